import { StoreUnavailable } from '../domain/errors.ts'

/** Longer than a store that does not answer is waited for (5 s), and shorter than monitors wait (Prometheus 10 s). */
const LOOK_WITHIN_MS = 7000

/**
 * What a monitor asks of the store, in one time for all of it: of a store that answers slowly each question by itself would be in
 * time and the page too late, and the monitor could not tell a slow store from a dead desk.
 *
 * @throws {StoreUnavailable} when it took longer
 */
export async function inTime<T>(looking: Promise<T>, withinMs = LOOK_WITHIN_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new StoreUnavailable(undefined, `too slow, more than ${withinMs} ms for one look`)),
      withinMs,
    )
  })
  try {
    return await Promise.race([looking, late])
  } finally {
    clearTimeout(timer)
  }
}
