import { html } from 'hono/html'
import { maySetAnyRules, worksOnTickets } from '../../../officials/may.ts'
import { VIEWS } from '../../../tickets/queue.ts'
import type { Queue } from '../../../tickets/queue.ts'
import type { TicketSearch } from '../../../tickets/search.ts'
import { queueLive } from '../../desk/pages/live.ts'
import { notice, page } from '../../pages/layout.ts'
import type { Html } from '../../pages/layout.ts'
import type { SignedIn } from '../../session.ts'
import { NOTHING, QUEUE, VIEW_NAMES } from '../phrases.ts'
import { queueAddress } from '../queue-query.ts'
import type { Asked } from '../queue-query.ts'
import { isFiltered, queueBar } from './queue-bar.ts'
import { ticketTable } from './ticket-table.ts'
import type { Listing } from './ticket-table.ts'

export interface QueueView extends Omit<Listing, 'tickets' | 'names'> {
  readonly asked: Asked
  /** `undefined` for an account that sees no tickets. */
  readonly queue: Queue | undefined
  readonly found: Exclude<TicketSearch, { readonly kind: 'code' }> | undefined
  readonly news?: string | undefined
  readonly fault?: string | undefined
}

export function queuePage(who: SignedIn, view: QueueView): Html {
  const { asked, queue, found, news, fault } = view
  return page(
    { title: QUEUE.title, who, here: 'queue' },
    html`<div class="headline">
        <h1>${QUEUE.title}</h1>
        ${
          maySetAnyRules(who.official)
            ? html`<p class="actions"><a href="/console/don-vi">${QUEUE.rules}</a></p>`
            : ''
        }
        ${queue === undefined ? '' : tabs(who, queue, asked, found !== undefined)}
      </div>
      ${queueLive()} ${news === undefined ? '' : notice('good', news)}
      ${fault === undefined ? '' : notice('bad', fault)}
      ${queue === undefined ? notice('bad', QUEUE.noDepartment) : html`${queueBar(who, queue, asked)} ${found === undefined ? list(who, view, queue) : results(who, view, found)}`}`,
  )
}

function tabs(who: SignedIn, queue: Queue, asked: Asked, isSearching: boolean): Html {
  const shown = VIEWS.filter((view) => view !== 'mine' || worksOnTickets(who.official))
  return html`<nav class="tabs" aria-label="${QUEUE.views}">
    <ul>
      ${shown.map(
        (view) =>
          html`<li>
            <a
              href="${queueAddress({ ...asked, view, page: 1, from: 0, state: null, words: '' })}"
              ${!isSearching && queue.view === view ? html`aria-current="true"` : ''}
              >${VIEW_NAMES[view]} <span class="count">${queue.counts[view].toLocaleString('vi-VN')}</span></a
            >
          </li>`,
      )}
    </ul>
  </nav>`
}

function list(who: SignedIn, view: QueueView, queue: Queue): Html {
  const { asked } = view
  const { tickets, names } = queue
  if (tickets.length === 0) {
    return html`<p class="card empty">${emptiness(asked, queue)}</p>
      ${lookedThrough(queue, asked)}`
  }
  return html`${ticketTable(who, { ...view, tickets, names })} ${lookedThrough(queue, asked)}
  ${pages(queue, asked)}`
}

function emptiness(asked: Asked, { looked, view }: Queue): string {
  if (looked !== null && looked.to < looked.all) return QUEUE.noneHere
  return isFiltered(asked) ? QUEUE.noneFiltered : NOTHING[view]
}

/** How much of the queue the page was looked for in, and the way on. */
function lookedThrough({ looked, view }: Queue, asked: Asked): Html | '' {
  if (looked === null || (looked.from === 0 && looked.to >= looked.all)) return ''
  const { from, to, all } = looked
  const behind = (number: number): string => queueAddress({ ...asked, view, from: number })
  return html`<nav class="pages" aria-label="${QUEUE.pages}">
    ${from > 0 ? html`<a href="${behind(0)}">${QUEUE.fromStart}</a>` : html`<span></span>`}
    <span>${QUEUE.looked(from, to, all)}</span>
    ${to < all ? html`<a rel="next" href="${behind(to)}">${QUEUE.lookOn}</a>` : html`<span></span>`}
  </nav>`
}

function results(who: SignedIn, view: QueueView, found: NonNullable<QueueView['found']>): Html {
  const heading = html`<h2>${QUEUE.found(view.asked.words)}</h2>`
  if (found.kind === 'mistyped_code') return html`${heading} ${notice('bad', QUEUE.mistyped)}`
  const { tickets, names, cutShort } = found
  if (tickets.length === 0)
    return html`${heading}
      <p class="card empty">${QUEUE.foundNone}</p>`
  return html`${heading} ${ticketTable(who, { ...view, tickets, names })}
  ${cutShort ? html`<p class="aside">${QUEUE.foundMany}</p>` : ''}`
}

function pages({ page: here, pages: all, view }: Queue, asked: Asked): Html | '' {
  if (all === 1) return ''
  const to = (number: number): string => queueAddress({ ...asked, view, page: number })
  return html`<nav class="pages" aria-label="${QUEUE.pages}">
    ${here > 1 ? html`<a rel="prev" href="${to(here - 1)}">${QUEUE.previous}</a>` : html`<span></span>`}
    <span>${QUEUE.page(here, all)}</span>
    ${here < all ? html`<a rel="next" href="${to(here + 1)}">${QUEUE.next}</a>` : html`<span></span>`}
  </nav>`
}
