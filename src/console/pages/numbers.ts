import { PLACES } from '#knowledge/place.ts'
import { html } from 'hono/html'
import { DepartmentId } from '../../domain/ids.ts'
import { vietnamTime } from '../../domain/vietnam-time.ts'
import { scopeOf } from '../../officials/may.ts'
import { SPANS } from '../../numbers/read.ts'
import type { Numbers, NumbersWanted } from '../../numbers/read.ts'
import { departmentName } from '../../tickets/departments.ts'
import { sentenceCase } from '../../domain/sentence-case.ts'
import { FIGURE_HEADS, hoursInWords, shownFigures, themeRow, weekInWords } from '../numbers-tables.ts'
import type { TableName } from '../numbers-tables.ts'
import { PLACE_TABS } from '../phrases-calendar.ts'
import {
  asOfInWords,
  COLUMNS,
  HOURS,
  NUMBERS,
  ofHelpful,
  spanInWords,
  TIME_COLUMNS,
} from '../phrases-numbers.ts'
import type { SignedIn } from '../session.ts'
import { notice, page } from './layout.ts'
import type { Html } from './layout.ts'
import { numbersCharts } from './numbers-charts.ts'

/** What the desk and the departments have done, week by week. */
export function numbersPage(who: SignedIn, numbers: Numbers, wanted: NumbersWanted): Html {
  const isEmpty = numbers.total.received === 0 && numbers.total.opened === 0
  return page(
    { title: NUMBERS.title, who, here: 'numbers' },
    html`<div class="headline">
        <h1>${NUMBERS.title}</h1>
        <p class="meta">${asOfInWords(vietnamTime(numbers.asOf))}</p>
      </div>
      ${numbers.isUnderWay ? notice('info', NUMBERS.underWay) : ''} ${filters(who, wanted)}
      ${isEmpty ? html`<p class="card empty">${NUMBERS.nothing}</p>` : found(numbers, wanted)}
      ${themesSection(numbers, wanted)}
      <details class="card">
        <summary>${NUMBERS.howCounted}</summary>
        <ul>
          ${NUMBERS.rules.map((rule) => html`<li>${rule}</li>`)}
        </ul>
      </details>`,
  )
}

function filters(who: SignedIn, wanted: NumbersWanted): Html {
  const scope = scopeOf(who.official)
  const option = (value: string, label: string, isChosen: boolean): Html =>
    html`<option value="${value}" ${isChosen ? html`selected` : ''}>${label}</option>`
  return html`<form class="filters" method="get" action="/console/so-lieu">
    <div class="field">
      <label for="tuan">${NUMBERS.span}</label>
      <select id="tuan" name="tuan">
        ${SPANS.map((span) => option(String(span), spanInWords(span), span === wanted.span))}
      </select>
    </div>
    ${
      scope?.place === null
        ? html`<div class="field">
            <label for="thanh-pho">${NUMBERS.place}</label>
            <select id="thanh-pho" name="thanh-pho">
              ${option('', NUMBERS.bothPlaces, wanted.place === null)}
              ${PLACES.map((place) => option(place, PLACE_TABS[place], place === wanted.place))}
            </select>
          </div>`
        : ''
    }
    ${
      scope?.department === null
        ? html`<div class="field">
            <label for="don-vi">${NUMBERS.department}</label>
            <select id="don-vi" name="don-vi">
              ${option('', NUMBERS.allDepartments, wanted.department === null)}
              ${DepartmentId.options.map((one) =>
                option(
                  one,
                  sentenceCase(departmentName(one, scope.place ?? wanted.place)),
                  one === wanted.department,
                ),
              )}
            </select>
          </div>`
        : ''
    }
    <button>${NUMBERS.show}</button>
  </form>`
}

function found(numbers: Numbers, wanted: NumbersWanted): Html {
  const { total, byWeek, byDepartment } = numbers
  const current = numbers.weeks.at(-1)
  const week = (one: number): Html =>
    html`${weekInWords(one)}${one === current ? html` <small>(${NUMBERS.thisWeek})</small>` : ''}`
  const departments = byDepartment.map((sum) => ({
    head: html`${sentenceCase(departmentName(sum.department, numbers.scope.place))}`,
    figures: shownFigures(sum),
  }))
  return html`${tiles(numbers)} ${numbersCharts(numbers)}
    <section class="card" aria-labelledby="theo-tuan">
      <h2 id="theo-tuan">${NUMBERS.byWeek}</h2>
      ${wideTable(
        NUMBERS.byWeek,
        NUMBERS.week,
        byWeek.map((sum) => ({ head: week(sum.week), figures: shownFigures(sum) })),
        shownFigures(total),
      )}
      ${download('tuan', NUMBERS.byWeek, wanted)}
    </section>
    <section class="card" aria-labelledby="theo-don-vi">
      <h2 id="theo-don-vi">${NUMBERS.byDepartment}</h2>
      ${wideTable(NUMBERS.byDepartment, NUMBERS.department, departments, shownFigures(total))}
      ${download('don-vi', NUMBERS.byDepartment, wanted)}
    </section>`
}

