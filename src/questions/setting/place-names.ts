import type { Place } from '#knowledge/place.ts'
import type { Day } from '#knowledge/validity.ts'
import { AT, FORMER_PROVINCES, LONGEST, NAMES, ORIGIN, UNITS, WARDS } from './gazetteer.ts'
import type { PlaceName } from './gazetteer.ts'
import { couldBe, syllablesOf } from '../words.ts'
import type { Syllable, Word } from '../words.ts'

/** One name found; `weak` when a province named elsewhere in the text outweighs it. */
interface Sign {
  readonly means:
    | { readonly city: Place; readonly weak: boolean; readonly itself?: true }
    | { readonly elsewhere: string }
    | undefined
  readonly length: number
  /** In a province that has become part of the city. */
  readonly joined?: true
}

/** What may lie between the words of one name: "Bà Rịa - Vũng Tàu", "TP.HCM". */
const WITHIN = /^[\s.\-–—]{0,4}$/
const NUMBERED_DISTRICTS = 12
const NUMBERED_WARDS = 28
// Unaccented, these before "quan 3" make another word of it: liên quan, cơ quan, hải quan…
const NOT_DISTRICT = new Set([
  'lien',
  'co',
  'hai',
  'tham',
  'chu',
  'khach',
  'bao',
  'si',
  'sy',
  'tap',
  'my',
  'truc',
])
/** What a number counts, and what must not come behind it: "quận 1 năm" counts years, "quận 1 năm 2023" does not. */
const COUNTED: ReadonlyMap<string, RegExp> = new Map([
  ...['lan', 'nguoi', 'pho', 'cai', 'ky', 'ki', 'dai'].map((word) => [word, /^$/] as const),
  ...['nam', 'thang', 'ngay'].map((word) => [word, /^\d/] as const),
  ['bao', /^(?:nhieu|nhiu|lau|gom|xa|gio)$/],
  ['can', /^(?!ho$|nha$)./],
  ['cong', /^(?!dat$|ruong$)./],
])
const [QUAN, PHUONG, XA] = syllablesOf('quận phường xã') as [Syllable, Syllable, Syllable] // three words
const DISTRICT_UNITS = new Set(['quan', 'huyen', 'pho', 'tp', 'xa', 'q'])

/** Names of places, read off the words of one text. */
export class PlaceNames {
  readonly words: readonly Word[]
  readonly #text: string
  /** Where everything is in capitals, capitals tell nothing. */
  readonly #shouting: boolean
  readonly #day: Day | null

  constructor(text: string, words: readonly Word[], day: Day | null) {
    this.#text = text
    this.words = words
    this.#day = day
    this.#shouting = text === text.toUpperCase()
  }

  /** The longest name that begins at a word and counts there. */
  signAt(at: number): Sign | undefined {
    const numbered = this.#numbered(at)
    if (numbered !== undefined) return numbered
    const longest = LONGEST.get(this.words[at]?.folded ?? '') ?? 0
    for (let length = this.#reach(at, longest); length > 0; length -= 1) {
      const key = this.#key(at, length)
      const sign = this.#ward(at, length, key) ?? this.#name(at, length, key)
      if (sign !== undefined) return this.#onDay(at, sign, key)
    }
    return undefined
  }

  typed(at: number, length: number): string {
    return this.#text.slice(this.words[at]?.start, this.words[at + length - 1]?.end)
  }

