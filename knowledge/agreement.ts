import type { Query } from './query.ts'
import type { SearchIndex } from './search-index.ts'

// A syllable typed with marks that stands in the text with other marks: rarely the same word, often a slip.
const OTHER_MARKS = 0.3
/** Stands where a spelling would, for a syllable typed without marks: any spelling of it agrees. */
const ANY = -2

/** How far a query's terms agree with stretches of the collection, accents honoured where they were typed. */
export class Agreement {
  /** Per term (the query's syllables, then its pairs), its best agreement anywhere counted since the last {@link forget}. */
  readonly reached: Float32Array
  readonly #spellings: SearchIndex['transcript']['spellings']
  /** Per syllable of the query, the spelling it was typed in, or {@link ANY}. */
  readonly #wanted: Int32Array
  /** Per spelling of the collection, the query's first syllable that folds to the same, or -1. */
  readonly #heads: Int16Array
  /** Per syllable of the query, the next that folds to the same, or -1 ("án" and "ăn" in one question). */
  readonly #next: Int16Array
  /** The pairs by the syllable they end with: those of syllable `s` from `#pairsFrom[s]` up to the next one's. */
  readonly #pairsFrom: Uint32Array
  readonly #pairFirst: Uint32Array
  readonly #pairTerm: Uint32Array
  readonly #lastAt: Int32Array
  readonly #lastAgreed: Float32Array

  constructor(index: SearchIndex, query: Query) {
    const { syllables, pairs } = query
    this.#spellings = index.transcript.spellings
    this.#wanted = Int32Array.from(syllables, ({ marked, spelling }) => (marked ? spelling : ANY))
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
    const ending = pairs
      .map(({ first, second }, pair) => ({ first, second, term: syllables.length + pair }))
      .toSorted((a, b) => a.second - b.second || a.term - b.term)
    this.#pairFirst = Uint32Array.from(ending, ({ first }) => first)
    this.#pairTerm = Uint32Array.from(ending, ({ term }) => term)
    this.#pairsFrom = new Uint32Array(syllables.length + 1)
    for (const { second } of ending) this.#pairsFrom[second + 1] = (this.#pairsFrom[second + 1] ?? 0) + 1
    for (let slot = 0; slot < syllables.length; slot += 1)
      this.#pairsFrom[slot + 1] = (this.#pairsFrom[slot + 1] ?? 0) + (this.#pairsFrom[slot] ?? 0)
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
        if (at === field) continue
        const end = this.#pairsFrom[slot + 1] ?? 0
        for (let pair = this.#pairsFrom[slot] ?? 0; pair < end; pair += 1) {
          const first = this.#pairFirst[pair] ?? 0
          if (this.#lastAt[first] !== at - 1) continue
          this.#meet(this.#pairTerm[pair] ?? 0, Math.min(agreed, this.#lastAgreed[first] ?? 0), counts)
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
    const wanted = this.#wanted[slot]
    return wanted === ANY || wanted === spelling ? 1 : OTHER_MARKS
  }
}
