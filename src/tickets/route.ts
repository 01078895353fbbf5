import type { Place } from '#knowledge/place.ts'
import { fold, syllables } from '#knowledge/vietnamese.ts'
import type { DepartmentId } from '../domain/ids.ts'
import { DEPARTMENTS } from './departments.ts'

/** Where a question would be passed, and the phrases that say so. */
export interface Route {
  readonly department: DepartmentId
  /** Sum of the weights of `because`; 0 for the coordinators when nothing pointed anywhere. */
  readonly score: number
  readonly because: readonly string[]
}

interface Phrase {
  readonly words: readonly string[]
  readonly folded: readonly string[]
  readonly department: number
  readonly place: Place | null
  readonly weight: number
  /** When it was typed without accents: rarity is then that of the bare syllables, which stand for many words. */
  readonly bareWeight: number
}

interface Match {
  readonly phrase: Phrase
  readonly from: number
  readonly score: number
}

/** A hint alone is enough for a guess, but never outweighs a real phrase of the same length. */
const HINT = 0.35
/** A phrase typed bare in a question that has accents elsewhere is likely another one. */
const BARE_AMONG_ACCENTS = 0.6
/** One bare syllable stands for many words ("cho": chợ, chó, cho). */
const BARE_ALONE = 0.5
/** Below this nothing is likely enough: one hint of one common syllable. */
const LIKELY = 0.9
/** Syllables read. Nobody explains a matter in more, and the longest text is routed within a few milliseconds. */
const LONGEST = 500
/** Characters looked at to find them; the longest Vietnamese syllable has seven. */
const LONGEST_TEXT = 8 * LONGEST

const PHRASES = readPhrases()
const BY_BEGINNING = Map.groupBy(PHRASES, (phrase) => phrase.folded.slice(0, 2).join(' '))

/**
 * The department a question most likely belongs to, by the phrases citizens use for its matters. Accents count where
 * they were typed: "thuê" never stands for "thuế", "thue" may. Longer phrases and rarer words weigh more.
 *
 * @returns `dieu-phoi` when nothing points clearly enough
 */
export function routeQuestion(question: string, place: Place | null): Route {
  const typed = syllables(question.slice(0, LONGEST_TEXT)).slice(0, LONGEST)
  const folded = typed.map(fold)
  const bareThroughout = typed.every((syllable, at) => syllable === folded[at])

  const found = new Map<number, Match[]>()
  for (const [at, first] of folded.entries()) {
    const alone = BY_BEGINNING.get(first) ?? []
    const longer = BY_BEGINNING.get(`${first} ${folded[at + 1]}`) ?? []
    for (const phrase of [...alone, ...longer]) {
      if (phrase.place !== null && phrase.place !== place) continue
      const score = weigh(phrase, typed, folded, at, bareThroughout)
      if (score === 0) continue
      const matches = found.get(phrase.department) ?? []
      matches.push({ phrase, from: at, score })
      found.set(phrase.department, matches)
    }
  }
  return likeliest(found)
}

/** What the phrase weighs at `at`; 0 when it does not stand there. */
function weigh(
  phrase: Phrase,
  typed: readonly string[],
  folded: readonly string[],
  at: number,
  bareThroughout: boolean,
): number {
  let letterForLetter = true
  for (const [offset, word] of phrase.words.entries()) {
    const here = typed[at + offset]
    if (here === word) continue
    // Typed with accents, only other ones: another word.
    if (here !== phrase.folded[offset] || here !== folded[at + offset]) return 0
    letterForLetter = false
  }
  if (letterForLetter) return phrase.weight
  if (phrase.words.length > 1) return phrase.bareWeight * (bareThroughout ? 1 : BARE_AMONG_ACCENTS)
  // In a text with accents, one bare syllable is rarely a slip: "ga" is a station, not a hen.
  return bareThroughout ? phrase.bareWeight * BARE_ALONE : 0
}

function likeliest(found: ReadonlyMap<number, readonly Match[]>): Route {
  let best: Route = { department: 'dieu-phoi', score: 0, because: [] }
  for (const [index, department] of DEPARTMENTS.entries()) {
    const kept = withoutOverlap(found.get(index) ?? [])
    const score = kept.reduce((sum, match) => sum + match.score, 0)
    if (score >= LIKELY && score > best.score) {
      best = { department: department.id, score, because: kept.map((match) => match.phrase.words.join(' ')) }
    }
  }
  return best
}

/** The matches that together weigh most without using a word twice or counting a phrase again. */
function withoutOverlap(matches: readonly Match[]): readonly Match[] {
  const counted = new Set<Phrase>()
  const used = new Set<number>()
  return matches
    .toSorted((a, b) => b.score - a.score || a.from - b.from)
    .filter(({ phrase, from }) => {
      const at = phrase.words.map((_, offset) => from + offset)
      if (counted.has(phrase) || at.some((word) => used.has(word))) return false
      counted.add(phrase)
      for (const word of at) used.add(word)
      return true
    })
}

function readPhrases(): readonly Phrase[] {
  const lines = DEPARTMENTS.flatMap((department, index) => [
    ...department.words.map((text) => ({ text, index, place: null, share: 1 })),
    ...department.hints.map((text) => ({ text, index, place: null, share: HINT })),
    ...department.only.hn.map((text) => ({ text, index, place: 'hn' as const, share: 1 })),
    ...department.only.hcm.map((text) => ({ text, index, place: 'hcm' as const, share: 1 })),
  ])
  const owners = new Map<string, Set<number>>()
  for (const { text, index } of lines) {
    const words = syllables(text)
    for (const word of [...words, ...words.map(fold)]) {
      owners.set(word, (owners.get(word) ?? new Set()).add(index))
    }
  }
  const rarity = (words: readonly string[]) =>
    words.reduce((sum, word) => sum + Math.log(1 + DEPARTMENTS.length / (owners.get(word)?.size ?? 1)), 0)
  return lines.map(({ text, index, place, share }) => {
    const words = syllables(text)
    const folded = words.map(fold)
    const [weight, bareWeight] = [share * rarity(words), share * rarity(folded)]
    return { words, folded, department: index, place, weight, bareWeight }
  })
}
