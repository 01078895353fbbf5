import { html } from 'hono/html'
import { inForce } from '#knowledge/validity.ts'
import type { Day } from '#knowledge/validity.ts'
import { mayMoveLaw, rolesThat, worksOnLaw } from '../../../officials/may.ts'
import type { LawMove } from '../../../officials/powers.ts'
import { notice, page } from '../../pages/layout.ts'
import type { Html } from '../../pages/layout.ts'
import { FRAME } from '../../phrases.ts'
import type { SignedIn } from '../../session.ts'
import { labelOf } from '../labels.ts'
import { notYours, STATES, TABS, VERSIONS } from '../phrases.ts'

type Tab = 'shelf' | 'import' | 'publish' | 'decisions'

const ADDRESSES: Readonly<Record<Tab, string>> = {
  shelf: '/console/van-ban',
  import: '/console/van-ban/nhap',
  publish: '/console/van-ban/xuat-ban',
  decisions: '/console/van-ban/hieu-luc',
}

interface LawFrame {
  readonly title: string
  readonly tab?: Tab
  readonly news?: string | undefined
  readonly fault?: string | undefined
  /** Whose page stands above this one. */
  readonly document?: string
  readonly version?: number
}

/** A page about the law: what stands above each of them. */
export function lawPage(
  who: SignedIn,
  { title, tab, news, fault, document, version }: LawFrame,
  main: Html,
): Html {
  const crumbs = [
    ...(tab === undefined ? [{ href: ADDRESSES.shelf, label: FRAME.law }] : []),
    ...(document === undefined
      ? []
      : [{ href: `${ADDRESSES.shelf}/xem/${document}`, label: labelOf(document, new Map()) }]),
    ...(version === undefined
      ? []
      : [{ href: `${ADDRESSES.shelf}/phien-ban/${version}`, label: VERSIONS.name(version) }]),
  ]
  return page(
    { title, who, here: 'law', crumbs },
    html`<div class="headline">
        <h1>${title}</h1>
        ${tabs(who, tab)}
      </div>
      ${news ? notice('good', news) : ''} ${fault ? notice('bad', fault) : ''} ${main}`,
  )
}

function tabs(who: SignedIn, here: Tab | undefined): Html | '' {
  if (!worksOnLaw(who.official)) return ''
  const shown: readonly Tab[] = mayMoveLaw(who.official, 'import')
    ? ['shelf', 'import', 'publish', 'decisions']
    : ['shelf', 'publish', 'decisions']
  return html`<nav class="tabs" aria-label="${TABS.label}">
    <ul>
      ${shown.map(
        (tab) =>
          html`<li>
            <a href="${ADDRESSES[tab]}" ${tab === here ? html`aria-current="page"` : ''}>${TABS[tab]}</a>
          </li>`,
      )}
    </ul>
  </nav>`
}

/** What is shown to whoever may; others read why not. */
export function forThoseWhoMay(who: SignedIn, move: LawMove, what: string, shown: () => Html): Html {
  if (mayMoveLaw(who.official, move)) return shown()
  return html`<p class="aside">${notYours(what, rolesThat(move))}</p>`
}

/** How something stands on a day, with the reason where there is one. */
export function stateOf(dated: Parameters<typeof inForce>[0], day: Day): Html {
  const { state, reason } = inForce(dated, day, null)
  // "hết hiệu lực từ ngày …" begins with what has just been said.
  const rest = reason?.startsWith(STATES[state].toLowerCase())
    ? reason.slice(STATES[state].length).trim()
    : reason
  return html`<span class="state ${state}">${STATES[state]}</span>${
      rest === undefined ? '' : html` <span class="reason">${rest}</span>`
    }`
}
