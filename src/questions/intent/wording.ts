import { fold } from '#knowledge/vietnamese.ts'
import { endsSentence } from './reading.ts'
import type { Reading, Word } from './reading.ts'

/**
 * A wording to look for, compiled. Written in small letters with accents, words parted by blanks:
 * `(cháy|bốc khói)` alternatives, `(bị)?` may be missing, `(ạ)*` any number of times, `~` up to four words of the same
 * sentence, `#` a number, `^` and `$` beginning and end of a sentence, `khống!` only when typed with its accents.
 */
export type Wording = readonly Step[]

type Step =
  | WordStep
  | { readonly kind: 'number' | 'gap' | 'start' | 'end'; readonly next: Wording }
  | { readonly kind: 'loop'; readonly item: Wording; readonly next: Wording }
  | { readonly kind: 'done' }

interface WordStep {
  readonly kind: 'word'
  readonly plain: string
  readonly folded: string
  readonly needsAccents: boolean
  readonly next: Wording
}

/** What stands before `next`. Wordings are built from their end, so every step knows what follows it. */
type Build = (next: Wording) => Wording

const TOKEN = /[()|~#^$?*]|[^\s()|~#^$?*]+/g
const GAP_WORDS = 4
const DONE: Wording = [{ kind: 'done' }]

/** @throws {SyntaxError} when brackets do not match */
export function wording(written: string): Wording {
  const tokens = written.match(TOKEN) ?? []
  let at = 0

  const alternatives = (): Build => {
    const branches = [sequence()]
    while (tokens[at] === '|') {
      at += 1
      branches.push(sequence())
    }
    return (next) => branches.flatMap((branch) => branch(next))
  }
  const sequence = (): Build => {
    const items: Build[] = []
    for (let token = tokens[at]; token !== undefined && token !== '|' && token !== ')'; token = tokens[at]) {
      at += 1
      items.push(counted(token === '(' ? bracket() : single(token)))
    }
    return (next) => items.reduceRight((following, item) => item(following), next)
  }
  const bracket = (): Build => {
    const inside = alternatives()
    if (tokens[at] !== ')') throw new SyntaxError(`no closing bracket: ${written}`)
    at += 1
    return inside
  }
  const counted = (item: Build): Build => {
    const sign = tokens[at]
    if (sign !== '?' && sign !== '*') return item
    at += 1
    return sign === '?'
      ? (next) => [...item(next), ...next]
      : (next) => [{ kind: 'loop', item: item(DONE), next }]
  }
  const whole = alternatives()
  if (at < tokens.length) throw new SyntaxError(`no opening bracket: ${written}`)
  return whole(DONE)
}

function single(token: string): Build {
  if (token === '~') return (next) => [{ kind: 'gap', next }]
  if (token === '#') return (next) => [{ kind: 'number', next }]
  if (token === '^') return (next) => [{ kind: 'start', next }]
  if (token === '$') return (next) => [{ kind: 'end', next }]
  const plain = token.replace(/!$/, '')
  return (next) => [{ kind: 'word', plain, folded: fold(plain), needsAccents: plain !== token, next }]
}

/**
 * Where a wording that begins at this word ends: one past its last word, the longest it can be; -1 when it is not there.
 * When `end` is given, only that end counts.
 */
export function wordingEnd(steps: Wording, reading: Reading, at: number, end?: number): number {
  let longest = -1
  for (const step of steps) longest = Math.max(longest, stepEnd(step, reading, at, end))
  return longest
}

/** As {@link wordingEnd}, for one step: the place behind its last word, -1 where it does not stand. */
export function stepEnd(step: Step, reading: Reading, at: number, end?: number): number {
  const word = reading.words[at]
  switch (step.kind) {
    case 'done':
      return end === undefined || end === at ? at : -1
    case 'word':
      return word !== undefined && isWritten(word, step, reading.accented)
        ? wordingEnd(step.next, reading, at + 1, end)
        : -1
    case 'number':
      return word !== undefined && isNumber(word) ? wordingEnd(step.next, reading, at + 1, end) : -1
    case 'start':
      return at === 0 || endsSentence(reading.words[at - 1]) ? wordingEnd(step.next, reading, at, end) : -1
    case 'end':
      return word === undefined || endsSentence(word) ? wordingEnd(step.next, reading, at, end) : -1
    case 'gap': {
      let longest = -1
      for (let skipped = 0; skipped <= GAP_WORDS; skipped += 1) {
        longest = Math.max(longest, wordingEnd(step.next, reading, at + skipped, end))
        if (reading.words[at + skipped] === undefined || endsSentence(reading.words[at + skipped])) break
      }
      return longest
    }
    case 'loop': {
      // Takes all it can and never gives back: trying every way to part "anh chị anh chị …" would never end.
      let from = at
      for (
        let to = wordingEnd(step.item, reading, from);
        to > from;
        to = wordingEnd(step.item, reading, from)
      ) {
        from = to
      }
      return wordingEnd(step.next, reading, from, end)
    }
  }
}

/** The words a wording can begin with, with and without accents; only for wordings that begin with a word. */
export function beginnings(steps: Wording): ReadonlySet<string> {
  const words = steps.flatMap((step): readonly string[] => {
    if (step.kind === 'word') return [step.plain, step.folded]
    return step.kind === 'loop' ? [...beginnings(step.item), ...beginnings(step.next)] : []
  })
  return new Set(words)
}

/** In a message with accents a word must be typed so; in one without, those that were typed still count. */
function isWritten(word: Word, step: WordStep, accented: boolean): boolean {
  if (word.plain === step.plain) return true
  return !accented && !word.marked && !step.needsAccents && word.folded === step.folded
}

export function isNumber(word: Word): boolean {
  return /^\p{N}/u.test(word.plain)
}
