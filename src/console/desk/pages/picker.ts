import { html } from 'hono/html'
import { holds, spell } from '#knowledge/validity.ts'
import type { ValidityState } from '#knowledge/validity.ts'
import type { PickedProvision, Picking } from '../../../questions/pick-provisions.ts'
import { STATES } from '../../law/phrases.ts'
import type { Html } from '../../pages/layout.ts'
import { PICKER } from '../../phrases-desk.ts'
import type { DeskView } from '../view.ts'
import { DRAFT_FORM, withDraft } from './draft.ts'

/** Where a draft is being written, searching and inserting save it first. */
export function pickerSection(view: DeskView): Html {
  const { ticket, mayDraft, picking } = view
  const address = `/console/phieu/${ticket.code}`
  const field = html`<label for="tim">${PICKER.field}</label>
    <input
      id="tim"
      name="tim"
      type="search"
      maxlength="200"
      autocomplete="off"
      aria-describedby="tim-cach"
      value="${picking?.words ?? ''}"
      ${mayDraft ? html`form="${DRAFT_FORM}"` : ''}
    />
    <small id="tim-cach">${PICKER.rule}</small>
    <button class="secondary" ${mayDraft ? withDraft(ticket, 'ban-thao') : ''}>${PICKER.find}</button>`
  return html`<section class="card" aria-labelledby="dieu-khoan" data-picker="${address}/dieu-khoan">
    <h2 id="dieu-khoan">${PICKER.title}</h2>
    ${mayDraft ? html`<div class="search">${field}</div>` : html`<form class="search" method="get" action="${address}#dieu-khoan">${field}</form>`}
    <div data-picked aria-live="polite">${picking === undefined ? '' : pickedList(view, picking)}</div>
  </section>`
}

export function pickedList(view: Pick<DeskView, 'ticket' | 'mayDraft'>, picking: Picking): Html {
  const { kind, provisions, isWider } = picking
  if (kind === 'nothing') return html`<p class="empty">${PICKER.nothing}</p>`
  return html`<p class="aside">${kind === 'named' ? PICKER.named : PICKER.found}</p>
    ${isWider ? html`<p class="notice warning">${PICKER.wider}</p>` : ''}
    <ol>
      ${provisions.map((one) => provisionItem(view, picking, one))}
    </ol>`
}

function provisionItem(
  { ticket, mayDraft }: Pick<DeskView, 'ticket' | 'mayDraft'>,
  { day, today: now }: Picking,
  one: PickedProvision,
): Html {
  const { id, label, heading, quote, quoteKind, note, url, today, onDay, document } = one
  return html`<li class="provision">
    <h3>${label} <span class="state ${today.state}">${STATES[today.state]}</span></h3>
    ${heading === undefined ? '' : html`<p>${heading}</p>`}
    ${validityLine(PICKER.today(spell(now)), today, PICKER.notInForce)}
    ${onDay === undefined ? '' : validityLine(PICKER.onDay(spell(day)), onDay, PICKER.notInForceThen)}
    ${
      quote === ''
        ? html`<p class="aside">${PICKER.noWords}</p>`
        : html`<details>
            <summary>${quoteKind === 'official' ? PICKER.official : PICKER.summary}</summary>
            <blockquote class="said">${quote}</blockquote>
          </details>`
    }
    ${note === undefined ? '' : html`<p class="aside">${note}</p>`}
    <p class="meta">
      <span>${PICKER.label}: <strong data-label>${label}</strong></span>
      <a href="/console/van-ban/xem/${document}#${id}">${PICKER.onShelf}</a>
      ${url === '' ? '' : html`<a href="${url}" rel="noreferrer">${PICKER.source}</a>`}
    </p>
    ${
      mayDraft
        ? html`<button
            class="secondary"
            ${withDraft(ticket, 'chen')}
            name="dieu-khoan"
            value="${id}"
            data-insert="${label}"
            data-here="${PICKER.insertHere}"
            aria-label="${PICKER.insert}: ${label}"
          >
            ${PICKER.insert}
          </button>`
        : ''
    }
  </li>`
}

/** How it stands on a day; what may not be given as law is a warning, not a remark. */
function validityLine(when: string, validity: ValidityState, warning: string): Html {
  const { state, reason } = validity
  const words = html`${when}:
    <span class="state ${state}">${STATES[state]}</span>${reason === undefined ? '' : html` – ${reason}`}`
  return holds(validity)
    ? html`<p class="meta">${words}</p>`
    : html`<div class="notice bad" role="alert">
        <p><strong>${warning}</strong></p>
        <p>${words}</p>
      </div>`
}
