import { html } from 'hono/html'
import { vietnamTime } from '../../domain/vietnam-time.ts'
import type { Ticket } from '../../domain/ticket.ts'
import type { DueState } from '../../tickets/due.ts'
import { isUnreached } from '../../tickets/request-delivery.ts'
import type { Html } from '../pages/layout.ts'
import { spanInWords } from '../spans.ts'
import { DUE, TICKET } from './phrases.ts'

const HOUR_MS = 3_600_000
const WORKING_DAY_MS = 8 * HOUR_MS

/** When the ticket is due, as one says it; empty when nothing is. */
function dueInWords(due: DueState, now: Date): string {
  switch (due.kind) {
    case 'over':
      return ''
    case 'standing':
      return DUE.standing
    case 'overdue':
    case 'today':
    case 'left': {
      const words = dated(due, now)
      return due.of === 'accept' ? DUE.accept(words) : words
    }
  }
}

function dated({ kind, at, workingMs }: Exclude<DueState, { kind: 'over' | 'standing' }>, now: Date): string {
  if (kind === 'overdue') return DUE.overdue(late(now.getTime() - at.getTime()))
  if (kind === 'today') return DUE.today(vietnamTime(at).slice(-5))
  if (workingMs < HOUR_MS) return DUE.soon
  return workingMs < WORKING_DAY_MS
    ? DUE.hours(Math.floor(workingMs / HOUR_MS))
    : DUE.days(Math.floor(workingMs / WORKING_DAY_MS))
}

/** Whole days once it is more than one: nobody counts the hours of a week. */
function late(ms: number): string {
  const dayMs = 24 * HOUR_MS
  return spanInWords(ms < dayMs ? ms : ms - (ms % dayMs))
}

export function dueChip(due: DueState, now: Date): Html | '' {
  const words = dueInWords(due, now)
  if (words === '') return ''
  const look = due.kind === 'overdue' ? 'overdue' : due.kind === 'today' ? 'due' : 'held'
  return html`<span class="chip ${look}">${words}</span>`
}

/** What was proposed stays with a ticket that came back: in a queue it would look like one nobody has written for yet. */
export function sentBackChip({ state, proposed }: Ticket): Html | '' {
  if (state !== 'in_progress' || proposed === null) return ''
  return html`<span class="chip due">${TICKET.sentBackChip}</span>`
}

/** Who waits for the citizen must not find out among the dead letters, which they may not see, that nobody was asked. */
export function unreachedChip(ticket: Ticket): Html | '' {
  return isUnreached(ticket) ? html`<span class="chip overdue">${TICKET.unreachedChip}</span>` : ''
}
