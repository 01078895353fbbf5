import type { Context, MiddlewareHandler } from 'hono'
import { sameSecret } from '../officials/token.ts'
import { refusedPage } from './pages/refused.ts'
import type { Sessions, SignedIn } from './session.ts'
import { chosenTheme } from './theme.ts'

/** What routes behind the guard find in their context. */
export interface Guarded {
  readonly Variables: { who: SignedIn }
}

const STATUS = { forbidden: 403, unknown: 404, foreign: 403 } as const

/**
 * Lets only signed-in officials through. Comes before {@link ownForm}, and reads no body where it is told so: that of an
 * upload is large, and nobody's whose it may be.
 */
export function signedIn(sessions: Sessions, body: 'form' | 'unread' = 'form'): MiddlewareHandler<Guarded> {
  return async (c, next) => {
    const who = await sessions.current(c)
    if (who === undefined) {
      const kept = body === 'form' ? await written(c) : ''
      if (!isReading(c)) return c.html(refusedPage('expired', undefined, kept, c.req.path), 401)
      const den = c.req.path + new URL(c.req.url).search
      return c.redirect(`/console/dang-nhap?${new URLSearchParams({ den }).toString()}`, 303)
    }
    c.set('who', { ...who, theme: chosenTheme(c) })
    return next()
  }
}

/** Lets only forms through that carry their session's token. */
export const ownForm: MiddlewareHandler<Guarded> = async (c, next) => {
  if (isReading(c) || sameSecret(await field(c, 'csrf'), c.var.who.session.csrfToken)) return next()
  return refuse(c, 'foreign', await written(c))
}

function isReading(c: Context): boolean {
  return c.req.method === 'GET' || c.req.method === 'HEAD'
}

/** @param kept an answer that was written and not sent */
export function refuse(
  c: Context<Guarded>,
  why: keyof typeof STATUS,
  kept?: string,
): Response | Promise<Response> {
  return c.html(refusedPage(why, c.var.who, kept), STATUS[why])
}

/** What people write at length in our forms: answers, what is to be public, reasons, what citizens are told. */
const AT_LENGTH = ['text', 'question', 'answer', 'sentence', 'note', 'du-sai']

/** It must not be lost; a form may have several of them. */
export async function written(c: Context): Promise<string> {
  const said = await Promise.all(AT_LENGTH.map((name) => field(c, name)))
  return said.filter((words) => words.trim() !== '').join('\n\n')
}

async function field(c: Context, name: string): Promise<string> {
  if (isReading(c)) return ''
  try {
    const value = (await c.req.parseBody())[name]
    return typeof value === 'string' ? value : ''
  } catch (fault) {
    // The platform throws at a body that says it is a form and is none: as good as an empty one.
    if (fault instanceof TypeError) return ''
    throw fault
  }
}
