import { readFileSync } from 'node:fs'
import { fold, settle } from '#knowledge/vietnamese.ts'
import { parse as parseYaml } from 'yaml'
import * as z from 'zod'
import { syllablesOf } from '../words.ts'
import type { Syllable } from '../words.ts'

/** Phrases parted by semicolons. */
const Phrases = z.string().transform((line) => settle(line).toLowerCase().split(/;\s*/))
const Beside = Phrases.transform((phrases) => phrases.map(syllablesOf))
/** `ch-tr` both ways round. */
const Pairs = Phrases.transform((pairs) =>
  pairs.flatMap((pair) => {
    const [a = '', b = ''] = pair.split('-')
    return [[a, b] as const, [b, a] as const]
  }),
)
const Flag = z.boolean().default(false)
const Rule = z
  .strictObject({
    typed: Phrases,
    means: z.string().min(1),
    before: Beside.optional(),
    notBefore: Beside.optional(),
    after: Beside.optional(),
    notAfter: Beside.optional(),
    plain: Flag,
    adds: Flag,
    number: Flag,
    document: Flag,
    end: Flag,
    capital: Flag,
    small: Flag,
  })
  .transform(({ typed, ...rule }) =>
    typed.map((phrase): Reading => ({ ...rule, typed: syllablesOf(phrase) })),
  )
const Rules = z.array(Rule).transform((rules) => rules.flat())
const File = z.strictObject({
  context: Rules,
  law: Rules,
  chat: Rules,
  misspelt: Rules,
  everyday: Rules,
  labels: Phrases,
  leave: Phrases,
  english: Phrases,
  initials: Pairs,
  finals: Pairs,
})

/** Phrases that may or may not stand beside. */
type Beside = ReadonlyArray<readonly Syllable[]>

/** One way to type something, what it means and where; `typed.yaml` explains the conditions. */
export interface Reading {
  readonly typed: readonly Syllable[]
  readonly means: string
  readonly before?: Beside | undefined
  readonly notBefore?: Beside | undefined
  readonly after?: Beside | undefined
  readonly notAfter?: Beside | undefined
  readonly plain: boolean
  readonly adds: boolean
  readonly number: boolean
  readonly document: boolean
  readonly end: boolean
  readonly capital: boolean
  readonly small: boolean
}

/** Readings by the folded first syllable, the longest first and then in the file's order. */
export type Readings = ReadonlyMap<string, readonly Reading[]>

const file = File.parse(parseYaml(readFileSync(new URL('typed.yaml', import.meta.url), 'utf8')))

/** What people abbreviate and misspell. */
export const ABBREVIATIONS = byFirst([...file.context, ...file.law, ...file.chat, ...file.misspelt])
/** What people call the things the law has other words for. */
export const EVERYDAY = byFirst(file.everyday)
/** After these a lone letter is a name: điểm k, mẫu a. Folded. */
export const LABELS: ReadonlySet<string> = new Set(file.labels.map(fold))
/** Foreign words and names that look like slips. */
export const LEAVE: ReadonlySet<string> = new Set(file.leave)
export const ENGLISH: ReadonlySet<string> = new Set(file.english)
/** Beginnings and ends of folded syllables that many write for one another. */
export const INITIALS = file.initials
export const FINALS = file.finals

function byFirst(readings: readonly Reading[]): Readings {
  const groups = Map.groupBy(readings, (reading) => reading.typed[0]?.folded ?? '')
  for (const group of groups.values()) group.sort((a, b) => b.typed.length - a.typed.length)
  return groups
}
