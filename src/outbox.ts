import type { Channel, SendResult } from './domain/channel.ts'
import type { Desk } from './domain/desk.ts'
import type { Delivery } from './domain/store.ts'
import { startLoop } from './loop.ts'
import type { Loop } from './loop.ts'

/** So many that chats which hang till their time is out do not fill the network's share. */
const SENDS_AT_ONCE = 256
const SEND_TIMEOUT_MS = 30_000
/** Longer than any send may take, so that nobody sends what is still on its way. */
const LEASE_MS = 2 * SEND_TIMEOUT_MS
const LOOK_EVERY_MS = 1000
const FIRST_WAIT_MS = 1000
const LONGEST_WAIT_MS = 10 * 60_000
/** With the waits above about four hours; then a person must look (dead letters in the console). */
const MOST_ATTEMPTS = 30

/**
 * Sends replies from the outbox, each network by itself: at least once, in order within a conversation.
 *
 * A send that was on its way when the process died is sent again: none of the networks has an idempotency key.
 */
export function startDeliveries(desk: Desk): Loop {
  const loops = [...desk.channels.values()].map((channel) => startChannel(desk, channel))
  return {
    wake: () => {
      for (const loop of loops) loop.wake()
    },
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()))
    },
  }
}

function startChannel(desk: Desk, channel: Channel): Loop {
  return startLoop({
    atOnce: SENDS_AT_ONCE,
    lookEveryMs: LOOK_EVERY_MS,
    now: desk.clock,
    giveWay: desk.doorway.clear,
    nextDue: () => desk.store.nextDeliveryDue(channel.network),
    take: async () => {
      const delivery = await desk.store.takeDelivery(channel.network, desk.clock(), { leaseMs: LEASE_MS })
      return delivery && (() => deliver(desk, channel, delivery))
    },
    onFault: (fault) => desk.log.error({ err: fault, network: channel.network }, 'outbox: fault'),
  })
}

async function deliver(desk: Desk, channel: Channel, delivery: Delivery): Promise<void> {
  const sent = await channel.send(delivery.account, delivery.part, AbortSignal.timeout(SEND_TIMEOUT_MS))
  const result = giveUpAfterAll(sent, delivery.attempts)
  const waitMs = result.kind === 'retry' ? (result.afterMs ?? backOffMs(delivery.attempts)) : 0
  await desk.store.recordDelivery(delivery, result, new Date(desk.clock().getTime() + waitMs))
  if (result.kind !== 'sent') {
    const { network } = channel
    desk.log.warn({ network, delivery: delivery.id, result: result.kind, why: result.why }, 'not sent')
  }
  // The conversation's next reply may go now.
  desk.wake.deliveries()
}

function giveUpAfterAll(result: SendResult, attemptsBefore: number): SendResult {
  if (result.kind !== 'retry' || attemptsBefore + 1 < MOST_ATTEMPTS) return result
  return { kind: 'refused', why: `given_up_after_${MOST_ATTEMPTS}_attempts:${result.why}` }
}

/** Doubles from a second to ten minutes, with up to a fifth at random so that a crowd does not come back at once. */
function backOffMs(attemptsBefore: number): number {
  const waitMs = Math.min(FIRST_WAIT_MS * 2 ** attemptsBefore, LONGEST_WAIT_MS)
  return waitMs * (1 + Math.random() / 5)
}
