import * as z from 'zod'
import { ACCOUNT_MOVES } from '../domain/account.ts'
import type { AccountEntry } from '../domain/account.ts'
import type { Answer, Citation } from '../domain/answer.ts'
import type { UnansweredQuestion } from '../domain/answer-tally.ts'
import type { Conversation, Pending, Reading } from '../domain/conversation.ts'
import { ConversationId, DepartmentId, MessageKey, OfficialId, TicketCode } from '../domain/ids.ts'
import type { Network } from '../domain/ids.ts'
import type { IncomingMessage, MessageContent } from '../domain/message.ts'
import type { LetterEntry } from '../domain/outbox.ts'
import type { Choice } from '../domain/reply.ts'
import type { RoutingExample } from '../domain/routing.ts'

// Rows are parsed by zod as they are read, because they outlive the program that wrote them. Schemas are declared with
// the domain's types, so that a field added there is missed here by the compiler. What no longer reads in a column of
// JSON becomes its empty value: one chat forgets what it was about, where a fault would come back each time the lane
// is taken and hold up everybody behind it.

export const Moment = z.int().transform((ms) => new Date(ms))
const NetworkName: z.ZodType<Network> = z.enum(['telegram', 'zalo', 'web', 'api'])
export const PlaceName = z.enum(['hn', 'hcm'])
/** What an official's transfer has taught. */
export const RoutingExampleRow: z.ZodType<RoutingExample> = z.object({
  id: z.string(),
  question: z.string(),
  place: PlaceName.nullable(),
  department: DepartmentId,
  by: OfficialId,
  at: Moment,
})
export const AccountColumns = { network: NetworkName, chat: z.string() }

/** JSON of a shape; what is no JSON at all counts as not of it. */
export function jsonOf<T>(shape: z.ZodType<T>) {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text)
      } catch {
        // The parser's own words would quote what is kept.
        context.addIssue('no JSON')
        return z.NEVER
      }
    })
    .pipe(shape)
}

/** A column of JSON; `empty` where it does not read. */
function json<T>(schema: z.ZodType<T>, empty: T) {
  return z.string().transform((text): T => {
    try {
      return schema.parse(JSON.parse(text))
    } catch {
      return empty
    }
  })
}

/** Nhật ký tài khoản. */
export const AccountEntryRow: z.ZodType<AccountEntry> = z.object({
  official: OfficialId,
  move: z.enum(ACCOUNT_MOVES),
  by: z.union([OfficialId, z.literal('shell')]),
  at: Moment,
  note: z.string().nullable(),
})

/** Nhật ký of dead letters. */
export const LetterEntryRow: z.ZodType<LetterEntry> = z.object({
  letter: z.int(),
  network: NetworkName,
  ticket: TicketCode.nullable(),
  move: z.enum(['retry', 'discard']),
  by: OfficialId,
  at: Moment,
  why: z.string().nullable(),
})

export const UnansweredRow: z.ZodType<UnansweredQuestion> = z.object({
  conversation: ConversationId,
  question: z.string(),
  place: PlaceName.nullable(),
  department: DepartmentId,
  at: Moment,
})

const ChoiceShape: z.ZodType<Choice> = z.looseObject({ label: z.string(), value: z.string() })

const CitationShape: z.ZodType<Citation> = z.object({
  id: z.string(),
  label: z.string(),
  quote: z.string(),
  quoteKind: z.enum(['official', 'summary']),
  inForce: z.enum(['yes', 'amended', 'no', 'not_yet', 'needs_ruling']),
  from: z.string(),
  to: z.string().nullable(),
  note: z.string().exactOptional(),
  url: z.string(),
})

export const Outcome = z.enum([
  'answered',
  'partial',
  'clarification',
  'no_answer',
  'signposted',
  'refused',
  'smalltalk',
  'unavailable',
])

const AnswerShape: z.ZodType<Answer> = z.object({
  outcome: Outcome,
  reason: z.string(),
  text: z.string(),
  asOf: z.string(),
  place: PlaceName.nullable(),
  citations: z.array(CitationShape),
  escalation: z.object({ offered: z.boolean(), department: DepartmentId }),
  knowledgeVersion: z.string(),
})

/** An answer as it was given; `null` where an older program wrote what this one cannot read. */
export const AnswerColumn = json<Answer | null>(AnswerShape.nullable(), null)

