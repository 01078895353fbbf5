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
/** When a round of retention leaves nothing, the next follows so much later; otherwise with the next look. */
const RETENTION_EVERY_MS = 3_600_000
/** Whoever holds a ticket they may not open waits no longer than this for it to go back to its queue. */
const GIVE_BACK_EVERY_MS = 600_000
/** On Workers a plan is made for every request: when it was last looked after what is not seen to at each look, each desk remembers. */
const nextRetention = new WeakMap<Desk, number>()
const nextGiveBack = new WeakMap<Desk, number>()

/** What the desk does about tickets by itself: reminders, deadlines that move with the calendar, originals to forget, tickets
 * that nobody who may open them holds; and what is kept of people no longer than it has to be. */
export function startUpkeep(desk: Desk): Loop {
  return startLoop(upkeepPlan(desk))
}

export function upkeepPlan(desk: Desk): LoopPlan {
  return {
    name: 'upkeep',
    atOnce: 1,
    lookEveryMs: LOOK_EVERY_MS,
    now: desk.clock,
    giveWay: desk.doorway.clear,
    nextDue: async () => undefined,
    take: async () => {
      await followCalendar(desk)
      const looked = await lookAfterTickets(desk)
      await lookAfterHolders(desk)
      // Behind what people wait for: a fault here keeps no reminder from anybody.
      await lookAfterPrivacy(desk)
      // Somebody has to look when nobody asks: how fast the room shrinks, and the line in the log.
      await desk.safekeeping()
      // Those that could not be looked after stay due: with nothing but them the loop rests before it tries again.
      return looked === 0 ? undefined : async () => {}
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
