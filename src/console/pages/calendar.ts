import { html } from 'hono/html'
import { workingCalendar } from '../../clocks/calendar.ts'
import type { YearChange } from '../../clocks/compare-years.ts'
import { workingDaysOf } from '../../clocks/compare-years.ts'
import type { NamedDay } from '../../clocks/year.ts'
import type { KeptYear } from '../../clocks/years.ts'
import { FIRST_YEAR, LAST_YEAR } from '../../clocks/years.ts'
import { vietnamDay } from '../../domain/working-calendar.ts'
import { vietnamTime } from '../../domain/vietnam-time.ts'
import { mayChangeClocks } from '../../officials/may.ts'
import { sentenceCase } from '../../domain/sentence-case.ts'
import { dayInWords } from '../days.ts'
import { CALENDAR, calendarOf, fromTo, workingDaysIn } from '../phrases-calendar.ts'
import type { SignedIn } from '../session.ts'
import { changeList, clockTabs } from './calendar-parts.ts'
import { notice, page } from './layout.ts'
import type { Html } from './layout.ts'
import { monthTable } from './month.ts'

/** A change that was made to a year, its maker by name. */
interface EditionTold {
  readonly who: string
  readonly at: Date
  readonly note: string
  readonly changes: readonly YearChange[]
}

interface YearShown {
  readonly kept: KeptYear
  readonly history: readonly EditionTold[]
  readonly now: Date
  readonly news?: string
}

/** A year of the working calendar, month by month, and who has changed it. */
export function calendarPage(who: SignedIn, { kept, history, now, news }: YearShown): Html {
  const { year, calendar } = kept
  const days = workingCalendar(new Map([[year, calendar]]))
  return page(
    { title: calendarOf(year), who, here: 'clocks' },
    html`<div class="headline">
        <h1>${calendarOf(year)}</h1>
        ${clockTabs('calendar')}
      </div>
      ${news === undefined ? '' : notice('good', news)}
      ${calendar.official ? '' : notice('bad', CALENDAR.notOfficial)}
      <p class="aside">${CALENDAR.intro}</p>
      <nav class="pages" aria-label="${CALENDAR.years}">
        ${year > FIRST_YEAR ? yearLink(year - 1, CALENDAR.previous, 'prev') : ''}
        <span>${year}</span>
        ${year < LAST_YEAR ? yearLink(year + 1, CALENDAR.next, 'next') : ''}
      </nav>
      ${facts(kept)}
      ${
        mayChangeClocks(who.official)
          ? html`<p class="actions"><a href="/console/lich/${year}/sua">${CALENDAR.change}</a></p>`
          : html`<p class="aside">${CALENDAR.onlyAdmin}</p>`
      }
      ${dayList('ngay-nghi', CALENDAR.daysOff, calendar.daysOff)}
      ${
        calendar.workingDays.length === 0
          ? html`<p class="aside">${CALENDAR.noWorkingDays}</p>`
          : dayList('lam-bu', CALENDAR.workingDays, calendar.workingDays)
      }
      <div class="months">
        ${Array.from({ length: 12 }, (_, at) => monthTable(year, at + 1, days, vietnamDay(now)))}
      </div>
      <section aria-labelledby="da-sua">
        <h2 id="da-sua">${CALENDAR.history}</h2>
        ${
          history.length === 0
            ? html`<p class="card empty">${CALENDAR.noHistory}</p>`
            : html`<ol class="card tickets rows">
                ${history.map(edition)}
              </ol>`
        }
      </section>`,
  )
}

function yearLink(year: number, label: string, rel: 'prev' | 'next'): Html {
  return html`<a rel="${rel}" href="/console/lich?nam=${year}">${label} (${year})</a>`
}

function facts({ year, calendar }: KeptYear): Html {
  return html`<dl class="card facts">
    <div>
      <dt>${CALENDAR.hours}</dt>
      <dd>${calendar.blocks.map(({ from, to }) => fromTo(from, to)).join('; ')}</dd>
    </div>
    <div>
      <dt>${CALENDAR.basis}</dt>
      <dd>${calendar.note}</dd>
    </div>
    <div>
      <dt>${CALENDAR.wholeYear}</dt>
      <dd>${workingDaysIn(workingDaysOf(year, calendar))}</dd>
    </div>
  </dl>`
}

function dayList(id: string, title: string, days: readonly NamedDay[]): Html {
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">${CALENDAR.day}</th>
          <th scope="col">${CALENDAR.name}</th>
        </tr>
      </thead>
      <tbody>
        ${days.map(
          ({ day, name }) =>
            html`<tr>
              <td><time datetime="${day}">${sentenceCase(dayInWords(day))}</time></td>
              <td>${name}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`
}

function edition({ who, at, note, changes }: EditionTold): Html {
  return html`<li>
    <p class="question">${note}</p>
    <p class="meta"><span>${who}</span> <span>${vietnamTime(at)}</span></p>
    ${changeList(changes)}
  </li>`
}
