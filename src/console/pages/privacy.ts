import { dayInVietnam, spell } from '#knowledge/validity.ts'
import { html } from 'hono/html'
import type { Deletion, Retained, RetentionTold } from '../../domain/forgetting.ts'
import { vietnamTime } from '../../domain/vietnam-time.ts'
import { KINDS } from '../../privacy/phrases.ts'
import { KEPT } from '../../privacy/retention.ts'
import type { PrivacyState } from '../../privacy/state.ts'
import { NETWORKS } from '../phrases.ts'
import { PRIVACY } from '../phrases-privacy.ts'
import type { SignedIn } from '../session.ts'
import { page } from './layout.ts'
import type { Html } from './layout.ts'

/** How long each kind is kept and why, what went last, and the register of deletions. */
export function privacyPage(who: SignedIn, state: PrivacyState, here: number): Html {
  const { days, retention } = state
  const { lookedAt } = retention
  return page(
    { title: PRIVACY.title, who, here: 'privacy' },
    html`<div class="headline"><h1>${PRIVACY.title}</h1></div>
      <p class="aside">${PRIVACY.lead}</p>
      <section aria-labelledby="thoi-han-luu">
        <h2 id="thoi-han-luu">${PRIVACY.kept}</h2>
        <p>${lookedAt === null ? PRIVACY.neverLooked : PRIVACY.lookedAt(vietnamTime(lookedAt))}</p>
        <p class="aside">${PRIVACY.forGood} ${PRIVACY.noLaw}</p>
        <div class="room">
          <table class="queue">
            <thead>
              <tr>
                <th scope="col">${PRIVACY.kind}</th>
                <th scope="col">${PRIVACY.why}</th>
                <th scope="col">${PRIVACY.days}</th>
                <th scope="col">${PRIVACY.least}</th>
                <th scope="col">${PRIVACY.last}</th>
              </tr>
            </thead>
            <tbody>
              ${kinds.map((kind) => keptRow(kind, days[kind], retention))}
            </tbody>
          </table>
        </div>
      </section>
      <section aria-labelledby="so-xoa">
        <h2 id="so-xoa">${PRIVACY.deletions}</h2>
        <p class="aside">${PRIVACY.deletionsRule}</p>
        ${register(state, here)}
      </section>`,
  )
}

// The keys are those of the constant.
const kinds = Object.keys(KEPT) as Retained[]

function keptRow(kind: Retained, days: number, { taken, byItself }: RetentionTold): Html {
  const { name, why } = KINDS[kind]
  const last = taken[kind]
  const nothing = byItself.includes(kind) ? PRIVACY.byItself : PRIVACY.nothingYet
  return html`<tr>
    <td class="question">${name}</td>
    <td>${why}</td>
    <td data-label="${PRIVACY.days}">${PRIVACY.inDays(days)}</td>
    <td data-label="${PRIVACY.least}">${PRIVACY.inDays(KEPT[kind].least)}</td>
    <td data-label="${PRIVACY.last}">
      ${last === undefined ? nothing : PRIVACY.taken(dayOf(last.at), last.count)}
    </td>
  </tr>`
}

function register({ deletions, hasMore }: PrivacyState, here: number): Html {
  if (deletions.length === 0) {
    return html`<p class="card empty">${here === 1 ? PRIVACY.noDeletions : PRIVACY.noneHere}</p>
      ${pages(here, false)}`
  }
  return html`<div class="room">
      <table class="queue">
        <thead>
          <tr>
            <th scope="col">${PRIVACY.receipt}</th>
            <th scope="col">${PRIVACY.network}</th>
            <th scope="col">${PRIVACY.confirmed}</th>
            <th scope="col">${PRIVACY.done}</th>
            <th scope="col">${PRIVACY.parted}</th>
          </tr>
        </thead>
        <tbody>
          ${deletions.map(deletionRow)}
        </tbody>
      </table>
    </div>
    ${pages(here, hasMore)}`
}

function deletionRow({ code, network, at, doneAt, parted }: Deletion): Html {
  return html`<tr>
    <td class="question code">${code}</td>
    <td>${NETWORKS[network]}</td>
    <td data-label="${PRIVACY.confirmed}">${dayOf(at)}</td>
    <td data-label="${PRIVACY.done}">${doneAt === null ? PRIVACY.underWay : dayOf(doneAt)}</td>
    <td data-label="${PRIVACY.parted}">
      ${parted === null ? PRIVACY.notCounted : parted.toLocaleString('vi-VN')}
    </td>
  </tr>`
}

function pages(here: number, hasMore: boolean): Html | '' {
  if (here === 1 && !hasMore) return ''
  const address = (number: number): string => `/console/luu-xoa?trang=${number}#so-xoa`
  return html`<nav class="pages" aria-label="${PRIVACY.pages}">
    ${here > 1 ? html`<a rel="prev" href="${address(here - 1)}">${PRIVACY.newer}</a>` : html`<span></span>`}
    <span>${PRIVACY.page(here)}</span>
    ${hasMore ? html`<a rel="next" href="${address(here + 1)}">${PRIVACY.older}</a>` : html`<span></span>`}
  </nav>`
}

/** The day alone: with the minute one could look for what else happened then. */
function dayOf(moment: Date): string {
  return spell(dayInVietnam(moment))
}
