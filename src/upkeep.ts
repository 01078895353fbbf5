import type { Desk } from './domain/desk.ts'
import { startLoop } from './loop.ts'
import type { Loop, LoopPlan } from './loop.ts'
import { carryOutOrders } from './privacy/carry-out.ts'
import { keepRetention } from './privacy/keep-retention.ts'
import { maskFromBefore, sealAnew } from './privacy/walk-tickets.ts'
import { giveBackAll } from './tickets/give-back.ts'
import { followCalendar, lookAfterTickets } from './tickets/upkeep.ts'

const LOOK_EVERY_MS = 5000
/** When a round of retention leaves nothing, the next follows so much later; otherwise with the next look. */
const RETENTION_EVERY_MS = 3_600_000
/** On Workers a plan is made for every request: when retention was last looked after, each desk remembers. */
const nextRetention = new WeakMap<Desk, number>()

/** What the desk does about tickets by itself: reminders, deadlines that move with the calendar, originals to forget; and what is
 * kept of people no longer than it has to be. */
export function startUpkeep(desk: Desk): Loop {
  return startLoop(upkeepPlan(desk))
}

export function upkeepPlan(desk: Desk): LoopPlan {
  let isBegun = false
  return {
    name: 'upkeep',
    atOnce: 1,
    lookEveryMs: LOOK_EVERY_MS,
    now: desk.clock,
    giveWay: desk.doorway.clear,
    nextDue: async () => undefined,
    take: async () => {
      if (!isBegun) await giveBackAll(desk)
      isBegun = true
      await followCalendar(desk)
      const looked = await lookAfterTickets(desk)
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

async function lookAfterPrivacy(desk: Desk): Promise<void> {
  await carryOutOrders(desk)
  await sealAnew(desk)
  await maskFromBefore(desk)
  const now = desk.clock().getTime()
  if (now < (nextRetention.get(desk) ?? 0)) return
  const left = await keepRetention(desk)
  nextRetention.set(desk, now + (left === 'more' ? LOOK_EVERY_MS : RETENTION_EVERY_MS))
}
