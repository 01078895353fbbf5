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
 */
export function unsupportedSentences(text: string, sources: readonly string[]): readonly string[] {
  const read = sources.map((source) => ({
    words: new Set(syllables(source)),
    denied: new Set(sentencesOf(source).flatMap((sentence) => deniedIn(syllables(sentence)))),
  }))
  return sentencesOf(text).filter((sentence) => {
    const typed = syllables(sentence)
    const says = sayingSomething(typed)
    const content = typed.filter((word, at) => says[at] === true && !/^\d/.test(word))
    if (content.length < STATES_FROM) return false
    const denied = deniedIn(typed)
    return !read.some(
      (source) =>
        content.filter((word) => source.words.has(word)).length >= content.length * SHARED &&
        denied.every((words) => source.denied.has(words)),
    )
  })
}

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
