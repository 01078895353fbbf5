import { fold, rawSyllables, settleSyllable } from './vietnamese.ts'

export interface VocabularyList {
  readonly spellings: readonly string[]
  readonly folded: readonly string[]
  /** For each spelling, its number among the folded. */
  readonly folds: readonly number[]
}

/** The syllables of a collection as numbers: one for each spelling, and one for what is left of it without marks. */
export class Vocabulary {
  /** A vocabulary whose syllables are numbered in this order; it can be asked, and learns on. */
  static of({ spellings, folded, folds }: VocabularyList): Vocabulary {
    const vocabulary = new Vocabulary()
    for (const [number, spelling] of spellings.entries()) vocabulary.#spellings.set(spelling, number)
    for (const [number, syllable] of folded.entries()) vocabulary.#folded.set(syllable, number)
    for (const fold of folds) vocabulary.#folds.push(fold)
    return vocabulary
  }

  readonly #raw = new Map<string, number>()
  readonly #spellings = new Map<string, number>()
  readonly #folded = new Map<string, number>()
  readonly #folds: number[] = []

  /** All syllables in the order of their numbers. */
  get list(): VocabularyList {
    return { spellings: [...this.#spellings.keys()], folded: [...this.#folded.keys()], folds: this.#folds }
  }

  /** Number of distinct spellings. */
  get size(): number {
    return this.#spellings.size
  }

  /** Number of distinct syllables without marks. */
  get foldedSize(): number {
    return this.#folded.size
  }

  /** For each spelling, its number without marks. */
  get folds(): Uint32Array {
    return Uint32Array.from(this.#folds)
  }

  /** The spellings of a text in order; new ones are learned. */
  learn(text: string): number[] {
    return rawSyllables(text).map((raw) => this.#raw.get(raw) ?? this.#learnOne(raw))
  }

  /** @returns `undefined` when the collection never spells it so */
  spelling(syllable: string): number | undefined {
    return this.#spellings.get(syllable)
  }

  /** @returns `undefined` when the collection has it with no marks whatever */
  folded(syllable: string): number | undefined {
    return this.#folded.get(syllable)
  }

  #learnOne(raw: string): number {
    // V8 keeps the whole text in memory for a piece cut from it; a string joined from letters stands alone.
    const alone = Array.from(raw).join('')
    const settled = settleSyllable(alone)
    const spelling = numbered(this.#spellings, settled)
    this.#raw.set(alone, spelling)
    if (spelling === this.#folds.length) this.#folds.push(numbered(this.#folded, fold(settled)))
    return spelling
  }
}

function numbered(numbers: Map<string, number>, word: string): number {
  const number = numbers.get(word) ?? numbers.size
  numbers.set(word, number)
  return number
}
