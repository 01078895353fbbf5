import { latelyOf } from '#knowledge/lately.ts'
import type { Place } from '#knowledge/place.ts'
import type { DepartmentId } from '../../domain/ids.ts'
import { heard } from './asked-part.ts'
import type { Heard } from './asked-part.ts'
import type { Phrase, PhraseTable } from './phrase-table.ts'

/** A phrase of a department that stands in a text. */
export interface Match {
  readonly phrase: Phrase
  /** Of its first syllable. */
  readonly from: number
  readonly score: number
}

/** A phrase typed bare in a question that has accents elsewhere is likely another one. */
const BARE_AMONG_ACCENTS = 0.6
/** One bare syllable stands for many words ("cho": chợ, chó, cho). */
const BARE_ALONE = 0.5
/** A phrase inside a longer one of another department says little of its own: "đất" in "thuế đất". */
const INSIDE = { another: 0.3, nobodys: 0 }
/** What is told before the question itself is told to be understood, not to be answered. */
const TOLD = 0.8
/** Syllables read. Nobody explains a matter in more, and the longest text is routed within a few milliseconds. */
const LONGEST = 500
/** Characters looked at to find them; the longest Vietnamese syllable has seven. */
const LONGEST_TEXT = 8 * LONGEST

const NONE: readonly Phrase[] = []

/** What of a text points at which department, each word counted once for each. */
export function matchesIn(
  table: PhraseTable,
  text: string,
  place: Place | null,
): ReadonlyMap<DepartmentId, readonly Match[]> {
  const said = heard(text.slice(0, LONGEST_TEXT)).slice(0, LONGEST)
  const bareThroughout = said.every((one) => one.typed === one.folded)

  const all: Match[] = []
  for (const [at, { folded, asks }] of said.entries()) {
    const pair = `${folded} ${said[at + 1]?.folded}`
    for (const phrases of [table.get(folded), table.get(pair)]) {
      for (const phrase of phrases ?? NONE) {
        if (phrase.place !== null && phrase.place !== place) continue
        const score = weigh(phrase, said, at, bareThroughout)
        if (score > 0) all.push({ phrase, from: at, score: score * (asks ? 1 : TOLD) })
      }
    }
  }
  const standing = notSwallowed(all)
  const found = new Map<DepartmentId, readonly Match[]>()
  for (const [department, matches] of Map.groupBy(standing, ({ phrase }) => phrase.department)) {
    if (department !== null) found.set(department, withoutOverlap(matches))
  }
  return found
}

/** The same passages of the law are cited again and again, and a citizen waits each time. */
const PASSAGES_KEPT = 500

/** The same of a passage of the law, which is remembered. */
export const matchesInLaw = latelyOf(matchesIn, PASSAGES_KEPT)

/** What the phrase weighs at `at`; 0 when it does not stand there. */
function weigh(phrase: Phrase, said: readonly Heard[], at: number, bareThroughout: boolean): number {
  let letterForLetter = true
  for (let offset = 0; offset < phrase.words.length; offset += 1) {
    const here = said[at + offset]
    if (here?.typed === phrase.words[offset]) continue
    // Typed with accents, only other ones: another word.
    if (here?.typed !== phrase.folded[offset] || here?.typed !== here?.folded) return 0
    letterForLetter = false
  }
  if (letterForLetter) return phrase.weight
  if (phrase.words.length > 1) return phrase.bareWeight * (bareThroughout ? 1 : BARE_AMONG_ACCENTS)
  // In a text with accents, one bare syllable is rarely a slip: "ga" is a station, not a hen.
  return bareThroughout ? phrase.bareWeight * BARE_ALONE : 0
}

/** The matches, those inside a longer one of another department weighing less, those inside nobody's nothing. */
function notSwallowed(all: readonly Match[]): readonly Match[] {
  const byStart = Map.groupBy(all, ({ from }) => from)
  const longest = Math.max(0, ...all.map(({ phrase }) => phrase.words.length))
  return all.flatMap((match) => {
    const { phrase, from } = match
    const length = phrase.words.length
    let share = 1
    for (let start = Math.max(0, from + length - longest); start <= from; start += 1) {
      for (const { phrase: other } of byStart.get(start) ?? []) {
        if (other.department === phrase.department || other.words.length <= length) continue
        if (start + other.words.length < from + length) continue
        share = Math.min(share, other.department === null ? INSIDE.nobodys : INSIDE.another)
      }
    }
    return share === 0 ? [] : [{ ...match, score: match.score * share }]
  })
}

/** The matches that together weigh most without using a word twice or counting a phrase again. */
function withoutOverlap(matches: readonly Match[]): readonly Match[] {
  const counted = new Set<string>()
  const used = new Set<number>()
  return matches
    .toSorted((a, b) => b.score - a.score || a.from - b.from)
    .filter(({ phrase, from }) => {
      const name = phrase.words.join(' ')
      const at = phrase.words.map((_, offset) => from + offset)
      if (counted.has(name) || at.some((word) => used.has(word))) return false
      counted.add(name)
      for (const word of at) used.add(word)
      return true
    })
}
