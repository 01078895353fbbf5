import { html } from 'hono/html'
import { vietnamTime } from '../../../domain/vietnam-time.ts'
import type { AnswersGiven, GivenAnswer } from '../../../publishing/answered.ts'
import type { Html } from '../../pages/layout.ts'
import type { SignedIn } from '../../session.ts'
import { sentenceCase } from '../../../domain/sentence-case.ts'
import { ANSWERED } from '../phrases-answered.ts'
import { OUTCOMES } from '../phrases-publish.ts'
import { lawPage } from './frame.ts'

const SHOWN = 200

export interface AnsweredView extends AnswersGiven {
  readonly version: number
  /** How many of the latest answers were looked at, of whatever version. */
  readonly lookedAt: number
  /** The document that has to be cited; '': any or none. */
  readonly cites: string
  readonly documents: ReadonlyArray<{ readonly document: string; readonly label: string }>
}

/** Which questions were answered from a version, and on what: for whoever has found a fault in it. */
export function answeredPage(who: SignedIn, view: AnsweredView): Html {
  const { version, answers, lookedAt, lookedAtSince } = view
  return lawPage(
    who,
    { title: ANSWERED.title(version), version },
    html`<p class="aside">${ANSWERED.lead} ${ANSWERED.kept}</p>
      ${filter(view)}
      <section class="card" aria-labelledby="da-tra-loi">
        <h2 id="da-tra-loi">${ANSWERED.count(answers.length)}</h2>
        ${
          answers.length === 0
            ? html`<p class="empty">${ANSWERED.none}</p>`
            : html`<ol class="changes">
                ${answers.slice(0, SHOWN).map(line)}
              </ol>`
        }
        ${answers.length > SHOWN ? html`<p class="aside">${ANSWERED.some(SHOWN)}</p>` : ''}
        ${
          lookedAtSince === undefined
            ? ''
            : html`<p class="aside">${ANSWERED.lookedAt(lookedAt, vietnamTime(lookedAtSince))}</p>`
        }
      </section>`,
  )
}

function filter({ version, cites, documents }: AnsweredView): Html {
  return html`<form class="filters" method="get" action="/console/van-ban/phien-ban/${version}/da-tra-loi">
    <div class="field">
      <label for="van-ban">${ANSWERED.document}</label>
      <select id="van-ban" name="van-ban">
        <option value="">${ANSWERED.every}</option>
        ${documents.map(
          ({ document, label }) =>
            html`<option value="${document}" ${document === cites ? html`selected` : ''}>${label}</option>`,
        )}
      </select>
    </div>
    <button class="quiet">${ANSWERED.look}</button>
  </form>`
}

function line({ at, question, outcome, citations }: GivenAnswer): Html {
  const basis = citations.map(({ label }) => label).join('; ')
  return html`<li>
    <p class="asked">${question} <small>${vietnamTime(at)}</small></p>
    <p>${sentenceCase(OUTCOMES[outcome])}${basis === '' ? '' : `: ${basis}`}</p>
  </li>`
}
