import * as z from 'zod'
import { ConversationId, DepartmentId, MessageKey, OfficialId, TicketCode } from '../../domain/ids.ts'
import { NoticeJson, noticeJson, OfferJson, Way } from '../notice-rows.ts'
import { AccountColumns, Outcome, PlaceName } from '../rows.ts'
import { By, DetailJson, MoveOf, TicketJson, ticketJson } from '../ticket-rows.ts'

// Records of the desk: what citizens write and what comes of it. See records.ts.

const { network } = AccountColumns
const ms = z.int()
const place = z.int().positive()
const texts = { text: z.string(), by: OfficialId, at: ms }

export const DESK_RECORDS = {
  conversation: z.object({
    id: ConversationId,
    network,
    chat: z.string(),
    // A memory that no longer reads is empty for the desk; moved, it stays as it was written.
    memory: z.string(),
    noticeAt: ms.nullable(),
    toldAt: ms.nullable(),
  }),
  /** A message that waits for its turn; `place` among those of its conversation. */
  message: z.object({ key: MessageKey, conversation: ConversationId, place, content: z.string(), at: ms }),
  pastMessage: z.object({
    key: MessageKey,
    conversation: ConversationId,
    content: z.string(),
    at: ms,
    state: z.enum(['done', 'over limit']),
  }),
  /** That a delivery with this key was taken in, to be known until then. */
  seen: z.object({ key: MessageKey, until: ms }),
  lane: z.object({
    conversation: ConversationId,
    firstAt: ms,
    dueAt: ms,
    windowMs: z.int(),
    attempts: z.int(),
  }),
  line: z.object({
    id: z.int(),
    conversation: ConversationId,
    by: z.enum(['citizen', 'desk', 'official']),
    text: z.string(),
    choices: z.string(),
    citations: z.string(),
    at: ms,
  }),
  /**
   * How many questions ended how on a day, besides those kept in words. This kind comes before `answer`: Redis counts an
   * answer in words as it takes it in.
   */
  tally: z.object({
    day: z.int(),
    place: PlaceName.nullable(),
    department: DepartmentId,
    outcome: Outcome,
    count: z.int().positive(),
  }),
  answer: z.object({
    place,
    conversation: ConversationId,
    question: z.string(),
    answer: z.string(),
    worded: z.string().nullable(),
    at: ms,
  }),
  ticket: z.object({ number: z.int(), ticket: TicketJson.transform(ticketJson) }),
  audit: z.object({
    ticket: TicketCode,
    place,
    move: MoveOf,
    by: By,
    at: ms,
    detail: DetailJson.transform((detail) => JSON.stringify(detail)),
  }),
  draft: z.object({ ticket: TicketCode, revision: z.int(), ...texts }),
  note: z.object({ ticket: TicketCode, place, ...texts }),
  /** `since`: when it was written or put back. One that was in somebody's hands has `dueAt` 0: it is due at once. */
  delivery: z.object({
    id: z.int(),
    conversation: ConversationId,
    network,
    ticket: TicketCode.nullable(),
    state: z.enum(['next', 'behind']),
    dueAt: ms,
    attempts: z.int(),
    since: ms,
  }),
  deadLetter: z.object({
    id: z.int(),
    conversation: ConversationId,
    network,
    ticket: TicketCode.nullable(),
    why: z.string(),
    at: ms,
  }),
  pastDelivery: z.object({
    id: z.int(),
    conversation: ConversationId,
    network,
    ticket: TicketCode.nullable(),
    state: z.enum(['sent', 'dead']),
    dueAt: ms,
    attempts: z.int(),
    why: z.string().nullable(),
    endedAt: ms.nullable(),
    backAt: ms.nullable(),
    discardedAt: ms.nullable(),
  }),
  /** Parts of the answer to a ticket: all, those on their way, those given up. */
  fare: z.object({ ticket: TicketCode, parts: z.int(), waiting: z.int(), dead: z.int() }),
  letterEntry: z.object({
    place,
    letter: z.int(),
    network,
    ticket: TicketCode.nullable(),
    move: z.enum(['retry', 'discard']),
    by: OfficialId,
    at: ms,
    why: z.string().nullable(),
  }),
  channel: z.object({
    network,
    sentAt: ms.nullable(),
    failedAt: ms.nullable(),
    why: z.string().nullable(),
  }),
  errand: z.object({
    id: z.int(),
    way: Way,
    to: z.string(),
    notice: NoticeJson.transform(noticeJson),
    dueAt: ms,
    attempts: z.int(),
    why: z.string().nullable(),
    deadAt: ms.nullable(),
  }),
  listed: z.object({
    official: OfficialId,
    id: z.int(),
    notice: NoticeJson.transform(noticeJson),
    unread: z.int(),
  }),
  contactCode: z.object({
    hash: z.string(),
    offer: OfferJson.transform((offer) => JSON.stringify(offer)),
    expiresAt: ms,
  }),
  group: z.object({
    place: PlaceName,
    department: DepartmentId,
    chat: z.string(),
    by: OfficialId,
    at: ms,
  }),
  movedGroup: z.object({ was: z.string(), now: z.string() }),
  telegramLink: z.object({ telegram: z.string(), official: OfficialId }),
  mailWanted: z.object({ official: OfficialId }),
  /** A receipt; what is still to be deleted stands in it until that is done. */
  deletion: z.object({
    code: z.string(),
    network,
    at: ms,
    doneAt: ms.nullable(),
    conversation: ConversationId.nullable(),
    through: z.int().nullable(),
    tickets: z.string().nullable(),
    parted: z.int().nullable(),
  }),
  /** What retention took away of a kind on the last day on which it found any. */
  retention: z.object({ kind: z.string(), at: ms, day: z.int(), count: z.int() }),
  /** When the store was last backed up: after a move it must not look as if it never was. */
  lastBackup: z.object({ at: ms, bytes: z.int() }),
  /** The last numbers given out, so that none is given out twice. */
  counter: z.object({ name: z.enum(['line', 'ticket', 'notice', 'examples']), value: z.int() }),
} as const
