import { html } from 'hono/html'
import { maskPersonalData } from '../../../domain/mask.ts'
import { vietnamTime } from '../../../domain/vietnam-time.ts'
import type { Html } from '../../pages/layout.ts'
import { SPEAKERS } from '../../phrases.ts'
import { TICKET } from '../phrases.ts'
import type { Shown } from './fields.ts'

/** The chat, with what officials need not know of the citizen covered. */
export function conversationSection({ view: { transcript } }: Shown): Html {
  return html`<details class="card">
    <summary>
      <h2>${TICKET.transcript}</h2>
      <small>${TICKET.lines(transcript.length)}</small>
    </summary>
    <p class="aside">${TICKET.masked}</p>
    <ol class="chat">
      ${transcript.map(
        ({ by, text, at }) =>
          html`<li class="${by}">
            <p class="meta"><strong>${SPEAKERS[by]}</strong> <span>${vietnamTime(at)}</span></p>
            <p class="said">${text === '' ? TICKET.noWords : maskPersonalData(text)}</p>
          </li>`,
      )}
    </ol>
  </details>`
}
