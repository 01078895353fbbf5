import type { Context } from 'hono'
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie'
import type { Settings } from '../config.ts'
import type { Desk } from '../domain/desk.ts'
import type { Official } from '../domain/official.ts'
import type { Session } from '../domain/store.ts'
import { drawToken, tokenHash } from '../officials/token.ts'

const COOKIE = 'dan_hoi_phien'
/** However busy: a working day and its overtime, then the password again. */
const SESSION_MS = 12 * 3_600_000

export type ConsoleSettings = Pick<Settings, 'publicUrl' | 'sessionSecret'>

/** Who sends this request. */
export interface SignedIn {
  readonly official: Official
  readonly session: Session
}

export interface Sessions {
  /** Starts a new session; the one the browser had before, if any, ends. */
  readonly open: (c: Context, official: Official) => Promise<void>
  readonly current: (c: Context) => Promise<SignedIn | undefined>
  readonly close: (c: Context) => Promise<void>
}

export function consoleSessions(desk: Desk, settings: ConsoleSettings): Sessions {
  const secure = settings.publicUrl?.startsWith('https:') ?? false
  // With `__Host-` no neighbour under the same domain can slip a cookie of this name in.
  const prefix = secure ? 'host' : undefined
  // No Max-Age: on a shared computer the session ends with the browser, and after 12 hours in any case.
  const attributes = { path: secure ? '/' : '/console', httpOnly: true, sameSite: 'Lax', secure } as const

  let kept = settings.sessionSecret
  const secret = async (): Promise<string> => (kept ??= await desk.store.secret('session', drawToken))

  const token = async (c: Context): Promise<string | undefined> =>
    (await getSignedCookie(c, await secret(), COOKIE, prefix)) || undefined

  return {
    open: async (c, official) => {
      const before = await token(c)
      if (before !== undefined) await desk.store.endSession(tokenHash(before))
      const fresh = drawToken()
      const startedAt = desk.clock()
      await desk.store.startSession({
        tokenHash: tokenHash(fresh),
        official: official.id,
        csrfToken: drawToken(),
        startedAt,
        expiresAt: new Date(startedAt.getTime() + SESSION_MS),
      })
      await setSignedCookie(c, COOKIE, fresh, await secret(), { ...attributes, ...(prefix && { prefix }) })
    },

    current: async (c) => {
      const given = await token(c)
      if (given === undefined) return undefined
      const session = await desk.store.session(tokenHash(given), desk.clock())
      const official = session && (await desk.store.official(session.official))
      return official && { official, session }
    },

    close: async (c) => {
      const given = await token(c)
      if (given !== undefined) await desk.store.endSession(tokenHash(given))
      deleteCookie(c, COOKIE, { ...attributes, ...(prefix && { prefix }) })
    },
  }
}
