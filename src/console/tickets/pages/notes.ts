import { html } from 'hono/html'
import { vietnamTime } from '../../../domain/vietnam-time.ts'
import { mayNote } from '../../../officials/may.ts'
import type { Html } from '../../pages/layout.ts'
import { nameOf } from '../history-words.ts'
import { TICKET } from '../phrases.ts'
import { addressOf, faultOf, textField, ticketFields } from './fields.ts'
import type { Shown } from './fields.ts'

/** What officials write to each other. */
export function notesSection(shown: Shown): Html {
  const { who, view } = shown
  return html`<section class="card" aria-labelledby="ghi-chu">
    <h2 id="ghi-chu">${TICKET.notes}</h2>
    ${noteList(shown)}
    ${
      mayNote(who.official, view.ticket)
        ? html`<form method="post" action="${addressOf(shown, 'ghi-chu')}">
            ${ticketFields(shown)}
            ${faultOf(shown, 'ghi-chu') === undefined ? '' : html`<small class="fault">${faultOf(shown, 'ghi-chu')}</small>`}
            ${textField(shown, {
              step: 'ghi-chu',
              name: 'note',
              label: TICKET.noteField,
              rule: TICKET.notesRule,
              rows: 2,
              most: 2000,
              required: true,
            })}
            <div class="actions"><button class="secondary">${TICKET.addNote}</button></div>
          </form>`
        : html`<p class="aside">${TICKET.noNoteRight}</p>`
    }
  </section>`
}

export function noteList({ view: { notes, names } }: Shown): Html {
  if (notes.length === 0) return html`<p class="aside">${TICKET.noNotes}</p>`
  return html`${notes.map(
    ({ text, by, at }) =>
      html`<div class="note">
        <p class="meta"><strong>${nameOf(by, names)}</strong> <span>${vietnamTime(at)}</span></p>
        <p class="said">${text}</p>
      </div>`,
  )}`
}
