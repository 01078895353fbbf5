import { html } from 'hono/html'
import { notice } from '../../pages/layout.ts'
import type { Html } from '../../pages/layout.ts'
import type { AuditEntry, Ticket } from '../../../domain/ticket.ts'
import { vietnamTime } from '../../../domain/vietnam-time.ts'
import { addedWords } from '../../../tickets/added-words.ts'
import { ORIGINAL } from '../phrases-steps.ts'
import { TICKET } from '../phrases.ts'
import type { Shown } from './fields.ts'

export function questionSection({ view: { ticket, audit, original, originalOpened } }: Shown): Html {
  return askedCard(ticket, audit, originalOpened === true ? opened(original, ticket.original?.until) : '')
}

/** What was asked, and what the citizen has added since: whoever answers answers both. */
export function askedCard(
  { question }: Pick<Ticket, 'question'>,
  audit: readonly AuditEntry[],
  below: Html | '' = '',
): Html {
  return html`<section class="card" aria-labelledby="cau-hoi">
    <h2 id="cau-hoi">${TICKET.question}</h2>
    <p class="asked">${question}</p>
    ${added(audit)} ${below}
  </section>`
}

function added(audit: readonly AuditEntry[]): Html | '' {
  const words = addedWords(audit)
  if (words.length === 0) return ''
  return html`<h3 id="bo-sung-sau">${TICKET.added}</h3>
    <ol class="chat" aria-labelledby="bo-sung-sau">
      ${words.map(
        ({ text, at }) =>
          html`<li class="citizen">
            <p class="meta"><time datetime="${at.toISOString()}">${vietnamTime(at)}</time></p>
            <p class="said">${text}</p>
          </li>`,
      )}
    </ol>`
}

function opened(original: string | undefined, until: Date | undefined): Html {
  if (original === undefined) return notice('bad', ORIGINAL.unreadable)
  return html`<div class="note">
    <h3>${ORIGINAL.title}</h3>
    <p class="said">${original}</p>
    ${until === undefined ? '' : html`<p class="meta">${ORIGINAL.until(vietnamTime(until))}</p>`}
  </div>`
}
