import { fold, rawSyllables, settleSyllable } from '#knowledge/vietnamese.ts'

/** The syllables a collection of texts uses, and which stand side by side. */
export interface Vocabulary {
  /** @param folded lower case without marks */
  readonly has: (folded: string) => boolean
  readonly frequency: (folded: string) => number
  /** How often `b` follows `a`, both folded. */
  readonly pair: (a: string, b: string) => number
  /** How often a syllable stands with just these marks. */
  readonly written: (written: string) => number
  /** How often `b` follows `a`, both with their marks. */
  readonly writtenPair: (a: string, b: string) => number
  /** The ways a folded syllable is written, the most frequent first. */
  readonly spellings: (folded: string) => readonly string[]
}

/** Room for numbers of syllables, so that a pair of them is one number. */
const MOST = 2 ** 21

/**
 * Counts the syllables of the texts; those of two texts never make a pair.
 *
 * @param texts a megabyte takes about 200 ms
 */
export function vocabularyOf(texts: Iterable<string>): Vocabulary {
  const written = new Counts()
  // As typed, before the tone is placed: settling each distinct form once is most of the speed.
  const settled = new Map<string, number>()
  for (const text of texts) {
    let before = -1
    for (const raw of rawSyllables(text)) {
      let number = settled.get(raw)
      if (number === undefined) settled.set(raw, (number = written.number(settleSyllable(raw))))
      written.add(number, 1)
      if (before !== -1) written.addPair(before, number, 1)
      before = number
    }
  }

  const folded = new Counts()
  const spellings = new Map<string, string[]>()
  const ofWritten = written.all().map(([syllable, times]) => {
    const plain = fold(syllable)
    const ways = spellings.get(plain)
    if (ways === undefined) spellings.set(plain, [syllable])
    else ways.push(syllable)
    const number = folded.number(plain)
    folded.add(number, times)
    return number
  })
  for (const [a, b, times] of written.pairs()) folded.addPair(ofWritten[a] ?? 0, ofWritten[b] ?? 0, times)
  for (const ways of spellings.values()) ways.sort((a, b) => written.of(b) - written.of(a))
  return {
    has: (syllable) => folded.of(syllable) > 0,
    frequency: (syllable) => folded.of(syllable),
    pair: (a, b) => folded.pair(a, b),
    written: (syllable) => written.of(syllable),
    writtenPair: (a, b) => written.pair(a, b),
    spellings: (syllable) => spellings.get(syllable) ?? [],
  }
}

/** How often syllables were seen, alone and one after the other; each has a number, in the order they came. */
class Counts {
  readonly #numbers = new Map<string, number>()
  readonly #seen: number[] = []
  readonly #pairs = new Map<number, number>()

  number(syllable: string): number {
    const known = this.#numbers.get(syllable)
    if (known !== undefined) return known
    const number = this.#numbers.size
    this.#numbers.set(syllable, number)
    this.#seen.push(0)
    return number
  }

  add(number: number, times: number): void {
    this.#seen[number] = (this.#seen[number] ?? 0) + times
  }

  addPair(a: number, b: number, times: number): void {
    const pair = a * MOST + b
    this.#pairs.set(pair, (this.#pairs.get(pair) ?? 0) + times)
  }

  all(): ReadonlyArray<readonly [syllable: string, times: number]> {
    return [...this.#numbers.keys()].map((syllable, number) => [syllable, this.#seen[number] ?? 0])
  }

  *pairs(): Generator<readonly [a: number, b: number, times: number]> {
    for (const [pair, times] of this.#pairs) yield [Math.floor(pair / MOST), pair % MOST, times]
  }

  of(syllable: string): number {
    const number = this.#numbers.get(syllable)
    return number === undefined ? 0 : (this.#seen[number] ?? 0)
  }

  pair(a: string, b: string): number {
    const [first, second] = [this.#numbers.get(a), this.#numbers.get(b)]
    return first === undefined || second === undefined ? 0 : (this.#pairs.get(first * MOST + second) ?? 0)
  }
}
