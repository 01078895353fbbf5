import { html } from 'hono/html'
import { documentLabel } from '#knowledge/shelf.ts'
import { csrfField } from '../../pages/layout.ts'
import type { Html } from '../../pages/layout.ts'
import type { SignedIn } from '../../session.ts'
import { addressOf } from '../labels.ts'
import type { OpenQuestion } from '../open-questions.ts'
import { DECISIONS, RULED } from '../phrases.ts'
import { ruledMark } from '../ruled-mark.ts'
import type { DecisionsView } from './decisions-view.ts'
import { forThoseWhoMay } from './frame.ts'
import { sentenceCase } from '../../../domain/sentence-case.ts'

/** What nobody may say until a person has ruled, each with its reason and a form to rule by. */
export function questionSection(who: SignedIn, view: DecisionsView): Html {
  const { questions } = view
  return html`<section aria-labelledby="cho-quyet">
    <h2 id="cho-quyet">${DECISIONS.rulings} <span class="count">${questions.length}</span></h2>
    ${questions.length === 0 ? html`<p class="card empty">${DECISIONS.noRulings}</p>` : ''}
    ${questions.map((question, index) => questionCard(who, question, index, view))}
  </section>`
}

function questionCard(who: SignedIn, question: OpenQuestion, index: number, view: DecisionsView): Html {
  const { document, asked, provisions } = question
  const told = ruledAlready(question, view)
  return html`<article class="card" id="cho-${index}">
    <h3><a href="/console/van-ban/xem/${document.id}">${documentLabel(document)}</a></h3>
    <p class="meta">
      <span>${DECISIONS.since(asked.from).replace(/^t/, 'T')}</span>
      ${provisions === 0 ? '' : html`<span>${DECISIONS.covers(provisions)}</span>`}
    </p>
    <p>${sentenceCase(asked.reason)}.</p>
    ${told === undefined ? '' : html`<p class="held">${DECISIONS.ruledAlready(told)}</p>`}
    ${forThoseWhoMay(
      who,
      'rule',
      DECISIONS.may.rule,
      () =>
        html`<details class="fold">
          <summary>${DECISIONS.rule}<span class="unseen">: ${documentLabel(document)}</span></summary>
          ${rulingForm(who, question, index, view)}
        </details>`,
    )}
  </article>`
}

function rulingForm(who: SignedIn, question: OpenQuestion, index: number, view: DecisionsView): Html {
  const { document, asked, isWhole, targets } = question
  const { decisions, draft = '' } = view
  const id = (name: string): string => `${name}-${index}`
  return html`<form method="post" action="/console/van-ban/hieu-luc/quyet-dinh">
    ${csrfField(who)}
    <input type="hidden" name="da-xem" value="${ruledMark(decisions, document.id)}" />
    <label for="${id('muc-tieu')}">${DECISIONS.target}</label>
    <select id="${id('muc-tieu')}" name="muc-tieu">
      ${isWhole ? html`<option value="${document.id}">${DECISIONS.whole}</option>` : ''}
      ${targets.map(
        (target) =>
          html`<option value="${target.id}">
            ${addressOf(target.id)}${target.heading === undefined ? '' : html`. ${target.heading}`}
          </option>`,
      )}
    </select>
    <fieldset>
      <legend>${DECISIONS.state}</legend>
      ${Object.entries(RULED).map(
        ([state, words]) =>
          html`<label><input type="radio" name="ket-luan" value="${state}" required /> ${words}</label>`,
      )}
    </fieldset>
    <label for="${id('tu-ngay')}">${DECISIONS.from}</label>
    <input id="${id('tu-ngay')}" name="tu-ngay" type="date" value="${asked.from}" required />
    <label for="${id('can-cu')}">${DECISIONS.grounds}</label>
    <textarea
      id="${id('can-cu')}"
      name="note"
      rows="3"
      maxlength="2000"
      required
      aria-describedby="${id('can-cu-cach')}"
    >
${draft}</textarea>
    <small id="${id('can-cu-cach')}">${DECISIONS.groundsRule}</small>
    <button>${DECISIONS.save}</button>
  </form>`
}

/** Somebody has ruled, and it waits to be published. */
function ruledAlready({ document, targets }: OpenQuestion, view: DecisionsView): string | undefined {
  if (!view.waiting.has(document.id)) return undefined
  const ids = new Set([document.id, ...targets.map(({ id }) => id)])
  const found = view.decisions.flatMap(({ about }) =>
    about.kind === 'ruling' && ids.has(about.ruling.target) ? [about.ruling] : [],
  )
  if (found.length === 0) return undefined
  return found
    .map(({ target, state, from, reason }) => {
      const whole = target === document.id ? '' : `${addressOf(target)}: `
      return `${whole}${DECISIONS.told(RULED[state], from, reason)}.`
    })
    .join(' ')
}
