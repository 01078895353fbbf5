import { fold, syllables } from '#knowledge/vietnamese.ts'

/** What two questions are held against each other by. */
export interface LikenessWords {
  readonly single: ReadonlySet<string>
  readonly pairs: ReadonlySet<string>
}

/** Above it people may ask the same in other words: enough to offer it to whoever can read both, not to decide it. */
export const ALIKE_ENOUGH = 0.5
/** Above it an official is shown the other question: they read both and decide. */
export const WORTH_A_LOOK = 0.15

export function likenessWords(text: string): LikenessWords {
  const said = syllables(text).map(fold)
  return { single: new Set(said), pairs: new Set(said.slice(1).map((word, at) => `${said[at]} ${word}`)) }
}

/** A message may be thousands of words long; the first of them say what it is about. */
const LOOKED_FOR = 60

/** What a store is asked for, to find questions that may be alike. */
export function wordsToLookFor({ single }: LikenessWords): readonly string[] {
  return [...single].slice(0, LOOKED_FOR)
}

/**
 * How alike two questions are, 0 to 1, accents aside. Words alone make strangers alike ("có được không"); pairs alone miss
 * whoever turns a sentence round.
 */
export function alike(one: LikenessWords, other: LikenessWords): number {
  return (share(one.single, other.single) + share(one.pairs, other.pairs)) / 2
}

function share(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = one.intersection(other).size
  return both === 0 ? 0 : both / one.union(other).size
}
