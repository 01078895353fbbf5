import * as z from 'zod'
import { ConversationId, DepartmentId, OfficialId, TicketCode } from '../domain/ids.ts'
import { MOVES } from '../domain/ticket-moves.ts'
import type { MoveName } from '../domain/ticket-moves.ts'
import type { TicketScope } from '../domain/tickets.ts'
import { maskPersonalData } from '../domain/mask.ts'
import { isOpen, REFUSAL_REASONS, TICKET_STATES, URGENCIES } from '../domain/ticket.ts'
import type { AuditEntry, Ticket, TicketClock } from '../domain/ticket.ts'
import { syllables, fold } from '#knowledge/vietnamese.ts'
import { AccountColumns, jsonOf, PlaceName } from './rows.ts'

// A ticket is kept as one piece of JSON, beside what it is found by. Fields that came later have a value for tickets
// written before them.

const When = z.string().transform((iso) => new Date(iso))

const LimitShape = z.looseObject({ unit: z.enum(['working_hours', 'working_days']), count: z.number() })

const ClockShape: z.ZodType<TicketClock> = z.looseObject({
  startedAt: When,
  limit: LimitShape,
  pauses: z.array(z.looseObject({ from: When, to: When.nullable() })),
  extendedTo: z.looseObject({ to: When, at: When }).nullable(),
  hastened: z.looseObject({ at: When, limit: LimitShape }).optional(),
  dueAt: When.nullable(),
  metAt: When.nullable(),
})

const TicketShape: z.ZodType<Ticket> = z.looseObject({
  code: TicketCode,
  revision: z.int(),
  conversation: ConversationId,
  account: z.object(AccountColumns),
  question: z.string(),
  original: z.looseObject({ sealed: z.string(), until: When }).nullable(),
  place: PlaceName.nullable(),
  department: DepartmentId,
  routed: z.looseObject({
    because: z.array(z.string()),
    confidence: z.number(),
    others: z.array(DepartmentId),
  }),
  reason: z.string(),
  found: z.array(z.string()),
  state: z.enum(TICKET_STATES),
  since: When,
  openedAt: When,
  holder: OfficialId.nullable(),
  holdsChat: z.boolean(),
  talkedAt: When.nullable().default(null),
  urgency: z.enum(URGENCIES),
  clocks: z.looseObject({ accept: ClockShape, reply: ClockShape, answer: ClockShape }),
  request: z
    .looseObject({ at: When, dead: z.array(z.int()) })
    .nullable()
    .default(null),
  hops: z.int(),
  proposed: z
    .looseObject({ text: z.string(), sealed: z.string().exactOptional(), by: OfficialId, at: When })
    .nullable(),
  answer: z
    .looseObject({
      text: z.string(),
      sealed: z.string().exactOptional(),
      by: OfficialId,
      at: When,
      approvedBy: OfficialId.nullable(),
      citations: z.array(z.string()),
    })
    .nullable(),
  refusal: z.looseObject({ why: z.enum(REFUSAL_REASONS), by: OfficialId, at: When }).nullable(),
  joinedTo: TicketCode.nullable(),
  followers: z.array(TicketCode),
  reopenedFrom: OfficialId.nullable(),
  feedback: z.enum(['helpful', 'not_satisfied']).nullable(),
  published: z.looseObject({ id: z.string(), by: OfficialId, at: When }).nullable(),
  reminded: z.array(z.string()),
  nextAt: When.nullable(),
})

export const TicketJson: z.ZodType<Ticket> = jsonOf(TicketShape)

/** A row of which only the ticket is read. */
export const TicketRow = z.object({ ticket: TicketJson }).transform(({ ticket }) => ticket)

export function ticketJson(ticket: Ticket): string {
  return JSON.stringify(ticket)
}

export const MoveOf = z.enum(Object.keys(MOVES) as [MoveName, ...MoveName[]])
export const By: z.ZodType<AuditEntry['by']> = z.union([z.literal('citizen'), z.literal('desk'), OfficialId])

