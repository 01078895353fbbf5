import { html } from 'hono/html'
import type { Numbers } from '../../numbers/read.ts'
import type { WeekSum } from '../../numbers/sum.ts'
import { hoursInWords, weekInWords } from '../numbers-tables.ts'
import { chartInWords, NUMBERS, QUESTIONS_CHART, TICKETS_CHART, TIMES_CHART } from '../phrases-numbers.ts'
import { lines, stackedColumns } from './chart.ts'
import type { Chart, Series } from './chart.ts'
import type { Html } from './layout.ts'

/** Charts side by side where there is room, each with a table of its figures below it. */
export function numbersCharts({ byWeek }: Numbers): Html {
  const hours = (minutes: number | null): number | null => (minutes === null ? null : minutes / 60)
  const of = (name: string, look: string, value: (sum: WeekSum) => number | null): Series => ({
    name,
    look,
    values: byWeek.map(value),
  })
  const questions = chart('bieu-do-cau-hoi', QUESTIONS_CHART.title, byWeek, [
    of(QUESTIONS_CHART.byDesk, 's1', ({ byDesk }) => byDesk),
    of(QUESTIONS_CHART.signposted, 's4', ({ signposted }) => signposted),
    of(QUESTIONS_CHART.unanswered, 's2', ({ unanswered }) => unanswered),
  ])
  const tickets = chart('bieu-do-phieu', TICKETS_CHART.title, byWeek, [
    of(TICKETS_CHART.onTime, 's1', ({ onTime }) => onTime),
    of(TICKETS_CHART.late, 's2', ({ late }) => late),
    of(TICKETS_CHART.pending, 's4', ({ open, overdue }) => open - overdue),
    of(TICKETS_CHART.overdue, 's3', ({ overdue }) => overdue),
  ])
  const times = chart('bieu-do-thoi-gian', TIMES_CHART.title, byWeek, [
    of(TIMES_CHART.accept, 's1', ({ acceptMinutes }) => hours(acceptMinutes)),
    of(TIMES_CHART.reply, 's2', ({ replyMinutes }) => hours(replyMinutes)),
    of(TIMES_CHART.answer, 's3', ({ answerMinutes }) => hours(answerMinutes)),
  ])
  const count = (value: number | null): string => (value ?? 0).toLocaleString('vi-VN')
  return html`<div class="charts">
    ${framed(questions, stackedColumns(questions), byWeek, count)}
    ${framed(tickets, stackedColumns(tickets), byWeek, count)}
    ${framed(times, lines(times), byWeek, (value) => hoursInWords(value === null ? null : value * 60))}
  </div>`
}

function chart(id: string, title: string, byWeek: readonly WeekSum[], series: readonly Series[]): Chart {
  const days = byWeek.map(({ week }) => weekInWords(week))
  return {
    id,
    title,
    description: chartInWords(title, days[0] ?? '', days.at(-1) ?? ''),
    labels: days.map((day) => day.slice(0, 5)),
    series,
  }
}

function framed(
  { id, title, series }: Chart,
  drawn: Html,
  byWeek: readonly WeekSum[],
  shown: (value: number | null) => string,
): Html {
  return html`<section class="card" aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${drawn}
    <details>
      <summary>${NUMBERS.table}</summary>
      <div class="wide" tabindex="0" role="region" aria-label="${NUMBERS.table}: ${title}">
        <table>
          <thead>
            <tr>
              <th scope="col">${NUMBERS.week}</th>
              ${series.map(({ name }) => html`<th scope="col" class="number">${name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${byWeek.map(
              ({ week }, at) =>
                html`<tr>
                  <th scope="row">${weekInWords(week)}</th>
                  ${series.map(({ values }) => html`<td class="number">${shown(values[at] ?? null)}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>
  </section>`
}
