import { html } from 'hono/html'
import { PLACE_NAMES, PLACES } from '#knowledge/place.ts'
import { DepartmentId } from '../../../domain/ids.ts'
import { sentenceCase } from '../../../domain/sentence-case.ts'
import { TICKET_STATES, URGENCIES } from '../../../domain/ticket.ts'
import { readsEverything } from '../../../officials/may.ts'
import { departmentName } from '../../../tickets/departments.ts'
import { mayBeHeld, statesIn } from '../../../tickets/queue.ts'
import type { Queue, View } from '../../../tickets/queue.ts'
import type { Html } from '../../pages/layout.ts'
import { NETWORKS, STATES } from '../../phrases.ts'
import type { SignedIn } from '../../session.ts'
import { QUEUE, URGENCIES as URGENCY_NAMES } from '../phrases.ts'
import { queueAddress, VIEW_WORDS } from '../queue-query.ts'
import type { Asked } from '../queue-query.ts'

/** Search and filters above a queue: searching keeps what was filtered, and filtering what was looked for. */
export function queueBar(who: SignedIn, queue: Queue, asked: Asked): Html {
  return html`${searchForm(queue.view, asked)} ${filterForm(who, queue, asked)}`
}

function searchForm(view: Queue['view'], asked: Asked): Html {
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
  </form>`
}

function filterForm(who: SignedIn, { view, staff }: Queue, asked: Asked): Html {
  const { official } = who
  const states = statesIn(view)
  return html`<form class="filters" method="get" action="/console" aria-label="${QUEUE.filters}">
    <input type="hidden" name="muc" value="${VIEW_WORDS[view]}" />
    ${asked.words === '' ? '' : html`<input type="hidden" name="tim" value="${asked.words}" />`}
    ${
      official.place === null
        ? filter(
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
        ? filter(
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
        ? filter(
            'trang-thai',
            QUEUE.state,
            QUEUE.everyState,
            asked.state,
            TICKET_STATES.filter((state) => states.includes(state)).map((state) => [state, STATES[state]]),
          )
        : ''
    }
    ${filter(
      'muc-do',
      QUEUE.urgency,
      QUEUE.everyUrgency,
      asked.urgency,
      URGENCIES.map((urgency) => [urgency, URGENCY_NAMES[urgency]]),
    )}
    ${filter(
      'qua',
      QUEUE.network,
      QUEUE.everyNetwork,
      asked.network,
      (['zalo', 'telegram', 'web'] as const).map((network) => [network, NETWORKS[network]]),
    )}
    ${
      mayBeHeld(view) && staff.length > 1
        ? filter(
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

/** One choice of the filters; nothing chosen shows all. */
function filter(
  name: string,
  label: string,
  every: string,
  chosen: string | null,
  options: ReadonlyArray<readonly [value: string, label: string]>,
): Html {
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <select id="${name}" name="${name}">
      <option value="">${every}</option>
      ${options.map(
        ([value, words]) =>
          html`<option value="${value}" ${value === chosen ? html`selected` : ''}>${words}</option>`,
      )}
    </select>
  </div>`
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

export function isFiltered({ place, department, state, urgency, network, holder }: Asked): boolean {
  return [place, department, state, urgency, network, holder].some((one) => one !== null)
}

function unfiltered({ words }: Asked, view: View): string {
  const nothing = { place: null, department: null, state: null, urgency: null, network: null, holder: null }
  return queueAddress({ ...nothing, words, view, page: 1, from: 0 })
}
