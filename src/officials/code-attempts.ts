import type { Desk } from '../domain/desk.ts'
import type { OfficialId } from '../domain/ids.ts'
import { tokenHash } from './token.ts'
import { countTry } from './tries.ts'
import type { CountedTry, From } from './tries.ts'

const DAY_MS = 86_400_000
/**
 * Per account in a day, for all browsers together in which it has never signed in: whoever has the password and a
 * thousand addresses would find a code in time. A browser the owner has signed in with is counted by itself, so that
 * strangers never shut the owner out (OWASP, "Slow Down Online Guessing Attacks with Device Cookies").
 */
const MOST_PER_DAY = 50

/** Counts a code before it is looked at; `undefined` when there were too many. Only hashes are kept. */
export async function countCode(
  desk: Desk,
  official: OfficialId,
  from: From,
  now: Date,
): Promise<CountedTry | undefined> {
  const { device } = from
  const counted = await countTry(desk, 'code', { who: official }, from, now)
  if (counted === undefined) {
    desk.log.warn({ official }, 'code refused: too many attempts')
    return undefined
  }
  const owner = device === undefined ? `code-strangers:${official}` : `code-device:${tokenHash(device)}`
  const dayAgo = new Date(now.getTime() - DAY_MS)
  if ((await desk.store.countAttempt([{ key: owner, most: MOST_PER_DAY }], now, dayAgo)) !== undefined) {
    desk.log.warn({ official, stranger: device === undefined }, 'code refused: too many attempts in a day')
    if (device === undefined) await tellOwner(desk, official, now)
    return undefined
  }
  const right = async () => {
    await Promise.all([counted.right(), desk.store.forgetAttempts(owner)])
  }
  return { ...counted, right }
}

/** Somebody has the password: the owner reads so on their account's page. Once a day, however many try. */
async function tellOwner(desk: Desk, official: OfficialId, now: Date): Promise<void> {
  const once = { key: `code-told:${official}`, most: 1 }
  const told = await desk.store.countAttempt([once], now, new Date(now.getTime() - DAY_MS))
  if (told !== undefined) return
  await desk.store.noteOnAccount({ official, move: 'codes_refused', by: official, at: now, note: null })
}
