import { Agreement } from './agreement.ts'
import { bestPassage, passageRoom } from './passage.ts'
import type { PassageRoom } from './passage.ts'
import type { Query } from './query.ts'
import { rarity } from './search-index.ts'
import type { SearchIndex } from './search-index.ts'
import { FIELDS } from './searchable.ts'

/** An item that the first, coarse look has brought up. */
export interface Candidate {
  readonly position: number
  readonly score: number
}

export interface Ranked extends Candidate {
  /** 0 to 1: how much of the question's weight in single syllables the item holds, accents honoured where typed. */
  readonly coverage: number
}

interface Features {
  readonly position: number
  /** Score of the first look. */
  readonly first: number
  readonly passage: number
  /** Share of the heading's weight that the question covers. */
  readonly title: number
  /** The same for heading and document name together. */
  readonly named: number
  /** Share of the weight of the question's pairs that the item holds. */
  readonly pairs: number
  readonly coverage: number
}

// Found on the development halves of two public question sets, and rounded: a tenth more or less changes nothing.
const WEIGHTS = { first: 0.4, title: 0.3, named: 0.2, pairs: 0.6 }

/** What the question's terms weigh, its syllables' before its pairs', and the pairs' together. */
interface Terms {
  readonly weights: Float32Array
  readonly ofPairs: number
}

/** Used for one candidate after the other: making it anew for each costs more than filling it. */
interface Room {
  readonly around: Float32Array
  readonly passage: PassageRoom
}

/** Puts candidates in order by how well the words agree as they were typed and how close together they stand. */
export function rank(index: SearchIndex, query: Query, candidates: readonly Candidate[]): Ranked[] {
  const agreement = new Agreement(index, query)
  const weights = Float32Array.from([...query.syllables, ...query.pairs], (term) => term.weight)
  const terms = { weights, ofPairs: sum(weights.subarray(query.syllables.length)) }
  const room = { around: new Float32Array(weights.length), passage: passageRoom(weights.length) }
  const all = candidates.map((candidate) => examine(index, query, agreement, terms, room, candidate))
  const bestFirst = all.reduce((best, { first }) => Math.max(best, first), Number.MIN_VALUE)
  const bestPassageOfAll = all.reduce((best, { passage }) => Math.max(best, passage), Number.MIN_VALUE)
  return all
    .map(({ position, first, passage, title, named, pairs, coverage }) => ({
      position,
      score:
        passage / bestPassageOfAll +
        (WEIGHTS.first * first) / bestFirst +
        WEIGHTS.title * title +
        WEIGHTS.named * named +
        WEIGHTS.pairs * pairs,
      coverage,
    }))
    .sort((a, b) => b.score - a.score || a.position - b.position)
}

function examine(
  index: SearchIndex,
  query: Query,
  agreement: Agreement,
  { weights, ofPairs }: Terms,
  { around, passage: passageRoom }: Room,
  { position, score }: Candidate,
): Features {
  const { starts } = index.transcript
  const at = position * FIELDS.length
  const begins = (field: number): number => starts[at + field] ?? 0
  const [title, document, text, words, end] = [begins(0), begins(1), begins(2), begins(3), begins(4)]
  agreement.forget()
  around.fill(0)
  agreement.count(title, document, around, title)
  agreement.count(document, text, around, document)
  agreement.count(words, end, around, words)
  const field = { from: text, to: words }
  const passage = bestPassage(agreement, weights, around, text - title + end - words, field, passageRoom)
  const { reached } = agreement
  const syllables = query.syllables.length
  const heading = covered(index, agreement, title, document)
  const name = covered(index, agreement, document, text)
  return {
    position,
    first: score,
    passage,
    title: part(heading.covered, heading.weight),
    named: part(heading.covered + name.covered, heading.weight + name.weight),
    pairs: part(held(weights, reached, syllables, weights.length), ofPairs),
    coverage: part(held(weights, reached, 0, syllables), query.weight),
  }
}

/** Weight of a field's syllables, and of those among them that stand in the question. */
function covered(
  index: SearchIndex,
  agreement: Agreement,
  from: number,
  to: number,
): { covered: number; weight: number } {
  const field = { covered: 0, weight: 0 }
  for (let at = from; at < to; at += 1) {
    const spelling = index.transcript.spellings[at] ?? 0
    const weight = rarity(index, index.folds[spelling] ?? 0)
    field.weight += weight
    field.covered += weight * agreement.best(spelling)
  }
  return field
}

function held(weights: Float32Array, reached: Float32Array, from: number, to: number): number {
  let weight = 0
  for (let term = from; term < to; term += 1) weight += (weights[term] ?? 0) * (reached[term] ?? 0)
  return weight
}

function sum(weights: Float32Array): number {
  return weights.reduce((total, weight) => total + weight, 0)
}

function part(some: number, all: number): number {
  return all === 0 ? 0 : some / all
}
