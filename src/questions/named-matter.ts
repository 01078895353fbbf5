import { readFileSync } from 'node:fs'
import { parse as parseYaml } from 'yaml'
import * as z from 'zod'
import { lately } from '#knowledge/lately.ts'
import type { Provision } from '#knowledge/provision.ts'
import { fold, syllables } from '#knowledge/vietnamese.ts'
import { askingPart } from './asking.ts'

interface Name {
  readonly written: readonly string[]
  readonly folded: readonly string[]
}
/** One matter, under each of its names. */
type Matter = readonly Name[]

/** `matters.yaml`: matters that have rules of their own, which a person may add to. */
const MATTERS: readonly Matter[] = Object.values(
  z
    .record(z.string(), z.string())
    .parse(parseYaml(readFileSync(new URL('matters.yaml', import.meta.url), 'utf8'))),
).flatMap((list) =>
  list.split(';').map((group) =>
    group.split('|').map((name) => {
      const written = syllables(name)
      return { written, folded: written.map(fold) }
    }),
  ),
)

/** Matters a question names, marks honoured where they were typed. */
const namedIn = lately((question): readonly Matter[] => {
  const typed = syllables(askingPart(question))
  return MATTERS.filter((matter) => matter.some((name) => stands(name, typed)))
})

function stands({ written, folded }: Name, typed: readonly string[]): boolean {
  return typed.some((_, at) =>
    written.every((syllable, each) => {
      const given = typed[at + each]
      return given === syllable || given === folded[each]
    }),
  )
}

const known = new WeakMap<Provision, ReadonlySet<Matter>>()

/** Matters a provision names itself. */
function namedBy(provision: Provision): ReadonlySet<Matter> {
  const kept = known.get(provision)
  if (kept !== undefined) return kept
  const { heading, summary, text, words } = provision
  const told = syllables([heading, summary, text, ...words].join('\n'))
  const named = new Set(MATTERS.filter((matter) => matter.some((name) => stands(name, told))))
  known.set(provision, named)
  return named
}

/** Whether provisions, taken together, name every matter of its own that a question names. */
export function namesTheMatter(question: string, provisions: readonly Provision[]): boolean {
  return namedIn(question).every((matter) => provisions.some((provision) => namedBy(provision).has(matter)))
}
