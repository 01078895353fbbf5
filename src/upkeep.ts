import type { Desk } from './domain/desk.ts'
import { startLoop } from './loop.ts'
import type { Loop, LoopPlan } from './loop.ts'
import { carryOutOrders } from './privacy/carry-out.ts'
import { keepRetention } from './privacy/keep-retention.ts'
import { sealAnew } from './privacy/seal-anew.ts'
import { maskFromBefore } from './privacy/walk-tickets.ts'
import { giveBackAll } from './tickets/give-back.ts'
import { followCalendar, lookAfterTickets } from './tickets/upkeep.ts'

const LOOK_EVERY_MS = 5000
/** How long after a round of retention that left nothing the next one follows, ms; otherwise it follows with the next look. */
const RETENTION_EVERY_MS = 3_600_000
/** How often tickets held by somebody who may not open them any more go back to their queue, ms. */
const GIVE_BACK_EVERY_MS = 600_000
/** When each is due next, by desk: on Workers a new plan is made for every request and would remember nothing. */
const nextRetention = new WeakMap<Desk, number>()
const nextGiveBack = new WeakMap<Desk, number>()

/**
 * What the desk does by itself about tickets (reminders, deadlines that move with the calendar, originals to forget, tickets
 * held by somebody who may not open them any more), and about data of people that has been kept long enough.
 */
export function startUpkeep(desk: Desk): Loop {
  return startLoop(upkeepPlan(desk))
}

export function upkeepPlan(desk: Desk): LoopPlan {
  // Only looking tells. Those that could not be looked after stay due: with nothing but them the loop rests.
  let mayBeMore = true
  return {
    name: 'upkeep',
    atOnce: 1,
    lookEveryMs: LOOK_EVERY_MS,
    now: desk.clock,
    giveWay: desk.doorway.clear,
    nextDue: async () => (mayBeMore ? desk.clock() : undefined),
    take: async () => {
      await followCalendar(desk)
      const looked = await lookAfterTickets(desk)
      await lookAfterHolders(desk)
      // Behind what people wait for: a fault here keeps no reminder from anybody.
      await lookAfterPrivacy(desk)
      // Somebody has to look when nobody asks: how fast the room shrinks, and the line in the log.
      await desk.safekeeping()
      mayBeMore = looked > 0
      return mayBeMore ? async () => {} : undefined
    },
    onFault: (fault) => desk.log.error({ err: fault }, 'upkeep: fault'),
  }
}

async function lookAfterHolders(desk: Desk): Promise<void> {
  const now = desk.clock().getTime()
  if (now < (nextGiveBack.get(desk) ?? 0)) return
  await giveBackAll(desk)
  nextGiveBack.set(desk, now + GIVE_BACK_EVERY_MS)
}

async function lookAfterPrivacy(desk: Desk): Promise<void> {
  await carryOutOrders(desk)
  await sealAnew(desk)
  await maskFromBefore(desk)
  const now = desk.clock().getTime()
  if (now < (nextRetention.get(desk) ?? 0)) return
  const left = await keepRetention(desk)
  nextRetention.set(desk, now + (left === 'more' ? LOOK_EVERY_MS : RETENTION_EVERY_MS))
}
