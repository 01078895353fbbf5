import { setTimeout as wait } from 'node:timers/promises'
import type { Channel, SendResult } from './domain/channel.ts'
import type { Desk } from './domain/desk.ts'
import { StoreUnavailable } from './domain/errors.ts'
import type { Network } from './domain/ids.ts'
import type { Delivery } from './domain/outbox.ts'
import { isSendingOff } from './domain/switches.ts'
import { inContext } from './log.ts'
import { startLoop } from './loop.ts'
import type { Loop, LoopPlan } from './loop.ts'
import { giveUpAfterAll, waitMs, withinMs } from './patience.ts'
import { openSendOnce } from './send-once.ts'
import { noteRequestDelivery } from './tickets/request-delivery.ts'
import { watch } from './watch.ts'

/** So many that chats which hang till their time is out do not fill the network's share. */
const SENDS_AT_ONCE = 256
const SEND_TIMEOUT_MS = 30_000
/** Longer than any send may take, so that nobody sends what is still on its way. */
const LEASE_MS = 2 * SEND_TIMEOUT_MS
const LOOK_EVERY_MS = 1000
/** What has gone out is noted for so long, ms: with the send and its record no longer than the lease. */
const NOTE_WITHIN_MS = 10_000
const NOTE_EVERY_MS = 250

export interface Deliveries extends Loop {
  /** @param network where there is something to send; unknown: any */
  readonly wake: (network?: Network) => void
}

/**
 * Sends replies from the outbox, each network by itself: at least once, in order within a conversation.
 *
 * A send that was on its way when the process died is sent again: none of the networks has an idempotency key.
 */
export function startDeliveries(desk: Desk): Deliveries {
  const ofNetwork = new Map(
    [...desk.channels.values()].map((channel) => [channel.network, startLoop(deliveryPlan(desk, channel))]),
  )
  const loops = [...ofNetwork.values()]
  return {
    wake: (network) => {
      if (network !== undefined) return ofNetwork.get(network)?.wake()
      for (const loop of loops) loop.wake()
    },
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()))
    },
    state: () => loops.flatMap((loop) => loop.state()),
  }
}

/** What is to be sent on one network. */
export function deliveryPlan(desk: Desk, channel: Channel): LoopPlan {
  const isOff = async (): Promise<boolean> => isSendingOff(await desk.switches.now(), channel.network)
  const sendOnce = openSendOnce()
  return {
    name: channel.network,
    atOnce: SENDS_AT_ONCE,
    lookEveryMs: LOOK_EVERY_MS,
    now: desk.clock,
    giveWay: desk.doorway.clear,
    nextDue: async () => ((await isOff()) ? undefined : desk.store.nextDeliveryDue(channel.network)),
    take: async () => {
      if (await isOff()) return undefined
      const delivery = await desk.store.takeDelivery(channel.network, desk.clock(), { leaseMs: LEASE_MS })
      if (delivery === undefined) return undefined
      const conversation = await desk.nameOf(delivery.conversation)
      return () =>
        inContext({ conversation }, () =>
          sendOnce(delivery, (lease) => sendAndRecord(desk, channel, delivery, { conversation, lease })),
        )
    },
    onFault: (fault) => desk.log.error({ err: fault, network: channel.network }, 'outbox: fault'),
  }
}

async function sendAndRecord(
  desk: Desk,
  channel: Channel,
  delivery: Delivery,
  { conversation, lease }: { readonly conversation: string; readonly lease: () => string },
): Promise<void> {
  const { account, part } = delivery
  const sent: SendResult = delivery.goesWithNext
    ? { kind: 'sent' }
    : await watch(
        'send',
        { network: channel.network, conversation },
        () => withinMs(SEND_TIMEOUT_MS, (signal) => channel.send(account, part, signal)),
        (result) => ({ result: result.kind === 'sent' ? 'sent' : result.why }),
      )
  const result = giveUpAfterAll(sent, delivery.attempts)
  // First: recorded, it would not come round again for who died in between.
  if (result.kind !== 'retry') await noted(desk, delivery, result.kind)
  const now = desk.clock()
  const hasNext = await desk.store.recordDelivery(
    { ...delivery, lease: lease() },
    result,
    new Date(now.getTime() + waitMs(result, delivery.attempts)),
    now,
  )
  if (result.kind !== 'sent') {
    const { network } = channel
    desk.log.warn({ network, delivery: delivery.id, result: result.kind, why: result.why }, 'not sent')
  }
  // Mostly there is neither: a look at what is due for each that went out would be one in vain.
  if (hasNext || result.kind === 'retry') desk.wake.deliveries(channel.network)
}

/**
 * A ticket that cannot be moved is no reason to send somebody the same words again, each time the lease has ended; nor is
 * a store that was away for a moment just then.
 */
async function noted(desk: Desk, delivery: Delivery, became: 'sent' | 'refused'): Promise<void> {
  const patience = performance.now() + NOTE_WITHIN_MS
  for (;;) {
    try {
      return await noteRequestDelivery(desk, delivery, became)
    } catch (fault) {
      if (!(fault instanceof StoreUnavailable)) {
        return desk.log.error(
          { err: fault, delivery: delivery.id },
          'what became of a request could not be noted',
        )
      }
      // Nor could the delivery be recorded now: both are done when it comes round again.
      if (performance.now() > patience) throw fault
      await wait(NOTE_EVERY_MS)
    }
  }
}
