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
  const matches = [...sentence.matchAll(HISTORY)]
  for (const [at, match] of matches.entries()) {
    if (match.index < done) continue
    const behind = match.index + match[0].length
    // Up to the next one, so that no character is read twice.
    const list = sentence.slice(
      behind,
      Math.min(behind + LONGEST_LIST, matches[at + 1]?.index ?? sentence.length),
    )
    const [phrase] = findPhrases(list)
    if (phrase === undefined || !AT_ONCE.test(list.slice(0, phrase.from))) continue
    const end = behind + phrase.to
    result += sentence.slice(done, match.index) + toSpaces(sentence.slice(match.index, end))
    done = end
  }
  return result + sentence.slice(done)
}

/** Characters within which the list of amending laws ends. */
const LONGEST_LIST = 1500

function toSpaces(words: string): string {
  return words.replace(/[^\n]/g, ' ')
}
