import {
  AND,
  BEGINS,
  CITY_NAMES,
  INNER_CITIES,
  NOT_AFTER,
  NOT_BEFORE,
  OF,
  OF_ITS_OWN,
  ORGANS,
  ORGANS_OF_UNITS,
  OWNERS,
  TIER_NAMES,
  UNITS,
  UNMARKED_NOT_AFTER,
  UNMARKED_NOT_BEFORE,
  WITHIN,
  spelled,
} from './body-words.ts'
import type { Syllable } from './body-words.ts'
import type { Unit } from './unit.ts'
import { fold } from './vietnamese.ts'

/** Cơ quan, chức danh; a deputy is read as the one he stands in for. */
export type Organ =
  | 'council' // Hội đồng nhân dân
  | 'standing-committee' // Thường trực Hội đồng nhân dân
  | 'council-chair' // Chủ tịch Hội đồng nhân dân
  | 'committee' // Ủy ban nhân dân
  | 'committee-chair' // Chủ tịch Ủy ban nhân dân

/** A body of government as words name it, in whole or in part: "Hội đồng nhân dân phường", "Ủy ban nhân dân", "cấp xã". */
export interface Body {
  readonly organ?: Organ
  /** Empty where the words leave open whose; several where they speak of several. */
  readonly units: readonly Unit[]
  /** The units are those of a tier named as such: "cấp xã". */
  readonly byTier?: true
  /** "Phường thuộc tỉnh": units of this tier's unit only. */
  readonly within?: Unit
  /** A city by its own name, which may only say where. */
  readonly isPlace?: true
}

/** A body with where its words stand, counted in syllables. */
export interface NamedBody extends Body {
  readonly from: number
  readonly to: number
  /** It goes on with the body before: "Hội đồng nhân dân, Ủy ban nhân dân xã". */
  readonly isListed: boolean
}

/**
 * The bodies of government a text names, in order.
 *
 * @param typed whether people typed it: then marks may be missing, and a word that without them may be quite another one
 *   names no unit by itself
 */
export function bodiesIn(text: string, typed = false): readonly NamedBody[] {
  const reader = new Reader(spelled(text), typed)
  const found: NamedBody[] = []
  for (let at = 0; at < reader.size;) {
    const body = reader.bodyAt(at)
    if (body !== undefined) found.push({ ...body, isListed: reader.joins(found.at(-1)?.to, at) })
    at = body?.to ?? at + 1
  }
  return sharingUnits(found)
}

/** "Hội đồng nhân dân, Ủy ban nhân dân xã": both are the commune's. */
function sharingUnits(found: readonly NamedBody[]): readonly NamedBody[] {
  const shared: NamedBody[] = []
  for (const body of found.toReversed()) {
    const next = shared[0]
    const goesOn = next?.isListed === true && next.organ !== undefined && next.units.length > 0
    const isOpen = body.organ !== undefined && body.units.length === 0
    shared.unshift(isOpen && goesOn ? { ...next, ...body, units: next.units } : body)
  }
  return shared
}

class Reader {
  readonly size: number
  readonly #words: readonly Syllable[]
  readonly #typed: boolean

  constructor(words: readonly Syllable[], typed: boolean) {
    this.#words = words
    this.#typed = typed
    this.size = words.length
  }

  /** Whether nothing but "và" stands between two places. */
  joins(from: number | undefined, to: number): boolean {
    return from !== undefined && (from === to || this.#afterOne(from, AND) === to)
  }

  bodyAt(at: number): Omit<NamedBody, 'isListed'> | undefined {
    const begins = this.#words[at]?.folded ?? ''
    if (!BEGINS.has(begins)) return undefined
    for (const entry of ORGANS) {
      const to = entry.begins === begins ? this.#after(at, entry.phrase) : undefined
      if (to === undefined) continue
      const { to: end, ...units } = this.#unitsOf(to) ?? { units: [], to }
      return { ...(entry.means !== null && { organ: entry.means }), ...units, from: at, to: end }
    }
    for (const entry of ORGANS_OF_UNITS) {
      const to = entry.begins === begins ? this.#after(at, entry.phrase) : undefined
      const { to: end, ...units } = (to === undefined ? undefined : this.#unitsOf(to)) ?? { to: -1 }
      if ('units' in units) return { organ: entry.means, ...units, from: at, to: end }
    }
    const bare = this.#unitsAt(at, true)
    return bare && { ...bare, from: at }
  }

  /** The units an organ is said to be of, after what may stand between. */
  #unitsOf(at: number): (Body & { readonly to: number }) | undefined {
    let begin = at
    for (;;) {
      const next = this.#afterOne(begin, OF)
      if (next === undefined) break
      begin = next
    }
    const named = begin === at ? this.#afterOne(at, CITY_NAMES) : undefined
    if (named !== undefined) return { units: ['city'], to: named }
    const { isPlace, ...units } = this.#unitsAt(begin, false) ?? {}
    // "Ủy ban nhân dân phường ở Hà Nội": where it is, not whose.
    if (!('units' in units) || (isPlace === true && begin !== at)) return undefined
    return units
  }

  #unitsAt(at: number, bare: boolean): (Body & { readonly to: number }) | undefined {
    const units: Unit[] = []
    let byTier: true | undefined
    let within: Unit | undefined
    let isPlace: true | undefined
    let to = at
    for (let begin = at; ;) {
      const next = this.#tierAt(begin) ?? this.#unitAt(begin, bare)
      if (next === undefined || (next.isPlace === true && units.length > 0)) break
      units.push(...next.units)
      byTier ??= next.byTier
      within ??= next.within
      isPlace ??= next.isPlace
      to = next.to
      begin = this.#afterOne(to, AND) ?? to
    }
    if (units.length === 0) return undefined
    return {
      units,
      to,
      ...(byTier && { byTier }),
      ...(within !== undefined && { within }),
      ...(isPlace && { isPlace }),
    }
  }

