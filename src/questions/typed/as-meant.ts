import type { Published } from '#knowledge/published.ts'
import { asMeant, vocabularyOf } from './typed.ts'
import type { Vocabulary } from './typed.ts'

/** One vocabulary per knowledge version; a version that is swapped out is let go. */
const vocabularies = new WeakMap<Published, Vocabulary>()

/** A question with abbreviations, slips and chat spelling put right by the words this knowledge version uses. */
export function asMeantBy(published: Published, text: string): string {
  let vocabulary = vocabularies.get(published)
  if (vocabulary === undefined) {
    const texts = [...published.shelf.provisions.values()].flatMap((provision) => [
      provision.heading ?? '',
      provision.text ?? '',
      provision.summary ?? '',
      ...provision.words,
    ])
    vocabulary = vocabularyOf(texts)
    vocabularies.set(published, vocabulary)
  }
  return asMeant(text, vocabulary)
}
