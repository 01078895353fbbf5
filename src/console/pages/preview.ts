import { html } from 'hono/html'
import type { OutgoingPart } from '../../domain/channel.ts'
import type { Ticket } from '../../domain/ticket.ts'
import type { Warning } from '../../questions/official-check.ts'
import { NETWORKS, PREVIEW, TICKET, ticketTitle, warningInWords } from '../phrases.ts'
import type { SignedIn } from '../session.ts'
import { csrfField, page } from './layout.ts'
import type { Html } from './layout.ts'
import { answerField } from './ticket.ts'

export interface PreviewView {
  readonly ticket: Ticket
  readonly text: string
  /** The messages as the citizen's network will show them. */
  readonly parts: readonly OutgoingPart[]
  /** Shows that this very text was previewed. */
  readonly seal: string
  /** What the official should look at first; sending then asks that they say they have. */
  readonly warnings: readonly Warning[]
}

export function previewPage(who: SignedIn, { ticket, text, parts, seal, warnings }: PreviewView): Html {
  const address = `/console/phieu/${ticket.code}`
  return page(
    { title: PREVIEW.title, who },
    html`<p class="back"><a href="${address}">${PREVIEW.back}</a></p>
      <div class="headline">
        <h1>${PREVIEW.title}</h1>
        <p class="badge">${ticketTitle(ticket.code)}</p>
      </div>
      <div class="narrow">
        <section class="card" aria-labelledby="cau-hoi">
          <h2 id="cau-hoi">${TICKET.question}</h2>
          <p class="asked">${ticket.question}</p>
        </section>
        <section class="card" aria-labelledby="doc">
          <h2 id="doc">${PREVIEW.reads} <small>${NETWORKS[ticket.account.network]}</small></h2>
          <ol class="chat">
            ${parts.map(
              (part, index) =>
                html`<li class="official">
                  ${
                    parts.length > 1 ? html`<p class="meta">${PREVIEW.part(index + 1, parts.length)}</p>` : ''
                  }
                  <p class="said">${part.text}</p>
                </li>`,
            )}
          </ol>
          <form method="post" action="${address}/tra-loi">
            ${csrfField(who)}
            <input type="hidden" name="text" value="${text}" />
            <input type="hidden" name="seal" value="${seal}" />
            ${warnings.length === 0 ? '' : warned(warnings)}
            <p class="aside">${PREVIEW.final}</p>
            <button>${PREVIEW.send}</button>
          </form>
        </section>
        <details class="card">
          <summary><h2>${PREVIEW.edit}</h2></summary>
          <form method="post" action="${address}/xem-truoc">
            ${csrfField(who)} ${answerField(text, false)}
            <button class="secondary">${PREVIEW.again}</button>
          </form>
        </details>
      </div>`,
  )
}

function warned(warnings: readonly Warning[]): Html {
  return html`<div class="notice bad" role="alert">
      <p><strong>${PREVIEW.warned}</strong></p>
      <ul>
        ${warnings.map((warning) => html`<li>${warningInWords(warning)}</li>`)}
      </ul>
    </div>
    <label><input type="checkbox" name="aware" value="1" required /> ${PREVIEW.aware}</label>`
}
