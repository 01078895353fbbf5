import { readFileSync } from 'node:fs'
import { parse as parseYaml } from 'yaml'
import * as z from 'zod'
import { lately } from '#knowledge/lately.ts'
import type { Provision } from '#knowledge/provision.ts'
import { settle } from '#knowledge/vietnamese.ts'
import { askingPart } from './asking.ts'
import { standsIn, syllablesOf, wordsOf } from './words.ts'
import type { Syllable } from './words.ts'

/** One matter, under each of its names. */
type Matter = ReadonlyArray<readonly Syllable[]>

/** `matters.yaml`: matters that have rules of their own, which a person may add to. */
const MATTERS: readonly Matter[] = Object.values(
  z
    .record(z.string(), z.string())
    .parse(parseYaml(readFileSync(new URL('matters.yaml', import.meta.url), 'utf8'))),
).flatMap((list) =>
  list.split(';').map((group) => group.split('|').map((name) => syllablesOf(settle(name.trim())))),
)

/** Matters a question names, marks honoured where they were typed. */
const namedIn = lately((question): readonly Matter[] => mattersIn(askingPart(question)))

function mattersIn(text: string): readonly Matter[] {
  const words = wordsOf(settle(text))
  return MATTERS.filter((matter) => matter.some((name) => standsIn(name, words)))
}

const known = new WeakMap<Provision, ReadonlySet<Matter>>()

/** Matters a provision names itself. */
function namedBy(provision: Provision): ReadonlySet<Matter> {
  const kept = known.get(provision)
  if (kept !== undefined) return kept
  const { heading, summary, text, words } = provision
  const named = new Set(mattersIn([heading, summary, text, ...words].join('\n')))
  known.set(provision, named)
  return named
}

/** Whether provisions, taken together, name every matter of its own that a question names. */
export function namesTheMatter(question: string, provisions: readonly Provision[]): boolean {
  return namedIn(question).every((matter) => provisions.some((provision) => namedBy(provision).has(matter)))
}
