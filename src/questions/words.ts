import { lately } from '#knowledge/lately.ts'
import { fold, foldEach } from '#knowledge/vietnamese.ts'

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
  const all = text.match(WORD) ?? []
  const lower = all.map((typed) => typed.toLowerCase())
  const folded = foldEach(lower)
  let end = 0
  return all.map((typed, at) => {
    // What stands before it is part of no word.
    const start = text.indexOf(typed, end)
    end = start + typed.length
    return { typed, lower: lower[at] ?? typed, folded: folded[at] ?? typed, start, end }
  })
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
