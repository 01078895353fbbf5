import type { Desk } from '../domain/desk.ts'
import { StoreUnavailable } from '../domain/errors.ts'
import { EXPIRING } from '../domain/forgetting.ts'
import type { QuietConversation, Retained } from '../domain/forgetting.ts'
import { isOpen } from '../domain/ticket.ts'
import { forgetAsker } from '../tickets/forget-asker.ts'
import { AT_ONCE, blot, forgetAll } from './carry-out.ts'
import { daysKept, RETENTION_RULE } from './retention.ts'

const DAY_MS = 86_400_000
/** Conversations looked at in one round. */
const LOOKED_AT = 300
/** More tickets than a chat ever has. */
const ALL = 10_000

/**
 * One round of what retention asks for: of every kind the oldest, as many as do not keep anybody waiting.
 *
 * @returns whether there is more to look at soon: something was found, or not every conversation was looked at
 */
export async function keepRetention(desk: Desk): Promise<'more' | 'done'> {
  const { store } = desk
  const days = daysKept((await store.rule(RETENTION_RULE))?.value)
  const now = desk.clock().getTime()
  const before = (kind: keyof typeof days): Date => new Date(now - days[kind] * DAY_MS)
  const taken = new Map<Retained, number>()
  const count = (kind: Retained, gone: number): void => {
    if (gone > 0) taken.set(kind, (taken.get(kind) ?? 0) + gone)
  }
  for (const kind of EXPIRING) {
    await desk.doorway.clear()
    count(kind, await store.expire(kind, before(kind), AT_ONCE))
  }
  const soonest = new Date(Math.max(...QUIET.map((kind) => before(kind).getTime())))
  const { quiet, isRound } = await store.quietConversations(soonest, LOOKED_AT)
  for (const conversation of quiet) {
    await desk.doorway.clear()
    const kind = kindOf(conversation)
    const isOver = conversation.lastAt < before(kind)
    if (isOver && (await forgetQuiet(desk, conversation))) count(kind, 1)
  }
  await store.noteRetention(taken, desk.clock())
  if (taken.size > 0) desk.log.info(Object.fromEntries(taken), 'retention kept')
  return taken.size > 0 || !isRound ? 'more' : 'done'
}

/** What conversations count as. */
const QUIET = ['conversations', 'receipts', 'program_memory'] as const

function kindOf({ network, greeted }: QuietConversation): (typeof QUIET)[number] {
  if (network === 'api') return 'program_memory'
  return greeted ? 'conversations' : 'receipts'
}

/** @returns whether it went; one whose ticket is open waits for it, one that a fault concerns for the next walk */
async function forgetQuiet(desk: Desk, { id, lastLine, lastAt }: QuietConversation): Promise<boolean> {
  const { store } = desk
  try {
    const now = desk.clock()
    const tickets = await store.ticketsOf(id, ALL)
    if (tickets.some(({ state }) => isOpen(state) || state === 'joined')) return false
    const when = { now, timing: await desk.timing() }
    for (const ticket of tickets) {
      const moved = await store.moveTickets(await forgetAsker(desk, ticket, 'desk', when), now)
      // An official was quicker: it is looked at again with the next walk.
      if (moved === 'moved_on') return false
      await blot(desk, ticket.code)
    }
    await forgetAll(desk, { conversation: id, through: lastLine, at: lastAt })
    return await store.removeConversation(id)
  } catch (fault) {
    if (fault instanceof StoreUnavailable) throw fault
    desk.log.error({ err: fault }, 'retention: a conversation was passed over')
    return false
  }
}
