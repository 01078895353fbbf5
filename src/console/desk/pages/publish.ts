import { holds } from '#knowledge/validity.ts'
import { html } from 'hono/html'
import type { Territory } from '#knowledge/place.ts'
import { MOST_ANSWER_CHARACTERS } from '../../../domain/ticket.ts'
import { vietnamTime } from '../../../domain/vietnam-time.ts'
import type { PublicDraft, Rehearsal } from '../../../publishing/rehearse-answer.ts'
import type { PickedProvision } from '../../../questions/pick-provisions.ts'
import { faultInWords } from '../../law/phrases-publish.ts'
import { STATES, TERRITORIES } from '../../law/phrases.ts'
import { csrfField, notice, page } from '../../pages/layout.ts'
import type { Html } from '../../pages/layout.ts'
import { ticketTitle } from '../../tickets/phrases.ts'
import { PUBLIC } from '../../phrases-desk.ts'
import type { SignedIn } from '../../session.ts'
import type { DeskView } from '../view.ts'

/** On an answered ticket, for whoever may make its answer public; on a public one, how it is put otherwise or taken back. */
export function publishSection(who: SignedIn, view: DeskView): Html | '' {
  const { ticket, toPublish } = view
  if (ticket.published === null && toPublish === undefined) return ''
  const form = toPublish && editForm(who, ticket, toPublish.draft, toPublish.basis)
  return html`<section class="card" aria-labelledby="cong-khai">
    <h2 id="cong-khai">${PUBLIC.title}</h2>
    ${
      ticket.published === null
        ? html`<p>${PUBLIC.lead}</p>
            ${form}`
        : html`<p>${PUBLIC.published(vietnamTime(ticket.published.at))}</p>
            ${view.isGiven ? '' : notice('warning', view.isPublic ? PUBLIC.lapsed : PUBLIC.gone)}
            ${
              form === undefined
                ? ''
                : html`<details ${view.isGiven ? '' : html`open`}>
                    <summary>${PUBLIC.replace}</summary>
                    ${view.isPublic ? html`<p class="aside">${PUBLIC.replaceLead}</p>` : ''} ${form}
                  </details>`
            }
            ${view.mayUnpublish ? takeBackForm(who, ticket) : ''}`
    }
  </section>`
}

function takeBackForm(who: SignedIn, { code, revision }: DeskView['ticket']): Html {
  return html`<details>
    <summary>${PUBLIC.takeBack}</summary>
    <form method="post" action="/console/phieu/${code}/cong-khai/rut">
      ${csrfField(who)}
      <input type="hidden" name="seen" value="${revision}" />
      <p class="aside" id="rut-cong-khai">${PUBLIC.takeBackRule}</p>
      <label for="rut-vi-sao">${PUBLIC.takeBackWhy}</label>
      <textarea
        id="rut-vi-sao"
        name="note"
        rows="2"
        maxlength="2000"
        aria-describedby="rut-cong-khai"
        required
      ></textarea>
      <div class="actions"><button class="danger">${PUBLIC.takeBackDo}</button></div>
    </form>
  </details>`
}

function editForm(
  who: SignedIn,
  { code, revision }: Pick<DeskView['ticket'], 'code' | 'revision'>,
  { question, answer }: PublicDraft,
  basis: readonly PickedProvision[],
): Html {
  return html`<form method="post" action="/console/phieu/${code}/cong-khai/xem-truoc">
    ${csrfField(who)}
    <input type="hidden" name="seen" value="${revision}" />
    <label for="cong-khai-hoi">${PUBLIC.question}</label>
    <textarea id="cong-khai-hoi" name="question" rows="3" maxlength="500" required>${question}</textarea>
    <label for="cong-khai-tra-loi">${PUBLIC.answer}</label>
    <textarea id="cong-khai-tra-loi" name="answer" rows="10" maxlength="${MOST_ANSWER_CHARACTERS}" required>
${answer}</textarea>
    <fieldset>
      <legend>${PUBLIC.basis}</legend>
      ${basis.length === 0 ? html`<p class="aside">${PUBLIC.noBasis}</p>` : basis.map(basisBox)}
    </fieldset>
    <div class="actions"><button>${PUBLIC.preview}</button></div>
  </form>`
}

