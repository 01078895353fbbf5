import { PLACES } from '#knowledge/place.ts'
import { sentenceCase } from '../../domain/sentence-case.ts'
import type { Place } from '#knowledge/place.ts'
import { html } from 'hono/html'
import { USUAL_LIMITS, withUsual } from '../../clocks/limits.ts'
import type { OwnLimits } from '../../clocks/limits.ts'
import type { DepartmentId } from '../../domain/ids.ts'
import { LIMIT_NAMES } from '../../domain/time-limits.ts'
import type { LimitName } from '../../domain/time-limits.ts'
import { vietnamTime } from '../../domain/vietnam-time.ts'
import { mayChangeClocks } from '../../officials/may.ts'
import { departmentName } from '../../tickets/departments.ts'
import type { LimitsForm } from '../limits-form.ts'
import {
  changeLimitsOf,
  editLimits,
  limitInWords,
  LIMIT_NAMES_IN_WORDS,
  LIMITS,
  PLACE_TABS,
  UNITS,
} from '../phrases-calendar.ts'
import type { SignedIn } from '../session.ts'
import { clockTabs } from './calendar-parts.ts'
import { csrfField, faultList, notice, page } from './layout.ts'
import type { Html } from './layout.ts'

interface LimitsShown {
  readonly place: Place
  readonly rows: ReadonlyArray<{ readonly department: DepartmentId; readonly own: OwnLimits | undefined }>
  readonly news?: string
}

/** The time limits of every department of a city. */
export function limitsPage(who: SignedIn, { place, rows, news }: LimitsShown): Html {
  const change = mayChangeClocks(who.official)
  return page(
    { title: LIMITS.title, who, here: 'clocks' },
    html`<div class="headline">
        <h1>${LIMITS.title}</h1>
        ${clockTabs('limits')}
      </div>
      ${news === undefined ? '' : notice('good', news)}
      <p class="aside">${LIMITS.intro}</p>
      <nav class="tabs" aria-label="${LIMITS.place}">
        <ul>
          ${PLACES.map((one) => placeTab(one, one === place))}
        </ul>
      </nav>
      <div class="wide" tabindex="0" role="region" aria-label="${LIMITS.title}">
        <table class="limits">
          <thead>
            <tr>
              <th scope="col">${LIMITS.department}</th>
              ${LIMIT_NAMES.map((name) => html`<th scope="col">${LIMIT_NAMES_IN_WORDS[name]}</th>`)}
              ${change ? html`<th scope="col">${LIMITS.change}</th>` : ''}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">${LIMITS.usual}</th>
              ${LIMIT_NAMES.map((name) => html`<td data-label="${LIMIT_NAMES_IN_WORDS[name]}">${limitInWords(USUAL_LIMITS[name])}</td>`)}
              ${change ? html`<td></td>` : ''}
            </tr>
            ${rows.map(({ department, own }) => row(place, department, own, change))}
          </tbody>
        </table>
      </div>`,
  )
}

function placeTab(place: Place, isHere: boolean): Html {
  return html`<li>
    <a href="/console/thoi-han?thanh-pho=${place}" ${isHere ? html`aria-current="true"` : ''}
      >${PLACE_TABS[place]}</a
    >
  </li>`
}

function row(place: Place, department: DepartmentId, own: OwnLimits | undefined, change: boolean): Html {
  const limits = withUsual(own)
  const name = departmentName(department, place)
  const cell = (which: LimitName): Html =>
    own?.limits[which] === undefined
      ? html`<td data-label="${LIMIT_NAMES_IN_WORDS[which]}">${limitInWords(limits[which])}</td>`
      : html`<td data-label="${LIMIT_NAMES_IN_WORDS[which]}">
          <strong>${limitInWords(limits[which])}</strong> <small>(${LIMITS.own})</small>
        </td>`
  return html`<tr>
    <th scope="row">${sentenceCase(name)}</th>
    ${LIMIT_NAMES.map(cell)}
    ${
      change
        ? html`<td>
            <a href="/console/thoi-han/${place}/${department}" aria-label="${changeLimitsOf(name)}"
              >${LIMITS.change}</a
            >
          </td>`
        : ''
    }
  </tr>`
}

