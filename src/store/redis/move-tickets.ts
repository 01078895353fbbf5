import * as z from 'zod'
import type { TicketChange } from '../../domain/tickets.ts'
import type { AuditEntry, Ticket } from '../../domain/ticket.ts'
import { noticeJson } from '../notice-rows.ts'
import { KeptRow } from '../ticket-reader.ts'
import type { KeptTicket } from '../ticket-reader.ts'
import {
  marksOf,
  queuedAt,
  saysTheSame,
  TicketJson,
  ticketJson,
  wordsOf,
  wordsOnceOf,
} from '../ticket-rows.ts'
import type { Argument, Connection } from './connection.ts'
import type { Keys } from './keys.ts'
import { partArguments, readInPlace } from './shapes.ts'

/** A move of tickets as the scripts take it: see scripts/tickets.lua. */
export interface TicketMove {
  readonly keys: readonly string[]
  readonly args: readonly Argument[]
}

/**
 * Makes a move ready. Which queues a ticket leaves and which words it no longer says is told by the ticket as it was; the
 * script writes only when that is still the one kept.
 */
export async function ticketMove(
  db: Connection,
  keys: Keys,
  changes: readonly TicketChange[],
): Promise<TicketMove> {
  const before = await Promise.all(changes.map(({ ticket }) => read(db, keys, ticket)))
  const made = changes.map((change, place) => changeOf(keys, change, before[place] ?? null))
  const shared = [
    keys.lastLine,
    keys.heads,
    keys.fares,
    keys.lastTicket,
    keys.ticketNumbers,
    keys.ticketsOpened,
    keys.ticketsNext,
    keys.words,
    keys.lastErrand,
    keys.errandsDue('desk'),
    keys.ofErrand,
  ]
  return {
    keys: [...shared, ...made.flatMap((change) => change.keys)],
    args: made.flatMap(({ args }) => args),
  }
}

async function read(db: Connection, keys: Keys, { code }: Ticket): Promise<Ticket | null> {
  const key = keys.ticket(code)
  return db.read(TicketJson.nullable(), await db.ask(key, 'HGET', key, 'ticket'))
}

function changeOf(
  keys: Keys,
  { seen, ticket, entries, says, notices = [] }: TicketChange,
  before: Ticket | null,
): TicketMove {
  const { code, conversation, account } = ticket
  const queues = queuesOf(keys, ticket)
  const isMoved = before !== null && before.conversation !== conversation
  const left = [
    ...(before === null ? [] : missing(queuesOf(keys, before), queues)),
    // It belongs to this chat no more.
    ...(isMoved ? [keys.ticketsOf(before.conversation)] : []),
  ]
  const words = spoken(keys, ticket)
  const spokenBefore = before === null ? [] : spoken(keys, before)
  // An earlier program may have kept it under these as well; losing a word it is not kept under does nothing.
  const once =
    before === null || saysTheSame(before, ticket)
      ? []
      : wordsOnceOf(before).map((word) => ({ key: keys.word(word), word }))
  const lost = missing(
    [...new Set([...spokenBefore, ...once].map(({ key }) => key))],
    words.map(({ key }) => key),
  )
  const wordOf = new Map([...words, ...spokenBefore, ...once].map(({ key, word }) => [key, word]))
  const gained = missing(
    words.map(({ key }) => key),
    spokenBefore.map(({ key }) => key),
  )
  // What was read is not what the mover saw: the script is to refuse, whatever comes in between.
  const rests = (before?.revision ?? 0) === seen ? seen : 'none'
  return {
    keys: [
      keys.ticket(code),
      keys.audit(code),
      keys.conversation(conversation),
      keys.transcript(conversation),
      keys.behind(conversation),
      keys.headsDue(account.network),
      keys.sending(account.network),
      keys.ticketsOf(conversation),
      ...left,
      ...queues,
      ...lost,
      ...gained,
    ],
    args: [
      code,
      rests,
      ticket.revision,
      ticketJson(ticket),
      ticket.openedAt.getTime(),
      queuedAt(ticket),
      ticket.nextAt?.getTime() ?? '',
      conversation,
      readInPlace(account.network),
      ticket.holdsChat ? '1' : '0',
      says.by,
      says.answer ? code : '',
      entries.length,
      says.parts.length,
      left.length,
      queues.length,
      lost.length,
      gained.length,
      notices.length,
      ...entries.map(auditLine),
      ...partArguments(says.parts),
      ...[...lost, ...gained].map((key) => wordOf.get(key) ?? ''),
      ...notices.map(noticeJson),
    ],
  }
}

/** A ticket stands in its state's queue of its city: of its department and of all, of its holder and of everybody. */
function queuesOf(keys: Keys, { state, place, department, holder }: Ticket): readonly string[] {
  const holders = holder === null ? [null] : [null, holder]
  return holders.flatMap((of) => [
    keys.queue(state, place, null, of),
    keys.queue(state, place, department, of),
  ])
}

/** @returns marks with an empty word: nobody types one */
function spoken(keys: Keys, ticket: Ticket): ReadonlyArray<{ readonly key: string; readonly word: string }> {
  return [
    ...wordsOf(ticket).map((word) => ({ key: keys.word(word), word })),
    ...marksOf(ticket).map((mark) => ({ key: keys.word(mark), word: '' })),
  ]
}

function missing(from: readonly string[], other: readonly string[]): readonly string[] {
  const there = new Set(other)
  return from.filter((key) => !there.has(key))
}

function auditLine({ at, ...entry }: AuditEntry): string {
  return JSON.stringify({ ...entry, at: at.getTime() })
}

/** Tickets as scripts give them: code, blank, JSON. */
export const KeptList: z.ZodType<readonly KeptTicket[]> = z.array(
  z
    .string()
    .transform((kept) => ({
      code: kept.slice(0, kept.indexOf(' ')),
      ticket: kept.slice(kept.indexOf(' ') + 1),
    }))
    .pipe(KeptRow),
)
