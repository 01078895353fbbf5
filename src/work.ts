import type { Desk } from './domain/desk.ts'
import { StoreUnavailable } from './domain/errors.ts'
import { plainReply } from './domain/reply.ts'
import type { Turn } from './domain/inbox.ts'
import { inContext } from './log.ts'
import { startLoop } from './loop.ts'
import type { Loop, LoopPlan } from './loop.ts'
import { carryOutOrders } from './privacy/carry-out.ts'
import { converse } from './questions/converse.ts'
import { DESK_BROKEN } from './questions/phrases.ts'
import { watch } from './watch.ts'

/** Most of them wait for a model, where there is one. */
const LANES_AT_ONCE = 32
const LEASE_MS = 60_000
const LOOK_EVERY_MS = 1000
/** After so many begun turns the citizen is told that it did not work, rather than left waiting for ever. */
const MOST_ATTEMPTS = 5
const LONGEST_WAIT_MS = 10 * 60_000
/** An answer that takes longer shows "typing" meanwhile. */
const TYPING_AFTER_MS = 700

/** Answers what citizens wrote: lane by lane, within a lane in order. */
export function startTurns(desk: Desk): Loop {
  return startLoop(turnPlan(desk))
}

export function turnPlan(desk: Desk): LoopPlan {
  return {
    name: 'turns',
    atOnce: LANES_AT_ONCE,
    lookEveryMs: LOOK_EVERY_MS,
    now: desk.clock,
    giveWay: desk.doorway.clear,
    nextDue: async () => ((await isOff(desk)) ? undefined : desk.store.nextTurnDue()),
    take: async () => {
      if (await isOff(desk)) return undefined
      const rule = { windowMs: desk.rules.turnWindowMs, leaseMs: LEASE_MS }
      const turn = await desk.store.takeTurn(desk.clock(), rule)
      return turn && (() => seen(desk, turn))
    },
    onFault: (fault) => desk.log.error({ err: fault }, 'turns: fault'),
  }
}

async function isOff({ switches }: Desk): Promise<boolean> {
  return (await switches.now()).answering.off
}

/** Its lines in the log carry the conversation's name. */
async function seen(desk: Desk, turn: Turn): Promise<void> {
  const conversation = await desk.nameOf(turn.conversation.id)
  const { network } = turn.conversation.account
  const about = { network, conversation, messages: turn.messages.length }
  await inContext({ conversation }, () => watch('turn', about, () => workOn(desk, turn)))
}

async function workOn(desk: Desk, turn: Turn): Promise<void> {
  const { account } = turn.conversation
  const channel = desk.channels.get(account.network)
  const typing = setTimeout(() => void channel?.typing(account), TYPING_AFTER_MS)
  try {
    const result = await converse(desk, turn)
    // Switched off meanwhile, because something in the answers was wrong: this one is worked out anew later.
    if (await isOff(desk)) return await desk.store.postponeTurn(turn, desk.clock())
    const finished = await desk.store.finishTurn(turn, result, desk.clock())
    const outcomes = result.answers.map(({ answer }) => `${answer.outcome}:${answer.reason}`)
    const tickets = await Promise.all(result.tickets.map(({ ticket }) => desk.nameOf(ticket.code)))
    if (result.forgets !== undefined && finished === 'finished') await forgetNow(desk)
    desk.log.info({ messages: turn.messages.length, outcomes, tickets, finished }, 'turn')
  } catch (fault) {
    desk.log.error({ err: fault, attempts: turn.attempts }, 'turn failed')
    await giveBack(desk, turn, fault)
  } finally {
    clearTimeout(typing)
  }
  desk.wake.deliveries()
}

/** At once, before an unsent reply goes out; what it leaves undone the upkeep finds. */
async function forgetNow(desk: Desk): Promise<void> {
  try {
    await carryOutOrders(desk)
  } catch (fault) {
    desk.log.error({ err: fault }, 'orders to forget left for the upkeep')
  }
}

/** While the store falters nothing is given up: the question is kept, and the next attempt may well go through. */
async function giveBack(desk: Desk, turn: Turn, fault: unknown): Promise<void> {
  const isOwnFault = !(fault instanceof StoreUnavailable)
  if (isOwnFault && turn.attempts + 1 >= MOST_ATTEMPTS) return giveUp(desk, turn)
  const waitMs = Math.min(1000 * 2 ** turn.attempts, LONGEST_WAIT_MS)
  await desk.store.postponeTurn(turn, new Date(desk.clock().getTime() + waitMs))
}

async function giveUp(desk: Desk, turn: Turn): Promise<void> {
  const { conversation } = turn
  desk.log.error({ attempts: turn.attempts, messages: turn.messages.length }, 'turn given up')
  const parts = desk.channels.get(conversation.account.network)?.parts(plainReply(DESK_BROKEN)) ?? [
    plainReply(DESK_BROKEN),
  ]
  await desk.store.finishTurn(turn, { conversation, parts, answers: [], tickets: [] }, desk.clock())
}
