import { html } from 'hono/html'
import type { DueExplained, ExplainedDay } from '../../../clocks/explain.ts'
import { vietnamTime } from '../../../domain/vietnam-time.ts'
import { dayNamed, weekday } from '../../../domain/working-calendar.ts'
import { CLOCK_NAMES, isOpen } from '../../../domain/ticket.ts'
import type { TicketClock } from '../../../domain/ticket.ts'
import { spell } from '#knowledge/validity.ts'
import type { Html } from '../../pages/layout.ts'
import { spanInWords } from '../../spans.ts'
import { CLOCKS, WEEKDAYS } from '../phrases.ts'
import type { Shown } from './fields.ts'

/**
 * The three clocks.
 *
 * @param how `explained`: with the days that the answer's was counted by
 */
export function clocksSection(shown: Shown, how: 'explained' | 'plain'): Html {
  const { clocks, state } = shown.view.ticket
  return html`<section class="card" aria-labelledby="thoi-han">
    <h2 id="thoi-han">${CLOCKS.title}</h2>
    <dl class="facts">
      ${CLOCK_NAMES.map(
        (name) =>
          html`<div>
            <dt>${CLOCKS.names[name]}</dt>
            <dd class="${isLate(clocks[name], shown.view.now) ? 'bad' : ''}">
              ${clockInWords(clocks[name])}
            </dd>
          </div>`,
      )}
    </dl>
    ${how === 'explained' && isOpen(state) ? explanation(shown) : ''}
  </section>`
}

function clockInWords({ dueAt, metAt }: TicketClock): string {
  if (metAt !== null) {
    const time = vietnamTime(metAt)
    return dueAt !== null && metAt > dueAt ? CLOCKS.late(time) : CLOCKS.met(time)
  }
  return dueAt === null ? CLOCKS.standing : CLOCKS.before(vietnamTime(dueAt))
}

function isLate({ dueAt, metAt }: TicketClock, now: Date): boolean {
  return dueAt !== null && (metAt ?? now) > dueAt
}

function explanation({ view: { explained } }: Shown): Html {
  const { due, limit, urgent, days } = explained
  return html`<details>
    <summary>${CLOCKS.why}</summary>
    <p class="aside">
      ${beginsInWords(explained)} ${limit === null ? '' : CLOCKS[limit.unit](limit.count)}
      ${urgent?.kind === 'before' ? CLOCKS.urgentBefore(vietnamTime(urgent.at)) : ''}
    </p>
    <table class="days">
      <thead>
        <tr>
          <th scope="col">${CLOCKS.day}</th>
          <th scope="col">${CLOCKS.counts}</th>
        </tr>
      </thead>
      <tbody>
        ${days.map(
          (day) =>
            html`<tr>
              <th scope="row">${WEEKDAYS[weekday(dayNamed(day.day))]} ${spell(day.day)}</th>
              <td>${dayInWords(day, urgent?.kind === 'by' ? CLOCKS.urgentDay : CLOCKS.receipt)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="aside">${due === null ? CLOCKS.standing : CLOCKS.ends(vietnamTime(due))}</p>
  </details>`
}

function beginsInWords({ since, limit, urgent }: DueExplained): string {
  if (limit === null) return CLOCKS.extended(vietnamTime(since))
  return urgent?.kind === 'by' ? CLOCKS.urgent(vietnamTime(since)) : CLOCKS.since(vietnamTime(since))
}

/** @param receipt what is said of the day from which it counts */
function dayInWords({ why, countedMs, waitingMs }: ExplainedDay, receipt: string): string {
  const paused = waitingMs > 0 ? CLOCKS.pausedFor(spanInWords(waitingMs)) : ''
  switch (why.kind) {
    case 'receipt':
      return receipt
    case 'weekend':
      return CLOCKS.weekend
    case 'waiting':
      return CLOCKS.waiting
    case 'over':
      return CLOCKS.over
    case 'day_off':
      return CLOCKS.dayOff(why.name)
    case 'swapped':
      return CLOCKS.swapped(why.name, spanInWords(countedMs)) + paused
    case 'counted':
      return CLOCKS.counted(spanInWords(countedMs)) + paused
  }
}
