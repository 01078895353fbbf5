import type { Desk } from '../domain/desk.ts'
import type { Official } from '../domain/official.ts'
import { plainReply } from '../domain/reply.ts'
import type { Ticket } from '../domain/ticket.ts'
import { vietnamTime } from '../domain/vietnam-time.ts'
import { previewsOf } from './answer.ts'
import type { Preview } from './answer.ts'
import { clocksAfter } from './clocks.ts'
import { departmentName } from './departments.ts'
import { moveTicket } from './move.ts'
import type { Asked, MoveResult } from './move.ts'
import { detailsWanted, goesOnWithout } from './phrases.ts'
import { isUnreached } from './request-delivery.ts'

/** Đề nghị bổ sung: the clocks stand still until the citizen replies in the chat. */
export function askDetails(
  desk: Desk,
  official: Official,
  { text, ...asked }: Asked & { readonly text: string },
): Promise<MoveResult> {
  return moveTicket(desk, official, asked, 'ask_details', ({ ticket: { code, department, place }, now }) => ({
    after: { request: { at: now, dead: [] } },
    detail: { note: text },
    tells: detailsWanted(departmentName(department, place), code, text),
  }))
}

/** The request as the citizen will read it. */
export function detailsPreviews(desk: Desk, ticket: Ticket, text: string): readonly Preview[] {
  const { code, department, place } = ticket
  return previewsOf(desk, ticket, plainReply(detailsWanted(departmentName(department, place), code, text)))
}

/** Goes on without what was asked for; the clocks run again, and the citizen is told by when, if they were reached at all. */
export function resumeTicket(desk: Desk, official: Official, asked: Asked): Promise<MoveResult> {
  return moveTicket(desk, official, asked, 'resume', ({ ticket, now, timing }) => {
    if (isUnreached(ticket)) return {}
    const { code, department, place } = ticket
    const due = clocksAfter('resume', ticket, now, timing).answer.dueAt
    return { tells: goesOnWithout(departmentName(department, place), code, due && vietnamTime(due)) }
  })
}
