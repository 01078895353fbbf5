import { storeWarnings } from '../domain/safekeeping.ts'
import type { AnyStoreWarning, Safekeeping } from '../domain/safekeeping.ts'
import type { Store } from '../domain/store.ts'
import type { Log } from '../log.ts'
import { daysLeft, withSample } from './room-trend.ts'
import type { RoomSample } from './room-trend.ts'

/** Whoever has just made room, or a backup, and loads the page again sees it. */
const KEPT_MS = 10_000

interface Parts {
  readonly store: Pick<Store, 'warnings' | 'room' | 'lastBackup'>
  readonly clock: () => Date
  readonly log: Log
}

/**
 * Looks at how safe the store is, every ten seconds at most, however often it is asked, and remembers for some days how the room
 * shrank: in this process only, since a start is rare and a figure that is missing for three days does no harm. The log has a line
 * when a warning begins, for whoever watches nothing else.
 *
 * What is kept is the result and never the look that is under way: on Workers nobody may wait for another request's.
 */
export function openSafekeeping({ store, clock, log }: Parts): () => Promise<Safekeeping> {
  let kept: Safekeeping | undefined
  let samples: readonly RoomSample[] = []
  let told: ReadonlySet<AnyStoreWarning> = new Set()

  return async () => {
    if (kept !== undefined && isFresh(kept.at, clock())) return kept
    const [setUp, room, backup] = await Promise.all([store.warnings(), store.room(), store.lastBackup()])
    const at = clock()
    let left: number | undefined
    if (room !== undefined) {
      const { freeBytes, wholeBytes } = room
      const now = { at: at.getTime(), freeBytes, wholeBytes }
      samples = withSample(samples, now)
      left = daysLeft(samples, now)
    }
    kept = { at, setUp, room, daysLeft: left, backup }
    const warnings = storeWarnings(kept)
    for (const warning of warnings)
      if (!told.has(warning)) log.warn({ warning }, 'the store needs an operator')
    told = new Set(warnings)
    return kept
  }
}

/** A clock that was set back makes nothing last. */
function isFresh(at: Date, now: Date): boolean {
  const age = now.getTime() - at.getTime()
  return age >= 0 && age < KEPT_MS
}
