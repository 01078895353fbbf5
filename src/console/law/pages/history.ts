import { html } from 'hono/html'
import { vietnamTime } from '../../../domain/vietnam-time.ts'
import type { HistoryStep } from '../../../publishing/history.ts'
import type { Html } from '../../pages/layout.ts'
import type { SignedIn } from '../../session.ts'
import { DIFF, DOCUMENT, HISTORY } from '../phrases.ts'
import { fieldChange } from './diff.ts'
import { lawPage } from './frame.ts'

export interface HistoryView {
  readonly document: string
  readonly label: string
  readonly steps: readonly HistoryStep[]
}

/** One provision through the versions. */
export function historyPage(who: SignedIn, { document, label, steps }: HistoryView): Html {
  return lawPage(
    who,
    { title: DOCUMENT.historyOf(label), document },
    html`${steps.length === 0 ? html`<p class="card empty">${HISTORY.none}</p>` : html`<p class="aside">${DIFF.legend}</p>`}
    ${steps.map(
      ({ version, at, changes }) =>
        html`<section class="card">
          <h2>
            <a href="/console/van-ban/phien-ban/${version}">${HISTORY.step(version, vietnamTime(at))}</a>
          </h2>
          ${changes.flatMap(({ fields }) => fields).map(fieldChange)}
        </section>`,
    )}`,
  )
}
