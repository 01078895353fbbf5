import { html } from 'hono/html'
import { sentenceCase } from '../../domain/sentence-case.ts'
import { PLACE_NAMES, PLACES } from '#knowledge/place.ts'
import type { DepartmentId } from '../../domain/ids.ts'
import { mayEditRouting } from '../../officials/may.ts'
import { departmentName, DEPARTMENTS } from '../../tickets/departments.ts'
import { PHRASE_KINDS } from '../../tickets/edit-routing.ts'
import type { PhraseKind, PhraseOf } from '../../tickets/edit-routing.ts'
import { countOf, KINDS, ROUTING } from '../phrases-routing.ts'
import type { SignedIn } from '../session.ts'
import { csrfField, notice, page } from './layout.ts'
import type { Html } from './layout.ts'

interface DepartmentState {
  readonly id: DepartmentId
  readonly phrases: Readonly<Record<PhraseKind, readonly string[]>>
  /** Of the rules as they are shown. */
  readonly revision: number
  readonly news?: string
  readonly fault?: string
  /** What was written and led to nothing. */
  readonly draft?: PhraseOf
}

/** One department: what it looks after, and the phrases that bring questions to it. */
export function routingDepartmentPage(who: SignedIn, state: DepartmentState): Html {
  const { id, phrases, revision, news, fault, draft } = state
  const edits = mayEditRouting(who.official)
  const name = sentenceCase(departmentName(id, null))
  const duty = DEPARTMENTS.find((one) => one.id === id)?.duty ?? ''
  const action = `/console/dinh-tuyen/${id}`
  const hidden = html`${csrfField(who)} <input type="hidden" name="da-xem" value="${revision}" />`
  return page(
    { title: name, who, here: 'routing' },
    html`<p class="back"><a href="/console/dinh-tuyen">${ROUTING.back}</a></p>
      <div class="headline"><h1>${name}</h1></div>
      ${news === undefined ? '' : notice('good', news)} ${fault === undefined ? '' : notice('bad', fault)}
      <section class="card" aria-labelledby="viec">
        <h2 id="viec">${ROUTING.duty}</h2>
        <p>${duty}</p>
        <ul class="aside">
          ${PLACES.map((place) => html`<li>${sentenceCase(PLACE_NAMES[place])}: ${departmentName(id, place)}</li>`)}
        </ul>
      </section>
      ${edits ? addForm(action, hidden, draft) : html`<p class="aside">${ROUTING.readOnly}</p>`}
      ${
        edits
          ? html`<form method="post" action="${action}/bo">
              ${hidden}
              <p class="aside">${ROUTING.removeHelp}</p>
              ${PHRASE_KINDS.map((kind) => phraseList(kind, phrases[kind], true))}
              <button class="quiet">${ROUTING.remove}</button>
            </form>`
          : PHRASE_KINDS.map((kind) => phraseList(kind, phrases[kind], false))
      }`,
  )
}

function addForm(action: string, hidden: Html, draft: PhraseOf | undefined): Html {
  return html`<section aria-labelledby="them">
    <h2 id="them">${ROUTING.add}</h2>
    <form class="card" method="post" action="${action}/them">
      ${hidden}
      <label for="cum-tu">${ROUTING.phrase}</label>
      <input
        id="cum-tu"
        name="cum-tu"
        maxlength="80"
        required
        autocomplete="off"
        aria-describedby="cum-tu-cach"
        value="${draft?.phrase ?? ''}"
      />
      <p class="aside" id="cum-tu-cach">${ROUTING.phraseHelp}</p>
      <label for="loai">${ROUTING.kind}</label>
      <select id="loai" name="loai">
        ${PHRASE_KINDS.map(
          (kind) =>
            html`<option value="${kind}" ${kind === draft?.kind ? html`selected` : ''}>
              ${KINDS[kind]}
            </option>`,
        )}
      </select>
      <button>${ROUTING.addIt}</button>
    </form>
  </section>`
}

function phraseList(kind: PhraseKind, phrases: readonly string[], edits: boolean): Html {
  const sorted = phrases.toSorted((a, b) => a.localeCompare(b, 'vi'))
  return html`<section aria-labelledby="nhom-${kind}">
    <h2 id="nhom-${kind}">${KINDS[kind]} <small>${countOf(phrases.length)}</small></h2>
    ${
      phrases.length === 0
        ? html`<p class="card empty">${ROUTING.none}</p>`
        : html`<ul class="card phrases">
            ${sorted.map(
              (phrase) =>
                html`<li>
                  ${
                    edits
                      ? html`<label
                          ><input type="checkbox" name="${kind}" value="${phrase}" /> ${phrase}</label
                        >`
                      : phrase
                  }
                </li>`,
            )}
          </ul>`
    }
  </section>`
}