function basisBox({ id, label, today }: PickedProvision): Html {
  return html`<label
    ><input type="checkbox" name="basis" value="${id}" ${holds(today) ? html`checked` : ''} /> ${label}
    <span class="state ${today.state}">${STATES[today.state]}</span></label
  >`
}

export interface PublicPreview {
  readonly ticket: DeskView['ticket']
  readonly draft: PublicDraft
  /** Basis that was ticked or is named in the answer, as it stands today. */
  readonly basis: readonly PickedProvision[]
  readonly rehearsal: Rehearsal | undefined
  /** Where it would be given; whoever asks elsewhere does not get it. */
  readonly territory?: Territory
  /** The desk has blotted out what looked like personal data. */
  readonly wasMasked: boolean
  readonly seal: string
  readonly fault?: string
}

export function publicPreviewPage(who: SignedIn, view: PublicPreview): Html {
  const { ticket, draft, basis, rehearsal, wasMasked, seal, fault } = view
  const address = `/console/phieu/${ticket.code}`
  return page(
    { title: PUBLIC.previewTitle, who, here: 'queue' },
    html`<p class="back"><a href="${address}">${ticketTitle(ticket.code)}</a></p>
      <div class="headline"><h1>${PUBLIC.previewTitle}</h1></div>
      ${fault === undefined ? '' : notice('bad', fault)}
      ${wasMasked ? notice('warning', PUBLIC.personal) : ''}
      <div class="narrow">
        ${rehearsal === undefined ? '' : rehearsed(who, view, rehearsal, seal)}
        <section class="card" aria-labelledby="sua">
          <h2 id="sua">${PUBLIC.edit}</h2>
          ${editForm(who, ticket, draft, basis)}
        </section>
      </div>`,
  )
}

function rehearsed(
  who: SignedIn,
  { ticket, draft, basis, territory = 'vn' }: PublicPreview,
  { answer, isGiven, impact, ended }: Rehearsal,
  seal: string,
): Html {
  const endedLabels = ended.map((id) => basis.find((one) => one.id === id)?.label ?? id)
  const isReady = isGiven && ended.length === 0 && impact.broken.length === 0
  return html`<section class="card" aria-labelledby="doc">
      <h2 id="doc">${PUBLIC.reads}</h2>
      ${ended.length === 0 ? '' : notice('bad', PUBLIC.ended(endedLabels))}
      ${isGiven || ended.length > 0 ? '' : notice('bad', PUBLIC.notGiven)}
      <p class="said bubble" data-reads>${answer.text}</p>
      <p class="aside">${PUBLIC.forWhom(TERRITORIES[territory])}</p>
      <h3>${PUBLIC.basis}</h3>
      <ul>
        ${basis.map(({ label, today }) => html`<li>${label} <span class="state ${today.state}">${STATES[today.state]}</span></li>`)}
      </ul>
    </section>
    <section class="card" aria-labelledby="mau">
      <h2 id="mau">${PUBLIC.golden}</h2>
      ${
        impact.broken.length === 0
          ? html`<p>${PUBLIC.noneBroken}</p>`
          : html`${notice('bad', PUBLIC.broken(impact.broken.length))}
              <ul>
                ${impact.broken.map(
                  ({ question, faults }) =>
                    html`<li>
                      ${question} ${faults.map((one) => html`<p class="aside">${faultInWords(one)}</p>`)}
                    </li>`,
                )}
              </ul>`
      }
      ${
        isReady
          ? html`<form method="post" action="/console/phieu/${ticket.code}/cong-khai">
              ${csrfField(who)}
              <input type="hidden" name="seen" value="${ticket.revision}" />
              <input type="hidden" name="seal" value="${seal}" />
              <input type="hidden" name="question" value="${draft.question}" />
              <input type="hidden" name="answer" value="${draft.answer}" />
              ${draft.basis.map((id) => html`<input type="hidden" name="basis" value="${id}" />`)}
              <p class="aside">${PUBLIC.undoAhead}</p>
              <div class="actions"><button>${PUBLIC.publish}</button></div>
            </form>`
          : ''
      }
    </section>`
}
