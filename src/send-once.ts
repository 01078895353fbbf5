/** Taken under a lease, to be sent. */
interface Taken {
  readonly id: number
  readonly lease: string
}

/** @param send is told the lease that holds when it has something to note */
export type SendOnce = (taken: Taken, send: (lease: () => string) => Promise<void>) => Promise<void>

/**
 * A clock that jumps ahead, or a machine that was asleep, ends a lease while what was taken under it is on its way: it comes
 * round again, and must not go out twice. What this process is sending is left alone, and what becomes of it is noted
 * under the lease that holds then.
 */
export function openSendOnce(): SendOnce {
  const onTheirWay = new Map<number, string>()
  return async ({ id, lease }, send) => {
    const isOnItsWay = onTheirWay.has(id)
    onTheirWay.set(id, lease)
    if (isOnItsWay) return
    try {
      await send(() => onTheirWay.get(id) ?? lease)
    } finally {
      onTheirWay.delete(id)
    }
  }
}
