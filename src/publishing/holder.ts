import type { Published } from '#knowledge/published.ts'
import { KnowledgeBeingRead } from '../domain/errors.ts'
import { Follower } from './follow.ts'
import type { FollowerParts } from './follow.ts'

/** How long a request waits for the first reading, which takes some seconds, before it is told to come back, ms. */
const WAIT_AT_MOST_MS = 15_000

/** Holds the version in use on Workers, where nothing runs between two requests: each request looks whether it still is. */
export interface Holder {
  /** @throws {KnowledgeBeingRead} before the first was read */
  readonly current: () => Published
  /** Resolves when there is a version to answer from; if another is in use by now, that one is read meanwhile. */
  readonly atHand: () => Promise<void>
  /** Resolves when the version in use is at hand. */
  readonly catchUp: () => Promise<void>
}

/** @param keepAlive lets what one request has begun go on after it: others wait for it */
export function openHolder(
  parts: FollowerParts & { readonly keepAlive: (work: Promise<unknown>) => void },
): Holder {
  const follower = new Follower(parts)
  let reading: Promise<void> | undefined

  /** Read once for all who need it: twice at a time would take twice the memory. */
  const read = (number: number): Promise<void> => {
    if (reading !== undefined) return reading
    const begun = follower.read(number).finally(() => {
      if (reading === begun) reading = undefined
    })
    reading = begun
    parts.keepAlive(
      begun.catch((fault: unknown) => parts.log.error({ err: fault }, 'knowledge could not be read')),
    )
    return begun
  }

  const waitFor = async (read: Promise<void>): Promise<void> => {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        // The request that was reading is gone; the next one begins anew.
        if (reading === read) reading = undefined
        reject(new KnowledgeBeingRead())
      }, WAIT_AT_MOST_MS)
    })
    try {
      await Promise.race([read, late])
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    current: () => follower.current(),
    atHand: async () => {
      const next = await follower.behind()
      if (next === undefined) return
      const begun = read(next)
      if (follower.isEmpty) await waitFor(begun)
    },
    catchUp: async () => {
      for (let next = await follower.behind(); next !== undefined; next = await follower.behind()) {
        await waitFor(read(next))
      }
    },
  }
}
