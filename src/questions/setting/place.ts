import { lately } from '#knowledge/lately.ts'
import type { Place } from '#knowledge/place.ts'
import type { Day } from '#knowledge/validity.ts'
import { settle } from '#knowledge/vietnamese.ts'
import { wordsOf } from '../words.ts'
import { PlaceNames } from './place-names.ts'

/** Where a text says its question plays. */
export interface PlaceFound {
  /** `null` when no city is named, or both are. */
  readonly place: Place | null
  /** Another province, by its name before 1/7/2025, when neither city is named. */
  readonly elsewhere: string | null
  readonly both: boolean
  /** The city's new parts that the text names, as typed: the law knows them only by the city's name. */
  readonly joined?: readonly string[]
}

/**
 * Which city a text names, by any of its districts, wards and bynames, with or without accents. Luật Thủ đô names a
 * law, not a place; "không phải Hà Nội" does not name Hà Nội.
 *
 * @param day the day asked about: Bình Dương is part of TP.HCM from 1/7/2025 and another province before; without one
 *   the map of today is read
 */
export function placeIn(text: string, day: Day | null = null): PlaceFound {
  const settled = settle(text)
  const reader = new PlaceNames(settled, wordsOf(settled), day)
  const strong = new Set<Place>()
  const weak = new Set<Place>()
  const joined: string[] = []
  const compared = new Set<Place>()
  let elsewhere: string | null = null
  for (let at = 0; at < reader.words.length;) {
    const sign = reader.signAt(at)
    if (sign?.means !== undefined && !reader.denied(at)) {
      if ('elsewhere' in sign.means) elsewhere ??= sign.means.elsewhere
      else if (reader.comparedWith(at)) compared.add(sign.means.city)
      else (sign.means.weak ? weak : strong).add(sign.means.city)
      if (sign.joined === true) joined.push(reader.typed(at, sign.length))
    }
    at += sign?.length ?? 1
  }
  const named = strong.size > 0 || elsewhere !== null ? strong : weak
  // A city that another place is compared with is not the one asked about, unless no other is named.
  const cities = named.size > 0 || elsewhere !== null ? named : compared
  if (cities.size === 0) return { place: null, elsewhere, both: false }
  const [place = null] = cities
  if (cities.size > 1) return { place: null, elsewhere: null, both: true }
  return { place, elsewhere: null, both: false, ...(joined.length > 0 && { joined }) }
}

/** The syllables, as typed in lower case, of the districts and wards a text names: they say where, not what. */
export function placeNamesIn(text: string): ReadonlySet<string> {
  return namesIn(text).syllables
}

/** Whether a text names a city itself, and whether a district, a ward or another place in one. */
export function placesNamedIn(text: string): { readonly city: boolean; readonly part: boolean } {
  return namesIn(text)
}

interface NamesIn {
  readonly syllables: ReadonlySet<string>
  readonly city: boolean
  readonly part: boolean
}

const namesIn = lately((text): NamesIn => {
  const settled = settle(text)
  const reader = new PlaceNames(settled, wordsOf(settled), null)
  const names = new Set<string>()
  let city = false
  let part = false
  for (let at = 0; at < reader.words.length;) {
    const sign = reader.signAt(at)
    const length = sign?.length ?? 1
    const means = sign?.means
    if (means !== undefined) {
      if ('city' in means && means.itself === true) city = true
      else if ('city' in means) part = true
      const span = reader.words.slice(at, at + length).map(({ lower }) => lower)
      if (length > 1) for (const word of span) names.add(word)
    }
    at += length
  }
  return { syllables: names, city, part }
})

/** A reply to the question which city is meant is short; whoever writes more has moved on to something else. */
const LONGEST_PLACE_REPLY = 60

/** The city that a reply to "which city?" names; `null` when it is no such reply. */
export function placeReply(text: string): Place | null {
  return text.length <= LONGEST_PLACE_REPLY ? placeIn(text).place : null
}

/** What people put around the name of a place when they say nothing else. */
const AROUND_PLACE = new Set(
  'o tai cho ve ben khu vuc thanh pho tp tinh la em toi minh chau con da vang thua oi a nhe nha nhen thoi'.split(
    ' ',
  ),
)

/** The city of a text that says where and nothing else: "ở Hà Nội ạ"; `null` for every other. */
export function placeAlone(text: string): Place | null {
  const place = placeReply(text)
  if (place === null) return null
  const settled = settle(text)
  const reader = new PlaceNames(settled, wordsOf(settled), null)
  for (let at = 0; at < reader.words.length;) {
    const sign = reader.signAt(at)
    if (sign?.means === undefined && !AROUND_PLACE.has(reader.words[at]?.folded ?? '')) return null
    at += sign?.length ?? 1
  }
  return place
}
