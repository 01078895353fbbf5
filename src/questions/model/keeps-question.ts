import { fold, syllables } from '#knowledge/vietnamese.ts'
import type { FollowUp } from '../../domain/writer.ts'
import { sayingSomething } from '../empty-words.ts'
import { placeIn } from '../setting/place.ts'
import { timeIn } from '../setting/time.ts'

/** Why a rewritten question is not the one that was asked. */
export type Loss = 'form' | 'figure' | 'place' | 'time' | 'word_lost' | 'word_added'

/** A rewritten question joins two short ones; what is much longer is something else. */
const LONGER_BY = 40

/**
 * What a rewritten follow-up has lost of the question, or brought in from elsewhere. It has to keep every figure, date,
 * place, document and word that says something, and may bring in only words of the earlier questions.
 *
 * @returns `undefined` when it is the same question, made to stand by itself
 */
export function lossIn(rewritten: string, { question, earlier }: FollowUp): Loss | undefined {
  const material = [question, ...earlier]
  if (/\n/.test(rewritten) || rewritten.length > material.join(' ').length + LONGER_BY) return 'form'
  const said = syllables(rewritten)
  const typed = syllables(question)
  const known = material.map(syllables)
  if (!figuresIn(typed).every(isIn(figuresIn(said)))) return 'figure'
  if (!figuresIn(said).every(isIn(known.flatMap(figuresIn)))) return 'figure'
  if (!isOf(placeNamed, rewritten, question, earlier)) return 'place'
  if (!isOf(timeNamed, rewritten, question, earlier)) return 'time'
  if (!weighty(typed).every((word) => said.some((other) => isSame(word, other)))) return 'word_lost'
  const brought = weighty(said).filter((word) => !known.flat().some((other) => isSame(other, word)))
  return brought.length > 0 ? 'word_added' : undefined
}

/** Words on which a rule turns, and names of kinds of law: empty for a search, not for the meaning. */
const TURNS: ReadonlySet<string> = new Set(
  'không chưa chẳng cấm chỉ trừ phải nếu nghị quyết định luật thông tư hiến pháp điều khoản điểm cũ mới'.split(
    ' ',
  ),
)

/** The words that must stay as they are; figures are looked at with what they count. */
function weighty(words: readonly string[]): readonly string[] {
  const says = sayingSomething(words)
  return words.filter((word, at) => !/\d/.test(word) && (says[at] === true || TURNS.has(word)))
}

/** A word typed with marks means what it says; one without may be any word that folds to it. */
function isSame(typed: string, written: string): boolean {
  return typed === written || typed === fold(written)
}

/** What a figure is a figure of: "điều 6" and "khoản 6", "97/2019" and "2019/97" are not the same. */
const COUNTED: ReadonlySet<string> = new Set(
  'dieu khoan diem quyet dinh luat so loai quan phuong ngay thang nam nq nd d k q p'.split(' '),
)

/** Figures, each with the figure or the name of its kind before it. */
function figuresIn(words: readonly string[]): readonly string[] {
  return words.flatMap((word, at) => {
    if (!/\d/.test(word)) return []
    const before = fold(words[at - 1] ?? '')
    return [word, ...(/\d/.test(before) || COUNTED.has(before) ? [`${before} ${word}`] : [])]
  })
}

function isIn(all: readonly string[]): (one: string) => boolean {
  const set = new Set(all)
  return (one) => set.has(one)
}

/** Whether the text names what the question names, or else nothing, or what an earlier question named. */
function isOf(
  named: (text: string) => string,
  rewritten: string,
  question: string,
  earlier: readonly string[],
): boolean {
  const own = named(question)
  const said = named(rewritten)
  if (said === own) return true
  return own === NOTHING && earlier.some((one) => named(one) === said)
}

const NOTHING = ''

function placeNamed(text: string): string {
  const { place, elsewhere, both } = placeIn(text)
  return both ? 'both' : (place ?? elsewhere ?? NOTHING)
}

/** Words for a time mean the same on any day they are compared on. */
const ANY_DAY = '2026-06-15'

function timeNamed(text: string): string {
  const found = timeIn(text, ANY_DAY)
  return found === null ? NOTHING : `${found.kind} ${found.day}`
}
