import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import * as z from 'zod'
import { endsSentence } from './reading.ts'
import type { Reading } from './reading.ts'
import { isNumber, stepEnd, wording } from './wording.ts'
import type { Wording } from './wording.ts'

const CUES = [
  ...(['compound', 'asks', 'you', 'rule', 'authority', 'procedure', 'howmuch', 'penalty', 'may'] as const),
  ...(['office', 'followup', 'fire', 'gas', 'trapped', 'drowning', 'crash', 'injured', 'violence'] as const),
  ...(['crime_now', 'child_harm', 'suicide', 'rescue_call', 'urgent', 'calm', 'street', 'broken'] as const),
  ...(['report', 'complain', 'corrupt', 'price_low', 'mine', 'status', 'lookup', 'own_thing'] as const),
  ...(['judge', 'future', 'desk_self', 'tamper', 'force', 'private', 'third', 'howto_wrong'] as const),
  ...(['misdeed', 'insult'] as const),
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

/** Wordings by the word they begin with, so that one walk over a message finds them all. */
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
    into(byPlain, step.plain)
    if (!step.needsAccents) into(byFolded, step.folded)
  } else if (step.kind === 'number') into(byPlain, '#')
  else if (step.kind === 'start') atSentenceStart.push({ cue, step })
  else throw new SyntaxError(`cue ${cue}: a wording begins with a word, # or ^`)
}

/** The cues of a message, each with the places where it stands. */
export function cuesIn(reading: Reading): ReadonlyMap<Cue, readonly Found[]> {
  const all = reading.words.flatMap((_, at) =>
    openingsAt(reading, at).flatMap((one) => foundAt(reading, at, one)),
  )
  const compounds = all.filter(({ cue }) => cue === 'compound')
  const counting = all.filter(
    (one) => one.cue !== 'compound' && !compounds.some((whole) => isPart(one, whole)),
  )
  return Map.groupBy(counting, ({ cue }) => cue)
}

function openingsAt(reading: Reading, at: number): readonly Opening[] {
  const word = reading.words[at]
  if (word === undefined) return []
  return [
    ...((reading.accented || word.marked ? byPlain : byFolded).get(word.plain) ?? []),
    ...(isNumber(word) ? (byPlain.get('#') ?? []) : []),
    ...(at === 0 || endsSentence(reading.words[at - 1]) ? atSentenceStart : []),
  ]
}

function foundAt(reading: Reading, from: number, { cue, step }: Opening): readonly Found[] {
  const to = stepEnd(step, reading, from)
  return to === -1 ? [] : [{ cue, from, to }]
}

/** Shares words with a compound without holding all of it: "cháy" in "phòng cháy". */
function isPart(one: Found, compound: Found): boolean {
  const apart = one.to <= compound.from || one.from >= compound.to
  return !apart && (one.from > compound.from || one.to < compound.to)
}
