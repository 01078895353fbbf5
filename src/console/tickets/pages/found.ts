import { html } from 'hono/html'
import { sentenceCase } from '../../../domain/sentence-case.ts'
import { departmentName } from '../../../tickets/departments.ts'
import { labelOf } from '../../law/labels.ts'
import { STATES as VALIDITY } from '../../law/phrases.ts'
import type { Html } from '../../pages/layout.ts'
import { reasonInWords } from '../../phrases.ts'
import { TICKET } from '../phrases.ts'
import type { FoundProvision } from '../view.ts'
import type { Shown } from './fields.ts'

/** What the desk found and why it stopped; why the ticket came to this department. */
export function foundSection({ view: { ticket, found } }: Shown): Html {
  const { because, others } = ticket.routed
  return html`<section class="card" aria-labelledby="tim-thay">
    <h2 id="tim-thay">${TICKET.found}</h2>
    <dl class="facts">
      <div>
        <dt>${TICKET.reason}</dt>
        <dd>${reasonInWords(ticket.reason)}</dd>
      </div>
      <div>
        <dt>${TICKET.routed}</dt>
        <dd>${because.length === 0 ? TICKET.routedByPerson : because.join('; ')}</dd>
        ${
          others.length === 0
            ? ''
            : html`<dd>${TICKET.others(others.map((id) => departmentName(id, ticket.place)).join('; '))}</dd>`
        }
      </div>
    </dl>
    ${found.length === 0 ? html`<p class="aside">${TICKET.noneFound}</p>` : provisionList(found)}
  </section>`
}

/** Provisions with their validity today. */
export function provisionList(found: readonly FoundProvision[]): Html {
  return html`${found.map((provision) => provisionArticle(provision))}`
}

function provisionArticle(found: FoundProvision): Html {
  if (found.kind === 'gone') return html`<p class="aside">${TICKET.gone(labelOf(found.id, new Map()))}</p>`
  const { id, label, quote, quoteKind, state, reason, url, document } = found
  return html`<article class="provision">
    <h3>${sentenceCase(label)} <span class="state ${state}">${VALIDITY[state]}</span></h3>
    ${reason === undefined ? '' : html`<p class="aside">${sentenceCase(reason)}.</p>`}
    <details>
      <summary>${quoteKind === 'official' ? TICKET.officialWords : TICKET.ourWords}</summary>
      <blockquote class="said">${quote}</blockquote>
    </details>
    <p class="meta">
      <a href="/console/van-ban/xem/${document}#${id}">${TICKET.onShelf}</a>
      ${url === '' ? '' : html`<a href="${url}" rel="noreferrer">${TICKET.source}</a>`}
    </p>
  </article>`
}
