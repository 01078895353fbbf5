import type { Desk } from './domain/desk.ts'
import { ComposingFailed, StoreUnavailable } from './domain/errors.ts'
import { plainReply } from './domain/reply.ts'
import type { Turn } from './domain/inbox.ts'
import { inContext } from './log.ts'
import { startLoop } from './loop.ts'
import type { Loop, LoopPlan } from './loop.ts'
import { carryOutOrders } from './privacy/carry-out.ts'
import { converse } from './questions/converse.ts'
import { DESK_BROKEN, DESK_FELL } from './questions/phrases.ts'
import { openRoom } from './room-for-one.ts'
import type { Inside } from './room-for-one.ts'
import { watch } from './watch.ts'

/** Most of them wait for a model, where there is one. */
const LANES_AT_ONCE = 32
const LEASE_MS = 60_000
const LOOK_EVERY_MS = 1000
/** After so many begun turns the citizen is told that it did not work, rather than left waiting for ever. */
const MOST_ATTEMPTS = 5
/** And after so many that ended the thread that composes: every time all others waited for it. */
const MOST_ENDLESS = 2
const LONGEST_WAIT_MS = 10 * 60_000
/**
 * A turn that has so often been taken and not come back is worked on while nothing else is. Once says little: whatever is
 * under way at a kill does not come back. Twice in a row somebody is to blame, and it shows who.
 */
const ALONE_AFTER = 2
/**
 * And after so many the process died of it and would at every start: it is given up. Four times it was alone,
 * so that it was not another's doing, and it rested between the last of them (`RESTS_AFTER`), so that a process killed
 * ten times in a minute for another reason gives up nothing.
 */
const MOST_UNRETURNED = 6
/** What is due then comes before everything else. */
const FIRST_IN_LINE = new Date(0)
/** An answer that takes longer shows "typing" meanwhile. */
const TYPING_AFTER_MS = 700

export interface TurnLoop extends Loop {
  /** Gives back what is still under way: this process ends before it is done, and not because of it. */
  readonly giveBack: () => Promise<void>
}

/** Answers what citizens wrote: lane by lane, within a lane in order. */
export function startTurns(desk: Desk): TurnLoop {
  const underWay: UnderWay = new Set()
  return {
    ...startLoop(turnPlan(desk, underWay)),
    giveBack: async () => {
      const now = desk.clock()
      await Promise.allSettled([...underWay].map((turn) => desk.store.postponeTurn(turn, now)))
    },
  }
}

/** Turns that this process has taken and neither finished nor given back. */
type UnderWay = Set<Turn>

