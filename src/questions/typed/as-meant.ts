import type { Published } from '#knowledge/published.ts'
import { asMeant, vocabularyOf } from './typed.ts'
import type { Vocabulary } from './typed.ts'

/** One vocabulary per knowledge version; a version that is swapped out is let go. */
const vocabularies = new WeakMap<Published, Vocabulary>()

/** A question with abbreviations, slips and chat spelling put right by the words this knowledge version uses. */
export function asMeantBy(published: Published, text: string): string {
  let vocabulary = vocabularies.get(published)
  if (vocabulary === undefined) {
    vocabulary = vocabularyOf(sample(published))
    vocabularies.set(published, vocabulary)
  }
  return asMeant(text, vocabulary)
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
