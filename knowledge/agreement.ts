import type { Query, QuerySyllable } from './query.ts'
import type { SearchIndex } from './search-index.ts'

// A syllable typed with marks that stands in the text with other marks: rarely the same word, often a slip.
const OTHER_MARKS = 0.3

/** How far a query's terms agree with stretches of the collection, accents honoured where they were typed. */
export class Agreement {
  /** Per term (the query's syllables, then its pairs), its best agreement anywhere counted since the last {@link forget}. */
  readonly reached: Float32Array
  readonly #spellings: SearchIndex['transcript']['spellings']
  readonly #syllables: readonly QuerySyllable[]
  /** Per spelling of the collection, the query's first syllable that folds to the same, or -1. */
  readonly #heads: Int16Array
  /** Per syllable of the query, the next that folds to the same, or -1 ("án" and "ăn" in one question). */
  readonly #next: Int16Array
  /** Per syllable of the query, the pairs it is the second of. */
  readonly #pairsEnding: ReadonlyArray<ReadonlyArray<{ readonly first: number; readonly term: number }>>
  readonly #lastAt: Int32Array
  readonly #lastAgreed: Float32Array

  constructor(index: SearchIndex, query: Query) {
    const { syllables, pairs } = query
    this.#spellings = index.transcript.spellings
    this.#syllables = syllables
    this.reached = new Float32Array(syllables.length + pairs.length)
    const heads = new Int16Array(index.transcript.vocabulary.foldedSize).fill(-1)
    this.#next = new Int16Array(syllables.length).fill(-1)
    for (const [slot, { folded }] of syllables.entries()) {
      this.#next[slot] = heads[folded] ?? -1
      heads[folded] = slot
    }
    const { folds } = index
    this.#heads = new Int16Array(folds.length)
    for (let spelling = 0; spelling < folds.length; spelling += 1)
      this.#heads[spelling] = heads[folds[spelling] ?? 0] ?? -1
    this.#pairsEnding = syllables.map((_, slot) =>
      pairs.flatMap(({ first, second }, pair) =>
        second === slot ? [{ first, term: syllables.length + pair }] : [],
      ),
    )
    this.#lastAt = new Int32Array(syllables.length).fill(-1)
    this.#lastAgreed = new Float32Array(syllables.length)
  }

  forget(): void {
    this.reached.fill(0)
  }

  /**
   * Adds to `counts`, per term, how often it stands between two places of the transcript.
   *
   * @param field where the field begins; no pair reaches back beyond it
   */
  count(from: number, to: number, counts: Float32Array, field: number): void {
    const spellings = this.#spellings
    for (let at = from; at < to; at += 1) {
      const spelling = spellings[at] ?? 0
      const head = this.#heads[spelling] ?? -1
      for (let slot = head; slot !== -1; slot = this.#next[slot] ?? -1) {
        const agreed = this.#agreed(slot, spelling)
        this.#meet(slot, agreed, counts)
        for (const { first, term } of this.#pairsEnding[slot] ?? []) {
          if (at === field || this.#lastAt[first] !== at - 1) continue
          this.#meet(term, Math.min(agreed, this.#lastAgreed[first] ?? 0), counts)
        }
      }
      // Only now: in "xa xa" a syllable must not make a pair with itself.
      for (let slot = head; slot !== -1; slot = this.#next[slot] ?? -1) {
        this.#lastAt[slot] = at
        this.#lastAgreed[slot] = this.#agreed(slot, spelling)
      }
    }
  }

  /** 0 to 1: how well the query's best syllable agrees with this one of the collection. */
  best(spelling: number): number {
    let best = 0
    const head = this.#heads[spelling] ?? -1
    for (let slot = head; slot !== -1; slot = this.#next[slot] ?? -1) {
      best = Math.max(best, this.#agreed(slot, spelling))
    }
    return best
  }

  #meet(term: number, agreed: number, counts: Float32Array): void {
    counts[term] = (counts[term] ?? 0) + agreed
    if (agreed > (this.reached[term] ?? 0)) this.reached[term] = agreed
  }

  #agreed(slot: number, spelling: number): number {
    const syllable = this.#syllables[slot]
    return syllable?.marked !== true || syllable.spelling === spelling ? 1 : OTHER_MARKS
  }
}
