import { readFileSync } from 'node:fs'
import { parse as parseYaml } from 'yaml'
import * as z from 'zod'
import { lately } from '#knowledge/lately.ts'
import type { Provision } from '#knowledge/provision.ts'
import type { Shelf } from '#knowledge/shelf.ts'
import { settle } from '#knowledge/vietnamese.ts'
import { askingPart } from './asking.ts'
import { standsAt, syllablesOf, wordsOf } from './words.ts'
import type { Syllable, Word } from './words.ts'

/** One matter, by its number in the table. */
type Matter = number

interface Name {
  readonly matter: Matter
  readonly syllables: readonly Syllable[]
  /** Without its marks it is like other words, so it counts only with them. */
  readonly needsMarks: boolean
}

/** `matters.yaml`: the names of matters that have rules of their own, which a person may add to. */
const GROUPS = Object.entries(
  z
    .record(z.string(), z.string())
    .parse(parseYaml(readFileSync(new URL('matters.yaml', import.meta.url), 'utf8'))),
).flatMap(([list, groups]) => groups.split(';').map((names) => ({ list, names })))

const NAMES: readonly Name[] = GROUPS.flatMap(({ names }, matter) =>
  names.split('|').map((name) => nameOf(name.trim(), matter)),
)
/** What is done: of several acts that an article is about, each clause tells its own. */
const ACTS: ReadonlySet<Matter> = new Set(
  GROUPS.flatMap(({ list }, matter) => (list === 'acts' ? [matter] : [])),
)

function nameOf(written: string, matter: Matter): Name {
  const needsMarks = written.startsWith('=')
  const name = settle(needsMarks ? written.slice(1) : written)
  return { matter, needsMarks, syllables: syllablesOf(name) }
}

/** By the first syllable, without marks: most words begin no name, and there are some hundred. */
const BEGINNING = Map.groupBy(NAMES, ({ syllables }) => syllables[0]?.folded ?? '')

/** Matters a question names, marks honoured where they were typed. */
const namedIn = lately((question): readonly Matter[] => [...mattersIn(askingPart(question))])

function mattersIn(text: string): ReadonlySet<Matter> {
  const words = wordsOf(settle(text))
  const named = words.flatMap((word, at) =>
    (BEGINNING.get(word.folded) ?? []).flatMap((name) => (isNamedAt(name, words, at) ? [name.matter] : [])),
  )
  return new Set(named)
}

function isNamedAt({ syllables, needsMarks }: Name, words: readonly Word[], at: number): boolean {
  if (!standsAt(syllables, words, at)) return false
  return !needsMarks || syllables.every(({ lower }, each) => words[at + each]?.lower === lower)
}

const known = new WeakMap<Provision, ReadonlySet<Matter>>()

/** Matters a provision names itself. */
function namedBy(provision: Provision): ReadonlySet<Matter> {
  const kept = known.get(provision)
  if (kept !== undefined) return kept
  const { heading, summary, text, words } = provision
  const named = mattersIn([heading, summary, text, ...words].join('\n'))
  known.set(provision, named)
  return named
}

/** By its heading alone: in its own words an article announces what one or another of its clauses says. */
const byHeading = new WeakMap<Provision, ReadonlySet<Matter>>()

function namedInHeading(article: Provision): ReadonlySet<Matter> {
  const kept = byHeading.get(article)
  if (kept !== undefined) return kept
  const named = mattersIn(article.heading ?? '')
  byHeading.set(article, named)
  return named
}

/** Whether a provision with its parts, or what it stands in, names every matter of its own that a question names. */
export function namesTheMatter(shelf: Shelf, question: string, provision: Provision): boolean {
  const matters = namedIn(question)
  if (matters.length === 0) return true
  const told = [provision, ...shelf.children(provision)]
  const above = shelf.ancestors(provision)
  return matters.every((matter) => {
    const isOver = (one: Provision): boolean =>
      (ACTS.has(matter) && one.level === 'article' ? namedInHeading(one) : namedBy(one)).has(matter)
    return told.some((one) => namedBy(one).has(matter)) || above.some(isOver)
  })
}
