import { html } from 'hono/html'
import { vietnamTime } from '../../../domain/vietnam-time.ts'
import type { Html } from '../../pages/layout.ts'
import type { SignedIn } from '../../session.ts'
import { labelOf } from '../labels.ts'
import { DECISIONS, RULED } from '../phrases.ts'
import type { DecisionsView } from './decisions-view.ts'
import { lawPage } from './frame.ts'
import { proposalSection, settledSection } from './proposals.ts'
import { questionSection } from './rulings.ts'

export function decisionsPage(who: SignedIn, view: DecisionsView): Html {
  const { news, fault } = view
  return lawPage(
    who,
    { title: DECISIONS.title, tab: 'decisions', news, fault },
    html`<p>${DECISIONS.lead}</p>
      ${questionSection(who, view)} ${proposalSection(who, view)} ${ruledSection(view)}
      ${settledSection(view)}`,
  )
}

function ruledSection({ decisions, documents, nameOf }: DecisionsView): Html {
  const rulings = decisions.flatMap(({ about, act }) =>
    about.kind === 'ruling' ? [{ ruling: about.ruling, act }] : [],
  )
  return html`<section aria-labelledby="da-quyet">
    <h2 id="da-quyet">${DECISIONS.ruled} <span class="count">${rulings.length}</span></h2>
    ${
      rulings.length === 0
        ? html`<p class="card empty">${DECISIONS.noneRuled}</p>`
        : html`<ol class="rows card">
            ${rulings.map(
              ({ ruling, act }) =>
                html`<li>
                  <p class="question">
                    ${labelOf(ruling.target, documents)}
                    <span class="name"
                      >${DECISIONS.told(RULED[ruling.state], ruling.from, ruling.reason)}</span
                    >
                  </p>
                  <p class="meta"><span>${nameOf(act.by)}</span> <span>${vietnamTime(act.at)}</span></p>
                </li>`,
            )}
          </ol>`
    }
  </section>`
}
