import { lately, latelyOf } from '#knowledge/lately.ts'
import type { Provision } from '#knowledge/provision.ts'
import type { Published } from '#knowledge/published.ts'
import { termWeight } from '#knowledge/search.ts'
import type { SearchIndex } from '#knowledge/search.ts'
import type { Vocabulary } from '#knowledge/vocabulary.ts'
import { foldEach, syllables } from '#knowledge/vietnamese.ts'
import { sayingSomething } from './empty-words.ts'
import { placeNamesIn } from './setting/place.ts'

/** A folded match for a syllable that was typed with marks. */
const FOLDED_MATCH = 0.3
/** A part of a question that says less than this cannot be judged by itself. */
const LEAST_SAID = 4

interface Measured {
  /** Share of the weight of what the question says that the provision holds, accents honoured where typed. */
  readonly syllables: number
  /** The same for neighbours, marks aside. */
  readonly pairs: number
  /** Syllables that say something. */
  readonly said: number
}

/** How much of what a text says a provision holds. */
export function measure(published: Published, text: string, provision: Provision): Measured {
  const words = wordsOf(published, provision)
  const said = readQuestion(text)
  let weight = 0
  let held = 0
  let pairs = 0
  let pairsHeld = 0
  for (const [at, { written, folded, says }] of said.entries()) {
    if (!says) continue
    const rarity = termWeight(published.index, folded)
    weight += rarity
    if (words.syllables.has(written)) held += rarity
    else if (words.syllables.has(folded)) held += rarity * FOLDED_MATCH
    const before = said[at - 1]
    if (before?.says !== true) continue
    pairs += 1
    if (words.pairs.has(`${before.folded} ${folded}`)) pairsHeld += 1
  }
  return {
    syllables: weight === 0 ? 0 : held / weight,
    pairs: pairs === 0 ? 0 : pairsHeld / pairs,
    said: said.filter(({ says }) => says).length,
  }
}

/** The same for the best of several parts of a text, in syllables; `undefined` where none says enough by itself. */
export function measureParts(published: Published, text: string, provision: Provision): number | undefined {
  const parts = text.split(/[.?!;\n]+|[,:]\s+/).filter((part) => part.trim() !== '')
  if (parts.length < 2) return undefined
  const measured = parts
    .map((part) => measure(published, part, provision))
    .filter((part) => part.said >= LEAST_SAID)
  return measured.toSorted((a, b) => b.syllables + b.pairs - a.syllables - a.pairs)[0]?.syllables
}

interface Said {
  /** 0 to 1: the share of its weight, and of its pairs, that stands anywhere in the collection. */
  readonly knownSyllables: number
  readonly knownPairs: number
  /** 0 to 1: how alike it and the closest of a provision's citizens' wordings are. */
  readonly likenessTo: (provision: Provision) => number
}

/** What a question says, held against the collection as a whole and against how citizens put a provision's matter. */
export const saidBy = latelyOf((published: Published, question: string): Said => {
  const { vocabulary } = published.index.transcript
  const { pairs } = published.index.postings
  const weigh = (folded: string): number => termWeight(published.index, folded)
  const all = readQuestion(question)
  const said = all.filter(({ says }) => says)
  const weight = said.reduce((sum, { folded }) => sum + weigh(folded), 0)
  const known = said.filter(({ written, folded }) => {
    const asTyped = written === folded || vocabulary.spelling(written) !== undefined
    return asTyped && vocabulary.folded(folded) !== undefined
  })
  const neighbours = all.flatMap(({ folded, says }, at) => {
    const before = all[at - 1]
    return says && before?.says === true ? [[before.folded, folded] as const] : []
  })
  const knownNeighbours = neighbours.filter(([first, second]) => {
    const [left, right] = [vocabulary.folded(first), vocabulary.folded(second)]
    return left !== undefined && right !== undefined && pairs.find(left, right) !== -1
  })
  const asked = new Uint8Array(vocabulary.foldedSize)
  for (const one of all) asked[numberIn(vocabulary, one)] = 1
  const weights = new Float64Array(vocabulary.foldedSize)
  for (const one of said) {
    const number = numberIn(vocabulary, one)
    weights[number] = (weights[number] ?? 0) + weigh(one.folded)
  }
  const likeness = new Map<Provision, number>()
  // Some five hundred wordings an answer, those of an article with each of its clauses.
  const likenessToOwn = (provision: Provision): number => {
    const kept = likeness.get(provision)
    if (kept !== undefined) return kept
    const { all, says, weighs, ends, saysEnds } = wordingsOf(published, provision)
    let best = 0
    let [from, saysFrom] = [0, 0]
    for (let wording = 0; wording < ends.length; wording += 1) {
      const [end, saysEnd] = [ends[wording] ?? 0, saysEnds[wording] ?? 0]
      let ours = 0
      for (let at = from; at < end; at += 1) ours += weights[all[at] ?? 0] ?? 0
      let [met, whole] = [0, 0]
      for (let at = saysFrom; at < saysEnd && ours > 0; at += 1) {
        const weight = weighs[at] ?? 0
        whole += weight
        if (asked[says[at] ?? 0] === 1) met += weight
      }
      const recall = share(ours, weight)
      const precision = share(met, whole)
      best = Math.max(best, share(2 * recall * precision, recall + precision))
      from = end
      saysFrom = saysEnd
    }
    likeness.set(provision, best)
    return best
  }
  return {
    knownSyllables: share(
      known.reduce((sum, { folded }) => sum + weigh(folded), 0),
      weight,
    ),
    knownPairs: neighbours.length === 0 ? 1 : knownNeighbours.length / neighbours.length,
    likenessTo: (provision) => {
      const parent = published.shelf.parent(provision)
      return Math.max(likenessToOwn(provision), parent === undefined ? 0 : likenessToOwn(parent))
    },
  }
})