  #tierAt(at: number): (Body & { readonly to: number }) | undefined {
    for (const { phrase, means } of TIER_NAMES) {
      const to = this.#after(at, phrase)
      if (to !== undefined) return { units: means, byTier: true, to }
    }
    return undefined
  }

  #unitAt(at: number, bare: boolean): (Body & { readonly to: number }) | undefined {
    for (const { phrase, words, means: unit } of UNITS) {
      const to = this.#after(at, phrase)
      if (to === undefined || !this.#standsAlone(at, to, words, bare)) continue
      if (unit === 'city') return this.#cityAt(to)
      const owner = this.#after(to, WITHIN)
      if (owner === undefined) return { units: [unit], to }
      const within = UNITS.find((one) => this.#after(owner, one.phrase) !== undefined)
      if (within === undefined) return { units: [unit], to }
      return { units: [unit], within: within.means, to: this.#after(owner, within.phrase) ?? to }
    }
    return undefined
  }

  /** A city of its own, one that is part of a province or a city, or a city's name. */
  #cityAt(to: number): Body & { readonly to: number } {
    const own = this.#after(to, OF_ITS_OWN)
    if (own !== undefined) return { units: ['city'], to: own }
    const part = this.#afterOne(to, INNER_CITIES)
    if (part !== undefined) return { units: ['inner-city'], to: part }
    const within = this.#after(to, WITHIN)
    if (within !== undefined) {
      const owner = this.#afterOne(within, OWNERS) ?? within
      return { units: ['inner-city'], to: this.#afterOne(owner, CITY_NAMES) ?? owner }
    }
    const named = this.#afterOne(to, CITY_NAMES)
    return named === undefined ? { units: ['city'], to } : { units: ['city'], isPlace: true, to: named }
  }

  /** Whether a unit's word is one here, not part of another word. */
  #standsAlone(at: number, to: number, words: string, bare: boolean): boolean {
    const [before, next, after] = [this.#words[at - 1], this.#words[to], this.#words[to + 1]]
    const isOneOf = (word: Syllable | undefined, others: readonly string[] = []): boolean =>
      others.some((other) => word?.lower === other || (this.#typed && word?.lower === fold(other)))
    if (isOneOf(next, NOT_BEFORE[words]) || isOneOf(before, NOT_AFTER[words])) return false
    // Tỉnh ủy, quận ủy are the party's; "phường ủy quyền" and "tỉnh, ủy ban" are not.
    if (next?.lower === 'ủy' && after?.lower !== 'ban' && after?.lower !== 'quyền') return false
    const marked = this.#words.slice(at, to).some(({ lower, folded }) => lower !== folded)
    if (!this.#typed || !bare || marked || words === fold(words)) return true
    // Of the words without marks only this one seldom means something else.
    if (words !== 'phường') return words.includes(' ') && words !== 'thị xã'
    return !UNMARKED_NOT_AFTER.has(before?.folded ?? '') && !UNMARKED_NOT_BEFORE.has(next?.folded ?? '')
  }

  #afterOne(at: number, phrases: ReadonlyArray<readonly Syllable[]>): number | undefined {
    for (const phrase of phrases) {
      const to = this.#after(at, phrase)
      if (to !== undefined) return to
    }
    return undefined
  }

  /** Where a phrase ends that begins here. */
  #after(at: number, phrase: readonly Syllable[]): number | undefined {
    for (let offset = 0; offset < phrase.length; offset += 1) {
      const [word, syllable] = [this.#words[at + offset], phrase[offset]]
      if (word === undefined || word.folded !== syllable?.folded) return undefined
      const isUnmarked = this.#typed && word.lower === word.folded
      if (word.lower !== syllable.lower && !isUnmarked) return undefined
    }
    return at + phrase.length
  }
}
