import { lately } from '#knowledge/lately.ts'
import { settle } from '#knowledge/vietnamese.ts'
import { ABBREVIATIONS, ENGLISH, EVERYDAY, LEAVE } from './abbreviation.ts'
import { expand } from './expand.ts'
import { piecesOf } from './pieces.ts'
import type { Piece } from './pieces.ts'
import { respelt } from './spelling.ts'
import { couldBeSyllable, isSyllable } from './syllable.ts'
import { fromTelex, fromVni } from './telex.ts'
import type { Vocabulary } from './vocabulary.ts'
import { wordsOf } from '../words.ts'

export { vocabularyOf } from './vocabulary.ts'
export type { Vocabulary } from './vocabulary.ts'

/** Slips looked into in one text; what has more is no question, and looking is what takes time. */
const MOST_SLIPS = 40
/** "khôngggg": nobody types a letter thrice by mistake. */
const DRAWN_OUT = /(\p{L})\1{2,}/gu
const TYPED_WORD = /[\p{L}\p{M}\d]+/gu

/**
 * A text with abbreviations, chat spelling, keyboard slips and everyday names put into the words the law uses, for
 * searching only. A word that is fine stays; numbers, document numbers and codes are never touched.
 */
export function asMeant(text: string, vocabulary: Vocabulary): string {
  const settled = settle(text)
  if (isEnglish(settled)) return settled
  const { shouting, expanded, tail } = writtenOut(settled)
  const spelt = putRight(expanded.pieces, vocabulary, shouting)
  const everyday = expand(spelt, tail, EVERYDAY, shouting)
  const meant = everyday.pieces.map((piece) => piece.gap + piece.typed).join('') + tail
  const missing = [...expanded.added, ...everyday.added].filter((words) => !meant.includes(words))
  return [meant, ...missing].join('; ')
}

/** A text in pieces, its abbreviations written out: that much is the same by every vocabulary. */
const writtenOut = lately((settled) => {
  const shouting = settled === settled.toUpperCase()
  const { pieces, tail } = piecesOf(readVni(settled))
  return { shouting, expanded: expand(pieces, tail, ABBREVIATIONS, shouting), tail }
})

function isEnglish(text: string): boolean {
  const words = wordsOf(text.slice(0, 1000))
  const english = words.filter((word) => ENGLISH.has(word.lower)).length
  return english >= 2 && english * 5 >= words.length
}

/** Digits stand for marks only where one is followed by letters: "phu7o7ng2", and then in "cu3a" beside it. */
function readVni(text: string): string {
  const typed = text.matchAll(TYPED_WORD).some(([word]) => /\d\p{L}/u.test(word) && vniOf(word) !== undefined)
  return typed ? text.replaceAll(TYPED_WORD, (word) => vniOf(word) ?? word) : text
}

function vniOf(word: string): string | undefined {
  return /\p{L}.*\d/u.test(word) ? fromVni(word.toLowerCase()) : undefined
}

function putRight(pieces: readonly Piece[], vocabulary: Vocabulary, shouting: boolean): Piece[] {
  const telex = pieces.filter((piece) => unread(piece, vocabulary) && telexOf(piece) !== undefined).length
  const result: Piece[] = []
  let slips = 0
  for (const [index, piece] of pieces.entries()) {
    const before = result.at(-1)
    // "dieu4", "phuong12": the number is one word, what it numbers another.
    const glued = piece.number && piece.gap === '' && before !== undefined && numbers(before, vocabulary)
    if (glued && !piece.code) {
      result.push({ ...piece, gap: ' ' })
      continue
    }
    if (!unread(piece, vocabulary) || slips >= MOST_SLIPS) {
      result.push(piece)
      continue
    }
    slips += 1
    const around = {
      before: beside(before, piece.gap),
      after: beside(pieces[index + 1], pieces[index + 1]?.gap ?? ''),
    }
    const maybeName = !shouting && index > 0 && piece.typed.slice(0, 1) !== piece.lower.slice(0, 1)
    const right =
      drawnOut(piece, vocabulary) ??
      readTelex(piece, telex, vocabulary) ??
      respelt(piece.lower, around, vocabulary, maybeName)
    result.push(right === undefined ? piece : { ...piece, ...written(right), done: true })
  }
  return result
}

/** Whether a piece may be a slip. */
function unread(piece: Piece, vocabulary: Vocabulary): boolean {
  if (piece.done || piece.number || piece.code || piece.lower.length < 2 || LEAVE.has(piece.lower))
    return false
  // An unknown abbreviation is no slip.
  if (piece.lower === piece.folded && piece.typed.length <= 6 && piece.typed === piece.typed.toUpperCase())
    return false
  return (
    !vocabulary.has(piece.folded) || (piece.lower !== piece.folded && vocabulary.written(piece.lower) === 0)
  )
}

function drawnOut(piece: Piece, vocabulary: Vocabulary): string | undefined {
  const short = piece.lower.replaceAll(DRAWN_OUT, '$1')
  if (short === piece.lower) return undefined
  return vocabulary.has(written(short).folded) || isSyllable(short) ? short : undefined
}

/** @param others how many words of the text Telex could read, this one included */
function readTelex(piece: Piece, others: number, vocabulary: Vocabulary): string | undefined {
  const right = telexOf(piece)
  if (right === undefined) return undefined
  const known = vocabulary.has(written(right).folded)
  return others > 1 || (known && piece.lower.length >= 4) ? right : undefined
}

function telexOf(piece: Piece): string | undefined {
  return couldBeSyllable(piece.folded) ? undefined : fromTelex(piece.lower)
}

function numbers(piece: Piece, vocabulary: Vocabulary): boolean {
  return (
    piece.lower.length > 2 &&
    !piece.number &&
    !piece.code &&
    (vocabulary.has(piece.folded) || isSyllable(piece.lower))
  )
}

function beside(piece: Piece | undefined, gap: string): Piece | undefined {
  return piece === undefined || /[.?!;,:\n]/.test(gap) ? undefined : piece
}

function written(word: string): Pick<Piece, 'typed' | 'lower' | 'folded'> {
  const [read] = wordsOf(word)
  return { typed: word, lower: read?.lower ?? word, folded: read?.folded ?? word }
}