/** Numbers are the collection's, which the wordings are part of; what it does not have is beyond them all. */
function numberIn(vocabulary: Vocabulary, { folded }: ReadSyllable): number {
  return vocabulary.folded(folded) ?? vocabulary.foldedSize
}

function share(some: number, whole: number): number {
  return whole === 0 ? 0 : some / whole
}

interface ReadSyllable {
  readonly written: string
  readonly folded: string
  readonly says: boolean
}

/** A question's syllables; the districts and wards it names say where, not what. */
const readQuestion = lately((text): readonly ReadSyllable[] => {
  const places = placeNamesIn(text)
  return read(text).map((one) => (places.has(one.written) ? { ...one, says: false } : one))
})

function read(text: string): readonly ReadSyllable[] {
  const typed = syllables(text)
  const says = sayingSomething(typed)
  const folded = foldEach(typed)
  return typed.map((written, at) => ({
    written,
    folded: folded[at] ?? written,
    // A number may be the very thing that is wrong in the question; it neither helps nor harms.
    says: says[at] === true && !/^\d/.test(written),
  }))
}

/** A provision's wordings one behind the other: each for itself would be far apart in memory. Syllables are numbers of the collection's. */
interface Wordings {
  /** Each syllable that stands in a wording, once. */
  readonly all: Uint32Array
  /** Per wording, where it ends in `all`. */
  readonly ends: Uint32Array
  /** Those that say something, in order, and what they weigh. */
  readonly says: Uint32Array
  readonly weighs: Float64Array
  readonly saysEnds: Uint32Array
}

/** By what each word weighs in a collection. */
const wordings = new WeakMap<SearchIndex, WeakMap<Provision, Wordings>>()

/** How citizens put the matter of a provision. */
function wordingsOf({ index }: Published, provision: Provision): Wordings {
  const known = wordings.get(index) ?? new WeakMap<Provision, Wordings>()
  wordings.set(index, known)
  const kept = known.get(provision)
  if (kept !== undefined) return kept
  const numberOf = (one: ReadSyllable): number => numberIn(index.transcript.vocabulary, one)
  const all: number[] = []
  const ends: number[] = []
  const says: ReadSyllable[] = []
  const saysEnds: number[] = []
  for (const words of provision.words) {
    const one = read(words)
    all.push(...new Set(one.map(numberOf)))
    ends.push(all.length)
    says.push(...one.filter((syllable) => syllable.says))
    saysEnds.push(says.length)
  }
  const made: Wordings = {
    all: Uint32Array.from(all),
    ends: Uint32Array.from(ends),
    says: Uint32Array.from(says, numberOf),
    weighs: Float64Array.from(says, ({ folded }) => termWeight(index, folded)),
    saysEnds: Uint32Array.from(saysEnds),
  }
  known.set(provision, made)
  return made
}

interface ProvisionWords {
  /** As written and folded. */
  readonly syllables: ReadonlySet<string>
  /** Folded neighbours. */
  readonly pairs: ReadonlySet<string>
}

const known = new WeakMap<Provision, ProvisionWords>()

/** What a provision says, with the sentence it stands under. */
function wordsOf({ shelf }: Published, provision: Provision): ProvisionWords {
  const kept = known.get(provision)
  if (kept !== undefined) return kept
  const above = shelf.ancestors(provision)
  const [parent] = above
  const text = [
    provision.heading,
    provision.summary,
    provision.text,
    ...provision.words,
    ...above.map(({ heading }) => heading),
    parent?.summary,
    parent?.text,
    ...(parent?.words ?? []),
  ].join('\n')
  const written = syllables(text)
  const folded = foldEach(written)
  const words = {
    syllables: new Set([...written, ...folded]),
    pairs: new Set(folded.slice(1).map((syllable, at) => `${folded[at]} ${syllable}`)),
  }
  known.set(provision, words)
  return words
}
