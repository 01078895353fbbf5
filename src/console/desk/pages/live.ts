import { html } from 'hono/html'
import { browserScript } from '../../../assets.ts'
import type { Present } from '../../../tickets/attendance.ts'
import type { Html } from '../../pages/layout.ts'
import { KEYS, LIVE } from '../../phrases-desk.ts'
import type { DeskView } from '../view.ts'

export const DESK_SCRIPT = browserScript(
  '/console/desk.client.js',
  new URL('../../desk.client.js', import.meta.url),
)

export const LIVE_SCRIPT = browserScript(
  '/console/live.client.js',
  new URL('../../live.client.js', import.meta.url),
)

/** “Lan đang soạn. Minh cũng đang xem phiếu này.” */
export function othersInWords(others: readonly Present[]): string {
  const writing = others.filter((one) => one.writing).map(({ name }) => name)
  const viewing = others.filter((one) => !one.writing).map(({ name }) => name)
  return [
    ...(writing.length === 0 ? [] : [LIVE.writing(writing)]),
    ...(viewing.length === 0 ? [] : [LIVE.viewing(viewing)]),
  ].join(' ')
}

/** Who else is there and what has changed since; above everything on the page. */
export function liveLine({ ticket, entries, others }: DeskView): Html {
  const said = othersInWords(others)
  const address = `/console/phieu/${ticket.code}`
  return html`<div data-live="${address}/tin?tu=${entries}">
    <p class="notice info" role="status" data-others ${said === '' ? html`hidden` : ''}>${said}</p>
    ${newsLine(address)}
  </div>`
}

/** The same above a queue: that something came, never by moving what one reads. */
export function queueLive(): Html {
  return html`<div data-live="/console/tin">${newsLine('')}</div>
    <script type="module" src="${LIVE_SCRIPT.href}"></script>`
}

function newsLine(address: string): Html {
  return html`<p class="notice info" role="status" data-news hidden>
    <span></span> <a href="${address}">${LIVE.reload}</a>
  </p>`
}

export function deskScript(): Html {
  return html`<script type="module" src="${DESK_SCRIPT.href}"></script>
    <script type="module" src="${LIVE_SCRIPT.href}"></script>`
}

/** Opened by `?`; without script by its summary. */
export function shortcuts(): Html {
  return html`<details class="card" data-keys>
    <summary><h2>${KEYS.title}</h2></summary>
    <p class="aside">${KEYS.lead}</p>
    <dl class="facts">
      ${KEYS.list.map(
        ([key, does]) =>
          html`<div>
            <dt><kbd>${key}</kbd></dt>
            <dd>${does}</dd>
          </div>`,
      )}
    </dl>
  </details>`
}
