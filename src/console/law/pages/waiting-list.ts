import { html } from 'hono/html'
import type { WaitingEdition } from '#knowledge/archive.ts'
import type { LegalDocument } from '#knowledge/provision.ts'
import { vietnamTime } from '../../../domain/vietnam-time.ts'
import { worksOnLaw } from '../../../officials/may.ts'
import { WAIT_WORDS } from '../../../publishing/phrases.ts'
import type { Outlook } from '../../../publishing/waiting.ts'
import type { Html } from '../../pages/layout.ts'
import type { SignedIn } from '../../session.ts'
import { labelOf } from '../labels.ts'
import { SHELF, WAITS } from '../phrases.ts'

type Standing = 'ready' | 'look' | 'stale'

/** What waits to be published, and what still stands in its way. */
export function waitingList(
  who: SignedIn,
  { ready, held }: Pick<Outlook, 'ready' | 'held'>,
  documents: ReadonlyMap<string, LegalDocument>,
  nameOf: (actor: string) => string,
  /** Those of which nobody has said where their official text is read. */
  unsourced: ReadonlySet<string> = new Set(),
): Html {
  const all = [
    ...ready.map((waiting) => ({ waiting, standing: 'ready' as const })),
    ...held.map(({ waiting, why }) => ({ waiting, standing: why })),
  ]
  if (all.length === 0) return html`<p class="card empty">${SHELF.nothingWaits}</p>`
  return html`<ol class="rows card">
    ${all.map(({ waiting, standing }) => row(waiting, standing))}
  </ol>`

  function row(waiting: WaitingEdition, standing: Standing): Html {
    const { document, act, accepted, file, base } = waiting
    const label = labelOf(document, documents)
    return html`<li>
      <p class="question">
        ${worksOnLaw(who.official) ? html`<a href="/console/van-ban/cho/${document}">${label}</a>` : label}
      </p>
      <p class="meta">
        <span>${file === null ? WAITS.decision : WAITS.from(file)}</span>
        ${base === null ? html`<span>${WAITS.isNew}</span>` : ''}
        ${unsourced.has(document) ? html`<span class="badge">${WAITS.noSource}</span>` : ''}
        <span>${nameOf(act.by)}, ${vietnamTime(act.at)}</span>
        ${accepted === null ? '' : html`<span>${WAITS.accepted(nameOf(accepted.by))}</span>`}
      </p>
      <p class="since">
        <span class="state ${standing}">${WAITS[standing]}</span>
        <span class="reason">${why(waiting, standing)}</span>
      </p>
    </li>`
  }
}

function why({ waitsFor }: WaitingEdition, standing: Standing): string {
  switch (standing) {
    case 'ready':
      return ''
    case 'look':
      return WAITS.because(waitsFor.map((reason) => WAIT_WORDS[reason]))
    case 'stale':
      return WAITS.staleWhy
  }
}
