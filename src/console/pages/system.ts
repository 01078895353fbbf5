import { html } from 'hono/html'
import { vietnamTime } from '../../domain/vietnam-time.ts'
import { faultsIn } from '../../operating/faults.ts'
import type { ChannelState, SystemState } from '../../operating/state.ts'
import { NETWORKS } from '../phrases.ts'
import { faultInWords, sendFaultInWords } from '../phrases-faults.ts'
import { CHANNELS, INSIDE, SYSTEM } from '../phrases-system.ts'
import type { SignedIn } from '../session.ts'
import { spanInWords } from '../spans.ts'
import { notice, page } from './layout.ts'
import type { Html } from './layout.ts'
import { keptText } from './refused.ts'
import { journalSection } from './system-journal.ts'
import { lettersSection } from './system-letters.ts'
import { safekeepingSection } from './system-safekeeping.ts'
import { deadNoticesSection } from './system-notices.ts'
import { switchesSection } from './system-switches.ts'

interface Told {
  readonly news?: string
  readonly fault?: string
  /** What was written in a form that led to nothing. */
  readonly kept?: string
}

/** Everything an operator looks at and may set right. */
export function systemPage(who: SignedIn, state: SystemState, told: Told = {}): Html {
  const { figures } = state
  return page(
    { title: SYSTEM.title, who, here: 'system' },
    html`<div class="headline"><h1>${SYSTEM.title}</h1></div>
      ${told.news === undefined ? '' : notice('good', told.news)}
      ${told.fault === undefined ? '' : notice('bad', told.fault)}
      ${told.kept === undefined || told.kept === '' ? '' : keptText(told.kept)}
      <p class="aside">
        ${SYSTEM.seenAt(vietnamTime(state.at))} <a href="/console/he-thong">${SYSTEM.again}</a>
      </p>
      ${faultsSection(state)}
      <section aria-labelledby="so-lieu">
        <h2 id="so-lieu">${SYSTEM.figures}</h2>
        <dl class="figures">
          ${figure(SYSTEM.waitingMessages, figures.waitingMessages, figures.oldestMessageSeconds)}
          ${figure(SYSTEM.waitingDeliveries, figures.waitingDeliveries, figures.oldestDeliverySeconds)}
          ${figure(SYSTEM.deadDeliveries, figures.deadDeliveries)}
          ${figure(SYSTEM.openTickets, figures.openTickets)}
        </dl>
      </section>
      <section aria-labelledby="kenh">
        <h2 id="kenh">${CHANNELS.title}</h2>
        ${state.channels.map(channel)}
      </section>
      ${safekeepingSection(state.safekeeping)} ${switchesSection(who, state)} ${insideSection(state)}
      ${lettersSection(who, state)} ${deadNoticesSection(who, state.notices)} ${journalSection(state)}`,
  )
}

function faultsSection(state: SystemState): Html {
  const faults = faultsIn(state)
  if (faults.length === 0) return html`<p class="notice good">${SYSTEM.allWell}</p>`
  return html`<section aria-labelledby="canh-bao">
    <h2 id="canh-bao">${SYSTEM.faults}</h2>
    <ul class="card bullets">
      ${faults.map((fault) => html`<li>${faultInWords(fault)}</li>`)}
    </ul>
  </section>`
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

function channel({ network, connected, waiting, oldestSeconds, dead, sentAt, failed }: ChannelState): Html {
  const oldest = waiting > 0 ? spanInWords(oldestSeconds * 1000) : undefined
  const row = (name: string, value: string): Html =>
    html`<div>
      <dt>${name}</dt>
      <dd>${value}</dd>
    </div>`
  return html`<div class="card">
    <h3>${NETWORKS[network]}</h3>
    <dl>
      ${row(CHANNELS.state, connected ? CHANNELS.connected : CHANNELS.notConnected)}
      ${row(CHANNELS.waiting, CHANNELS.count(waiting, oldest))}
      ${row(CHANNELS.dead, CHANNELS.count(dead, undefined))}
      ${row(CHANNELS.sent, sentAt === null ? CHANNELS.never : vietnamTime(sentAt))}
      ${row(
        CHANNELS.failed,
        failed === null ? CHANNELS.never : `${vietnamTime(failed.at)}. ${sendFaultInWords(failed.why)}`,
      )}
    </dl>
  </div>`
}

function insideSection({ store, knowledge, loops }: SystemState): Html {
  const version =
    knowledge === undefined ? INSIDE.beingRead : INSIDE.version(knowledge.version, knowledge.provisions)
  return html`<section aria-labelledby="ben-trong">
    <h2 id="ben-trong">${INSIDE.title}</h2>
    <dl class="card">
      <div>
        <dt>${INSIDE.store}</dt>
        <dd>${INSIDE.storeKinds[store]}</dd>
      </div>
      <div>
        <dt>${INSIDE.knowledge}</dt>
        <dd>${version}</dd>
      </div>
      <div>
        <dt>${INSIDE.loops}</dt>
        ${loops.length === 0 ? html`<dd>${INSIDE.noLoops}</dd>` : ''}
        ${loops.map(
          ({ name, underWay, lookedAt, faultAt }) =>
            html`<dd>
              ${INSIDE.loop(
                name,
                underWay,
                vietnamTime(lookedAt),
                faultAt === null ? undefined : vietnamTime(faultAt),
              )}
            </dd>`,
        )}
      </div>
    </dl>
  </section>`
}
