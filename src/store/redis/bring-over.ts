import * as z from 'zod'
import { ConversationId, DepartmentId, OfficialId, TicketCode } from '../../domain/ids.ts'
import type { Ticket, TicketClock } from '../../domain/ticket.ts'
import { AccountColumns, PlaceName } from '../rows.ts'
import type { Connection } from './connection.ts'
import type { Keys } from './keys.ts'
import { ticketMove } from './move-tickets.ts'
import { MOVE_TICKETS } from './scripts.ts'
import { MomentText, OrNull } from './shapes.ts'
import { tallyBefore } from './tally-before.ts'

const WEEK_MS = 7 * 86_400_000
/** The desk looks at it as soon as it runs. */
const AT_ONCE = new Date(0)

/** A ticket as the first layout kept it. */
const TicketBefore = z.object({
  code: TicketCode,
  conversation: ConversationId,
  ...AccountColumns,
  question: z.string(),
  place: OrNull.pipe(PlaceName.nullable()),
  department: DepartmentId,
  reason: z.string(),
  state: z.enum(['new', 'answered']),
  opened_at: MomentText,
  answer: z.string().optional(),
  answered_by: OfficialId.optional(),
  answered_at: MomentText.optional(),
})
type TicketBefore = z.infer<typeof TicketBefore>
/** A ticket as it may be found: brought over already, or not. */
const Kept = z.union([
  z.object({ ticket: z.string() }).transform(() => ({ before: undefined })),
  TicketBefore.transform((before) => ({ before })),
])

const FIELDS_BEFORE = Object.keys(TicketBefore.shape)

/**
 * Brings tickets of the first layout, from before there was a workflow, to the second. Each is brought over in one move,
 * so that this can be broken off, begun again, and done by two instances at once; whoever calls notes the layout
 * afterwards. No instance of the older program may run.
 */
export async function bringOver(db: Connection, keys: Keys): Promise<void> {
  for (const state of ['new', 'answered'] as const) {
    const queue = keys.queueBefore(state, null)
    for (const code of db.read(z.array(TicketCode), await db.ask(queue, 'ZRANGE', queue, 0, -1))) {
      await bringOverTicket(db, keys, code)
    }
  }
  for (const state of ['new', 'answered'] as const) {
    for (const department of [null, ...DepartmentId.options]) {
      const queue = keys.queueBefore(state, department)
      await db.ask(queue, 'UNLINK', queue)
    }
  }
  await tallyBefore(db, keys)
}

async function bringOverTicket(db: Connection, keys: Keys, code: TicketCode): Promise<void> {
  const key = keys.ticket(code)
  // Read at once: between two looks another instance may bring it over.
  const kept = await db.row(key, Kept)
  if (kept === undefined) return
  if (kept.before !== undefined) {
    const { before } = kept
    const says = { parts: [], by: 'desk', answer: false } as const
    const move = await ticketMove(db, keys, [{ seen: 0, ticket: withWorkflow(before), entries: [], says }])
    await db.run(MOVE_TICKETS, move.keys, [0, 1, ...move.args])
  }
  await db.ask(key, 'HDEL', key, ...FIELDS_BEFORE)
}

/** Its clocks began when it was opened; the desk sets them right when it next looks. */
function withWorkflow({ network, chat, opened_at: openedAt, ...before }: TicketBefore): Ticket {
  const { answer, answered_by: by, answered_at: at, state, ...kept } = before
  const answered =
    answer === undefined || by === undefined || at === undefined ? null : { text: answer, by, at }
  const clock: TicketClock = {
    startedAt: openedAt,
    limit: { unit: 'working_days', count: 5 },
    pauses: [],
    extendedTo: null,
    dueAt: new Date(openedAt.getTime() + WEEK_MS),
    metAt: answered?.at ?? null,
  }
  return {
    ...kept,
    revision: 1,
    account: { network, chat },
    original: null,
    routed: { because: [], confidence: 0, others: [] },
    found: [],
    state: state === 'new' ? 'waiting' : state,
    since: answered?.at ?? openedAt,
    openedAt,
    holder: answered?.by ?? null,
    holdsChat: false,
    talkedAt: null,
    urgency: 'normal',
    clocks: { accept: clock, reply: clock, answer: clock },
    request: null,
    hops: 0,
    proposed: null,
    answer: answered && { ...answered, approvedBy: null, citations: [] },
    refusal: null,
    joinedTo: null,
    followers: [],
    reopenedFrom: null,
    feedback: null,
    published: null,
    reminded: [],
    nextAt: state === 'new' ? AT_ONCE : null,
  }
}
