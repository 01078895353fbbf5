import { fold, rawSyllables, settleSyllable } from './vietnamese.ts'

/** The syllables of a collection as numbers: one for each spelling, and one for what is left of it without marks. */
export class Vocabulary {
  readonly #raw = new Map<string, number>()
  readonly #spellings = new Map<string, number>()
  readonly #folded = new Map<string, number>()
  readonly #folds: number[] = []

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
    // A long piece cut from a text keeps the whole text in memory; joined from its letters it stands alone.
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