interface LimitsEdited {
  readonly place: Place
  readonly department: DepartmentId
  readonly own: OwnLimits | undefined
  readonly seen: number
  readonly history: ReadonlyArray<{
    readonly who: string
    readonly at: Date
    readonly own: OwnLimits | undefined
  }>
  /** What was written and not saved. */
  readonly form?: LimitsForm
  readonly movedOn: boolean
}

/** One department's own limits, and who has set them. */
export function limitsEditPage(who: SignedIn, edited: LimitsEdited): Html {
  const { place, department, own, seen, history, form, movedOn } = edited
  const title = editLimits(departmentName(department, place))
  return page(
    { title, who, here: 'clocks' },
    html`<p class="back"><a href="/console/thoi-han?thanh-pho=${place}">${LIMITS.title}</a></p>
      <div class="headline"><h1>${title}</h1></div>
      ${movedOn ? notice('bad', LIMITS.movedOn) : ''} ${faultList(LIMITS.faulty, form?.faults ?? [])}
      <form class="card" method="post" action="/console/thoi-han/${place}/${department}">
        ${csrfField(who)}
        <input type="hidden" name="seen" value="${seen}" />
        <p><small>${LIMITS.none}</small></p>
        ${LIMIT_NAMES.map((name) => limitField(name, form?.fields[name] ?? fieldOf(own, name)))}
        <div class="field">
          <label for="note">${LIMITS.note}</label>
          <textarea id="note" name="note" rows="3" maxlength="1000" required>
${form?.note ?? own?.note ?? ''}</textarea>
        </div>
        <p class="actions"><button>${LIMITS.save}</button></p>
      </form>
      <section aria-labelledby="da-sua">
        <h2 id="da-sua">${LIMITS.history}</h2>
        ${
          history.length === 0
            ? html`<p class="card empty">${LIMITS.noHistory}</p>`
            : html`<ol class="card tickets rows">
                ${history.map(edition)}
              </ol>`
        }
      </section>`,
  )
}

function fieldOf(own: OwnLimits | undefined, name: LimitName): LimitsForm['fields'][LimitName] {
  const limit = own?.limits[name]
  return { count: limit === undefined ? '' : String(limit.count), unit: (limit ?? USUAL_LIMITS[name]).unit }
}

function limitField(name: LimitName, { count, unit }: LimitsForm['fields'][LimitName]): Html {
  const option = (one: typeof unit): Html =>
    html`<option value="${one}" ${one === unit ? html`selected` : ''}>${UNITS[one]}</option>`
  return html`<fieldset>
    <legend>${LIMIT_NAMES_IN_WORDS[name]} (${LIMITS.usual}: ${limitInWords(USUAL_LIMITS[name])})</legend>
    <div class="pair">
      <div class="field">
        <label for="${name}">${LIMITS.count}</label>
        <input id="${name}" name="${name}" value="${count}" inputmode="numeric" maxlength="4" />
      </div>
      <div class="field">
        <label for="${name}-unit">${LIMITS.unit}</label>
        <select id="${name}-unit" name="${name}Unit">
          ${option('working_hours')} ${option('working_days')}
        </select>
      </div>
    </div>
  </fieldset>`
}

function edition({ who, at, own }: LimitsEdited['history'][number]): Html {
  const set = LIMIT_NAMES.flatMap((name) => {
    const limit = own?.limits[name]
    return limit === undefined ? [] : [`${LIMIT_NAMES_IN_WORDS[name]}: ${limitInWords(limit)}`]
  })
  return html`<li>
    <p class="question">${set.length === 0 ? LIMITS.allUsual : set.join('; ')}</p>
    <p class="meta"><span>${who}</span> <span>${vietnamTime(at)}</span> <span>${own?.note ?? ''}</span></p>
  </li>`
}
