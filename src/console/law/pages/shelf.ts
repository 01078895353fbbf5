import { html } from 'hono/html'
import type { LegalDocument, Provision } from '#knowledge/provision.ts'
import { documentLabel } from '#knowledge/shelf.ts'
import type { Day } from '#knowledge/validity.ts'
import type { Outlook } from '../../../publishing/waiting.ts'
import { worksOnLaw } from '../../../officials/may.ts'
import { notice } from '../../pages/layout.ts'
import type { Html } from '../../pages/layout.ts'
import type { SignedIn } from '../../session.ts'
import { SHELF, TERRITORIES } from '../phrases.ts'
import { forThoseWhoMay, lawPage, stateOf } from './frame.ts'
import { versionList } from './versions.ts'
import type { VersionsView } from './versions.ts'
import { waitingList } from './waiting-list.ts'

/** More than anyone reads through; the rest are found by name. */
const DOCUMENTS_SHOWN = 200

export interface Shelved {
  readonly document: LegalDocument
  readonly provisions: number
  /** Pieces of text, and how many of them have their official wording. */
  readonly pieces: number
  readonly official: number
}

export interface ShelfView extends VersionsView {
  /** Version that is answered from, by its name. */
  readonly version: string
  readonly outlook: Outlook
  readonly documents: ReadonlyMap<string, LegalDocument>
  readonly shelved: readonly Shelved[]
  readonly sought: string
  readonly today: Day
  readonly news: string | undefined
}

/**
 * What is on the shelf of each document. Counted in pieces, the provisions without others in them: an article that is
 * divided into clauses has hardly any words of its own.
 */
export function shelvedIn(
  documents: Iterable<LegalDocument>,
  provisions: Iterable<Provision>,
): readonly Shelved[] {
  const byDocument = Map.groupBy(provisions, ({ document }) => document)
  return [...documents].map((document) => {
    const its = byDocument.get(document.id) ?? []
    const pieces = its.filter(({ children }) => children.length === 0)
    const official = pieces.filter(({ text }) => text !== undefined).length
    return { document, provisions: its.length, pieces: pieces.length, official }
  })
}

export function shelfPage(who: SignedIn, view: ShelfView): Html {
  const { version, outlook, documents, news } = view
  return lawPage(
    who,
    { title: SHELF.title, tab: 'shelf', news },
    html`<p>${SHELF.inUse(version)}</p>
      ${version === String(outlook.base) ? '' : notice('good', SHELF.changing(outlook.base))}
      <section aria-labelledby="cho">
        <h2 id="cho">${SHELF.waiting}</h2>
        ${waitingList(who, outlook, documents, view.nameOf)}
        <p class="moves">
          ${
            worksOnLaw(who.official) && outlook.ready.length > 0
              ? html`<a href="/console/van-ban/xuat-ban" class="button" role="button">${SHELF.toPublish}</a>`
              : ''
          }
          ${forThoseWhoMay(
            who,
            'import',
            SHELF.may.import,
            () =>
              html`<a href="/console/van-ban/nhap" class="button secondary" role="button"
                >${SHELF.import}</a
              >`,
          )}
        </p>
      </section>
      ${documentSection(view)} ${versionList(who, view)}`,
  )
}

function documentSection({ shelved, sought, today }: ShelfView): Html {
  const found = shelved.filter(({ document }) => isSought(document, sought))
  const shown = found.slice(0, DOCUMENTS_SHOWN)
  return html`<section aria-labelledby="van-ban">
    <h2 id="van-ban">${SHELF.documents} <span class="count">${shelved.length}</span></h2>
    <form class="search" method="get" action="/console/van-ban">
      <label for="tim">${SHELF.search}</label>
      <input id="tim" name="tim" type="search" value="${sought}" />
      <button class="quiet">${SHELF.find}</button>
    </form>
    ${shown.length < found.length ? html`<p class="aside">${SHELF.some(shown.length, found.length)}</p>` : ''}
    ${
      shown.length === 0
        ? html`<p class="card empty">${SHELF.noneFound}</p>`
        : html`<ol class="rows card">
            ${shown.map((one) => documentRow(one, today))}
          </ol>`
    }
  </section>`
}

function documentRow({ document, provisions, pieces, official }: Shelved, today: Day): Html {
  const wording =
    official === 0
      ? SHELF.official.none
      : official === pieces
        ? SHELF.official.whole
        : SHELF.official.part(official, pieces)
  return html`<li>
    <p class="question">
      <a href="/console/van-ban/xem/${document.id}">${documentLabel(document)}</a>
      ${document.kind === 'Luật' ? '' : html`<span class="name">${document.name}</span>`}
    </p>
    <p class="meta">
      <span>${TERRITORIES[document.territory]}</span>
      <span>${SHELF.provisions(provisions)}${document.complete ? '' : `, ${SHELF.incomplete}`}</span>
      <span>${wording}</span>
    </p>
    <p class="since">${stateOf(document, today)}</p>
  </li>`
}

function isSought(document: LegalDocument, sought: string): boolean {
  const { id, number, name, aliases } = document
  const words = sought.toLowerCase().normalize('NFC')
  return [id, documentLabel(document), number, name, ...aliases].some((text) =>
    text.toLowerCase().includes(words),
  )
}
