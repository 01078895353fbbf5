import { html } from 'hono/html'
import type { YearChange } from '../../clocks/compare-years.ts'
import { dayInWords } from '../days.ts'
import { CALENDAR, CHANGES, fromTo } from '../phrases-calendar.ts'
import type { Html } from './layout.ts'

/** The two pages of this part of the console. */
export function clockTabs(here: 'calendar' | 'limits'): Html {
  const tab = (name: typeof here, href: string, label: string): Html =>
    html`<li><a href="${href}" ${name === here ? html`aria-current="true"` : ''}>${label}</a></li>`
  return html`<nav class="tabs" aria-label="${CALENDAR.parts}">
    <ul>
      ${tab('calendar', '/console/lich', CALENDAR.title)}
      ${tab('limits', '/console/thoi-han', CALENDAR.limits)}
    </ul>
  </nav>`
}

/** What changes in a year, one line each. */
export function changeList(changes: readonly YearChange[]): Html {
  return html`<ul>
    ${changes.map((change) => html`<li>${inWords(change)}</li>`)}
  </ul>`
}

function inWords(change: YearChange): string {
  switch (change.kind) {
    case 'hours': {
      const hours = (blocks: typeof change.from): string =>
        blocks.map(({ from, to }) => fromTo(from, to)).join(', ')
      return `${CHANGES.hours}: ${hours(change.from)} → ${hours(change.to)}`
    }
    case 'official':
      return change.official ? CHANGES.officialNow : CHANGES.officialNoMore
    case 'renamed':
      return `${CHANGES.renamed}: ${dayInWords(change.day)}, ${change.from} → ${change.to}`
    case 'off':
    case 'off_no_more':
    case 'worked':
    case 'worked_no_more':
      return `${CHANGES[change.kind]}: ${dayInWords(change.day)}, ${change.name}`
  }
}
