import * as z from 'zod'

/** A page of the console one may be led to after signing in; anything else leads to the queue. */
export const NextPage = z
  .string()
  .max(500)
  .regex(/^\/console(\/(?!loi-moi|dang-nhap)[a-z0-9-]+(\/[a-z0-9-]+){0,3})?(\?[\w%.~+=&-]*)?$/)
  .catch('/console')

/** An address of the sign-in that remembers where it leads to. */
export function withNext(address: string, next: string): string {
  return next === '/console' ? address : `${address}?${new URLSearchParams({ den: next }).toString()}`
}
