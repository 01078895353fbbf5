import { html } from 'hono/html'
import type { DeadLetter, StoreFigures, StoreWarning } from '../../domain/store.ts'
import { vietnamTime } from '../../domain/vietnam-time.ts'
import { NETWORKS, sendFaultInWords, STORE_WARNINGS, SYSTEM } from '../phrases.ts'
import type { SignedIn } from '../session.ts'
import { spanInWords } from '../spans.ts'
import { page } from './layout.ts'
import type { Html } from './layout.ts'

interface SystemState {
  readonly figures: StoreFigures
  readonly warnings: readonly StoreWarning[]
  readonly dead: readonly DeadLetter[]
}

export function systemPage(who: SignedIn, { figures, warnings, dead }: SystemState): Html {
  return page(
    { title: SYSTEM.title, who, here: 'system' },
    html`<div class="headline"><h1>${SYSTEM.title}</h1></div>
      ${
        warnings.length === 0
          ? ''
          : html`<section aria-labelledby="canh-bao">
              <h2 id="canh-bao">${SYSTEM.warnings}</h2>
              <ul class="card">
                ${warnings.map((warning) => html`<li>${STORE_WARNINGS[warning]}</li>`)}
              </ul>
            </section>`
      }
      <section aria-labelledby="so-lieu">
        <h2 id="so-lieu">${SYSTEM.figures}</h2>
        <dl class="figures">
          ${figure(SYSTEM.waitingMessages, figures.waitingMessages, figures.oldestMessageSeconds)}
          ${figure(SYSTEM.waitingDeliveries, figures.waitingDeliveries, figures.oldestDeliverySeconds)}
          ${figure(SYSTEM.deadDeliveries, figures.deadDeliveries)}
          ${figure(SYSTEM.openTickets, figures.openTickets)}
        </dl>
      </section>
      <section aria-labelledby="khong-gui">
        <h2 id="khong-gui">${SYSTEM.dead}</h2>
        ${
          dead.length === 0
            ? html`<p class="card empty">${SYSTEM.noDead}</p>`
            : html`<p class="aside">${SYSTEM.deadRule}</p>
                <ol class="card tickets">
                  ${dead.map(letter)}
                </ol>`
        }
      </section>`,
  )
}

function figure(name: string, count: number, oldestSeconds = 0): Html {
  return html`<div class="card">
    <dt>${name}</dt>
    <dd>
      <strong>${count.toLocaleString('vi-VN')}</strong>
      ${
        count > 0 && oldestSeconds > 0
          ? html`<small>${SYSTEM.oldest(spanInWords(oldestSeconds * 1000))}</small>`
          : ''
      }
    </dd>
  </div>`
}

/** Never the citizen's chat id: it is personal data, and nobody here needs it. */
function letter({ account, why, ticket, at }: DeadLetter): Html {
  return html`<li>
    <p class="question">${sendFaultInWords(why)}</p>
    <p class="meta">
      <span>${NETWORKS[account.network]}</span>
      ${
        ticket === null
          ? html`<span>${SYSTEM.noTicket}</span>`
          : html`<a class="code" href="/console/phieu/${ticket}">${ticket}</a>`
      }
    </p>
    <p class="since">${vietnamTime(at)}</p>
  </li>`
}
