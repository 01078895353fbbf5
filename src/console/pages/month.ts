import { html } from 'hono/html'
import { dayName, dayNamed, weekday } from '../../domain/working-calendar.ts'
import type { WorkingCalendar } from '../../domain/working-calendar.ts'
import { CALENDAR, monthOf, WEEKDAYS } from '../phrases-calendar.ts'
import type { Html } from './layout.ts'

const WEEK = 7
/** Shown before the first of the month and after its last. */
const NO_DAY = null

/** One month as a table, its weeks from Monday; days off and worked weekends say so in words. */
export function monthTable(year: number, month: number, calendar: WorkingCalendar, today: number): Html {
  const first = dayNamed(`${year}-${String(month).padStart(2, '0')}-01`)
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const before = (weekday(first) + 6) % WEEK
  const weeks = Math.ceil((before + length) / WEEK)
  const dayAt = (cell: number): number | null =>
    cell < before || cell >= before + length ? NO_DAY : first + cell - before
  const week = (row: number): Html =>
    html`<tr>
      ${WEEKDAYS.map((_, column) => cell(dayAt(row * WEEK + column), calendar, today))}
    </tr>`

  return html`<table class="month">
    <caption>
      ${monthOf(month)}
    </caption>
    <thead>
      <tr>
        ${WEEKDAYS.map((name) => html`<th scope="col">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${Array.from({ length: weeks }, (_, row) => week(row))}
    </tbody>
  </table>`
}

const CLASSES = { working: '', swapped: 'swapped', weekend: 'off', day_off: 'holiday' } as const

function cell(day: number | null, calendar: WorkingCalendar, today: number): Html {
  if (day === NO_DAY) return html`<td></td>`
  const { kind } = calendar.day(day)
  const word = kind === 'day_off' ? CALENDAR.off : kind === 'swapped' ? CALENDAR.swapped : ''
  const name = dayName(day)
  return html`<td
    class="${CLASSES[kind]} ${day === today ? 'today' : ''}"
    ${day === today ? html`aria-current="date"` : ''}
  >
    <time datetime="${name}">${Number(name.slice(8))}</time>
    ${word === '' ? '' : html`<small>${word}</small>`}
  </td>`
}