const AboutShape = {
  corrects: MessageKey.exactOptional(),
  repliesTo: z.string().exactOptional(),
  order: z.number().exactOptional(),
}

const ContentShape: z.ZodType<MessageContent> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string(), ...AboutShape }),
  z.object({ kind: z.literal('choice'), value: z.string(), label: z.string().exactOptional() }),
  z.object({ kind: z.literal('picture'), caption: z.string(), ...AboutShape }),
  z.object({ kind: z.literal('voice') }),
  z.object({ kind: z.literal('sticker') }),
  z.object({ kind: z.literal('unsupported') }),
])

/** What was sent; of a kind that this program cannot read, it is one that it cannot see. */
export const ContentColumn = json(ContentShape, { kind: 'unsupported' })

const ReadingShape: z.ZodType<Reading> = z.looseObject({
  label: z.string(),
  question: z.string(),
  asOf: z.string(),
  place: PlaceName.nullable(),
})

const ToPassOnShape = {
  question: z.string(),
  reason: z.string(),
  department: DepartmentId,
  found: z.array(z.string()).exactOptional(),
}

const PendingShape: z.ZodType<Pending> = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('place'), question: z.string() }),
  z.looseObject({
    kind: z.literal('consent'),
    ...ToPassOnShape,
    readings: z.array(ReadingShape).exactOptional(),
  }),
  z.looseObject({ kind: z.literal('reword'), ...ToPassOnShape }),
  z.looseObject({ kind: z.literal('place_of_ticket'), ...ToPassOnShape }),
  z.looseObject({
    kind: z.literal('similar'),
    ticket: TicketCode,
    shown: z.boolean().exactOptional(),
    ...ToPassOnShape,
  }),
  z.looseObject({ kind: z.literal('question_for_official') }),
  z.looseObject({ kind: z.literal('ticket_code') }),
  z.looseObject({ kind: z.literal('details_or_question'), ticket: TicketCode, text: z.string() }),
  z.looseObject({ kind: z.literal('why_reopen'), ticket: TicketCode, text: z.string().exactOptional() }),
  z.looseObject({ kind: z.literal('withdraw'), ticket: TicketCode }),
  z.looseObject({ kind: z.literal('forget'), askedAt: z.number() }),
])

export type Memory = Omit<Conversation, 'id' | 'account'>
type InWords = Pick<Memory, 'pending' | 'offered' | 'earlier' | 'heard' | 'lastQuestion'>
const InWordsShape = {
  pending: PendingShape.nullable().catch(null),
  offered: z.array(ChoiceShape).catch([]),
  earlier: z.array(z.string()).catch([]),
  heard: z.array(z.looseObject({ key: MessageKey, text: z.string() })).catch([]),
  lastQuestion: z.looseObject({ text: z.string(), department: DepartmentId }).nullable().catch(null),
}
export const NO_WORDS: InWords = { pending: null, offered: [], earlier: [], heard: [], lastQuestion: null }
/** What of a memory is in words: JSON, as it is sealed. */
export const MemoryInWords = json<InWords>(z.looseObject(InWordsShape), NO_WORDS)
const MemoryShape: z.ZodType<Memory> = z.looseObject({
  place: PlaceName.nullable().catch(null),
  greeted: z.boolean().catch(false),
  ...InWordsShape,
  readingsOffered: z.int().catch(0),
  askedAt: z.int().nullable().catch(null),
  shut: z.string().exactOptional(),
})
/** What is kept of a conversation besides whose it is. */
export const MemoryColumn = json(MemoryShape, MemoryShape.parse({}))

export const ConversationRow: z.ZodType<Conversation> = z
  .object({ id: ConversationId, ...AccountColumns, memory: MemoryColumn })
  .transform(({ id, network, chat, memory }) => ({ id, account: { network, chat }, ...memory }))

export const MessageRow: z.ZodType<IncomingMessage> = z
  .object({
    key: MessageKey,
    conversation: ConversationId,
    ...AccountColumns,
    content: ContentColumn,
    received_at: Moment,
  })
  .transform(({ network, chat, received_at: receivedAt, ...row }) => ({
    ...row,
    account: { network, chat },
    receivedAt,
  }))

/** Columns of a transcript line that make a part of a reply. */
export const PartColumns = {
  text: z.string(),
  choices: json(z.array(ChoiceShape), []),
  citations: json(z.array(CitationShape), []),
}
