import { MOST_ANSWER_CHARACTERS } from '../../../domain/ticket.ts'
import { html } from 'hono/html'
import type { Preview } from '../../../tickets/answer.ts'
import { page, csrfField } from '../../pages/layout.ts'
import type { Html } from '../../pages/layout.ts'
import { FRAME, warningInWords } from '../../phrases.ts'
import type { SignedIn } from '../../session.ts'
import { PREVIEW } from '../phrases-steps.ts'
import type { AnswerWarning } from '../check-answer.ts'
import type { Purpose } from '../step-forms.ts'
import type { StepWord } from '../phrases-steps.ts'
import { SHOWN_ON, ticketTitle } from '../phrases.ts'
import type { AuditEntry, Ticket } from '../../../domain/ticket.ts'
import { askedCard } from './question.ts'
import { sendingOff } from './ticket.ts'

export interface PreviewView {
  readonly ticket: Ticket
  readonly audit: readonly AuditEntry[]
  /** What is being previewed. */
  readonly purpose: Purpose
  readonly text: string
  /** The messages as networks will show them, the citizen's own first. */
  readonly previews: readonly Preview[]
  /** Shows that this very text was previewed. */
  readonly seal: string
  /** What the official should look at first; sending then asks that they say they have. */
  readonly warnings: readonly AnswerWarning[]
  /** Names of the provisions that will be kept with the answer. */
  readonly cites: readonly string[]
  /** What can be done with it, the likeliest first. */
  readonly sends: ReadonlyArray<{ readonly step: StepWord; readonly label: string }>
  /** Whether the text may be written otherwise here. */
  readonly editable: boolean
  /** Whether an operator has switched off sending where the citizen asked. */
  readonly isSendingOff: boolean
  /** What its writer had seen of the ticket. */
  readonly seen: number
  readonly entries: number
  /** Revision of the draft that holds the text, or that its writer saw. */
  readonly draft: number
}

export function previewPage(who: SignedIn, view: PreviewView): Html {
  const { ticket, text, purpose, warnings, cites, sends, editable } = view
  const address = `/console/phieu/${ticket.code}`
  const [own, ...others] = view.previews
  const carried = html`${csrfField(who)}
    <input type="hidden" name="seen" value="${view.seen}" />
    <input type="hidden" name="entries" value="${view.entries}" />
    <input type="hidden" name="viec" value="${purpose}" />
    <input type="hidden" name="ban-thao" value="${view.draft}" />`
  const back = html`<button class="quiet" formaction="${address}/ve-phieu" formnovalidate>
    ${PREVIEW.back}
  </button>`
  return page(
    {
      title: PREVIEW.title,
      who,
      here: 'queue',
      crumbs: [
        { href: '/console', label: FRAME.queue },
        { href: address, label: ticketTitle(ticket.code) },
      ],
    },
    html`<div class="headline"><h1>${PREVIEW.title}</h1></div>
      <div class="narrow">
        ${askedCard(ticket, view.audit)}
        <section class="card" aria-labelledby="doc">
          <h2 id="doc">${PREVIEW.reads}</h2>
          ${view.isSendingOff ? sendingOff(ticket) : ''} ${own === undefined ? '' : phone(own, PREVIEW.here)}
          ${
            others.length === 0
              ? ''
              : html`<details>
                  <summary>${PREVIEW.others}</summary>
                  <div class="previews">${others.map((preview) => phone(preview))}</div>
                </details>`
          }
          ${
            cites.length === 0
              ? purpose === 'bo-sung'
                ? ''
                : html`<p class="aside">${PREVIEW.noCites}</p>`
              : html`<h3>${PREVIEW.cites}</h3>
                  <ul>
                    ${cites.map((label) => html`<li>${label}</li>`)}
                  </ul>`
          }
          ${
            purpose === 'bo-sung' || ticket.followers.length === 0
              ? ''
              : html`<p class="notice info">${PREVIEW.alsoTo(ticket.followers.length)}</p>`
          }
          <form method="post" action="${address}/${sends[0]?.step ?? ''}">
            ${carried}
            <input type="hidden" name="text" value="${text}" />
            <input type="hidden" name="seal" value="${view.seal}" />
            ${warnings.length === 0 ? '' : warned(warnings)}
            <p class="aside">${PREVIEW.final}</p>
            <div class="actions">
              ${sends.map(
                ({ step, label }, at) =>
                  html`<button ${at === 0 ? '' : html`class="secondary" formaction="${address}/${step}"`}>
                    ${label}
                  </button>`,
              )}
              ${back}
            </div>
          </form>
        </section>
        ${
          editable
            ? html`<details class="card">
                <summary><h2>${PREVIEW.edit}</h2></summary>
                <form method="post" action="${address}/xem-truoc">
                  ${carried}
                  <label for="sua">${PREVIEW.edit}</label>
                  <textarea id="sua" name="text" rows="10" maxlength="${MOST_ANSWER_CHARACTERS}" required>
${text}</textarea>
                  <div class="actions"><button class="secondary">${PREVIEW.again}</button>${back}</div>
                </form>
              </details>`
            : ''
        }
      </div>`,
  )
}

function phone({ network, parts }: Preview, aside?: string): Html {
  return html`<div class="phone ${network}">
    <h3>${SHOWN_ON[network]} ${aside === undefined ? '' : html`<small>${aside}</small>`}</h3>
    <ol>
      ${parts.map(
        ({ text, choices }, index) =>
          html`<li class="bubble">
            ${parts.length > 1 ? html`<p class="meta">${PREVIEW.part(index + 1, parts.length)}</p>` : ''}
            <p class="said">${text}</p>
            ${choices.length === 0 ? '' : html`<p class="meta">${choices.map(({ label }) => html`<span>[${label}]</span>`)}</p>`}
          </li>`,
      )}
    </ol>
  </div>`
}

function warned(warnings: readonly AnswerWarning[]): Html {
  return html`<div class="notice warning" role="alert">
      <p><strong>${PREVIEW.warned}</strong></p>
      <ul>
        ${warnings.map((warning) => html`<li>${warningInWords(warning)}</li>`)}
      </ul>
    </div>
    <label><input type="checkbox" name="aware" value="1" required /> ${PREVIEW.aware}</label>`
}
