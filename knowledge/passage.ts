import type { Agreement } from './agreement.ts'

// An article can be twenty pages long and answer in three lines: what counts is its best passage of two blocks.
const BLOCK = 40
/** Heading and document name have some twenty syllables, and stand before every passage. */
const USUAL_LENGTH = 2 * BLOCK + 20

const K1 = 1.2
const B = 0.75

/** Two blocks' counts, per term; what is in them does not matter. */
export interface PassageRoom {
  readonly one: Float32Array
  readonly other: Float32Array
}

/** @param terms how many different terms a question has */
export function passageRoom(terms: number): PassageRoom {
  return { one: new Float32Array(terms), other: new Float32Array(terms) }
}

/**
 * BM25 of the best passage of some 80 syllables in one field.
 *
 * @param around per term, how often it stands in the heading and the other fields, put before every passage
 * @param aroundLength number of syllables of these
 */
export function bestPassage(
  agreement: Agreement,
  weights: Float32Array,
  around: Float32Array,
  aroundLength: number,
  field: { readonly from: number; readonly to: number },
  room: PassageRoom,
): number {
  let before = room.one.fill(0)
  let block = room.other.fill(0)
  let beforeLength = 0
  let best = 0
  // A field without a word still has its heading.
  for (let at = field.from; at === field.from || at < field.to; at += BLOCK) {
    const end = Math.min(field.to, at + BLOCK)
    agreement.count(at, end, block, field.from)
    const length = aroundLength + beforeLength + end - at
    const damping = K1 * (1 - B + (B * length) / USUAL_LENGTH)
    let score = 0
    for (let term = 0; term < weights.length; term += 1) {
      const often = (around[term] ?? 0) + (before[term] ?? 0) + (block[term] ?? 0)
      if (often > 0) score += ((weights[term] ?? 0) * often * (K1 + 1)) / (often + damping)
    }
    best = Math.max(best, score)
    const spare = before
    before = block
    beforeLength = end - at
    block = spare.fill(0)
  }
  return best
}
