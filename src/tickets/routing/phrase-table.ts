import type { Place } from '#knowledge/place.ts'
import { fold, syllables } from '#knowledge/vietnamese.ts'
import type { DepartmentId } from '../../domain/ids.ts'

/** Phrases that point at a department; the same shape whether we ship them or an administrator added them. */
export interface DepartmentPhrases {
  readonly id: DepartmentId
  readonly words: readonly string[]
  readonly hints: readonly string[]
  readonly only: Readonly<Record<Place, readonly string[]>>
}

export interface Phrase {
  readonly words: readonly string[]
  readonly folded: readonly string[]
  /** `null`: nobody's; it stands here so that a shorter phrase inside it is not taken for something it is not. */
  readonly department: DepartmentId | null
  readonly place: Place | null
  readonly weight: number
  /** When it was typed without accents: rarity is then that of the bare syllables, which stand for many words. */
  readonly bareWeight: number
}

/** Phrases by their first folded syllable, or the first two; ready to be looked up at every syllable of a text. */
export type PhraseTable = ReadonlyMap<string, readonly Phrase[]>

/** A hint alone is enough for a guess, but never outweighs a real phrase of the same length. */
const HINT = 0.35

/** @param nobodys compounds that hold a phrase without meaning it: "đối tượng" is no statue ("tượng") */
export function phraseTable(
  departments: readonly DepartmentPhrases[],
  nobodys: readonly string[],
): PhraseTable {
  const lines = departments.flatMap(({ id, words, hints, only }) => [
    ...words.map((text) => ({ text, id, place: null, share: 1 })),
    ...hints.map((text) => ({ text, id, place: null, share: HINT })),
    ...only.hn.map((text) => ({ text, id, place: 'hn' as const, share: 1 })),
    ...only.hcm.map((text) => ({ text, id, place: 'hcm' as const, share: 1 })),
  ])
  const owners = new Map<string, Set<DepartmentId>>()
  for (const { text, id } of lines) {
    const words = syllables(text)
    for (const word of [...words, ...words.map(fold)]) {
      owners.set(word, (owners.get(word) ?? new Set()).add(id))
    }
  }
  const rarity = (words: readonly string[]): number =>
    words.reduce((sum, word) => sum + Math.log(1 + departments.length / (owners.get(word)?.size ?? 1)), 0)
  const phrases = [
    ...lines.map(({ text, id, place, share }): Phrase => {
      const words = syllables(text)
      const folded = words.map(fold)
      const [weight, bareWeight] = [share * rarity(words), share * rarity(folded)]
      return { words, folded, department: id, place, weight, bareWeight }
    }),
    ...nobodys.map((text): Phrase => {
      const words = syllables(text)
      return { words, folded: words.map(fold), department: null, place: null, weight: 1, bareWeight: 1 }
    }),
  ].filter(({ words }) => words.length > 0)
  return Map.groupBy(phrases, ({ folded }) => folded.slice(0, 2).join(' '))
}
