import { fold } from '#knowledge/vietnamese.ts'
import { confused, neighbourhood } from './near.ts'
import type { Near } from './near.ts'
import { couldBeSyllable, isSyllable } from './syllable.ts'
import type { Vocabulary } from './vocabulary.ts'
import type { Syllable } from '../words.ts'

/** What stands on both sides of a word. */
export interface Neighbours {
  readonly before: Syllable | undefined
  readonly after: Syllable | undefined
}

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/
/**
 * A word that might be right gives way only to one that belongs to its neighbour: seen beside it so often, and in so
 * large a share of either's places ("chủ …" is "chủ tịch" four times in five)…
 */
const SEEN = 8
const SHARE = 0.4
/** …or in this share, when it sounds the same to many: viên trức, công chứt. */
const SHARE_OF_HOMOPHONE = 0.08

/**
 * The known syllable a slip most likely meant; `undefined` when the word is fine, or nothing is clearly best.
 *
 * @param word one word in lower case
 * @param maybeName it begins with a capital: a possible syllable then stays what it is
 */
export function respelt(
  word: string,
  around: Neighbours,
  vocabulary: Vocabulary,
  maybeName: boolean,
): string | undefined {
  const folded = fold(word)
  const marked = word !== folded
  const seen = vocabulary.has(folded)
  if (seen && (!marked || vocabulary.written(word) > 0)) return undefined
  if (folded.length < 2 || folded.length > 9) return undefined
  if (marked ? isSyllable(word) : couldBeSyllable(folded)) {
    return maybeName ? undefined : remarked(word, folded, around, vocabulary)
  }
  const best = clearlyBest(word, folded, around, vocabulary)
  if (best === undefined) return undefined
  const common = best.cost <= 0.7 && folded.length >= 4 && vocabulary.frequency(best.folded) >= 8
  if (!seen && !common && besides(best.folded, around, vocabulary) < 2) return undefined
  return marked ? best.way : spelling(best.folded, around, vocabulary)
}

/** A possible syllable nobody writes here, beside words that always have another: "hội đồng nhăn dân". */
function remarked(
  word: string,
  folded: string,
  around: Neighbours,
  vocabulary: Vocabulary,
): string | undefined {
  const alike = new Set([folded, ...confused(folded).map((one) => one.folded)])
  const [best, second] = [...alike]
    .flatMap((one) => vocabulary.spellings(one))
    .map((way) => ({ way, share: shareOf(way, around, vocabulary) }))
    .sort((a, b) => b.share - a.share)
  if (best === undefined || best.share < 2 * (second?.share ?? 0)) return undefined
  return best.share >= (soundOf(best.way) === soundOf(word) ? SHARE_OF_HOMOPHONE : SHARE)
    ? best.way
    : undefined
}

/** A rime as the South says it: hỏi and ngã alike, final t like c and n like ng ("công chứt", "bõ phiếu"). */
function soundOf(written: string): string {
  return rimeOf(written)
    .normalize('NFD')
    .replaceAll('\u0303', '\u0309')
    .replace(/ng$/, 'n')
    .replace(/c$/, 't')
}

/** The larger share a way has of a neighbour's places, or a neighbour of its own. */
function shareOf(way: string, { before, after }: Neighbours, vocabulary: Vocabulary): number {
  const left = before === undefined ? 0 : share(before, way, 'before', vocabulary)
  const right = after === undefined ? 0 : share(after, way, 'after', vocabulary)
  return Math.max(left, right)
}

/** A neighbour without marks is met by words without marks. */
function share(neighbour: Syllable, way: string, side: 'before' | 'after', vocabulary: Vocabulary): number {
  const plain = neighbour.lower === neighbour.folded
  const word = plain ? fold(way) : way
  const [count, pair] = plain
    ? [vocabulary.frequency, vocabulary.pair]
    : [vocabulary.written, vocabulary.writtenPair]
  const times = side === 'before' ? pair(neighbour.lower, word) : pair(word, neighbour.lower)
  return times < SEEN ? 0 : times / Math.min(count(neighbour.lower), count(word))
}

