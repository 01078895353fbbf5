import { FIELDS } from './searchable.ts'
import type { Searchable } from './searchable.ts'
import { Vocabulary } from './vocabulary.ts'

/** A collection written down as numbers, one for each syllable; the texts themselves are not kept. */
export interface Transcript {
  readonly vocabulary: Vocabulary
  /** All syllables as spelled, item after item, field after field. */
  readonly spellings: Spellings
  /** Where each field of each item begins in `spellings`, and where the last one ends. */
  readonly starts: Uint32Array
  readonly ids: readonly string[]
}

type Spellings = Uint16Array | Uint32Array

export function transcribe(items: Iterable<Searchable>): Transcript {
  const transcriber = new Transcriber()
  for (const item of items) transcriber.add(item)
  return transcriber.finish()
}

/** Writes a collection down as it comes, item after item. */
export class Transcriber {
  readonly #vocabulary = new Vocabulary()
  readonly #ids: string[] = []
  readonly #starts = [0]
  #spellings: Spellings = new Uint16Array(1 << 16)
  #length = 0

  add(item: Searchable): void {
    this.#ids.push(item.id)
    for (const field of FIELDS) {
      const read = this.#vocabulary.learn(item[field])
      this.#spellings = withRoom(this.#spellings, this.#length, read.length, this.#vocabulary.size)
      this.#spellings.set(read, this.#length)
      this.#length += read.length
      this.#starts.push(this.#length)
    }
  }

  finish(): Transcript {
    return {
      vocabulary: this.#vocabulary,
      spellings: this.#spellings.slice(0, this.#length),
      starts: Uint32Array.from(this.#starts),
      ids: this.#ids,
    }
  }
}

/** Two bytes a syllable do for real collections (84,664 articles have 20,000 spellings); a larger one gets four. */
function withRoom(spellings: Spellings, used: number, more: number, distinct: number): Spellings {
  const wide = spellings.BYTES_PER_ELEMENT === 4 || distinct > 1 << 16
  const fits = used + more <= spellings.length
  if (fits && wide === (spellings.BYTES_PER_ELEMENT === 4)) return spellings
  const size = fits ? spellings.length : Math.max(used + more, Math.ceil(spellings.length * 1.5))
  const larger = wide ? new Uint32Array(size) : new Uint16Array(size)
  larger.set(spellings.subarray(0, used))
  return larger
}
