import { html } from 'hono/html'
import type { AuditEntry } from '../../../domain/ticket.ts'
import { vietnamTime } from '../../../domain/vietnam-time.ts'
import type { Html } from '../../pages/layout.ts'
import { entryInWords } from '../history-words.ts'
import type { Naming } from '../history-words.ts'
import { TICKET } from '../phrases.ts'
import type { Shown } from './fields.ts'

export function historySection({ view: { audit, names, ticket } }: Shown): Html {
  return html`<section class="card" aria-labelledby="nhat-ky">
    <h2 id="nhat-ky">${TICKET.history}</h2>
    ${timeline(audit, { names, place: ticket.place })}
  </section>`
}

export function timeline(audit: readonly AuditEntry[], naming: Naming): Html {
  return html`<ol class="timeline">
    ${audit.map((entry) => {
      const { what, why } = entryInWords(entry, naming)
      return html`<li>
        <strong>${what}</strong>
        <span class="meta">${vietnamTime(entry.at)}</span>
        ${why === undefined ? '' : html`<p class="said">${why}</p>`}
      </li>`
    })}
  </ol>`
}