  /** What lay in a province of its own on the day asked about was no part of the city yet. */
  #onDay(at: number, sign: Sign, key: string): Sign {
    const former = FORMER_PROVINCES.get(key)
    const isCity = sign.means !== undefined && 'city' in sign.means && sign.means.city === 'hcm'
    if (former === undefined || !isCity) return sign
    if (this.#day === null || this.#day >= former.until) return { ...sign, joined: true }
    return { ...sign, means: this.#endsWith(at, ORIGIN) ? undefined : { elsewhere: former.name } }
  }

  /** "chứ không phải (ở) Hà Nội" */
  denied(at: number): boolean {
    const before = this.#beforePlace(at)
    const [no, is] = [this.words[before - 1]?.folded, this.words[before]?.folded]
    return is === 'phai' && (no === 'khong' || no === 'ko' || no === 'k' || no === 'hong' || no === 'chang')
  }

  /** "… có cơ chế như (ở) TP.HCM không", "so với Hà Nội": what another place is measured by. */
  comparedWith(at: number): boolean {
    const last = this.#beforePlace(at)
    const [so, as] = [this.words[last - 1]?.folded, this.words[last]?.folded]
    return as === 'nhu' || as === 'giong' || (as === 'voi' && so === 'so')
  }

  /** The last word before a place that says more than that it is one: "ở", "thành phố". */
  #beforePlace(at: number): number {
    let before = at - 1
    while (before >= 0 && (this.#endsWith(before + 1, AT) || this.#endsWith(before + 1, UNITS))) before -= 1
    return before
  }

  /** Quận 1…12 and phường 1…28: only TP.HCM has counted its districts and wards. */
  #numbered(at: number): Sign | undefined {
    const [unit, number] = [this.words[at], this.words[at + 1]]
    if (unit === undefined || number === undefined || !this.#joined(at + 1)) return undefined
    const count = /^0?\d{1,2}$/.test(number.typed) ? Number(number.typed) : 0
    if (count === 0 || this.#text[number.end] === '/') return undefined
    // "Báo cáo quận 1 lần", "mỗi phường 2 người": a count, not a name.
    if (this.#joined(at + 2) && this.#isCounted(at + 2)) return undefined
    const district = couldBe(unit, QUAN) || unit.lower === 'q'
    if (district && count <= NUMBERED_DISTRICTS && !NOT_DISTRICT.has(this.words[at - 1]?.folded ?? '')) {
      return { means: { city: 'hcm', weak: false }, length: 2 }
    }
    const ward = couldBe(unit, PHUONG) || unit.lower === 'p'
    return ward && count <= NUMBERED_WARDS ? { means: { city: 'hcm', weak: true }, length: 2 } : undefined
  }

  #isCounted(at: number): boolean {
    const otherwise = COUNTED.get(this.words[at]?.folded ?? '')
    return otherwise !== undefined && !otherwise.test(this.words[at + 1]?.folded ?? '-')
  }

  /** A ward's name counts after its unit's word only, and only where one city has it. */
  #ward(at: number, length: number, key: string): Sign | undefined {
    const wards = WARDS.get(key)
    const unit = wards === undefined ? undefined : this.#unitBefore(at)
    if (wards === undefined || unit === undefined) return undefined
    const fitting = wards.filter((ward) => this.#couldBe(at, ward.syllables))
    const ofUnit = fitting.filter((ward) => ward.unit === unit)
    // "khu Bàn Cờ" may be any ward of that name; "phường" and "xã" tell today's wards apart.
    const cities = new Set((ofUnit.length > 0 ? ofUnit : fitting).map((ward) => ward.city))
    const [city] = cities
    return cities.size === 1 && city !== undefined ? { means: { city, weak: true }, length } : undefined
  }

  #name(at: number, length: number, key: string): Sign | undefined {
    const name = NAMES.get(key)?.find((one) => this.#counts(at, one))
    if (name === undefined) return undefined
    if (name.means === 'nowhere') return { means: undefined, length }
    if ('city' in name.means) {
      const district = DISTRICT_UNITS.has(this.words[at - 1]?.folded ?? '') && this.#endsWith(at, UNITS)
      return { means: { ...name.means, weak: name.level === 'afterUnit' && !district }, length }
    }
    return this.#endsWith(at, ORIGIN) ? { means: undefined, length } : { means: name.means, length }
  }

  #counts(at: number, name: PlaceName): boolean {
    if (!this.#couldBe(at, name.syllables)) return false
    if (name.level === 'sure' || this.#endsWith(at, UNITS)) return true
    const span = this.words.slice(at, at + name.syllables.length)
    const capital = !this.#shouting && span.every((word) => word.typed.slice(0, 1) !== word.lower.slice(0, 1))
    const spelt = span.every((word, index) => word.lower === name.syllables[index]?.lower)
    const marked = name.syllables.some((one) => one.lower !== one.folded)
    if (name.level === 'written')
      return (spelt && marked) || capital || this.#endsWith(at, AT) || this.#opens(at, span.length)
    return spelt && (marked || capital) && this.#endsWith(at, AT)
  }

  /** "can tho co co che gi": what a message begins with, and then has or is something. */
  #opens(at: number, length: number): boolean {
    return at === 0 && length > 1 && ['co', 'duoc', 'gio'].includes(this.words[length]?.folded ?? '')
  }

  /** The unit's word right before a name, in full; `any` for those that tell nothing of the ward's kind. */
  #unitBefore(at: number): string | undefined {
    if (!this.#endsWith(at, UNITS)) return undefined
    const before = this.words[at - 1]
    const before2 = this.words[at - 2]?.folded
    if (before === undefined) return undefined
    if (couldBe(before, PHUONG) || before.lower === 'p') return 'phường'
    if (couldBe(before, XA)) return before2 === 'tac' ? undefined : before2 === 'thi' ? 'any' : 'xã'
    if (before.folded === 'khu' && before2 === 'dac') return 'đặc khu'
    return ['khu', 'vuc', 'thi', 'tran', 'ubnd', 'hdnd'].includes(before.folded) ? 'any' : undefined
  }

  /** Whether one of the phrases stands right before a word. */
  #endsWith(at: number, phrases: readonly (readonly Syllable[])[]): boolean {
    return phrases.some((phrase) => {
      const start = at - phrase.length
      return start >= 0 && this.#joined(at) && this.#couldBe(start, phrase)
    })
  }

  #couldBe(at: number, syllables: readonly Syllable[]): boolean {
    return syllables.every((syllable, index) => {
      const word = this.words[at + index]
      return word !== undefined && couldBe(word, syllable)
    })
  }

  /** How many words from here on could make one name. */
  #reach(at: number, longest: number): number {
    let length = Math.min(1, longest)
    while (length < longest && at + length < this.words.length && this.#joined(at + length)) length += 1
    return length
  }

  #key(at: number, length: number): string {
    return this.words
      .slice(at, at + length)
      .map((word) => word.folded)
      .join(' ')
  }

  #joined(at: number): boolean {
    const [before, word] = [this.words[at - 1], this.words[at]]
    return before !== undefined && word !== undefined && WITHIN.test(this.#text.slice(before.end, word.start))
  }
}
