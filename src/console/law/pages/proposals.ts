import { html } from 'hono/html'
import type { Decision } from '#knowledge/archive.ts'
import type { LegalDocument } from '#knowledge/provision.ts'
import type { Relation } from '#knowledge/relation.ts'
import { vietnamTime } from '../../../domain/vietnam-time.ts'
import type { Proposal } from '../../../publishing/decide.ts'
import { DECISION_WORDS, effectInWords, RELATION_WORDS } from '../../../publishing/phrases.ts'
import { csrfField } from '../../pages/layout.ts'
import type { Html } from '../../pages/layout.ts'
import type { SignedIn } from '../../session.ts'
import { addressOf, labelOf, relationInWords } from '../labels.ts'
import { DECISIONS } from '../phrases.ts'
import type { DecisionsView } from './decisions-view.ts'
import { reasonField } from './fields.ts'
import { forThoseWhoMay } from './frame.ts'

/** Relations that importers found, to be applied or passed over, several at once. */
export function proposalSection(who: SignedIn, view: DecisionsView): Html {
  const { proposals, documents, draft = '' } = view
  return html`<section aria-labelledby="de-xuat">
    <h2 id="de-xuat">${DECISIONS.proposals} <span class="count">${proposals.length}</span></h2>
    ${
      proposals.length === 0
        ? html`<p class="card empty">${DECISIONS.noProposals}</p>`
        : html`<form method="post" action="/console/van-ban/hieu-luc/de-xuat">
            ${csrfField(who)}
            <ol class="rows card">
              ${proposals.map((proposal, index) => proposalRow(proposal, index, documents))}
            </ol>
            ${forThoseWhoMay(
              who,
              'decide',
              DECISIONS.may.decide,
              () =>
                html`<div class="card narrow">
                  <p class="aside">${DECISIONS.choose}</p>
                  ${reasonField({ name: 'note', label: DECISIONS.reason, value: draft, required: true })}
                  <button name="cach" value="ap-dung">${DECISIONS.apply}</button>
                  <button name="cach" value="bo-qua" class="secondary">${DECISIONS.dismiss}</button>
                </div>`,
            )}
          </form>`
    }
  </section>`
}

function proposalRow(
  { decision, acting, effect }: Proposal,
  index: number,
  documents: ReadonlyMap<string, LegalDocument>,
): Html {
  const { relation } = decision.about
  return html`<li class="proposal">
    <p class="question">
      <label for="de-xuat-${index}">
        <input id="de-xuat-${index}" type="checkbox" name="ma" value="${decision.id}" />
        ${acting.label} ${RELATION_WORDS[relation.kind]} ${labelOf(relation.target, documents)}
      </label>
    </p>
    <blockquote class="said">${relation.words}</blockquote>
    <p class="meta">${limits(relation)} <span>${DECISIONS.if(effectInWords(effect))}</span></p>
  </li>`
}

function limits({ from, until, except = [] }: Relation): Html {
  return html`${from === undefined ? '' : html`<span>${DECISIONS.takesEffect(from)}</span>`}
  ${until === undefined ? '' : html`<span>${DECISIONS.until(until)}</span>`}
  ${except.length === 0 ? '' : html`<span>${DECISIONS.except(except.map(addressOf))}</span>`}`
}

/** What was decided on them before. */
export function settledSection({ decisions, documents, nameOf }: DecisionsView): Html | '' {
  const settled = decisions.filter(({ state, about }) => about.kind === 'relation' && state !== 'proposed')
  if (settled.length === 0) return ''
  return html`<details class="card">
    <summary>
      <h2>${DECISIONS.settled}</h2>
      <span class="count">${settled.length}</span>
    </summary>
    <ol class="rows">
      ${settled.map((decision) => settledRow(decision, documents, nameOf))}
    </ol>
  </details>`
}

function settledRow(
  { about, state, act }: Decision,
  documents: ReadonlyMap<string, LegalDocument>,
  nameOf: (actor: string) => string,
): Html | '' {
  if (about.kind !== 'relation') return ''
  return html`<li>
    <p class="question">${relationInWords(about.relation, documents)}</p>
    <p class="meta">
      <span>${DECISION_WORDS[state]}</span> <span>${nameOf(act.by)}</span> <span>${vietnamTime(act.at)}</span>
      ${act.note === null ? '' : html`<span>${act.note}</span>`}
    </p>
  </li>`
}