function tiles({ total }: Numbers): Html {
  const counts = [
    'received',
    'byDesk',
    'opened',
    'answered',
    'onTime',
    'late',
    'overdue',
    'reopened',
  ] as const
  const more = ['refused', 'extended'] as const
  const times = ['acceptMinutes', 'replyMinutes', 'answerMinutes'] as const
  const tile = (name: string, figure: string, unit = ''): Html =>
    html`<div class="card">
      <dt>${name}</dt>
      <dd><strong>${figure}</strong>${unit === '' ? '' : html`<small>${unit}</small>`}</dd>
    </div>`
  const share = total.rated === 0 ? '–' : `${Math.round((100 * total.helpful) / total.rated)} %`
  return html`<dl class="figures" aria-label="${NUMBERS.total}">
    ${[...counts, ...more].map((name) => tile(COLUMNS[name], total[name].toLocaleString('vi-VN')))}
    ${times.map((name) => tile(TIME_COLUMNS[name], hoursInWords(total[name]), HOURS))}
    ${tile(COLUMNS.helpful, share, ofHelpful(total.rated))}
  </dl>`
}

interface Row {
  readonly head: Html
  readonly figures: readonly string[]
}

function wideTable(name: string, first: string, rows: readonly Row[], sum: readonly string[]): Html {
  const line = (head: Html | string, figures: readonly string[]): Html =>
    html`<tr>
      <th scope="row">${head}</th>
      ${figures.map((figure) => html`<td class="number">${figure}</td>`)}
    </tr>`
  return html`<div class="wide numbers" tabindex="0" role="region" aria-label="${NUMBERS.table}: ${name}">
    <table>
      <thead>
        <tr>
          <th scope="col">${first}</th>
          ${FIGURE_HEADS.map((head) => html`<th scope="col" class="number">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(({ head, figures }) => line(head, figures))}
      </tbody>
      <tfoot>
        ${line(NUMBERS.sumRow, sum)}
      </tfoot>
    </table>
  </div>`
}

function themesSection(numbers: Numbers, wanted: NumbersWanted): Html {
  const heads = [NUMBERS.askers, NUMBERS.questions]
  return html`<section class="card" aria-labelledby="chu-de">
    <h2 id="chu-de">${NUMBERS.themes}</h2>
    <p class="aside">${NUMBERS.themesRule}</p>
    ${
      numbers.themes.length === 0
        ? html`<p class="empty">${NUMBERS.noThemes}</p>`
        : html`<div class="wide" tabindex="0" role="region" aria-label="${NUMBERS.table}: ${NUMBERS.themes}">
              <table>
                <thead>
                  <tr>
                    <th scope="col">${NUMBERS.theme}</th>
                    ${heads.map((head) => html`<th scope="col" class="number">${head}</th>`)}
                    <th scope="col">${NUMBERS.field}</th>
                  </tr>
                </thead>
                <tbody>
                  ${numbers.themes.map((theme) => {
                    const [phrase, askers, questions, field] = themeRow(theme, numbers)
                    return html`<tr>
                      <th scope="row">${phrase}</th>
                      <td class="number">${askers}</td>
                      <td class="number">${questions}</td>
                      <td>${field}</td>
                    </tr>`
                  })}
                </tbody>
              </table>
            </div>
            ${download('chu-de', NUMBERS.themes, wanted)}`
    }
  </section>`
}

function download(table: TableName, name: string, { span, place, department }: NumbersWanted): Html {
  const query = new URLSearchParams({
    tuan: String(span),
    ...(place !== null && { 'thanh-pho': place }),
    ...(department !== null && { 'don-vi': department }),
  })
  return html`<p class="actions">
    <a href="/console/so-lieu/${table}.csv?${query.toString()}" aria-label="${NUMBERS.csv}: ${name}"
      >${NUMBERS.csv}</a
    >
  </p>`
}
