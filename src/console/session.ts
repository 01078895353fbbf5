import type { Context } from 'hono'
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie'
import { callerAddress } from '../caller.ts'
import type { Settings } from '../config.ts'
import type { BegunSignIn } from '../domain/account.ts'
import type { Desk } from '../domain/desk.ts'
import type { OfficialId } from '../domain/ids.ts'
import type { Official } from '../domain/official.ts'
import type { NewSession, Session } from '../domain/accounts.ts'
import type { From } from '../officials/tries.ts'
import { drawToken, tokenHash } from '../officials/token.ts'
import type { Theme } from './theme.ts'

const COOKIE = 'dan_hoi_phien'
/** Of a sign-in whose password was right and whose code is still to come. */
const BEGUN_COOKIE = 'dan_hoi_cho_ma'
/** Tells a browser in which an account has signed in before from a stranger's; opens nothing. */
const DEVICE_COOKIE = 'dan_hoi_may'
const DEVICE_S = 180 * 86_400

/** However busy: a working day and its overtime, then the password again. */
export const SESSION_MS = 12 * 3_600_000

export type ConsoleSettings = Pick<Settings, 'publicUrl' | 'sessionSecret'>

/** Who sends this request. */
export interface SignedIn {
  readonly official: Official
  readonly session: Session
  /** Notices they have not read. */
  readonly unread?: number
  /** As chosen in this browser. */
  readonly theme?: Theme
}

/** A session that is ready to be started, and what its browser is given once it is. */
interface ReadySession {
  readonly session: NewSession
  /** The session the browser had before, if any, ends. */
  readonly enter: () => Promise<void>
}

export interface Sessions {
  /** Remembers in the browser that the password was right. */
  readonly begin: (c: Context, token: string) => Promise<void>
  readonly begun: (c: Context) => Promise<BegunSignIn | undefined>
  readonly ready: (c: Context, official: OfficialId) => ReadySession
  /** Whoever sends this, which counts as using the session. */
  readonly current: (c: Context) => Promise<SignedIn | undefined>
  /** The same for what a page asks by itself, again and again: nobody needs to be sitting there. */
  readonly glance: (c: Context) => Promise<SignedIn | undefined>
  readonly close: (c: Context) => Promise<void>
  /** Where a password or a code comes from, for the limits; of no account's browser where there is none. */
  readonly from: (c: Context, official: OfficialId | undefined) => Promise<From>
  /** Signs cookies, and seals the second factors' secrets. */
  readonly secret: () => Promise<string>
}

export function consoleSessions(desk: Desk, settings: ConsoleSettings): Sessions {
  const secure = settings.publicUrl?.startsWith('https:') ?? false
  // With `__Host-` no neighbour under the same domain can slip a cookie of this name in.
  const prefix = secure ? 'host' : undefined
  // No Max-Age: on a shared computer the session ends with the browser, and after 12 hours in any case.
  const attributes = { path: secure ? '/' : '/console', httpOnly: true, sameSite: 'Lax', secure } as const

  let kept = settings.sessionSecret
  const secret = async (): Promise<string> => (kept ??= await desk.store.secret('session', drawToken))

  const read = async (c: Context, name: string): Promise<string | undefined> =>
    (await getSignedCookie(c, await secret(), name, prefix)) || undefined
  const give = async (c: Context, name: string, value: string, maxAge?: number): Promise<void> =>
    setSignedCookie(c, name, value, await secret(), {
      ...attributes,
      ...(prefix && { prefix }),
      ...(maxAge !== undefined && { maxAge }),
    })
  const take = (c: Context, name: string) =>
    void deleteCookie(c, name, { ...attributes, ...(prefix && { prefix }) })

  const found = async (c: Context, use: 'session' | 'useSession'): Promise<SignedIn | undefined> => {
    const given = await read(c, COOKIE)
    if (given === undefined) return undefined
    const session = await desk.store[use](tokenHash(given), desk.clock())
    const official = session && (await desk.store.official(session.official))
    return official && { official, session }
  }
  const device = async (c: Context, official: OfficialId): Promise<string | undefined> => {
    const given = await read(c, DEVICE_COOKIE)
    return given?.startsWith(`${official}.`) ? given : undefined
  }

  return {
    secret,
    begin: (c, token) => give(c, BEGUN_COOKIE, token),
    begun: async (c) => {
      const given = await read(c, BEGUN_COOKIE)
      return given === undefined ? undefined : desk.store.begunSignIn(tokenHash(given), desk.clock())
    },
    ready: (c, official) => {
      const token = drawToken()
      const startedAt = desk.clock()
      return {
        session: {
          tokenHash: tokenHash(token),
          official,
          csrfToken: drawToken(),
          startedAt,
          expiresAt: new Date(startedAt.getTime() + SESSION_MS),
        },
        enter: async () => {
          const before = await read(c, COOKIE)
          if (before !== undefined) await desk.store.endSession(tokenHash(before))
          await give(c, COOKIE, token)
          const known = (await device(c, official)) ?? `${official}.${drawToken()}`
          await give(c, DEVICE_COOKIE, known, DEVICE_S)
          take(c, BEGUN_COOKIE)
        },
      }
    },
    current: (c) => found(c, 'useSession'),
    glance: (c) => found(c, 'session'),
    close: async (c) => {
      const given = await read(c, COOKIE)
      if (given !== undefined) await desk.store.endSession(tokenHash(given))
      take(c, COOKIE)
    },
    from: async (c, official) => ({
      address: callerAddress(c, settings.publicUrl !== undefined),
      device: official && (await device(c, official)),
    }),
  }
}
