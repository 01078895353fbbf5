import { fold, syllables } from '#knowledge/vietnamese.ts'
import type { UnansweredQuestion } from '../domain/answer-tally.ts'
import type { ConversationId, DepartmentId } from '../domain/ids.ts'
import { maskPersonalData } from '../domain/mask.ts'
import { sayingSomething } from '../questions/empty-words.ts'

/** Chủ đề: what several people asked and nothing was found for. */
export interface Theme {
  /** Words that all of them wrote. */
  readonly phrase: string
  readonly questions: number
  readonly askers: number
  /** Where most of these questions belong. */
  readonly department: DepartmentId
}

/** What fewer people said is nobody's business: a phrase could be one person's own words. */
const FEWEST_ASKERS = 3
const MOST_THEMES = 10
/** A phrase has so many syllables. */
const SHORTEST = 2
const LONGEST = 4

interface Read {
  readonly from: UnansweredQuestion
  /** Folded phrase → as it was written here. */
  readonly phrases: ReadonlyMap<string, string>
}

/**
 * Groups questions by the phrase that most people share and that says most; every question counts in one theme only.
 * People who write without accents are in the same theme; its phrase is shown as most of them write it.
 */
export function themesOf(questions: readonly UnansweredQuestion[]): readonly Theme[] {
  let left = questions.map((from): Read => ({ from, phrases: phrasesOf(from.question) }))
  const themes: Theme[] = []
  while (themes.length < MOST_THEMES) {
    const best = strongest(left)
    if (best === undefined) break
    const own = left.filter(({ phrases }) => phrases.has(best))
    left = left.filter(({ phrases }) => !phrases.has(best))
    themes.push({
      phrase: mostFrequent(own.map(({ phrases }) => phrases.get(best) ?? best)),
      questions: own.length,
      askers: new Set(own.map(({ from }) => from.conversation)).size,
      department: mostFrequent(own.map(({ from }) => from.department)),
    })
  }
  return themes.toSorted((one, other) => other.askers - one.askers || other.questions - one.questions)
}

/** Of all phrases that enough people wrote, the one with most people times what it says. */
function strongest(read: readonly Read[]): string | undefined {
  const askers = new Map<string, Set<ConversationId>>()
  for (const { from, phrases } of read) {
    for (const phrase of phrases.keys()) {
      const who = askers.get(phrase) ?? new Set()
      askers.set(phrase, who.add(from.conversation))
    }
  }
  let best: { readonly phrase: string; readonly weight: number } | undefined
  for (const [phrase, { size }] of askers) {
    if (size < FEWEST_ASKERS) continue
    const weight = size * phrase.split(' ').length
    if (best === undefined || weight > best.weight) best = { phrase, weight }
  }
  return best?.phrase
}

/** Neighbouring syllables that begin and end with a word that says something; nothing with a figure or a blotted-out word in it. */
function phrasesOf(question: string): ReadonlyMap<string, string> {
  const phrases = new Map<string, string>()
  for (const piece of maskPersonalData(question).split(/\[[^\]]*\]|[.,;:!?()"“”\n]/u)) {
    const words = syllables(piece).map((word) => word.toLowerCase())
    const says = sayingSomething(words)
    for (let from = 0; from < words.length; from += 1) {
      for (let length = SHORTEST; length <= LONGEST && from + length <= words.length; length += 1) {
        if (says[from] !== true || says[from + length - 1] !== true) continue
        const said = words.slice(from, from + length).join(' ')
        if (!/\d/.test(said)) phrases.set(fold(said), said)
      }
    }
  }
  return phrases
}

function mostFrequent<T>(values: readonly T[]): T {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const [first] = [...counts].toSorted(([, one], [, other]) => other - one)
  if (first === undefined) throw new Error('nothing to choose from')
  return first[0]
}
