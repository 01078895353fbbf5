import * as z from 'zod'
import type { Connection } from './connection.ts'
import type { Keys } from './keys.ts'

const ASK_EVERY_MS = 10_000

/** Seconds and microseconds, as TIME gives them. */
export const ServerTime = z
  .tuple([z.coerce.number(), z.coerce.number()])
  .transform(([seconds, microseconds]) => seconds * 1000 + microseconds / 1000)

export interface SharedClock {
  readonly now: () => Date
  readonly stop: () => void
}

/**
 * The server's time, so that all instances go by one clock: a lease is written by one and read by another. Asked now
 * and then; in between it goes on with this machine's own ticking, which no setting of its clock disturbs.
 */
export async function openClock(db: Connection, keys: Keys): Promise<SharedClock> {
  const ask = async (): Promise<number> => {
    const asked = performance.now()
    const time = db.read(ServerTime, await db.ask(keys.layout, 'TIME'))
    // As if the server had looked half-way between question and answer.
    return time - (asked + performance.now()) / 2
  }
  let ahead = await ask()
  const askAgain = async (): Promise<void> => {
    try {
      ahead = await ask()
    } catch {
      // A server that is away is told by everything else; the last difference still holds.
    }
  }
  const timer = setInterval(() => void askAgain(), ASK_EVERY_MS)
  timer.unref()
  return {
    now: () => new Date(Math.floor(ahead + performance.now())),
    stop: () => clearInterval(timer),
  }
}
