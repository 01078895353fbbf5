import { findPhrases } from '../citation-words.ts'

// What changed a document before is said of that document, and acts on nothing now.
const HISTORY =
  /,?\s*(?:đã )?(?:được|bị) (?:sửa đổi|bổ sung|thay thế|bãi bỏ|hợp nhất)[^.;:()]{0,80}?(?<!\p{L})(?:theo(?: quy định)?|bởi|tại|bằng)(?: tại)?\s+/giu
const QUOTED = /[“«][^“”«»\n]*[”»]|"[^"\n]*"/g
/** "…như sau: “Điều 5. …", closed further down. */
const OPEN_QUOTE = /[“«"][^“”«»"\n]*$/gm
const ALSO_CALLED = /\((?:sau đây|dưới đây)[^()\n]*\)/giu
const AT_ONCE = /^[\s,]*$/

/** Puts spaces where others' words stand, so that offsets stay: quotations and "(sau đây gọi là …)". */
export function blankQuotations(text: string): string {
  return [QUOTED, OPEN_QUOTE, ALSO_CALLED].reduce((rest, pattern) => rest.replace(pattern, toSpaces), text)
}

/** The same for "đã được sửa đổi, bổ sung một số điều theo Luật số …", with all the documents it names. */
export function blankHistories(sentence: string): string {
  let result = ''
  let done = 0
  for (const match of sentence.matchAll(HISTORY)) {
    if (match.index < done) continue
    const behind = match.index + match[0].length
    const [first] = findPhrases(sentence.slice(behind, behind + LONGEST_NAME))
    if (first === undefined || !AT_ONCE.test(sentence.slice(behind, behind + first.from))) continue
    const [phrase = first] = findPhrases(sentence.slice(behind, behind + LONGEST_LIST))
    const end = behind + phrase.to
    result += sentence.slice(done, match.index) + toSpaces(sentence.slice(match.index, end))
    done = end
  }
  return result + sentence.slice(done)
}

/** Characters within which the name of an amending law, and the list of them, end; they bound the work. */
const LONGEST_NAME = 200
const LONGEST_LIST = 1500

function toSpaces(words: string): string {
  return words.replace(/[^\n]/g, ' ')
}
