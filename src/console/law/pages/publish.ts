import { html } from 'hono/html'
import type { LegalDocument } from '#knowledge/provision.ts'
import type { Impact } from '../../../publishing/impact.ts'
import type { Outlook } from '../../../publishing/waiting.ts'
import { csrfField } from '../../pages/layout.ts'
import type { Html } from '../../pages/layout.ts'
import type { SignedIn } from '../../session.ts'
import { PUBLISH } from '../phrases-publish.ts'
import { reasonField } from './fields.ts'
import { forThoseWhoMay, lawPage } from './frame.ts'
import { impactSection } from './impact.ts'
import { waitingList } from './waiting-list.ts'

export interface PublishView {
  readonly outlook: Outlook
  /** `null` where nothing is ready. */
  readonly impact: Impact | null
  /** Names what is shown here, so that nothing else is published. */
  readonly seen: string
  readonly documents: ReadonlyMap<string, LegalDocument>
  readonly unsourced: ReadonlySet<string>
  readonly nameOf: (actor: string) => string
  readonly fault?: string
  readonly note?: string | null
  readonly overrule?: string | null
}

export function publishPage(who: SignedIn, view: PublishView): Html {
  const { outlook, impact, documents, nameOf, unsourced, fault } = view
  const { ready, held } = outlook
  return lawPage(
    who,
    { title: PUBLISH.title, tab: 'publish', fault },
    html`<p>${PUBLISH.lead}</p>
      <section aria-labelledby="se-xuat-ban">
        <h2 id="se-xuat-ban">${PUBLISH.ready} <span class="count">${ready.length}</span></h2>
        ${
          ready.length === 0
            ? html`<p class="card empty">${PUBLISH.nothing}</p>`
            : waitingList(who, { ready, held: [] }, documents, nameOf, unsourced)
        }
      </section>
      ${
        held.length === 0
          ? ''
          : html`<section aria-labelledby="chua">
              <h2 id="chua">${PUBLISH.held} <span class="count">${held.length}</span></h2>
              ${waitingList(who, { ready: [], held }, documents, nameOf, unsourced)}
            </section>`
      }
      ${impact === null ? '' : html`${impactSection(who, impact)} ${publishSection(who, view, impact)}`}`,
  )
}

function publishSection(who: SignedIn, view: PublishView, { broken }: Impact): Html {
  const { outlook, seen, note, overrule } = view
  return html`<section class="card narrow" aria-labelledby="xuat-ban">
    <h2 id="xuat-ban">${PUBLISH.title}</h2>
    ${forThoseWhoMay(
      who,
      'publish',
      PUBLISH.may,
      () =>
        html`<form method="post" action="/console/van-ban/xuat-ban">
          ${csrfField(who)}
          <input type="hidden" name="da-xem" value="${seen}" />
          ${
            broken.length === 0
              ? ''
              : html`<p>${PUBLISH.brokenLead}</p>
                  ${reasonField({ name: 'du-sai', label: PUBLISH.overrule, value: overrule ?? '', required: true })}`
          }
          ${reasonField({ name: 'note', label: PUBLISH.note, value: note ?? '' })}
          <button ${broken.length === 0 ? '' : html`class="secondary"`}>
            ${broken.length === 0 ? PUBLISH.send(outlook.ready.length) : PUBLISH.sendBroken}
          </button>
        </form>`,
    )}
  </section>`
}
