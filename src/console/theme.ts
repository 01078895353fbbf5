import { Hono } from 'hono'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import * as z from 'zod'
import type { Guarded } from './guard.ts'

/** Sáng, tối; `auto` is what the official's machine says (theo máy). */
export const Theme = z.enum(['light', 'dark', 'auto'])
export type Theme = z.infer<typeof Theme>

const COOKIE = 'dan_hoi_nen'
const YEAR_SECONDS = 31_536_000

/** What the browser was told to show, whoever sits before it. */
export function chosenTheme(c: Context): Theme {
  return Theme.catch('auto').parse(getCookie(c, COOKIE))
}

/** Where an official chooses; no script, so the page they were on is opened again. */
export function themeRoutes(): Hono<Guarded> {
  const app = new Hono<Guarded>()
  app.post('/', async (c) => {
    const { nen: theme } = z.object({ nen: Theme.catch('auto') }).parse(await c.req.parseBody())
    if (theme === 'auto') deleteCookie(c, COOKIE, { path: '/console' })
    else
      setCookie(c, COOKIE, theme, { path: '/console', httpOnly: true, sameSite: 'Lax', maxAge: YEAR_SECONDS })
    return c.redirect(pageBefore(c), 303)
  })
  return app
}

/** Of the address a form was sent from only what lies in the console: nobody is led elsewhere. */
function pageBefore(c: Context): string {
  const referer = c.req.header('referer') ?? ''
  if (!URL.canParse(referer)) return '/console'
  const { pathname, search } = new URL(referer)
  return /^\/console(\/|$)/.test(pathname) ? pathname + search : '/console'
}
