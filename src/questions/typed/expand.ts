import { LABELS } from './abbreviation.ts'
import type { Reading, Readings } from './abbreviation.ts'
import { rightPieces } from './pieces.ts'
import type { Piece } from './pieces.ts'
import { couldBe } from '../words.ts'
import type { Syllable } from '../words.ts'

/** What may part the words of one abbreviation: "TP.HCM", "cc/vc", "GD&ĐT". */
const WITHIN = /^[ \t.\-–/&+]{0,3}$/
const CLAUSE_END = /[?!;,:()"“”\n]|\.\s/

/** Those put right are marked done. */
export interface Expanded {
  readonly pieces: readonly Piece[]
  /** What the law calls things the text has its own words for. */
  readonly added: ReadonlySet<string>
}

/**
 * Reads what the table knows: the longest phrase first, each in its surroundings.
 *
 * @param shouting the whole text is in capitals, so that they tell nothing
 */
export function expand(
  pieces: readonly Piece[],
  tail: string,
  readings: Readings,
  shouting: boolean,
): Expanded {
  const reader = new Reader(pieces, tail, shouting)
  const result: Piece[] = []
  const added = new Set<string>()
  for (let at = 0; at < pieces.length;) {
    const piece = pieces[at]
    if (piece === undefined) break
    const reading = reader.read(at, readings)
    if (reading === undefined) {
      result.push(reader.spaced(at, piece))
      at += 1
      continue
    }
    const length = reading.typed.length
    if (reading.adds) {
      result.push(...pieces.slice(at, at + length))
      added.add(reading.means)
    } else {
      result.push(...rightPieces(reading.means, reader.spaced(at, piece, true).gap))
      reader.expandedUpTo = at + length
    }
    at += length
  }
  return { pieces: result, added }
}

class Reader {
  /** Where the last abbreviation ended: a point or nothing after it becomes a space. */
  expandedUpTo = -1
  readonly #pieces: readonly Piece[]
  readonly #tail: string
  readonly #shouting: boolean

  constructor(pieces: readonly Piece[], tail: string, shouting: boolean) {
    this.#pieces = pieces
    this.#tail = tail
    this.#shouting = shouting
  }

  read(at: number, readings: Readings): Reading | undefined {
    return readings.get(this.#pieces[at]?.folded ?? '')?.find((reading) => this.#fits(at, reading))
  }

  /** The piece, parted from an abbreviation or a number before it: "P.3", "TP. Thủ Đức", "d4k1". */
  spaced(at: number, piece: Piece, expanded = false): Piece {
    const before = this.#pieces[at - 1]
    const pointed = (before?.lower.length ?? 3) <= 2 && (piece.number || this.#capital(piece))
    const parts = at === this.expandedUpTo && (pointed ? /^\.? ?$/ : /^\.?$/).test(piece.gap)
    const glued = expanded && before?.number === true && piece.gap === ''
    return parts || glued ? { ...piece, gap: ' ' } : piece
  }

  #fits(at: number, reading: Reading): boolean {
    return this.#typed(at, reading) && this.#freeStanding(at, reading) && this.#placed(at, reading)
  }

  #typed(at: number, { typed, plain, small }: Reading): boolean {
    return typed.every((syllable, index) => {
      const piece = this.#pieces[at + index]
      if (piece === undefined || piece.code || (index > 0 && !WITHIN.test(piece.gap))) return false
      if (small && piece.typed !== piece.lower) return false
      return piece.lower === syllable.lower || (plain && couldBe(piece, syllable))
    })
  }

  /** Not a unit behind a number (100k), not a label's letter (điểm k), not a letter of a list ("a) …"). */
  #freeStanding(at: number, reading: Reading): boolean {
    const [first, next] = [this.#pieces[at], this.#pieces[at + reading.typed.length]]
    if (first === undefined) return false
    const before = this.#pieces[at - 1]
    const counts = reading.number || reading.document
    const nextGlued = next?.gap === '' && next.number
    if (nextGlued && !counts) return false
    if (before?.number === true && first.gap === '' && !(nextGlued && counts)) return false
    if (first.lower.length > 1) return true
    if (before !== undefined && LABELS.has(before.folded) && !counts) return false
    if ((next?.gap ?? this.#tail).startsWith(')')) return false
    const capital = first.typed !== first.lower && !this.#shouting && at > 0
    return !capital || counts || reading.capital
  }

  #placed(at: number, reading: Reading): boolean {
    const end = at + reading.typed.length
    const next = this.#pieces[end]
    const gap = next?.gap ?? this.#tail
    const closes = next === undefined || CLAUSE_END.test(gap)
    if (reading.end && !closes) return false
    if (reading.number && !(next?.number === true && !next.code && WITHIN.test(gap))) return false
    if (reading.document && !(next?.number === true && WITHIN.test(gap))) return false
    if (reading.capital && !(next !== undefined && WITHIN.test(gap) && this.#capital(next))) return false
    const { before, notBefore, after, notAfter } = reading
    if (before !== undefined && !before.some((phrase) => this.#follows(end, phrase))) return false
    if (notBefore?.some((phrase) => this.#follows(end, phrase)) === true) return false
    if (after !== undefined && !after.some((phrase) => this.#precedes(at, phrase))) return false
    return notAfter?.some((phrase) => this.#precedes(at, phrase)) !== true
  }

  #capital(piece: Piece): boolean {
    return !this.#shouting && !piece.number && piece.typed.slice(0, 1) !== piece.lower.slice(0, 1)
  }

  #follows(at: number, phrase: readonly Syllable[]): boolean {
    return phrase.every((syllable, index) => {
      const piece = this.#pieces[at + index]
      return piece !== undefined && isWord(piece, syllable) && !CLAUSE_END.test(piece.gap)
    })
  }

  #precedes(at: number, phrase: readonly Syllable[]): boolean {
    const start = at - phrase.length
    if (start < 0 || CLAUSE_END.test(this.#pieces[at]?.gap ?? '')) return false
    return phrase.every((syllable, index) => {
      const piece = this.#pieces[start + index]
      return piece !== undefined && isWord(piece, syllable) && (index === 0 || !CLAUSE_END.test(piece.gap))
    })
  }
}

/** A word of a condition written without marks stands for any marks. */
function isWord(piece: Syllable, wanted: Syllable): boolean {
  return wanted.lower === wanted.folded ? piece.folded === wanted.folded : couldBe(piece, wanted)
}
