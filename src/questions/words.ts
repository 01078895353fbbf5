import { lately } from '#knowledge/lately.ts'
import { fold } from '#knowledge/vietnamese.ts'

/** A run of letters or of digits in a settled text. */
export interface Word {
  readonly typed: string
  readonly lower: string
  /** Lower case without marks. */
  readonly folded: string
  /** UTF-16 offsets in the text. */
  readonly start: number
  readonly end: number
}

const WORD = /[\p{L}\p{M}]+|\p{N}+/gu

/**
 * The words of a text with where they stand. Letters and digits part: `q1` is two words without a gap.
 *
 * @param text settled, so that offsets hold for what the caller has
 */
export const wordsOf = lately((text): readonly Word[] => {
  const words: Word[] = []
  // A long text repeats its words; folding each once keeps 100,000 characters cheap.
  const folded = new Map<string, string>()
  for (const match of text.matchAll(WORD)) {
    const [typed] = match
    const lower = typed.toLowerCase()
    let plain = folded.get(lower)
    if (plain === undefined) folded.set(lower, (plain = fold(lower)))
    words.push({ typed, lower, folded: plain, start: match.index, end: match.index + typed.length })
  }
  return words
})

/** A syllable of a table, in both its forms. */
export interface Syllable {
  readonly lower: string
  readonly folded: string
}

/** The syllables of a table's phrase, which parts them with spaces. */
export function syllablesOf(phrase: string): readonly Syllable[] {
  return phrase.split(' ').map((lower) => ({ lower, folded: fold(lower) }))
}

/** Whether a word can mean `wanted`: typed with just its marks, with some of them, or with none. */
export function couldBe(word: Syllable, wanted: Syllable): boolean {
  if (word.folded !== wanted.folded) return false
  if (word.lower === wanted.lower || word.lower === word.folded) return true
  const marks = marksOf(wanted.lower)
  return marksOf(word.lower).every((mark) => marks.includes(mark))
}

/** Whether a phrase of a table stands among words, side by side. */
export function standsIn(phrase: readonly Syllable[], words: readonly Syllable[]): boolean {
  return words.some((_, at) => standsAt(phrase, words, at))
}

/** Whether it stands from one of them on. */
export function standsAt(phrase: readonly Syllable[], words: readonly Syllable[], from: number): boolean {
  return phrase.every((syllable, each) => {
    const word = words[from + each]
    return word !== undefined && couldBe(word, syllable)
  })
}

function marksOf(written: string): readonly string[] {
  return written.normalize('NFD').replaceAll('đ', 'd\u0335').match(/\p{M}/gu) ?? []
}
