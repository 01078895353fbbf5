import { html } from 'hono/html'
import type { NamedDay, YearCalendar } from '../../clocks/year.ts'
import {
  blockFrom,
  blockTo,
  CALENDAR,
  calendarOf,
  EDIT_YEAR,
  editYear,
  removeRow,
  rowDay,
  rowName,
} from '../phrases-calendar.ts'
import type { SignedIn } from '../session.ts'
import { csrfField, faultList, notice, page } from './layout.ts'
import type { Html } from './layout.ts'

const MOST_BLOCKS = 4
/** Rows to write new days into; whoever needs more looks at the changes first and gets as many again. */
const EMPTY_ROWS = 4

interface YearEdited {
  readonly year: number
  readonly draft: YearCalendar
  readonly seen: number
  /** What saving would change; absent before it has been asked for. */
  readonly changes?: Html
  /** Stands for a calendar that was looked at and may be saved. */
  readonly seal?: string
  readonly faults?: readonly string[]
  readonly movedOn?: boolean
}

/** The form of a year. It is looked at first, then saved; both by the same form, so that nothing written is lost. */
export function calendarEditPage(who: SignedIn, edited: YearEdited): Html {
  const { year, draft, seen, changes, seal, faults = [], movedOn = false } = edited
  return page(
    { title: editYear(year), who, here: 'clocks' },
    html`<p class="back"><a href="/console/lich?nam=${year}">${calendarOf(year)}</a></p>
      <div class="headline"><h1>${editYear(year)}</h1></div>
      ${movedOn ? notice('bad', EDIT_YEAR.movedOn) : ''} ${faultList(EDIT_YEAR.faulty, faults)}
      <form method="post" action="/console/lich/${year}/xem-truoc">
        ${csrfField(who)}
        <input type="hidden" name="seen" value="${seen}" />
        ${
          changes === undefined
            ? ''
            : html`<section class="card" aria-labelledby="se-thay-doi">
                <h2 id="se-thay-doi">${EDIT_YEAR.changes}</h2>
                ${changes}
              </section>`
        }
        <fieldset>
          <legend>${CALENDAR.hours}</legend>
          <p><small>${EDIT_YEAR.hoursRule}</small></p>
          ${Array.from({ length: MOST_BLOCKS }, (_, at) => blockRow(at + 1, draft.blocks[at]))}
        </fieldset>
        ${dayRows('off', CALENDAR.daysOff, EDIT_YEAR.daysOffRule, draft.daysOff)}
        ${dayRows('work', CALENDAR.workingDays, EDIT_YEAR.workingDaysRule, draft.workingDays)}
        <div class="field">
          <label>
            <input type="checkbox" name="official" value="1" ${draft.official ? html`checked` : ''} />
            ${CALENDAR.official}
          </label>
          <small>${EDIT_YEAR.officialRule}</small>
        </div>
        <div class="field">
          <label for="note">${EDIT_YEAR.note}</label>
          <textarea id="note" name="note" rows="3" maxlength="1000" required aria-describedby="note-cach">
${draft.note}</textarea>
          <small id="note-cach">${EDIT_YEAR.noteRule}</small>
        </div>
        <p class="actions">
          <button class="${seal === undefined ? '' : 'secondary'}">${EDIT_YEAR.preview}</button>
          ${
            seal === undefined
              ? ''
              : html`<input type="hidden" name="seal" value="${seal}" />
                  <button formaction="/console/lich/${year}/luu">${EDIT_YEAR.save}</button>`
          }
          <a href="/console/lich?nam=${year}">${EDIT_YEAR.cancel}</a>
        </p>
      </form>`,
  )
}

function blockRow(row: number, block = { from: '', to: '' }): Html {
  const time = (name: 'from' | 'to', label: string): Html =>
    html`<div class="field">
      <label for="${name}-${row}">${label}</label>
      <input type="time" id="${name}-${row}" name="${name}" value="${block[name]}" />
    </div>`
  return html`<div class="pair">${time('from', blockFrom(row))} ${time('to', blockTo(row))}</div>`
}

function dayRows(list: 'off' | 'work', title: string, rule: string, days: readonly NamedDay[]): Html {
  const rows = [...days, ...Array.from({ length: EMPTY_ROWS }, () => ({ day: '', name: '' }))]
  return html`<fieldset>
    <legend>${title}</legend>
    <p><small>${rule}</small></p>
    <table class="rows-to-fill">
      <thead>
        <tr>
          <th scope="col">${CALENDAR.day}</th>
          <th scope="col">${CALENDAR.name}</th>
          <th scope="col">${EDIT_YEAR.remove}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row, at) => dayRow(list, title, at, row, at < days.length))}
      </tbody>
    </table>
  </fieldset>`
}

function dayRow(list: string, title: string, at: number, { day, name }: NamedDay, isKept: boolean): Html {
  const gone = html`<input
    type="checkbox"
    name="${list}Gone"
    value="${at}"
    aria-label="${removeRow(at + 1)}"
  />`
  return html`<tr>
    <td>
      <input type="date" name="${list}Day" value="${day}" aria-label="${rowDay(title, at + 1)}" />
    </td>
    <td>
      <input name="${list}Name" value="${name}" maxlength="120" aria-label="${rowName(title, at + 1)}" />
    </td>
    ${isKept ? html`<td data-label="${EDIT_YEAR.remove}">${gone}</td>` : html`<td></td>`}
  </tr>`
}
