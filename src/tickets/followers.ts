import type { Timing } from '../domain/deadline.ts'
import type { Desk } from '../domain/desk.ts'
import type { TicketCode } from '../domain/ids.ts'
import type { TicketChange } from '../domain/tickets.ts'
import type { MoveName } from '../domain/ticket-moves.ts'
import type { AuditDetail, Ticket } from '../domain/ticket.ts'
import { vietnamTime } from '../domain/vietnam-time.ts'
import { newDate } from './phrases.ts'

/**
 * What those who wait for the same answer hear of a move of the leading ticket. `words`: what its asker is told, with
 * their own code; `date`: by when an answer is expected now, where that has changed; `with`: their tickets move too, and the
 * verb of the move has words of its own for them.
 */
type Heard = 'words' | 'date' | 'with' | 'nothing'

/**
 * Move by move: what concerns the question is for everybody who asked it, what concerns one asker is for them alone, and
 * nothing lets anybody know of another.
 */
const HEARD: Readonly<Record<MoveName, Heard>> = {
  // Who answers, and that somebody is at it, is as much their matter.
  dispatch: 'words',
  transfer: 'words',
  claim: 'words',
  assign: 'words',
  // The date moves by as long as its asker took, or was waited for. What was asked, and of whom, is between them.
  give_details: 'date',
  resume: 'date',
  not_reached: 'date',
  // The end of their own waiting, or another date: see the verb.
  approve: 'with',
  answer: 'with',
  refuse: 'with',
  extend: 'with',
  set_urgency: 'with',
  move_deadline: 'with',
  // They go where the leading ticket goes, and wait as before; or one of them leads from now on.
  join: 'with',
  withdraw: 'with',
  // To one asker about what is theirs alone.
  ask_details: 'nothing',
  take_chat: 'nothing',
  write: 'nothing',
  leave_chat: 'nothing',
  // Not even its own asker is told, or they did it themselves.
  hand_back: 'nothing',
  release: 'nothing',
  give_back: 'nothing',
  propose: 'nothing',
  send_back: 'nothing',
  take_back: 'nothing',
  add_words: 'nothing',
  reached: 'nothing',
  open_original: 'nothing',
  remind: 'nothing',
  forget_original: 'nothing',
  forget_asker: 'nothing',
  reseal: 'nothing',
  mask: 'nothing',
  follow: 'nothing',
  // Nobody waits with it: it is only being opened, has ended, or waits for another itself.
  open: 'nothing',
  rate: 'nothing',
  publish: 'nothing',
  undelivered: 'nothing',
  unpublish: 'nothing',
  reopen: 'nothing',
  part: 'nothing',
  answer_with: 'nothing',
  refuse_with: 'nothing',
  extend_with: 'nothing',
  tell_with: 'nothing',
}

/** Tickets that wait for the answer to this one: each once, and none that has gone another way since it joined. */
export async function followersOf(desk: Desk, ticket: Ticket): Promise<readonly Ticket[]> {
  const codes = [...new Set(ticket.followers)]
  const found = await Promise.all(codes.map((code) => desk.store.ticket(code)))
  return found
    .filter((follower) => follower !== undefined)
    .filter(({ state, joinedTo }) => state === 'joined' && joinedTo === ticket.code)
}

/** A move of the ticket they wait for. */
export interface Leading {
  readonly before: Ticket
  readonly after: Ticket
  readonly timing: Timing
  /** What its asker is told, where that is said of the question and not of the asker. */
  readonly words?: ((code: TicketCode) => string) | undefined
  readonly change: (
    follower: Ticket,
    move: MoveName,
    plan: { readonly detail: AuditDetail; readonly tells: string },
  ) => TicketChange
}

/** What whoever waits for the same answer hears of a move that is no more to them than news: by {@link HEARD}. */
export async function heardWith(
  desk: Desk,
  move: MoveName,
  leading: Leading,
): Promise<readonly TicketChange[]> {
  const news = newsOf(HEARD[move], leading)
  return news === undefined ? [] : toldEach(desk, leading, news)
}

/** What they hear of a new date, in the words of the verb that sets it. */
export function newDateWith(
  desk: Desk,
  leading: Pick<Leading, 'before' | 'change'>,
  due: Date,
  words: News['words'],
): Promise<readonly TicketChange[]> {
  return toldEach(desk, leading, { move: 'extend_with', to: due.toISOString(), words })
}

interface News {
  readonly move: 'extend_with' | 'tell_with'
  readonly to: string | undefined
  readonly words: (code: TicketCode) => string
}

async function toldEach(
  desk: Desk,
  { before, change }: Pick<Leading, 'before' | 'change'>,
  { move, to, words }: News,
): Promise<readonly TicketChange[]> {
  const detail = { from: before.code, ...(to !== undefined && { to }) }
  return (await followersOf(desk, before)).map((follower) =>
    change(follower, move, { detail, tells: words(follower.code) }),
  )
}

function newsOf(heard: Heard, leading: Leading): News | undefined {
  const { before, after, words } = leading
  if (heard === 'date') {
    const date = newDateOf(leading)
    return date && { move: 'extend_with', to: date.due.toISOString(), words: date.words }
  }
  if (heard !== 'words' || words === undefined) return undefined
  const to = after.department === before.department ? undefined : after.department
  return { move: 'tell_with', to, words }
}

/** By when an answer is expected now, in words; `undefined` where that is what they have been told. */
export function newDateOf({ before, after, timing }: Pick<Leading, 'before' | 'after' | 'timing'>) {
  const due = after.clocks.answer.dueAt
  if (due === null || due.getTime() === expected(before, timing)?.getTime()) return undefined
  return { due, words: (code: TicketCode) => newDate(code, vietnamTime(due)) }
}

/** The date of before the clock stood still, if it does: the last that anybody was told. */
function expected({ clocks: { answer } }: Ticket, timing: Timing): Date | null {
  return answer.dueAt ?? timing.due({ ...answer, pauses: answer.pauses.filter(({ to }) => to !== null) })
}