export const DetailShape: z.ZodType<AuditEntry['detail']> = z.looseObject({
  from: z.string().exactOptional(),
  to: z.string().exactOptional(),
  reason: z.string().exactOptional(),
  note: z.string().exactOptional(),
})
export const DetailJson: z.ZodType<AuditEntry['detail']> = jsonOf(DetailShape)

/** An entry's detail with its words blotted; `undefined` when nothing is to be blotted. */
export function blottedDetail(
  detail: AuditEntry['detail'],
  blot: (text: string) => string,
): AuditEntry['detail'] | undefined {
  const { reason, note } = detail
  const blotted = {
    ...detail,
    ...(reason !== undefined && { reason: blot(reason) }),
    ...(note !== undefined && { note: blot(note) }),
  }
  return blotted.reason === reason && blotted.note === note ? undefined : blotted
}

/** Never due: what stands still comes behind everything that is due. */
export const NEVER = 8_640_000_000_000_000

/** By what a ticket stands in its queue, ms: open ones by due date, closed ones by when they were closed. */
export function queuedAt({ state, clocks, since }: Ticket): number {
  if (!isOpen(state)) return since.getTime()
  const clock = state === 'new' || state === 'waiting' ? earlier(clocks.accept, clocks.answer) : clocks.answer
  return clock.dueAt?.getTime() ?? NEVER
}

/** Until somebody takes it, the time to take it runs out first. */
function earlier(one: TicketClock, other: TicketClock): TicketClock {
  if (one.dueAt === null) return other
  return other.dueAt !== null && other.dueAt < one.dueAt ? other : one
}

/**
 * Folded syllables a ticket is found by; its code in its three groups, as people type it. Without personal data, which an
 * official's answer may hold: an index does not let go of a word as surely as a row.
 */
export function wordsOf({ question, answer, code }: Ticket): readonly string[] {
  return wordsIn([question, answer?.text ?? ''].map(maskPersonalData), code)
}

/** Words it was found by when everything said on it was. */
export function wordsOnceOf({ question, answer, code }: Ticket): readonly string[] {
  return wordsIn([question, answer?.text ?? ''], code)
}

/** Whether nothing is said on a ticket that was not said on it before. */
export function saysTheSame(before: Ticket, now: Ticket): boolean {
  return before.question === now.question && before.answer?.text === now.answer?.text
}

function wordsIn(texts: readonly string[], code: TicketCode): readonly string[] {
  return [...new Set([...texts.flatMap(syllables).map(fold), ...code.split('-')])]
}

/** Words somebody looks for, as the index of words has them: a code typed without its dashes in its three groups. */
export function askedWords(words: readonly string[]): readonly string[] {
  return words.flatMap((word) => (/^\d{12}$/.test(word) ? (word.match(/.{4}/g) ?? []) : [word]))
}

/** What narrows a search down, kept in the index of words beside them. Letters and digits together: nobody can type one. */
export function marksOf({ place, department, state }: Ticket): readonly string[] {
  const places = place === null ? PlaceName.options : [place]
  return [
    ...places.map((one) => mark('place', one)),
    mark('department', department),
    ...(isOpen(state) || state === 'answered' || state === 'published' ? [LIKEABLE] : []),
  ]
}

/** Open or answered: worth being shown to somebody who asks the same. */
export const LIKEABLE = '0likeable'

/** The marks in the index of words that every ticket of a scope bears; none for the whole country. */
export function scopeMarks({ place, department }: TicketScope): readonly string[] {
  return [
    ...(place === null ? [] : [mark('place', place)]),
    ...(department === null ? [] : [mark('department', department)]),
  ]
}

function mark(what: 'place' | 'department', value: string): string {
  return `0${what}0${value.replaceAll('-', '')}`
}

/** Words in more tickets than this tell none of them from the others. */
export const TOO_COMMON = 2000
/** So many of the rarest words of a question are enough to find the like of it. */
export const RAREST = 6
