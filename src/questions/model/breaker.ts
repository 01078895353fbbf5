/** Keeps a desk from waiting, question after question, for a model that is away. */
export interface Breaker {
  /** Whether the model may be asked. While it rests, one question a pause may try it. */
  readonly mayTry: () => boolean
  readonly worked: () => void
  readonly failed: () => void
}

/** @param after failures in a row, a whole number from 1, that make the model rest for `pauseMs` */
export function openBreaker({
  after,
  pauseMs,
  clock,
}: {
  readonly after: number
  readonly pauseMs: number
  readonly clock: () => Date
}): Breaker {
  let failures = 0
  let restsUntil = 0
  return {
    mayTry: () => {
      if (failures < after) return true
      const now = clock().getTime()
      if (now < restsUntil) return false
      // Whoever tries first speaks for all: the others wait for what comes of it.
      restsUntil = now + pauseMs
      return true
    },
    worked: () => {
      failures = 0
    },
    failed: () => {
      failures += 1
      if (failures >= after) restsUntil = clock().getTime() + pauseMs
    },
  }
}
