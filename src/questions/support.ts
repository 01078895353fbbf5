import { lately } from '#knowledge/lately.ts'
import { syllables } from '#knowledge/vietnamese.ts'
import { sayingSomething } from './empty-words.ts'

/** A sentence that says less states no rule. */
const STATES_FROM = 4
/** How much of what a sentence says one provision must say too. */
const SHARED = 0.7
const NEGATIONS: ReadonlySet<string> = new Set(['không', 'chưa', 'cấm', 'trừ', 'chẳng'])

/**
 * Sentences that no source says: too few of their words stand in any one of them, or they deny what no source denies in
 * the same words. Whoever writes for the desk, a program or an official, may not state such a rule with these citations.
 *
 * @param sources one text for each cited provision, in all the words the knowledge has for it
 * @param more what was read beforehand
 */
export function unsupportedSentences(
  text: string,
  sources: readonly string[],
  more: readonly Source[] = [],
): readonly string[] {
  const read = [...sources.map(readSource), ...more]
  return sentencesOf(text).filter((sentence) => {
    const { content, denied } = readSentence(sentence)
    if (content.length < STATES_FROM) return false
    return !read.some(
      (source) =>
        content.filter((word) => source.words.has(word)).length >= content.length * SHARED &&
        denied.every((words) => source.denied.has(words)),
    )
  })
}

/** Provisions are cited again and again, a few hundred of them nearly always. */
const SOURCES_KEPT = 500

const readSource = lately(sourceOf, SOURCES_KEPT)

/** A text that may support a sentence, read. */
export interface Source {
  readonly words: ReadonlySet<string>
  readonly denied: ReadonlySet<string>
}

export function sourceOf(text: string): Source {
  return {
    words: new Set(syllables(text)),
    denied: new Set(sentencesOf(text).flatMap((sentence) => deniedIn(syllables(sentence)))),
  }
}

/** Most of them are the law's, word for word. */
const SENTENCES_KEPT = 1000

const readSentence = lately((sentence) => {
  const typed = syllables(sentence)
  const says = sayingSomething(typed)
  const content = typed.filter((word, at) => says[at] === true && !/^\d/.test(word))
  return { content, denied: deniedIn(typed) }
}, SENTENCES_KEPT)

/** "không được", "trừ trường": a word of denial with the one it denies. */
function deniedIn(typed: readonly string[]): readonly string[] {
  return typed.flatMap((word, at) => (NEGATIONS.has(word) ? [`${word} ${typed[at + 1] ?? ''}`] : []))
}

function sentencesOf(text: string): readonly string[] {
  return text
    .split(/\n|(?<=[.;:])\s+(?=\p{Lu})/u)
    .map((sentence) => sentence.replace(/^- /, '').trim())
    .filter((sentence) => sentence !== '')
}