function rimeOf(written: string): string {
  return written.replace(/^(?:[bcdđghklmnpqrstvxfwjz]|gi(?=\p{L})|qu(?=\p{L}))+/u, '')
}

/** Weighs how near a way is, how like its marks, how common, and how well it goes with its neighbours. */
function clearlyBest(
  word: string,
  folded: string,
  around: Neighbours,
  vocabulary: Vocabulary,
): (Near & { readonly way: string }) | undefined {
  const typed = marksOf(word)
  const marked = word !== folded
  const scored = cheapest(folded, vocabulary).flatMap((candidate) => {
    const beside = 1.2 * Math.log1p(besides(candidate.folded, around, vocabulary)) - 4 * candidate.cost
    if (!marked) {
      const common = 0.3 * Math.log1p(vocabulary.frequency(candidate.folded))
      return [{ ...candidate, way: candidate.folded, score: beside + common }]
    }
    return vocabulary.spellings(candidate.folded).map((way) => {
      const common = 0.3 * Math.log1p(vocabulary.written(way))
      return { ...candidate, way, score: beside + common + likeness(typed, marksOf(way)) }
    })
  })
  const [best] = scored.sort((a, b) => b.score - a.score)
  const rival = scored.find((one) => one.folded !== best?.folded)
  return best !== undefined && best.score - (rival?.score ?? -9) >= 0.8 ? best : undefined
}

/** The known syllables around a folded one, each at its least cost. */
function cheapest(folded: string, vocabulary: Vocabulary): readonly Near[] {
  const costs = new Map<string, number>()
  for (const one of neighbourhood(folded)) {
    if (one.cost < (costs.get(one.folded) ?? 9) && vocabulary.has(one.folded)) costs.set(one.folded, one.cost)
  }
  return [...costs].map(([known, cost]) => ({ folded: known, cost }))
}

function besides(folded: string, { before, after }: Neighbours, vocabulary: Vocabulary): number {
  const left = before === undefined ? 0 : vocabulary.pair(before.folded, folded)
  const right = after === undefined ? 0 : vocabulary.pair(folded, after.folded)
  return left + right
}

/** The same with marks, where the neighbour bears any. */
function writtenBesides(way: string, { before, after }: Neighbours, vocabulary: Vocabulary): number {
  const plain = fold(way)
  const left =
    before === undefined
      ? 0
      : before.lower === before.folded
        ? vocabulary.pair(before.folded, plain)
        : vocabulary.writtenPair(before.lower, way)
  const right =
    after === undefined
      ? 0
      : after.lower === after.folded
        ? vocabulary.pair(plain, after.folded)
        : vocabulary.writtenPair(way, after.lower)
  return left + right
}

/** Without marks anywhere around, none are missed. */
function spelling(folded: string, around: Neighbours, vocabulary: Vocabulary): string {
  const ways = vocabulary.spellings(folded)
  if ([around.before, around.after].every((one) => one === undefined || one.lower === one.folded))
    return folded
  const [best] = ways
    .map((way) => ({ way, beside: writtenBesides(way, around, vocabulary) }))
    .sort((a, b) => b.beside - a.beside)
  return best === undefined || best.beside === 0 ? folded : best.way
}

function marksOf(word: string): { readonly tone: string; readonly shapes: string } {
  const apart = word.normalize('NFD').replaceAll('đ', 'd\u0335')
  const shapes = (apart.match(/\p{M}/gu) ?? []).filter((mark) => !TONE.test(mark))
  return { tone: TONE.exec(apart)?.[0] ?? '', shapes: shapes.sort().join('') }
}

/** A tone left out is half as bad as a wrong one. */
function likeness(a: ReturnType<typeof marksOf>, b: ReturnType<typeof marksOf>): number {
  const shared = [...new Set(a.shapes)].filter((mark) => b.shapes.includes(mark)).length
  const missed = new Set(a.shapes).symmetricDifference(new Set(b.shapes)).size
  return (a.tone === b.tone ? 2 : a.tone === '' ? 1 : 0) + shared - missed
}
