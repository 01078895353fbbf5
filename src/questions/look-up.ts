import { dayInVietnam, spell } from '#knowledge/validity.ts'
import type { Conversation } from '../domain/conversation.ts'
import type { Desk } from '../domain/desk.ts'
import type { TicketCode } from '../domain/ids.ts'
import { isOpen } from '../domain/ticket.ts'
import { vietnamTime } from '../domain/vietnam-time.ts'
import { departmentName } from '../tickets/departments.ts'
import { lookUpTicket } from '../tickets/look-up.ts'
import type { OwnTickets } from './own-tickets.ts'
import * as say from './phrases-own-tickets.ts'

/** Wrong codes one chat may try in an hour: a person mistypes, a program tries out. */
const MOST_WRONG = 10
const WINDOW_MS = 3_600_000

/** How far a ticket is, as the chat says it. */
export async function ticketInWords(
  desk: Desk,
  conversation: Pick<Conversation, 'id'>,
  code: TicketCode | 'mistyped',
): Promise<string> {
  if (code === 'mistyped') return say.CODE_MISTYPED
  const now = desk.clock()
  const tried = { key: `ticket-code:${conversation.id}`, most: MOST_WRONG }
  const reached = await desk.store.countAttempt([tried], now, new Date(now.getTime() - WINDOW_MS))
  if (reached !== undefined) return say.TOO_MANY_CODES
  const progress = await lookUpTicket(desk, code)
  if (progress.kind === 'unknown') return say.TICKET_UNKNOWN
  // Only codes that lead nowhere count.
  await desk.store.takeBackAttempt(tried.key, now)
  const department = departmentName(progress.department, progress.place)
  switch (progress.kind) {
    case 'waiting':
      return say.ticketWaiting(
        code,
        department,
        spell(dayInVietnam(progress.openedAt)),
        say.PROGRESS[progress.state],
        progress.dueAt === null ? undefined : vietnamTime(progress.dueAt),
      )
    case 'answered': {
      const day = spell(dayInVietnam(progress.answeredAt))
      return progress.text === null
        ? say.ticketAnswered(code, department, day)
        : say.ticketAnsweredSo(code, department, day, progress.text)
    }
    case 'ended':
      return say.ticketEnded(code, department, say.PROGRESS[progress.state])
  }
}

/** How far the tickets are that their own citizen still waits for. */
export async function howFar(
  desk: Desk,
  conversation: Pick<Conversation, 'id'>,
  { all }: OwnTickets,
): Promise<string> {
  const waiting = all.filter(({ state }) => isOpen(state) || state === 'joined')
  const told = await Promise.all(waiting.map(({ code }) => ticketInWords(desk, conversation, code)))
  return told.join('\n\n')
}

/** The tickets of a chat: its own citizen may read the questions again. */
export function ticketsInWords({ all }: OwnTickets): string {
  if (all.length === 0) return say.NO_TICKETS
  return say.yourTickets(
    all.map(({ code, state, question }) => say.ticketLine(code, say.PROGRESS[state], question)),
  )
}
