import { setTimeout as wait } from 'node:timers/promises'

const ASK_AGAIN_MS = 60_000

/**
 * A bot's own name, asked of its network when first needed and then kept.
 *
 * Only group messages need it, and they wait for it a moment at most: a network that hangs must not hold up the
 * webhook. After a failure it is asked again a minute later.
 *
 * @returns `undefined` while the name is not known
 */
export function ownName(
  ask: () => Promise<string | undefined>,
  clock: () => Date,
  patienceMs = 1000,
): () => Promise<string | undefined> {
  let known: string | undefined
  let asking: Promise<void> | undefined
  let askedAt = -Infinity

  async function learn(): Promise<void> {
    try {
      known = await ask()
    } catch {
      // Whatever went wrong, the message is judged without the name.
    } finally {
      asking = undefined
    }
  }

  return async () => {
    const now = clock().getTime()
    if (known === undefined && asking === undefined && now - askedAt >= ASK_AGAIN_MS) {
      askedAt = now
      asking = learn()
    }
    if (asking !== undefined) await Promise.race([asking, wait(patienceMs, undefined, { ref: false })])
    return known
  }
}
