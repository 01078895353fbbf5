import { html } from 'hono/html'
import { STATES } from '../../law/phrases.ts'
import type { Html } from '../../pages/layout.ts'
import { ALIKE } from '../../phrases-desk.ts'
import type { Alike, DeskView } from '../view.ts'
import { withDraft } from './draft.ts'

/** Questions like this one that were answered before. */
export function alikeSection(view: DeskView): Html {
  const { alike, mayDraft } = view
  return html`<section class="card" aria-labelledby="tuong-tu">
    <h2 id="tuong-tu">${ALIKE.title}</h2>
    ${
      alike.length === 0
        ? html`<p class="empty">${ALIKE.none}</p>`
        : html`${mayDraft ? html`<p class="aside">${ALIKE.useRule}</p>` : ''}
            <ol>
              ${alike.map((one) => item(view, one))}
            </ol>`
    }
  </section>`
}

function item({ ticket, mayDraft }: DeskView, one: Alike): Html {
  const { kind, ref, question, answer, basis, stands } = one
  return html`<li class="provision">
    <h3>${question} <span class="chip ${kind === 'public' ? 'public' : 'answered'}">${ALIKE[kind]}</span></h3>
    <details>
      <summary>${answer.slice(0, 80)}${answer.length > 80 ? '…' : ''}</summary>
      <blockquote class="said">${answer}</blockquote>
    </details>
    ${
      basis.length === 0
        ? html`<p class="aside">${ALIKE.noBasis}</p>`
        : html`<p class="meta">
            <span>${ALIKE.basis}</span>
            ${basis.map(({ label, today }) => html`<span>${label} <span class="state ${today.state}">${STATES[today.state]}</span></span>`)}
          </p>`
    }
    ${stands ? '' : html`<p class="notice bad" role="alert"><strong>${ALIKE.stale}</strong></p>`}
    ${
      mayDraft
        ? html`<button
            class="secondary"
            ${withDraft(ticket, 'dung-lai')}
            name="tu"
            value="${ref}"
            data-use="${answer}"
            aria-label="${ALIKE.use}: ${question}"
          >
            ${ALIKE.use}
          </button>`
        : ''
    }
  </li>`
}
