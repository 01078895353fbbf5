import { lately } from '#knowledge/lately.ts'
import { fold, foldEach, syllables } from '#knowledge/vietnamese.ts'
import { sayingSomething } from './empty-words.ts'

/** An exception or a threshold belongs to its rule, however long it makes the answer. */
const LIMITS =
  /(?<!\p{L})(?:trừ|không quá|không được quá|tối đa|nhiều nhất|ít nhất|tối thiểu|chậm nhất)(?!\p{L})/iu

/** "Có nơi chưa bổ nhiệm được. Ở đó, …": without it the one before tells a case and no rule. */
const SAYS_WHAT_THEN = /^(?:ở|khi|lúc) (?:đó|ấy)(?!\p{L})/iu

export function firstSentence(text: string): string {
  return sentencesOf(text)[0] ?? text
}

function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.;])\s+(?=\p{Lu})/u)
}

/** "Cơ quan này cũng quy định …", "Nếu việc liên quan đến hai xã …": whom it means, or what it departs from, stands before. */
const LEANS = /^(?:(?:\p{L}+ ){0,4}(?:này|đó|ấy)|nếu|trường hợp)(?!\p{L})/iu

/**
 * As many sentences as fit; always the first one, and the one that says most of what is asked. A sentence is never cut:
 * half a rule is a wrong rule.
 */
export function wholeSentences(text: string, longest: number, asked: string): string {
  if (text.length <= longest) return text
  const sentences = sentencesOf(text)
  const closest = closestTo(asked, sentences)
  const then = closest > 0 && SAYS_WHAT_THEN.test(sentences[closest + 1] ?? '') ? [closest + 1] : []
  const due = new Set([0, ...withWhatItLeansOn(sentences, closest), ...then])
  let room = longest - [...due].reduce((length, at) => length + (sentences[at]?.length ?? 0) + 1, 0)
  let isBeforeTold = true
  return sentences
    .filter((sentence, at) => {
      const fits = sentence.length + 1 <= room && (isBeforeTold || !LEANS.test(sentence))
      isBeforeTold = due.has(at) || fits || LIMITS.test(sentence)
      if (isBeforeTold && !due.has(at)) room -= sentence.length + 1
      return isBeforeTold
    })
    .join(' ')
}

function withWhatItLeansOn(sentences: readonly string[], at: number): readonly number[] {
  return at > 1 && LEANS.test(sentences[at] ?? '') ? [...withWhatItLeansOn(sentences, at - 1), at] : [at]
}

/** One syllable of a question stands in many a sentence by chance. */
const SAYS_MORE_FROM = 2

/** The sentence that says most of what a question says and the first does not, which is always told; else the first. */
function closestTo(asked: string, sentences: readonly string[]): number {
  const plain = sentences.map((sentence) => ` ${fold(syllables(sentence).join(' '))} `)
  const left = wordsWanted(asked).filter((one) => plain[0]?.includes(` ${one} `) !== true)
  const said = plain.map((words) => left.filter((one) => words.includes(` ${one} `)).length)
  const most = Math.max(...said)
  return most < SAYS_MORE_FROM ? 0 : said.indexOf(most)
}

/** What a question says, in syllables and in pairs of neighbours. */
const wordsWanted = lately((asked): readonly string[] => {
  const typed = syllables(asked)
  const says = sayingSomething(typed)
  const words = foldEach(typed.filter((_, at) => says[at] === true))
  return [...new Set([...words, ...pairsOf(words)])]
})

function pairsOf(words: readonly string[]): readonly string[] {
  return words.slice(1).map((word, at) => `${words[at]} ${word}`)
}
