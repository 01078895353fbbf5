import type { Context } from 'hono'
import * as z from 'zod'
import type { Desk } from '../domain/desk.ts'
import { drawToken } from '../officials/token.ts'
import type { Guarded } from './guard.ts'
import { SESSION_MS } from './session.ts'

/** Under this name an address says which kept form its page shows. */
const KEPT = 'giu'

/** A page's own words for what it kept. */
const Json = z.string().transform((text): unknown => JSON.parse(text))

interface Kept {
  /** The ticket's code, or a word for what has none. */
  readonly about: string
  readonly path: string
  readonly form: object
  readonly forMs?: number
}

/**
 * What a form leads to that is looked at before anything comes of it, or again with what was wrong: a page with an address. As
 * the answer to the form itself, the browser could come back to it only by sending the form again.
 *
 * {@link keptForm} is asked for it there.
 */
export async function showKept(
  desk: Desk,
  c: Context<Guarded>,
  { about, path, form, forMs = SESSION_MS }: Kept,
): Promise<Response> {
  const now = desk.clock()
  const id = drawToken()
  const until = new Date(now.getTime() + forMs)
  const { official } = c.var.who
  await desk.store.keepForm({ id, about, official: official.id, words: JSON.stringify(form), until }, now)
  return c.redirect(`${path}?${new URLSearchParams({ [KEPT]: id }).toString()}`, 303)
}

/** @returns `undefined` where the address names none, or one that is past or another's */
export async function keptForm<Form>(
  desk: Desk,
  c: Context<Guarded>,
  about: string,
  shape: z.ZodType<Form>,
): Promise<Form | undefined> {
  const id = c.req.query(KEPT)
  if (id === undefined) return undefined
  const words = await desk.store.keptForm({ id, about, official: c.var.who.official.id }, desk.clock())
  return words === undefined ? undefined : Json.pipe(shape).safeParse(words).data
}

/** Whether this is a form that was sent: what it leads to is kept, and shown under an address. */
export function isSent(c: Context): boolean {
  return c.req.method === 'POST'
}
