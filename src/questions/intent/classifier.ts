import { cuesIn } from './cues.ts'
import type { Cue, Found } from './cues.ts'
import { read } from './reading.ts'
import type { Reading } from './reading.ts'

/** How likely each label is, together 1. */
export type Judgement<Label extends string> = ReadonlyMap<Label, number>

/** A message and what it is. */
export interface Example<Label extends string> {
  readonly label: Label
  readonly text: string
}

/** What a judge knows; it can be handed to another thread. */
export interface Learnt<Label extends string> {
  readonly labels: readonly Label[]
  /** By feature, which row of the weights is its. */
  readonly places: ReadonlyMap<string, number>
  /** A row for each feature, with a column for each label. */
  readonly weights: Float64Array
}

/** What the classifier looks at: a message and the cues found in it. */
export interface Sight {
  readonly reading: Reading
  readonly cues: ReadonlyMap<Cue, readonly Found[]>
}

const EPOCHS = 7
const RATE = 2
const RATE_DECAY = 0.3
const WEIGHT_DECAY = 0.02
// A cue stands for many words, so it weighs as much however long the message is.
const CUE_VALUE = 0.4
const LENGTHS = [1, 2, 5, 12, 25, 50]

/** Words of whoever asks about offices and rules. */
export const OF_LAW: readonly Cue[] = [
  'rule',
  'authority',
  'procedure',
  'howmuch',
  'penalty',
  'may',
  'office',
]

export function asks({ reading, cues }: Sight): boolean {
  return cues.has('asks') || reading.words.some(({ plain }) => plain === '?')
}

export function sight(text: string): Sight {
  const reading = read(text)
  return { reading, cues: cuesIn(reading) }
}

/**
 * Multinomial logistic regression over words, pairs of words and cues, learnt by gradient steps in an order that is
 * always the same: the same examples give the same judge. 3,000 examples take about half a second.
 */
export function train<Label extends string>(examples: readonly Example<Label>[]): Learnt<Label> {
  const labels = [...new Set(examples.map((example) => example.label))]
  const places = new Map<string, number>()
  const place = (name: string): number => {
    const known = places.get(name) ?? places.size
    places.set(name, known)
    return known
  }
  const rows = examples.flatMap(({ label, text }) =>
    // Each is learnt as typed and without accents, as half of all people type.
    [...new Set([text, withoutMarks(text)])].map((typed) => {
      const { names, values } = features(sight(typed))
      return { label: labels.indexOf(label), places: Uint32Array.from(names, place), values }
    }),
  )
  const weights = new Float64Array(places.size * labels.length)
  const errors = new Float64Array(labels.length)
  const random = randomNumbers(7)
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    const rate = RATE / (1 + RATE_DECAY * epoch)
    shuffle(rows, random)
    for (const row of rows) {
      score(weights, row.places, row.values, errors)
      for (let label = 0; label < errors.length; label += 1) {
        errors[label] = ((label === row.label ? 1 : 0) - (errors[label] ?? 0)) * rate
      }
      learn(weights, row.places, row.values, errors)
    }
    for (let at = 0; at < weights.length; at += 1) weights[at] = (weights[at] ?? 0) * (1 - WEIGHT_DECAY)
  }
  return { labels, places, weights }
}

export function judgeBy<Label extends string>({
  labels,
  places,
  weights,
}: Learnt<Label>): (seen: Sight) => Judgement<Label> {
  return (seen) => {
    const { names, values } = features(seen)
    const known: number[] = []
    const knownValues: number[] = []
    for (const [at, name] of names.entries()) {
      const found = places.get(name)
      if (found === undefined) continue
      known.push(found)
      knownValues.push(values[at] ?? 0)
    }
    const likely = new Float64Array(labels.length)
    score(weights, known, knownValues, likely)
    return new Map(labels.map((label, at) => [label, likely[at] ?? 0]))
  }
}

/** What is seen of a message, each with its value. */
function features({ reading, cues }: Sight): { names: string[]; values: Float64Array } {
  const seen = new Set<string>()
  let before = '^'
  let count = 0
  for (const { plain, folded, marked } of reading.words) {
    if (plain === '.') continue
    const word = /^\p{N}/u.test(folded) ? '#' : folded
    seen.add(word).add(`${before} ${word}`)
    if (marked) seen.add(`=${plain}`)
    before = word
    count += 1
  }
  seen.add(`${before} $`)
  const length = LENGTHS.find((most) => count <= most) ?? 'long'
  // Someone who tells, asks nothing and uses no word of the law seldom wants to know it.
  const told = asks({ reading, cues })
    ? []
    : [
        `:told ${count <= 8 ? length : 'more'}`,
        ...(OF_LAW.some((cue) => cues.has(cue)) ? [] : [':told plainly']),
      ]
  const whole = [...cues.keys().map((cue) => `:${cue}`), ':any', `:length ${length}`, ...told]
  const values = new Float64Array(seen.size + whole.length).fill(1 / Math.sqrt(seen.size))
  values.fill(CUE_VALUE, seen.size)
  return { names: [...seen, ...whole], values }
}

function withoutMarks(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .normalize('NFC')
}

/** Writes the likelihood of each label into `likely`. */
function score(
  weights: Float64Array,
  places: ArrayLike<number>,
  values: ArrayLike<number>,
  likely: Float64Array,
): void {
  const labels = likely.length
  likely.fill(0)
  for (let at = 0; at < places.length; at += 1) {
    const first = (places[at] ?? 0) * labels
    const value = values[at] ?? 0
    for (let label = 0; label < labels; label += 1) {
      likely[label] = (likely[label] ?? 0) + value * (weights[first + label] ?? 0)
    }
  }
  const most = Math.max(...likely)
  let sum = 0
  for (let label = 0; label < labels; label += 1) {
    const share = Math.exp((likely[label] ?? 0) - most)
    likely[label] = share
    sum += share
  }
  for (let label = 0; label < labels; label += 1) likely[label] = (likely[label] ?? 0) / sum
}

function learn(weights: Float64Array, places: Uint32Array, values: Float64Array, steps: Float64Array): void {
  const labels = steps.length
  for (let at = 0; at < places.length; at += 1) {
    const first = (places[at] ?? 0) * labels
    const value = values[at] ?? 0
    for (let label = 0; label < labels; label += 1) {
      weights[first + label] = (weights[first + label] ?? 0) + value * (steps[label] ?? 0)
    }
  }
}

/** Numbers in [0, 1), the same every time: mulberry32. */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function shuffle(rows: unknown[], random: () => number): void {
  for (let last = rows.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    const kept = rows[last]
    rows[last] = rows[other]
    rows[other] = kept
  }
}
