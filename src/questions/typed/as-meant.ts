import { latelyOf } from '#knowledge/lately.ts'
import type { Published } from '#knowledge/published.ts'
import { DEPARTMENTS } from '../../tickets/departments.ts'
import { asMeant, vocabularyOf } from './typed.ts'
import type { Vocabulary } from './typed.ts'

/** One vocabulary per knowledge version; a version that is swapped out is let go. */
const vocabularies = new WeakMap<Published, Vocabulary>()

/** A question with abbreviations, slips and chat spelling put right by the words this knowledge version uses. */
export const asMeantBy = latelyOf((published: Published, text: string): string => {
  const vocabulary = vocabularies.get(published) ?? vocabularyOf(sample(published))
  vocabularies.set(published, vocabulary)
  return asMeant(text, vocabulary)
})

/** The words by which questions find their department: of matters the law on the shelf does not speak of. */
let ofMatters: Vocabulary | undefined

/** The same by the words of the departments' matters, of which the law on the shelf may hold few. */
export function asMeantByMatters(text: string): string {
  ofMatters ??= vocabularyOf(mattersOften())
  return asMeant(text, ofMatters)
}

/** A phrase stands for the many texts it is common in. */
const PHRASE_COUNTS = 4

function* mattersOften(): Generator<string> {
  for (const { name, duty, words, hints, only } of DEPARTMENTS) {
    for (let times = 0; times < PHRASE_COUNTS; times += 1)
      yield* [name, duty, ...words, ...hints, ...only.hn, ...only.hcm]
  }
}

/** Enough to learn how a collection spells; a megabyte takes 200 ms, and nobody is answered meanwhile. */
const MOST_CHARACTERS = 1_500_000

/** What the provisions say; of a collection too large to be learnt whole, every so many-th provision. */
function* sample({ shelf }: Published): Generator<string> {
  const provisions = [...shelf.provisions.values()]
  const size = provisions.reduce((sum, one) => sum + (one.text?.length ?? 0) + (one.summary?.length ?? 0), 0)
  const every = Math.max(1, Math.ceil(size / MOST_CHARACTERS))
  for (const [index, { heading = '', text = '', summary = '', words }] of provisions.entries()) {
    if (index % every !== 0) continue
    yield heading
    yield text
    yield summary
    yield* words
  }
}
