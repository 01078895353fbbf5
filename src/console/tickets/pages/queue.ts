import { html } from 'hono/html'
import { PLACE_NAMES, PLACES } from '#knowledge/place.ts'
import { DepartmentId } from '../../../domain/ids.ts'
import { sentenceCase } from '../../../domain/sentence-case.ts'
import { TICKET_STATES, URGENCIES } from '../../../domain/ticket.ts'
import { maySetAnyRules, readsEverything, worksOnTickets } from '../../../officials/may.ts'
import { departmentName } from '../../../tickets/departments.ts'
import { mayBeHeld, statesIn, VIEWS } from '../../../tickets/queue.ts'
import type { Queue, View } from '../../../tickets/queue.ts'
import type { TicketSearch } from '../../../tickets/search.ts'
import { queueLive } from '../../desk/pages/live.ts'
import { notice, page } from '../../pages/layout.ts'
import type { Html } from '../../pages/layout.ts'
import { NETWORKS, STATES } from '../../phrases.ts'
import type { SignedIn } from '../../session.ts'
import { NOTHING, QUEUE, URGENCIES as URGENCY_NAMES, VIEW_NAMES } from '../phrases.ts'
import { queueAddress, VIEW_WORDS } from '../queue-query.ts'
import type { Asked } from '../queue-query.ts'
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
      ${queue === undefined ? notice('bad', QUEUE.noDepartment) : html`${bar(who, queue, asked)} ${found === undefined ? list(who, view, queue) : results(who, view, found)}`}`,
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

/** Search and filters in one form: what is looked for is looked for within what is shown. */
function bar(who: SignedIn, { view, staff }: Queue, asked: Asked): Html {
  const { official } = who
  const select = (
    name: string,
    label: string,
    every: string,
    chosen: string | null,
    options: ReadonlyArray<readonly [value: string, label: string]>,
  ): Html =>
    html`<div class="field">
      <label for="${name}">${label}</label>
      <select id="${name}" name="${name}">
        <option value="">${every}</option>
        ${options.map(
          ([value, words]) =>
            html`<option value="${value}" ${value === chosen ? html`selected` : ''}>${words}</option>`,
        )}
      </select>
    </div>`
  const states = statesIn(view)
  return html`<form class="search" method="get" action="/console" role="search" aria-label="${QUEUE.search}">
      <input type="hidden" name="muc" value="${VIEW_WORDS[view]}" />
      ${filtersKept(asked)}
      <label for="tim">${QUEUE.search}</label>
      <input
        id="tim"
        name="tim"
        type="search"
        value="${asked.words}"
        maxlength="200"
        autocomplete="off"
        aria-describedby="tim-cach"
      />
      <button class="secondary">${QUEUE.find}</button>
      <small id="tim-cach">${QUEUE.searchRule}</small>
    </form>
    <form class="filters" method="get" action="/console" aria-label="${QUEUE.filters}">
      <input type="hidden" name="muc" value="${VIEW_WORDS[view]}" />
      ${asked.words === '' ? '' : html`<input type="hidden" name="tim" value="${asked.words}" />`}
      ${
        official.place === null
          ? select(
              'dia-ban',
              QUEUE.place,
              QUEUE.everyPlace,
              asked.place,
              PLACES.map((place) => [place, sentenceCase(PLACE_NAMES[place])]),
            )
          : ''
      }
      ${
        readsEverything(official.role)
          ? select(
              'don-vi',
              QUEUE.department,
              QUEUE.everyDepartment,
              asked.department,
              DepartmentId.options.map((id) => [
                id,
                sentenceCase(departmentName(id, asked.place ?? official.place)),
              ]),
            )
          : ''
      }
      ${
        states.length > 1
          ? select(
              'trang-thai',
              QUEUE.state,
              QUEUE.everyState,
              asked.state,
              TICKET_STATES.filter((state) => states.includes(state)).map((state) => [state, STATES[state]]),
            )
          : ''
      }
      ${select(
        'muc-do',
        QUEUE.urgency,
        QUEUE.everyUrgency,
        asked.urgency,
        URGENCIES.map((urgency) => [urgency, URGENCY_NAMES[urgency]]),
      )}
      ${select(
        'qua',
        QUEUE.network,
        QUEUE.everyNetwork,
        asked.network,
        (['zalo', 'telegram', 'web'] as const).map((network) => [network, NETWORKS[network]]),
      )}
      ${
        mayBeHeld(view) && staff.length > 1
          ? select(
              'nguoi',
              QUEUE.holder,
              QUEUE.everyHolder,
              asked.holder,
              staff.map(({ id, name }) => [id, name]),
            )
          : ''
      }
      <button class="quiet">${QUEUE.filter}</button>
      ${isFiltered(asked) ? html`<a href="${unfiltered(asked, view)}">${QUEUE.clear}</a>` : ''}
    </form>`
}

function filtersKept({ place, department, state, urgency, network, holder }: Asked): Html {
  const kept = [
    ['dia-ban', place],
    ['don-vi', department],
    ['trang-thai', state],
    ['muc-do', urgency],
    ['qua', network],
    ['nguoi', holder],
  ] as const
  return html`${kept.map(([name, value]) =>
    value === null ? '' : html`<input type="hidden" name="${name}" value="${value}" />`,
  )}`
}

function isFiltered({ place, department, state, urgency, network, holder }: Asked): boolean {
  return [place, department, state, urgency, network, holder].some((one) => one !== null)
}

function unfiltered({ words }: Asked, view: View): string {
  const nothing = { place: null, department: null, state: null, urgency: null, network: null, holder: null }
  return queueAddress({ ...nothing, words, view, page: 1, from: 0 })
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
