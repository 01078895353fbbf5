import { html } from 'hono/html'
import { vietnamTime } from '../../../domain/vietnam-time.ts'
import { readsEverything, readsQuestionsOf } from '../../../officials/may.ts'
import type { GoldenChange, Impact } from '../../../publishing/impact.ts'
import type { Html } from '../../pages/layout.ts'
import type { SignedIn } from '../../session.ts'
import { faultInWords, OUTCOMES, PUBLISH } from '../phrases-publish.ts'
import { STATES } from '../phrases.ts'

type Basis = GoldenChange['before']

/** Characters of a citizen's question that are shown: enough to see what it is about. */
const SHORT = 120
const CITED = 3

/** What a publication would change for those who ask. */
export function impactSection(who: SignedIn, { broken, moved, answers }: Impact): Html {
  return html`<section class="card" aria-labelledby="mau">
      <h2 id="mau">${PUBLISH.golden}</h2>
      ${
        broken.length === 0
          ? html`<p>${PUBLISH.noneBroken}</p>`
          : html`<h3 class="broken">${PUBLISH.broken(broken.length)}</h3>
              <ol class="changes">
                ${broken.map(goldenChange)}
              </ol>`
      }
      ${
        moved.length === 0
          ? html`<p>${PUBLISH.noneMoved}</p>`
          : html`<details class="fold">
              <summary>${PUBLISH.moved(moved.length)}</summary>
              <ol class="changes">
                ${moved.map(goldenChange)}
              </ol>
            </details>`
      }
    </section>
    <section class="card" aria-labelledby="da-gui">
      <h2 id="da-gui">${PUBLISH.answers}</h2>
      <p>
        ${answers.looked === 0 ? PUBLISH.noAnswers : PUBLISH.answersChanged(answers.changed.length, answers.looked)}
      </p>
      ${answers.changed.length === 0 ? '' : changedAnswers(who, answers.changed)}
    </section>`
}

function goldenChange({ id, question, before, after, faults }: GoldenChange): Html {
  return html`<li>
    <p class="asked">${question} <small>${id}</small></p>
    ${faults.map((fault) => html`<p class="why">${faultInWords(fault)}</p>`)} ${turn(before, after)}
  </li>`
}

/** Shown only to those who may read every department's tickets; to an official of one city only what was asked of it. */
function changedAnswers(who: SignedIn, changed: Impact['answers']['changed']): Html {
  if (!readsEverything(who.official.role)) return html`<p class="aside">${PUBLISH.questionsHidden}</p>`
  return html`<ol class="changes">
    ${changed
      .filter(({ place }) => readsQuestionsOf(who.official, place))
      .map(
        ({ question, at, before, after }) =>
          html`<li>
            <p class="asked">${shortened(question)} <small>${vietnamTime(at)}</small></p>
            ${turn(before, after)}
          </li>`,
      )}
  </ol>`
}

function turn(before: Basis, after: Basis): Html {
  return html`<dl class="turn">
    <div>
      <dt>${PUBLISH.before}</dt>
      <dd>${basis(before)}</dd>
    </div>
    <div>
      <dt>${PUBLISH.after}</dt>
      <dd>${basis(after)}</dd>
    </div>
  </dl>`
}

function basis({ outcome, citations }: Basis): Html {
  return html`${OUTCOMES[outcome]}${
    citations.length === 0
      ? ''
      : html`:
        ${citations
          .slice(0, CITED)
          .map(({ label, inForce }) => `${label} (${inWords(inForce)})`)
          .join('; ')}`
  }`
}

function inWords(inForce: string): string {
  return (
    Object.entries(STATES)
      .find(([state]) => state === inForce)?.[1]
      .toLowerCase() ?? inForce
  )
}

function shortened(question: string): string {
  return question.length <= SHORT ? question : `${question.slice(0, SHORT).toWellFormed()}…`
}
