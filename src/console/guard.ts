import type { Context, MiddlewareHandler } from 'hono'
import { sameSecret } from '../officials/token.ts'
import { refusedPage } from './pages/refused.ts'
import type { Refusal } from './pages/refused.ts'
import type { Sessions, SignedIn } from './session.ts'

/** What routes behind the guard find in their context. */
export interface Guarded {
  readonly Variables: { who: SignedIn }
}

const STATUS = { forbidden: 403, unknown: 404, foreign: 403 } as const

/** Lets only signed-in officials through, and only forms that carry their session's token. */
export function guard(sessions: Sessions): MiddlewareHandler<Guarded> {
  return async (c, next) => {
    const who = await sessions.current(c)
    const reading = c.req.method === 'GET' || c.req.method === 'HEAD'
    if (who === undefined) {
      if (!reading) return c.html(refusedPage('expired', undefined, await field(c, 'text')), 401)
      return c.redirect(`/console/dang-nhap?${new URLSearchParams({ den: c.req.path }).toString()}`, 303)
    }
    c.set('who', who)
    if (!reading && !sameSecret(await field(c, 'csrf'), who.session.csrfToken)) {
      return refuse(c, 'foreign', await field(c, 'text'))
    }
    return next()
  }
}

/** @param kept an answer that was written and not sent */
export function refuse(
  c: Context<Guarded>,
  why: Exclude<Refusal, 'expired' | 'tooLarge'>,
  kept?: string,
): Response | Promise<Response> {
  return c.html(refusedPage(why, c.var.who, kept), STATUS[why])
}

async function field(c: Context, name: string): Promise<string> {
  const value = (await c.req.parseBody())[name]
  return typeof value === 'string' ? value : ''
}
