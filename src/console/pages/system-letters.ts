import { html } from 'hono/html'
import type { DeadLetter } from '../../domain/outbox.ts'
import { vietnamTime } from '../../domain/vietnam-time.ts'
import type { ChannelState, SystemState } from '../../operating/state.ts'
import { NETWORKS } from '../phrases.ts'
import { sendFaultInWords } from '../phrases-faults.ts'
import { LETTERS } from '../phrases-system.ts'
import type { SignedIn } from '../session.ts'
import { csrfField } from './layout.ts'
import type { Html } from './layout.ts'

/** Longest reason to discard a letter, in UTF-16 units. */
export const LONGEST_WHY = 500

/** Replies that no network would have, and what can be done with each of them. */
export function lettersSection(who: SignedIn, { letters, figures, channels }: SystemState): Html {
  const all = figures.deadDeliveries
  return html`<section aria-labelledby="khong-gui">
    <h2 id="khong-gui">${LETTERS.title}</h2>
    ${
      letters.length === 0
        ? html`<p class="card empty">${LETTERS.none}</p>`
        : html`<p class="aside">${LETTERS.rule}</p>
            ${channels.filter(({ dead, connected }) => dead > 0 && connected).map((one) => retryAll(who, one))}
            ${all > letters.length ? html`<p class="aside">${LETTERS.some(letters.length, all)}</p>` : ''}
            <ol class="card audit">
              ${letters.map((one) => letter(who, one))}
            </ol>`
    }
  </section>`
}

function retryAll(who: SignedIn, { network, dead }: ChannelState): Html {
  return html`<form class="card" method="post" action="/console/he-thong/gui-lai/${network}">
    ${csrfField(who)}
    <button aria-describedby="gui-lai-${network}">${LETTERS.retryAll(NETWORKS[network], dead)}</button>
    <small id="gui-lai-${network}">${LETTERS.retryAllRule}</small>
  </form>`
}

/** Never the chat id nor a word of what was said: see {@link LETTERS}.rule. */
function letter(who: SignedIn, { id, account, why, ticket, at }: DeadLetter): Html {
  return html`<li>
    <p class="question">${sendFaultInWords(why)}</p>
    <p class="meta">
      ${LETTERS.number(id)} · ${NETWORKS[account.network]} · ${vietnamTime(at)} ·
      ${
        ticket === null
          ? LETTERS.noTicket
          : html`<a class="code" href="/console/phieu/${ticket}">${ticket}</a>`
      }
    </p>
    <form method="post" action="/console/he-thong/tin/${id}/gui-lai">
      ${csrfField(who)}
      <button class="quiet" aria-label="${LETTERS.retryOne(id)}">${LETTERS.retry}</button>
    </form>
    <details>
      <summary>${LETTERS.discard}<span class="unseen"> (${LETTERS.number(id)})</span></summary>
      <form method="post" action="/console/he-thong/tin/${id}/bo">
        ${csrfField(who)}
        <label for="ly-do-${id}">${LETTERS.why}</label>
        <input
          id="ly-do-${id}"
          name="note"
          required
          maxlength="${LONGEST_WHY}"
          autocomplete="off"
          aria-describedby="cach-${id}"
        />
        <small id="cach-${id}">${LETTERS.whyRule} ${LETTERS.discardFinal}</small>
        <button class="quiet">${LETTERS.discard}</button>
      </form>
    </details>
  </li>`
}