export function turnPlan(desk: Desk, underWay: UnderWay = new Set()): LoopPlan {
  const room = openRoom()
  /** The store was away when they were to be finished or given back: they are no more dead than this process. */
  const owed: UnderWay = new Set()
  const returnOwed = async (): Promise<void> => {
    for (const turn of owed) {
      await desk.store.postponeTurn(turn, desk.clock())
      owed.delete(turn)
      underWay.delete(turn)
    }
  }
  /** @param end finishes the turn or gives it back */
  const ends = async (turn: Turn, end: () => Promise<void>): Promise<void> => {
    try {
      await end()
      underWay.delete(turn)
    } catch (fault) {
      owed.add(turn)
      throw fault
    }
  }
  /** @returns what may be begun now, if there is anything */
  const takeInto = async (inside: Inside): Promise<Turn | undefined> => {
    if (await isOff(desk)) return undefined
    await returnOwed()
    const rule = { windowMs: desk.rules.turnWindowMs, leaseMs: LEASE_MS }
    const turn = await desk.store.takeTurn(desk.clock(), rule)
    if (turn !== undefined) underWay.add(turn)
    if (turn === undefined || !isSuspect(turn)) {
      inside.letIn()
      return turn
    }
    // What others hold would be taken for dead with it.
    if (inside.keepOut()) return turn
    await ends(turn, () => desk.store.postponeTurn(turn, FIRST_IN_LINE))
    return undefined
  }
  return {
    name: 'turns',
    atOnce: LANES_AT_ONCE,
    lookEveryMs: LOOK_EVERY_MS,
    now: desk.clock,
    giveWay: desk.doorway.clear,
    nextDue: async () => ((await isOff(desk)) ? undefined : desk.store.nextTurnDue()),
    take: async () => {
      const inside = await room.enter()
      if (inside === undefined) return undefined
      let taken: Turn | undefined
      try {
        taken = await takeInto(inside)
      } finally {
        if (taken === undefined) inside.leave()
      }
      const turn = taken
      return turn && (() => inside.during(() => ends(turn, () => seen(desk, turn))))
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
  await inContext({ conversation }, () =>
    watch(
      'turn',
      about,
      () => workOn(desk, turn),
      (ended) => ({ ended }),
    ),
  )
}

/** It may be what the process died of. */
function isSuspect(turn: Turn): boolean {
  return turn.unreturned >= ALONE_AFTER && !isHopeless(turn)
}

/** Nobody is helped by one more attempt: the process would only die once more. */
function isHopeless({ unreturned }: Turn): boolean {
  return unreturned >= MOST_UNRETURNED
}

type Ended = 'finished' | 'given_back' | 'given_up'

async function workOn(desk: Desk, turn: Turn): Promise<Ended> {
  if (isHopeless(turn)) {
    const pending = { kind: 'question_for_official' } as const
    return giveUp(desk, turn, DESK_FELL, { ...turn.conversation, pending, offered: [] })
  }
  const { account } = turn.conversation
  const channel = desk.channels.get(account.network)
  const typing = setTimeout(() => void channel?.typing(account), TYPING_AFTER_MS)
  try {
    const result = await converse(desk, turn)
    // Switched off meanwhile, because something in the answers was wrong: this one is worked out anew later.
    if (await isOff(desk)) {
      await desk.store.postponeTurn(turn, desk.clock())
      return 'given_back'
    }
    const finished = await desk.store.finishTurn(turn, result, desk.clock())
    const outcomes = result.answers.map(({ answer }) => `${answer.outcome}:${answer.reason}`)
    const tickets = await Promise.all(result.tickets.map(({ ticket }) => desk.nameOf(ticket.code)))
    if (result.forgets !== undefined && finished === 'finished') await forgetNow(desk)
    desk.log.info({ messages: turn.messages.length, outcomes, tickets, finished }, 'turn')
    desk.wake.deliveries(account.network)
    // What came meanwhile in the same conversation could not be taken before.
    desk.wake.turns()
    return 'finished'
  } catch (fault) {
    desk.log.error({ err: fault, attempts: turn.attempts }, 'turn failed')
    return await giveBack(desk, turn, fault)
  } finally {
    clearTimeout(typing)
  }
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
async function giveBack(desk: Desk, turn: Turn, fault: unknown): Promise<Ended> {
  const isOwnFault = !(fault instanceof StoreUnavailable)
  const most = fault instanceof ComposingFailed ? MOST_ENDLESS : MOST_ATTEMPTS
  if (isOwnFault && turn.attempts + 1 >= most) return giveUp(desk, turn, DESK_BROKEN)
  const waitMs = Math.min(1000 * 2 ** turn.attempts, LONGEST_WAIT_MS)
  await desk.store.postponeTurn(turn, new Date(desk.clock().getTime() + waitMs))
  return 'given_back'
}

/** The words stay in the transcript. */
async function giveUp(
  desk: Desk,
  turn: Turn,
  says: string,
  conversation = turn.conversation,
): Promise<Ended> {
  const { attempts, unreturned, messages } = turn
  desk.log.error({ attempts, unreturned, messages: messages.length }, 'turn given up')
  const reply = plainReply(says)
  const parts = desk.channels.get(conversation.account.network)?.parts(reply) ?? [reply]
  await desk.store.finishTurn(turn, { conversation, parts, answers: [], tickets: [] }, desk.clock())
  desk.wake.deliveries(conversation.account.network)
  return 'given_up'
}
