import { html } from 'hono/html'
import { PLACE_NAMES, PLACES } from '#knowledge/place.ts'
import type { Place } from '#knowledge/place.ts'
import type { DepartmentId } from '../../domain/ids.ts'
import type { RoutingExample } from '../../domain/routing.ts'
import { sentenceCase } from '../../domain/sentence-case.ts'
import { vietnamTime } from '../../domain/vietnam-time.ts'
import { mayEditRouting } from '../../officials/may.ts'
import { departmentName, DEPARTMENTS } from '../../tickets/departments.ts'
import { reasonInWords } from '../../tickets/phrases-routing.ts'
import type { Guess, Route } from '../../tickets/route.ts'
import type { PhraseChange } from '../../tickets/routing/changes.ts'
import { countOf, ROUTING, sure } from '../phrases-routing.ts'
import type { SignedIn } from '../session.ts'
import { csrfField, notice, page } from './layout.ts'
import type { Html } from './layout.ts'

export interface Tried {
  readonly question: string
  readonly place: Place | null
  /** Absent while nothing was asked. */
  readonly route?: Route
}

interface RoutingEditTold {
  readonly by: string
  readonly at: Date
  readonly changes: readonly PhraseChange[]
}

interface RoutingState {
  readonly counts: ReadonlyMap<DepartmentId, number>
  readonly examples: readonly RoutingExample[]
  readonly history: readonly RoutingEditTold[]
  readonly nameOf: (actor: string) => string
  readonly tried: Tried
  readonly news?: string
  readonly fault?: string
}

/** By what questions find their department, and where one would go. */
export function routingPage(who: SignedIn, state: RoutingState): Html {
  const { counts, examples, history, nameOf, tried, news, fault } = state
  const edits = mayEditRouting(who.official)
  return page(
    { title: ROUTING.title, who, here: 'routing' },
    html`<div class="headline"><h1>${ROUTING.title}</h1></div>
      ${news === undefined ? '' : notice('good', news)} ${fault === undefined ? '' : notice('bad', fault)}
      <p class="aside">${ROUTING.what} ${edits ? '' : ROUTING.readOnly}</p>
      ${trySection(who, tried)}
      <section aria-labelledby="don-vi">
        <h2 id="don-vi">${ROUTING.departments}</h2>
        <ul class="rows card">
          ${DEPARTMENTS.map(
            ({ id, duty }) =>
              html`<li>
                <p class="question">
                  <a href="/console/dinh-tuyen/${id}">${sentenceCase(departmentName(id, null))}</a>
                </p>
                <p class="meta"><span>${duty}</span></p>
                <p class="since">${countOf(counts.get(id) ?? 0)}</p>
              </li>`,
          )}
        </ul>
      </section>
      <section aria-labelledby="vi-du">
        <h2 id="vi-du">${ROUTING.examples}</h2>
        <p class="aside">${ROUTING.examplesWhat}</p>
        ${
          examples.length === 0
            ? html`<p class="card empty">${ROUTING.noExamples}</p>`
            : html`<ul class="rows card">
                ${examples.map((example) => exampleRow(who, example, nameOf, edits))}
              </ul>`
        }
      </section>
      <section aria-labelledby="lich-su">
        <h2 id="lich-su">${ROUTING.history}</h2>
        ${
          history.length === 0
            ? html`<p class="card empty">${ROUTING.noHistory}</p>`
            : html`<ol class="rows card">
                ${history.map((edit) => editRow(edit, nameOf))}
              </ol>`
        }
      </section>`,
  )
}

function trySection(who: SignedIn, { question, place, route }: Tried): Html {
  return html`<section aria-labelledby="thu">
    <h2 id="thu">${ROUTING.try}</h2>
    <form class="card" method="post" action="/console/dinh-tuyen/thu">
      ${csrfField(who)}
      <label for="cau-hoi">${ROUTING.question}</label>
      <textarea id="cau-hoi" name="cau-hoi" rows="2" maxlength="2000" required aria-describedby="thu-luu">
${question}</textarea>
      <p class="aside" id="thu-luu">${ROUTING.tryWhat}</p>
      <label for="dia-ban">${ROUTING.place}</label>
      <select id="dia-ban" name="dia-ban">
        <option value="">${ROUTING.anyPlace}</option>
        ${PLACES.map(
          (one) =>
            html`<option value="${one}" ${one === place ? html`selected` : ''}>
              ${sentenceCase(PLACE_NAMES[one])}
            </option>`,
        )}
      </select>
      <button>${ROUTING.tryIt}</button>
    </form>
    ${route === undefined ? '' : html`<div class="card" role="status">${routeShown(route, place)}</div>`}
  </section>`
}

function routeShown(route: Route, place: Place | null): Html {
  return html`<p>
      ${ROUTING.goesTo}: <strong>${departmentName(route.department, place)}</strong>
      <span class="badge">${sure(route.confidence)}</span>
    </p>
    ${reasons(route, place)}
    ${
      route.others.length === 0
        ? ''
        : html`<h3>${ROUTING.others}</h3>
            <ul>
              ${route.others.map(
                (other) =>
                  html`<li>
                    ${departmentName(other.department, place)}
                    <span class="badge">${sure(other.confidence)}</span>
                    ${reasons(other, place)}
                  </li>`,
              )}
            </ul>`
    }`
}

function reasons({ because }: Guess, place: Place | null): Html {
  return html`<ul class="aside" aria-label="${ROUTING.because}">
    ${because.map((reason) => html`<li>${reasonInWords(reason, place)}</li>`)}
  </ul>`
}

function exampleRow(
  who: SignedIn,
  { id, question, place, department, by, at }: RoutingExample,
  nameOf: (actor: string) => string,
  edits: boolean,
): Html {
  return html`<li>
    <p class="question">${question}</p>
    <p class="meta">
      <span>${departmentName(department, place)}</span>
      <span>${nameOf(by)}</span>
      <span>${vietnamTime(at)}</span>
    </p>
    ${
      edits
        ? html`<form class="since" method="post" action="/console/dinh-tuyen/bo-ghi-nho">
            ${csrfField(who)} <input type="hidden" name="id" value="${id}" />
            <button class="quiet" aria-label="${ROUTING.forgetWhich(question)}">${ROUTING.forget}</button>
          </form>`
        : ''
    }
  </li>`
}

function editRow({ by, at, changes }: RoutingEditTold, nameOf: (actor: string) => string): Html {
  return html`<li>
    <p class="question">
      ${
        changes.length === 0
          ? ROUTING.nothingChanged
          : changes.map(
              ({ department, phrase, counts }, index) =>
                html`${index === 0 ? '' : '; '}${counts ? ROUTING.added : ROUTING.removed} “${phrase}”
                (${departmentName(department, null)})`,
            )
      }
    </p>
    <p class="meta"><span>${nameOf(by)}</span> <span>${vietnamTime(at)}</span></p>
  </li>`
}
