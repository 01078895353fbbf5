import type { Archive } from '#knowledge/archive.ts'
import type { Published } from '#knowledge/published.ts'
import type { Log } from '../log.ts'
import { Loader } from './load.ts'

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

interface Parts {
  readonly archive: Archive
  readonly log: Log
  /** Learns what is learnt at the first question, before anybody asks it. */
  readonly warmUp: (published: Published) => void
}

/** @throws {StoreUnavailable} when the version in use cannot be read at the start; later faults are logged and tried again */
export async function openKeeper({ archive, log, warmUp }: Parts): Promise<Keeper> {
  const loader = new Loader(archive)
  let number = await archive.versionInUse()
  let published = await loader.version(number)
  warmUp(published)
  let looking: Promise<void> = Promise.resolve()
  let waits = 0
  let isStopped = false

  const look = async (): Promise<void> => {
    const inUse = await archive.versionInUse()
    if (inUse === number || isStopped) return
    const began = performance.now()
    const next = await loader.version(inUse)
    warmUp(next)
    published = next
    number = inUse
    log.info(
      {
        knowledge: next.version,
        provisions: next.shelf.provisions.size,
        ms: Math.round(performance.now() - began),
      },
      'knowledge swapped',
    )
  }
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
    catchUp().catch((fault: unknown) => log.error({ err: fault }, 'knowledge could not be looked at'))
  }, LOOK_EVERY_MS)
  timer.unref()
  return {
    current: () => published,
    catchUp,
    stop: async () => {
      isStopped = true
      clearInterval(timer)
      await looking
    },
  }
}
