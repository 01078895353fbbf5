import type { Context, MiddlewareHandler } from 'hono'

/** When whoever was turned away may come again. */
export const AGAIN_AFTER_S = 5
/** Longer than any request takes, an upload and a publication included. */
const LONGEST_MS = 15 * 60_000

/**
 * Lets so many requests in at once. Whoever comes beyond that is told 503 and when to come again, before anything of
 * theirs is read: what waits would otherwise fill the memory, for as long as the store or a model is slow.
 *
 * What was let in is finished as ever. Each process counts for itself: it is its own memory that this keeps.
 *
 * @param refuse says so in the words of the door, with status 503
 */
export function atMost(
  most: number,
  refuse: (c: Context) => Response | Promise<Response>,
): MiddlewareHandler {
  const inside = new Map<symbol, number>()
  return async (c, next) => {
    if (inside.size >= most) forgetLost(inside)
    if (inside.size >= most) {
      c.header('Retry-After', String(AGAIN_AFTER_S))
      return refuse(c)
    }
    const place = Symbol()
    inside.set(place, performance.now())
    try {
      await next()
    } finally {
      inside.delete(place)
    }
    return undefined
  }
}

/** Where a runtime lets go of a request in the middle, nobody comes to give its place back. */
function forgetLost(inside: Map<symbol, number>): void {
  const before = performance.now() - LONGEST_MS
  for (const [place, since] of inside) {
    // They came in this order.
    if (since > before) return
    inside.delete(place)
  }
}
