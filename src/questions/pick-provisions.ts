import { lookUp, readShortForm } from '#knowledge/short-form.ts'
import type { Place } from '#knowledge/place.ts'
import { isPublishedAnswer } from '#knowledge/published-answer.ts'
import type { Provision } from '#knowledge/provision.ts'
import type { Published } from '#knowledge/published.ts'
import { searchShelf } from '#knowledge/search-shelf.ts'
import type { Shelf } from '#knowledge/shelf.ts'
import { inForce } from '#knowledge/validity.ts'
import type { Day, InForce, ValidityState } from '#knowledge/validity.ts'
import { publishedAsItRead } from '#knowledge/wording.ts'
import { cite } from './citations.ts'
import { understand } from './understand.ts'

/** A provision as an official picks it. */
export interface PickedProvision {
  readonly id: string
  readonly document: string
  /** `khoản 1 Điều 4 Nghị quyết số 97/2019/QH14`: what stands in an answer. */
  readonly label: string
  readonly heading: string | undefined
  readonly quote: string
  readonly quoteKind: 'official' | 'summary'
  readonly note: string | undefined
  readonly url: string
  readonly today: ValidityState
  /** On the day the question is about; absent where that is today. */
  readonly onDay: ValidityState | undefined
}

export interface Picking {
  readonly words: string
  /** Read as a short form, as words, or both gave nothing. */
  readonly kind: 'named' | 'found' | 'nothing'
  readonly provisions: readonly PickedProvision[]
  /** The short form names something smaller than what is on the shelf. */
  readonly isWider: boolean
  /** The day the question is about. */
  readonly day: Day
  readonly today: Day
}

/** The question for which a provision is looked for. */
export interface PickFor {
  readonly question: string
  readonly askedOn: Day
  readonly place: Place | null
  readonly today: Day
}

const EVERY_STATE: ReadonlySet<InForce> = new Set(['yes', 'amended', 'no', 'not_yet', 'needs_ruling'])
const SHOWN = 10
/** Articles of a document named alone. */
const ARTICLES_SHOWN = 60

/**
 * Provisions by their short form ("d4 k1 nq 97") or by words, whatever their state: an official may have to say that a
 * rule has ended. By words only what concerns the ticket's city; by name also the other city's, marked as not applying.
 */
export function pickProvisions(inUse: Published, words: string, asked: PickFor): Picking {
  const { question, askedOn, place, today } = asked
  const { day } = understand(inUse, { question, earlier: [], place, today: askedOn })
  const published = publishedAsItRead(inUse, today)
  const { shelf } = published
  const picked = (provision: Provision): PickedProvision => pick(shelf, provision, { place, today, day })
  const given = { words, day, today }

  const cited = readShortForm(words)
  const named = lookUp(shelf, cited)
  const articles = named.documents.flatMap(({ id }) => articlesOf(shelf, id))
  const provisions = [...named.provisions, ...articles.slice(0, ARTICLES_SHOWN)]
  if (provisions.length > 0) {
    const missesArticle = named.documents.length > 0 && cited.some(({ address }) => address !== undefined)
    return {
      ...given,
      kind: 'named',
      provisions: provisions.map(picked),
      isWider: named.isWider || missesArticle,
    }
  }
  const hits = searchShelf(published, words, {
    day: today,
    place,
    anyPlace: true,
    limit: SHOWN,
    states: EVERY_STATE,
  })
  const found = hits.filter(({ provision }) => !isPublishedAnswer(provision))
  return {
    ...given,
    kind: found.length === 0 ? 'nothing' : 'found',
    provisions: found.map(({ provision }) => picked(provision)),
    isWider: false,
  }
}

/** Provisions as they stand, for whoever knows their ids; those that are gone are left out. */
export function provisionsNamed(inUse: Published, ids: readonly string[], today: Day, place: Place | null) {
  const { shelf } = publishedAsItRead(inUse, today)
  return ids.flatMap((id) => {
    const provision = shelf.provisions.get(id)
    return provision === undefined ? [] : [pick(shelf, provision, { place, today, day: today })]
  })
}

function articlesOf(shelf: Shelf, document: string): readonly Provision[] {
  return [...shelf.provisions.values()].filter((one) => one.document === document && one.level === 'article')
}

function pick(
  shelf: Shelf,
  provision: Provision,
  { place, today, day }: { readonly place: Place | null; readonly today: Day; readonly day: Day },
): PickedProvision {
  const { id, document, heading } = provision
  const { label, quote, quoteKind, note, url } = cite(shelf, provision, today)
  return {
    id,
    document,
    label,
    heading,
    quote,
    quoteKind,
    note,
    url,
    today: inForce(provision, today, place),
    onDay: day === today ? undefined : inForce(provision, day, place),
  }
}
