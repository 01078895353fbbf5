import { wordsOf } from '../words.ts'
import type { Word } from '../words.ts'

/** A word of a text on its way to what it means. */
export interface Piece extends Pick<Word, 'typed' | 'lower' | 'folded'> {
  /** What stands between the piece before and this one. */
  readonly gap: string
  readonly number: boolean
  /** Part of a document number, an address on the web, a telephone number: never touched. */
  readonly code: boolean
  /** Already put right. */
  readonly done: boolean
}

const CHUNK = /\S+/g
/** 98/2023/QH15, 15/QĐ-UBND, 1/7/2025 */
const NUMBERED = /\d\/(?:\d|[A-ZĐ]{2})|\d{6}/
const ADDRESS = /@|:\/\/|^www\.|\p{L}\.(?:vn|com|net|org|info)(?![\p{L}\p{N}])/iu

/** @returns the pieces, and what follows the last one */
export function piecesOf(text: string): { readonly pieces: Piece[]; readonly tail: string } {
  const codes = codesIn(text)
  const words = wordsOf(text)
  let end = 0
  const pieces = words.map((word): Piece => {
    const piece = pieceOf(word, text.slice(end, word.start), codes[word.start] === 1)
    end = word.end
    return piece
  })
  return { pieces, tail: text.slice(end) }
}

/** The pieces of words that are right as they stand. */
export function rightPieces(words: string, gap: string): Piece[] {
  return piecesOf(words).pieces.map((piece, index) => ({
    ...piece,
    gap: index === 0 ? gap : piece.gap,
    done: true,
  }))
}

function pieceOf({ typed, lower, folded }: Word, gap: string, code: boolean): Piece {
  return { typed, lower, folded, gap, code, number: /^\p{N}/u.test(typed), done: false }
}

/** One byte a character: 1 within a code. Of "nq97/2019" the code begins at its first digit. */
function codesIn(text: string): Uint8Array {
  const codes = new Uint8Array(text.length)
  for (const chunk of text.matchAll(CHUNK)) {
    const [typed] = chunk
    const from = ADDRESS.test(typed) ? 0 : NUMBERED.test(typed) ? typed.search(/\d/) : -1
    if (from !== -1) codes.fill(1, chunk.index + from, chunk.index + typed.length)
  }
  return codes
}
