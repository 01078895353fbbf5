import { dayInVietnam, spell } from '#knowledge/validity.ts'
import { html } from 'hono/html'
import type { TicketCode } from '#src/domain/ids.ts'
import { vietnamTime } from '#src/domain/vietnam-time.ts'
import { departmentName } from '#src/tickets/departments.ts'
import type { TicketProgress } from '#src/tickets/look-up.ts'
import { page } from './page.ts'
import type { Html } from './page.ts'
import { TICKET, ticketTitle } from './phrases.ts'

type KnownTicket = Exclude<TicketProgress, { kind: 'unknown' }>

/** Where one types a code; `fault` when the last one did not lead anywhere. */
export function ticketForm(fault?: string): Html {
  const title = fault === TICKET.unknown ? TICKET.unknownTitle : TICKET.title
  return page(
    { title, here: 'ticket' },
    html`<div class="sheet">
      <h1>${title}</h1>
      ${fault === undefined ? html`<p>${TICKET.lead}</p>` : html`<p class="fault" role="alert">${fault}</p>`}
      <form action="/tra-cuu">
        <label for="ma">${TICKET.field}</label>
        <input
          id="ma"
          name="ma"
          inputmode="numeric"
          autocomplete="off"
          maxlength="40"
          required
          placeholder="${TICKET.placeholder}"
        />
        <button>${TICKET.look}</button>
      </form>
    </div>`,
  )
}

/** What anyone who has the code may know. */
export function ticketPage(code: TicketCode, ticket: KnownTicket): Html {
  const rows = [
    [TICKET.state, stateInWords(ticket)],
    [TICKET.department, departmentName(ticket.department, ticket.place)],
    [TICKET.opened, spell(dayInVietnam(ticket.openedAt))],
    ...(ticket.kind === 'answered' ? [[TICKET.answeredOn, spell(dayInVietnam(ticket.answeredAt))]] : []),
    ...(ticket.kind === 'waiting' && ticket.dueAt !== null
      ? [[TICKET.dueBy, vietnamTime(ticket.dueAt)]]
      : []),
  ]
  return page(
    { title: ticketTitle(code), here: 'ticket' },
    html`<div class="sheet">
      <h1>${ticketTitle(code)}</h1>
      <dl>
        ${rows.map(
          ([name, value]) =>
            html`<dt>${name}</dt>
              <dd>${value}</dd>`,
        )}
      </dl>
      ${
        ticket.kind === 'answered' && ticket.text !== null
          ? html`<h2>${TICKET.answerHeading}</h2>
              <p class="said">${ticket.text}</p>
              <p class="note">${TICKET.askerGone}</p>`
          : html`<p class="note">${TICKET.private}</p>`
      }
      <p><a href="/tra-cuu">${TICKET.another}</a></p>
    </div>`,
  )
}

function stateInWords(ticket: KnownTicket): string {
  if (ticket.kind !== 'answered') return TICKET.progress[ticket.state]
  return ticket.delivered ? TICKET.answered : TICKET.sending
}
