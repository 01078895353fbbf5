import type { Published } from '#knowledge/published.ts'
import { Follower } from './follow.ts'
import type { FollowerParts } from './follow.ts'

/** Another instance, or a command in a shell, may publish; everybody is to see it within two seconds. */
const LOOK_EVERY_MS = 500

/** Keeps the version in use at hand and follows the archive to the next. */
export interface Keeper {
  /** The version to answer from; whoever has taken it finishes with it. */
  readonly current: () => Published
  /** Looks at once, as after a publication of one's own; resolves when the version in use is at hand. */
  readonly catchUp: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** @throws {StoreUnavailable} when the version in use cannot be read at the start; later faults are logged and tried again */
export async function openKeeper(parts: FollowerParts): Promise<Keeper> {
  const follower = new Follower(parts)
  let looking: Promise<void> = Promise.resolve()
  let waits = 0
  let isStopped = false

  const look = async (): Promise<void> => {
    const next = await follower.behind()
    if (next !== undefined && !isStopped) await follower.read(next)
  }
  await look()
  const catchUp = (): Promise<void> => {
    // One after the other: two loads side by side could end in the wrong order.
    waits += 1
    const looked = looking.then(look).finally(() => {
      waits -= 1
    })
    looking = looked.catch(() => {})
    return looked
  }
  const timer = setInterval(() => {
    if (waits > 0) return
    catchUp().catch((fault: unknown) => parts.log.error({ err: fault }, 'knowledge could not be looked at'))
  }, LOOK_EVERY_MS)
  timer.unref()
  return {
    current: () => follower.current(),
    catchUp,
    stop: async () => {
      isStopped = true
      clearInterval(timer)
      await looking
    },
  }
}
