import { html } from 'hono/html'
import type { OfficialId } from '../../../domain/ids.ts'
import { sentenceCase } from '../../../domain/sentence-case.ts'
import type { Ticket } from '../../../domain/ticket.ts'
import { vietnamTime } from '../../../domain/vietnam-time.ts'
import type { WorkingCalendar } from '../../../domain/working-calendar.ts'
import { hindrance, readsEverything } from '../../../officials/may.ts'
import { departmentName } from '../../../tickets/departments.ts'
import { dueOf } from '../../../tickets/due.ts'
import { csrfField } from '../../pages/layout.ts'
import type { Html } from '../../pages/layout.ts'
import { SPEAKERS, STATES } from '../../phrases.ts'
import type { SignedIn } from '../../session.ts'
import { dueChip, sentBackChip, unreachedChip } from '../due-words.ts'
import { QUEUE, STATE_LOOKS, URGENCIES } from '../phrases.ts'

export interface Listing {
  readonly tickets: readonly Ticket[]
  readonly names: ReadonlyMap<OfficialId, string>
  readonly calendar: WorkingCalendar
  readonly now: Date
}

/** Tickets, one a line; what nobody has taken can be taken from here. */
export function ticketTable(who: SignedIn, listing: Listing): Html {
  const { columns } = QUEUE
  const isMixed = readsEverything(who.official.role)
  const heads = [
    columns.question,
    columns.state,
    columns.due,
    columns.holder,
    ...(isMixed ? [columns.department] : []),
    columns.do,
  ]
  return html`<div class="room">
    <table class="queue">
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${listing.tickets.map((ticket) => row(who, ticket, listing))}
      </tbody>
    </table>
  </div>`
}

function row(who: SignedIn, ticket: Ticket, { names, calendar, now }: Listing): Html {
  const { columns } = QUEUE
  const { code, question, state, urgency, department, place, openedAt, holder } = ticket
  const due = dueOf(ticket, calendar, now)
  return html`<tr ${due.kind === 'overdue' ? html`class="late"` : ''}>
    <td class="question">
      <a href="/console/phieu/${code}">${question}</a>
      <p class="meta">
        <span class="code">${code}</span> <span>${QUEUE.sent(vietnamTime(openedAt))}</span>
        ${urgency === 'normal' ? '' : html`<strong>${URGENCIES[urgency]}</strong>`}
      </p>
    </td>
    <td>
      <span class="chip ${STATE_LOOKS[state]}">${STATES[state]}</span> ${unreachedChip(ticket)}
      ${sentBackChip(ticket)}
    </td>
    <td>${dueChip(due, now)}</td>
    <td data-label="${columns.holder}:">${holderInWords(who, holder, names)}</td>
    ${readsEverything(who.official.role) ? html`<td class="department">${sentenceCase(departmentName(department, place))}</td>` : ''}
    <td>${hindrance(who.official, 'claim', ticket) === undefined ? claimForm(who, ticket) : ''}</td>
  </tr>`
}

function holderInWords(who: SignedIn, holder: OfficialId | null, names: Listing['names']): string {
  if (holder === null) return QUEUE.nobody
  return holder === who.official.id ? QUEUE.you : (names.get(holder) ?? SPEAKERS.official)
}

function claimForm(who: SignedIn, { code }: Ticket): Html {
  return html`<form method="post" action="/console/phieu/${code}/nhan">
    ${csrfField(who)} <input type="hidden" name="tu" value="danh-sach" />
    <button class="secondary" aria-label="${QUEUE.claimLabel(code)}">${QUEUE.claim}</button>
  </form>`
}
