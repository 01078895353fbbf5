import type { Desk } from '../domain/desk.ts'
import { tokenHash } from './token.ts'

export const TRIES_WINDOW_MINUTES = 15
/** Per account and address together, or per browser that the account knows. */
const MOST_PER_PAIR = 10
/**
 * Per address, against one password tried on many accounts. A whole town hall may share one address, so reaching this
 * shuts nobody out: from there each account is open to fewer tries, and that is all.
 */
const MOST_PER_ADDRESS = 50
const MOST_PER_PAIR_THERE = 3
/** E-mails nobody has that are remembered for one address; what comes beyond leaves nothing in the store. */
const MOST_NOBODIES = 1000

/** Where a password or a code comes from. */
export interface From {
  /** The caller's network address. */
  readonly address: string
  /**
   * What the cookie of a browser says in which this account has signed in before; `undefined` for a stranger's. It opens
   * nothing; it is counted by itself, so that whatever others try, the owner comes in from their own computer (OWASP,
   * "Slow Down Online Guessing Attacks with Device Cookies").
   */
  readonly device: string | undefined
}

/** A try that was counted, to be forgotten when it turns out right. */
export interface CountedTry {
  /** Whether more was tried from this address than people mistype. */
  readonly crowded: boolean
  readonly right: () => Promise<void>
}

/**
 * Counts a try before what was typed is looked at, so that many at once count as many. Only hashes are kept.
 *
 * @param who the account, or an e-mail that no account has
 * @returns `undefined` when there were too many
 */
export async function countTry(
  { store }: Pick<Desk, 'store'>,
  what: 'sign-in' | 'code',
  { who, isNobody = false }: { readonly who: string; readonly isNobody?: boolean },
  { address, device }: From,
  now: Date,
): Promise<CountedTry | undefined> {
  const since = new Date(now.getTime() - TRIES_WINDOW_MINUTES * 60_000)
  if (device !== undefined) {
    const own = `${what}-known:${tokenHash(device)}`
    const reached = await store.countAttempt([{ key: own, most: MOST_PER_PAIR }], now, since)
    return reached === undefined ? { crowded: false, right: () => store.forgetAttempts(own) } : undefined
  }

  const pair = `${what}:${tokenHash(`${who}\n${address}`)}`
  const place = `${what}-address:${tokenHash(address)}`
  const limits = [
    { key: pair, most: MOST_PER_PAIR },
    { key: place, most: MOST_PER_ADDRESS },
  ]
  const reached = await store.countAttempt(limits, now, since)
  if (reached === undefined) {
    // What else was tried from there stays counted, or one account of one's own would open the way to guess at others.
    const right = async () => {
      await Promise.all([store.forgetAttempts(pair), store.takeBackAttempt(place, now)])
    }
    return { crowded: false, right }
  }
  if (reached === pair) return undefined

  const fewer = [{ key: pair, most: MOST_PER_PAIR_THERE }]
  const nobodies = { key: `${what}-nobody:${tokenHash(address)}`, most: MOST_NOBODIES }
  const over = await store.countAttempt(isNobody ? [...fewer, nobodies] : fewer, now, since)
  return over === pair ? undefined : { crowded: true, right: () => store.forgetAttempts(pair) }
}
