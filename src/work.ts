import type { Desk } from './domain/desk.ts'
import { plainReply } from './domain/reply.ts'
import type { Turn } from './domain/store.ts'
import { startLoop } from './loop.ts'
import type { Loop } from './loop.ts'
import { converse } from './questions/converse.ts'
import { DESK_BROKEN } from './questions/phrases.ts'

/** Most of them wait for a model, where there is one. */
const LANES_AT_ONCE = 32
const LEASE_MS = 60_000
const LOOK_EVERY_MS = 1000
/** After so many begun turns the citizen is told that it did not work, rather than left waiting for ever. */
const MOST_ATTEMPTS = 5
/** An answer that takes longer shows "typing" meanwhile. */
const TYPING_AFTER_MS = 700

/** Answers what citizens wrote: lane by lane, within a lane in order. */
export function startTurns(desk: Desk): Loop {
  return startLoop({
    atOnce: LANES_AT_ONCE,
    lookEveryMs: LOOK_EVERY_MS,
    now: desk.clock,
    giveWay: desk.doorway.clear,
    nextDue: () => desk.store.nextTurnDue(),
    take: async () => {
      const rule = { windowMs: desk.rules.turnWindowMs, leaseMs: LEASE_MS }
      const turn = await desk.store.takeTurn(desk.clock(), rule)
      return turn && (() => workOn(desk, turn))
    },
    onFault: (fault) => desk.log.error({ err: fault }, 'turns: fault'),
  })
}

async function workOn(desk: Desk, turn: Turn): Promise<void> {
  const { account } = turn.conversation
  const channel = desk.channels.get(account.network)
  const typing = setTimeout(() => void channel?.typing(account), TYPING_AFTER_MS)
  try {
    const result = await converse(desk, turn)
    await desk.store.finishTurn(turn, result, desk.clock())
  } catch (fault) {
    desk.log.error({ err: fault, attempts: turn.attempts }, 'turn failed')
    await giveBack(desk, turn)
  } finally {
    clearTimeout(typing)
  }
  desk.wake.deliveries()
}

async function giveBack(desk: Desk, turn: Turn): Promise<void> {
  if (turn.attempts + 1 < MOST_ATTEMPTS) {
    const waitMs = 1000 * 2 ** turn.attempts
    await desk.store.postponeTurn(turn, new Date(desk.clock().getTime() + waitMs))
    return
  }
  const { conversation } = turn
  const parts = desk.channels.get(conversation.account.network)?.parts(plainReply(DESK_BROKEN)) ?? [
    plainReply(DESK_BROKEN),
  ]
  await desk.store.finishTurn(turn, { conversation, parts, answers: [], tickets: [] }, desk.clock())
}
