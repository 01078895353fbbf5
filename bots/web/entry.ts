import type { Day } from '#knowledge/validity.ts'
import { html } from 'hono/html'
import type { TranscriptEntry } from '#src/domain/message.ts'
import type { Choice } from '#src/domain/reply.ts'
import { vietnamTime } from '#src/domain/vietnam-time.ts'
import { citationList } from './citation.ts'
import type { Html } from './page.ts'
import { CHAT, SPEAKERS } from './phrases.ts'

export interface EntryView {
  readonly today: Day
  /** Id of the forms on this page; see `messageKey`. */
  readonly formId: string
  /** Choices are offered under the last line only: what was asked before has been dealt with. */
  readonly last: boolean
  /** Where a page that was just sent something opens. */
  readonly anchor: boolean
}

/** One line of the conversation. */
export function entryArticle(entry: TranscriptEntry, view: EntryView): Html {
  const { id, by, text, choices, citations, at } = entry
  return html`<article class="line ${by}" data-id="${id}" ${view.anchor ? html`id="cuoi"` : ''}>
    <p class="meta">
      <strong>${SPEAKERS[by]}</strong> <time datetime="${at.toISOString()}">${vietnamTime(at)}</time>
    </p>
    <p class="said">${withTicketLinks(text)}</p>
    ${citationList(citations, view.today)} ${view.last ? choiceForm(choices, view.formId) : ''}
  </article>`
}

function choiceForm(choices: readonly Choice[], formId: string): Html | '' {
  if (choices.length === 0) return ''
  return html`<form class="choices" method="post" action="/" data-chat aria-label="${CHAT.choices}">
    <input type="hidden" name="ma" value="${formId}" />
    ${choices.map(({ label, value }) => html`<button name="chon" value="${value}">${label}</button>`)}
  </form>`
}

const TICKET = /(https?:\/\/\S+?\/tra-cuu\/\d{4}-\d{4}-\d{4}|\b\d{4}-\d{4}-\d{4}\b)/

/** A ticket's code, or the address of its page, can be followed; whatever else stands in the text is text. */
function withTicketLinks(text: string): readonly (string | Html)[] {
  return text
    .split(TICKET)
    .map((piece, index) =>
      index % 2 === 0 ? piece : html`<a href="/tra-cuu/${piece.slice(-14)}">${piece}</a>`,
    )
}
