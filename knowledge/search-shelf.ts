import { holdsIn } from './place.ts'
import type { Place } from './place.ts'
import type { Provision } from './provision.ts'
import type { Published } from './published.ts'
import { search } from './search.ts'
import type { Emphasis } from './search.ts'
import { stateOn } from './validity.ts'
import type { Day, InForce } from './validity.ts'

export interface ShelfHit {
  readonly provision: Provision
  /** Compares the hits of one search, not of two. */
  readonly score: number
  /** 0 to 1: how much of the question's weight in single syllables the provision holds. */
  readonly coverage: number
  readonly state: InForce
}

export interface ShelfSearch {
  readonly day: Day
  /** `null` when nobody has said where: then only what holds in the whole country is found. */
  readonly place: Place | null
  /** With `place: null`, find what holds in any one place too. */
  readonly anyPlace?: boolean
  readonly limit: number
  /** Which states may be found; by default what is law on that day. */
  readonly states?: ReadonlySet<InForce>
  /** How much each syllable of the question counts beside its rarity. */
  readonly emphasis?: Emphasis
}

const LAW: ReadonlySet<InForce> = new Set(['yes', 'amended'])

/** The provisions that answer a question best among those of the wished state on that day in that place, best first. */
export function searchShelf(published: Published, query: string, asked: ShelfSearch): readonly ShelfHit[] {
  const { limit, day, place, emphasis } = asked
  const options = { limit, allowed: mask(published, asked), ...(emphasis !== undefined && { emphasis }) }
  return search(published.index, query, options).flatMap(({ id, score, coverage }) => {
    const provision = published.shelf.provisions.get(id)
    if (provision === undefined) return []
    return [{ provision, score, coverage, state: stateOn(provision, day, place) }]
  })
}

// Nearly everybody asks about today in one of two cities; a few more days are kept for those who do not.
const MOST_MASKS = 64
const masks = new WeakMap<Published, Map<string, Uint8Array>>()

function mask(published: Published, asked: ShelfSearch): Uint8Array {
  const { day, place, anyPlace = false, states = LAW } = asked
  const known = masks.get(published) ?? new Map<string, Uint8Array>()
  masks.set(published, known)
  const key = [day, place, anyPlace, ...[...states].toSorted()].join(' ')
  const made =
    known.get(key) ??
    Uint8Array.from(published.index.transcript.ids, (id) => {
      const provision = published.shelf.provisions.get(id)
      if (provision === undefined) return 0
      // Another city's law is not "ended" here: whoever looks for ended law must not meet it either.
      const holdsHere = holdsIn(provision.territory, place) || (place === null && anyPlace)
      return holdsHere && states.has(stateOn(provision, day, place)) ? 1 : 0
    })
  // Taken out and put back, it becomes the latest; the first is the one longest unused.
  known.delete(key)
  known.set(key, made)
  const [oldest] = known.keys()
  if (known.size > MOST_MASKS && oldest !== undefined) known.delete(oldest)
  return made
}
