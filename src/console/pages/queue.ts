import { html } from 'hono/html'
import { DepartmentId } from '../../domain/ids.ts'
import type { Ticket, TicketState } from '../../domain/ticket.ts'
import { vietnamTime } from '../../domain/vietnam-time.ts'
import { readsEverything } from '../../officials/may.ts'
import { departmentName } from '../../tickets/departments.ts'
import type { Queue } from '../../tickets/queue.ts'
import { answeredAt, onlySome, QUEUE, sentAt, STATES, waited } from '../phrases.ts'
import type { SignedIn } from '../session.ts'
import { spanInWords } from '../spans.ts'
import { notice, page } from './layout.ts'
import type { Html } from './layout.ts'

/** What the queue page was asked to show; `undefined` shows all. */
export interface QueueFilter {
  readonly state: TicketState | undefined
  readonly department: DepartmentId | undefined
}

/** States as they stand in the page's address. */
export const STATE_WORDS = { new: 'moi', answered: 'da-tra-loi' } as const satisfies Record<
  TicketState,
  string
>

export function queuePage(who: SignedIn, queues: readonly Queue[], filter: QueueFilter, now: Date): Html {
  return page(
    { title: QUEUE.title, who, here: 'queue' },
    html`<div class="headline">
        <h1>${QUEUE.title}</h1>
        <nav class="tabs" aria-label="${QUEUE.state}">
          <ul>
            ${tab(filter, undefined, QUEUE.all)} ${tab(filter, 'new', STATES.new)}
            ${tab(filter, 'answered', STATES.answered)}
          </ul>
        </nav>
        ${readsEverything(who.official.role) ? departmentForm(filter) : ''}
      </div>
      ${queues.length === 0 ? notice('bad', QUEUE.noDepartment) : ''}
      ${queues.map((queue) => section(queue, now))}`,
  )
}

function tab(filter: QueueFilter, state: TicketState | undefined, label: string): Html {
  const query = new URLSearchParams({
    ...(state && { 'trang-thai': STATE_WORDS[state] }),
    ...(filter.department && { 'don-vi': filter.department }),
  }).toString()
  const href = query === '' ? '/console' : `/console?${query}`
  const current = filter.state === state
  return html`<li><a href="${href}" ${current ? html`aria-current="true"` : ''}>${label}</a></li>`
}

function departmentForm(filter: QueueFilter): Html {
  const option = (id: DepartmentId): Html =>
    html`<option value="${id}" ${id === filter.department ? html`selected` : ''}>
      ${departmentName(id, null)}
    </option>`
  return html`<form class="filter" method="get" action="/console">
    ${filter.state ? html`<input type="hidden" name="trang-thai" value="${STATE_WORDS[filter.state]}" />` : ''}
    <label for="don-vi">${QUEUE.department}</label>
    <select id="don-vi" name="don-vi">
      <option value="">${QUEUE.everyDepartment}</option>
      ${DepartmentId.options.map(option)}
    </select>
    <button class="quiet">${QUEUE.filter}</button>
  </form>`
}

function section({ state, tickets, total }: Queue, now: Date): Html {
  const shown = tickets.length < total ? html`<p class="aside">${onlySome(tickets.length, total)}</p>` : ''
  return html`<section aria-labelledby="${STATE_WORDS[state]}">
    <h2 id="${STATE_WORDS[state]}">
      ${STATES[state]} <span class="count">${total}</span> <small>${QUEUE.order[state]}</small>
    </h2>
    ${
      tickets.length === 0
        ? html`<p class="card empty">${QUEUE.none[state]}</p>`
        : html`<ol class="card tickets">
            ${tickets.map((ticket) => row(ticket, now))}
          </ol>`
    }
    ${shown}
  </section>`
}

function row(ticket: Ticket, now: Date): Html {
  const { answer } = ticket
  return html`<li>
    <a class="question" href="/console/phieu/${ticket.code}">${ticket.question}</a>
    <p class="meta">
      <span class="code">${ticket.code}</span>
      <span>${departmentName(ticket.department, ticket.place)}</span>
      <span>${sentAt(vietnamTime(ticket.openedAt))}</span>
    </p>
    <p class="since ${answer === null ? 'waiting' : ''}">
      ${
        answer === null
          ? waited(spanInWords(now.getTime() - ticket.openedAt.getTime()))
          : answeredAt(vietnamTime(answer.at))
      }
    </p>
  </li>`
}
