import { setTimeout as wait } from 'node:timers/promises'
import { StoreUnavailable } from '#src/domain/errors.ts'
import type { Store } from '#src/domain/store.ts'
import { ALONE, LEASE, aMessage, at, part, resultOf, rule, words } from './build.ts'

/** Citizens who write and a desk that answers, whatever becomes of the store meanwhile. */
interface ThroughItAll {
  /** What was taken in, in that order, with when; `performance.now()`. */
  readonly kept: ReadonlyMap<string, number>
  /** What was sent, in that order. */
  readonly sent: readonly string[]
  /** As a network does: again until it is told that it was kept. */
  readonly write: (text: string) => Promise<void>
  readonly end: () => Promise<void>
}

export function throughItAll(store: Store): ThroughItAll {
  const kept = new Map<string, number>()
  const sent: string[] = []
  let isOver = false
  let seconds = 9

  const answer = async (): Promise<void> => {
    const now = at(seconds)
    const turn = await store.takeTurn(now, ALONE)
    if (turn !== undefined)
      await store.finishTurn(turn, resultOf(turn, { parts: words(turn).map(part) }), now)
    const delivery = await store.takeDelivery('telegram', now, LEASE)
    if (delivery === undefined) return
    sent.push(delivery.part.text)
    await store.recordDelivery(delivery, { kind: 'sent' }, now)
  }
  /** As the loops do: what fails is tried again. What was taken and never heard of is free when its lease has ended. */
  const working = (async () => {
    while (!isOver) {
      try {
        await answer()
      } catch (fault) {
        unlessAway(fault)
        seconds += LEASE.leaseMs / 1000 + 1
      }
      await wait(1)
    }
  })()
  return {
    kept,
    sent,
    write: async (text) => {
      const message = aMessage({ text })
      for (;;) {
        try {
          await store.receive(message, rule())
          kept.set(text, performance.now())
          return
        } catch (fault) {
          unlessAway(fault)
          await wait(20)
        }
      }
    },
    end: async () => {
      isOver = true
      await working
    },
  }
}

function unlessAway(fault: unknown): void {
  if (!(fault instanceof StoreUnavailable)) throw fault
}
