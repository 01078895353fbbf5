import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import * as z from 'zod'
import { endsSentence } from './reading.ts'
import type { Reading, Word } from './reading.ts'
import { isNumber, stepEnd, wording } from './wording.ts'
import type { Wording } from './wording.ts'

const CUES = [
  ...(['compound', 'asks', 'you', 'rule', 'authority', 'procedure', 'howmuch', 'penalty', 'may'] as const),
  ...(['office', 'followup', 'fire', 'gas', 'trapped', 'drowning', 'crash', 'injured', 'violence'] as const),
  ...(['crime_now', 'child_harm', 'suicide', 'rescue_call', 'urgent', 'calm', 'street', 'broken'] as const),
  ...(['report', 'complain', 'corrupt', 'price_low', 'mine', 'status', 'lookup', 'own_thing'] as const),
  ...(['judge', 'future', 'desk_self', 'tamper', 'force', 'private', 'third', 'howto_wrong'] as const),
  ...(['misdeed', 'insult', 'in_charge', 'scope'] as const),
] as const
/** A group of wordings that mean the same for telling messages apart: the headings of `cues.yaml`. */
export type Cue = (typeof CUES)[number]

/** Where a cue stands: positions in `Reading.words`, `to` not included. */
export interface Found {
  readonly cue: Cue
  readonly from: number
  readonly to: number
}

interface Opening {
  readonly cue: Cue
  readonly step: Wording[number]
}

/**
 * Wordings by the word they begin with, and where a certain word comes next by both: "không", and "không duoc" with the
 * second without its marks. One walk over a message finds them all, and of the many that begin with a common word looks at few.
 */
const byPlain = new Map<string, Opening[]>()
const byFolded = new Map<string, Opening[]>()
const atSentenceStart: Opening[] = []

const groups = z
  .record(z.enum(CUES), z.string())
  .parse(parse(readFileSync(new URL('cues.yaml', import.meta.url), 'utf8')))
for (const cue of CUES) {
  for (const line of groups[cue].trim().split('\n')) {
    for (const step of wording(line)) file(cue, step)
  }
}

function file(cue: Cue, step: Wording[number]): void {
  const into = (lists: Map<string, Opening[]>, key: string): void => {
    lists.set(key, [...(lists.get(key) ?? []), { cue, step }])
  }
  if (step.kind === 'word') {
    const seconds = wordsNext(step.next)
    for (const second of seconds ?? ['']) {
      into(byPlain, openingKey(step.plain, second))
      if (!step.needsAccents) into(byFolded, openingKey(step.folded, second))
    }
  } else if (step.kind === 'number') into(byPlain, '#')
  else if (step.kind === 'start') atSentenceStart.push({ cue, step })
  else throw new SyntaxError(`cue ${cue}: a wording begins with a word, # or ^`)
}

function openingKey(first: string, second: string): string {
  return second === '' ? first : `${first} ${second}`
}

/** Without marks; `undefined` where something else than a word may come. */
function wordsNext(steps: Wording): ReadonlySet<string> | undefined {
  const words = new Set<string>()
  for (const step of steps) {
    if (step.kind !== 'word') return undefined
    words.add(step.folded)
  }
  return words
}

/** The cues of a message, each with the places where it stands. */
export function cuesIn(reading: Reading): ReadonlyMap<Cue, readonly Found[]> {
  const all = reading.words.flatMap((word, at) => foundAt(reading, at, word))
  const compounds = all.filter(({ cue }) => cue === 'compound')
  const counting = all.filter(
    (one) => one.cue !== 'compound' && !compounds.some((whole) => isPart(one, whole)),
  )
  return Map.groupBy(counting, ({ cue }) => cue)
}

const NONE: readonly Opening[] = []

function openingsAt({ words, accented }: Reading, at: number, word: Word): ReadonlyArray<readonly Opening[]> {
  const lists = accented || word.marked ? byPlain : byFolded
  const next = words[at + 1]
  return [
    lists.get(word.plain) ?? NONE,
    (next && lists.get(openingKey(word.plain, next.folded))) ?? NONE,
    (isNumber(word) ? byPlain.get('#') : undefined) ?? NONE,
    at === 0 || endsSentence(words[at - 1]) ? atSentenceStart : NONE,
  ]
}

function foundAt(reading: Reading, from: number, word: Word): readonly Found[] {
  const found: Found[] = []
  for (const openings of openingsAt(reading, from, word)) {
    for (const { cue, step } of openings) {
      const to = stepEnd(step, reading, from)
      if (to !== -1) found.push({ cue, from, to })
    }
  }
  return found
}

/** Shares words with a compound without holding all of it: "cháy" in "phòng cháy". */
function isPart(one: Found, compound: Found): boolean {
  const apart = one.to <= compound.from || one.from >= compound.to
  return !apart && (one.from > compound.from || one.to < compound.to)
}
