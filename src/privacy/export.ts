import { nameForLog } from '../domain/name-in-log.ts'
import { DeskFault } from '../domain/errors.ts'
import type { ConversationId, TicketCode } from '../domain/ids.ts'
import type { Official } from '../domain/official.ts'
import type { Seal } from '../domain/seal.ts'
import type { Store } from '../domain/store.ts'
import type { Ticket } from '../domain/ticket.ts'
import { drawToken } from '../officials/token.ts'

/** Where it stands who has had a conversation written out: a rule whose history is the journal. */
export const EXPORTS = 'privacy/exports'
/** More lines than a chat ever has. */
const ALL_LINES = 1_000_000
/** More tickets than a chat ever has. */
const ALL = 10_000
const MOST_TRIES = 10

/**
 * Everything that is kept of one conversation, for a citizen who asks what that is. What officials note and draft among
 * themselves is not the citizen's and is left out. It is noted first who has asked for it, under the conversation's name in logs.
 *
 * @returns `undefined` when nothing is kept of it; that somebody looked is noted all the same
 */
export async function exportConversation(
  store: Store,
  seal: Seal | undefined,
  official: Official,
  id: ConversationId,
) {
  await note(store, official, id)
  const conversation = await store.conversation(id)
  if (conversation === undefined) return undefined
  const tickets = await store.ticketsOf(id, ALL)
  return {
    exportedAt: store.now(),
    conversation,
    transcript: await store.transcript(id, 0, ALL_LINES),
    answers: await store.answersOf(id),
    tickets: await Promise.all(tickets.map((ticket) => ticketOf(store, seal, ticket))),
  }
}

async function ticketOf(store: Store, seal: Seal | undefined, ticket: Ticket) {
  const { code, question, original, state, place, department, openedAt, answer, feedback } = ticket
  return {
    code,
    question,
    original: original === null ? null : (seal?.open(original.sealed, code) ?? null),
    originalKeptUntil: original?.until ?? null,
    state,
    place,
    department,
    openedAt,
    answer: answer && { text: answer.text, at: answer.at },
    feedback,
    history: await historyOf(store, code),
  }
}

/** What happened to it and when; in words only what the citizen said themselves. */
async function historyOf(store: Store, code: TicketCode) {
  const entries = await store.audit(code)
  return entries.map(({ move, at, by, detail }) => {
    const who = by === 'citizen' || by === 'desk' ? by : 'official'
    return { move, at, by: who, ...(by === 'citizen' && detail) }
  })
}

async function note(store: Store, official: Official, id: ConversationId): Promise<void> {
  const name = nameForLog(() => store.secret('conversation-names', drawToken))
  const value = { conversation: await name(id) }
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const expected = (await store.rule(EXPORTS))?.revision ?? 0
    const change = { expected, by: official.id, at: store.now() }
    if ((await store.keepRule(EXPORTS, value, change)) === 'kept') return
  }
  throw new DeskFault('export-not-noted', 'who asked for the export could not be noted')
}
