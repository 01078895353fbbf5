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
const namedIn = lately((question): readonly Matter[] => {
  const words = wordsOf(settle(askingPart(question)))
  const named = namesAmong(words)
  // "Nhập xã thì hội đồng cũ giải tán hay gộp lại": whichever of them it is, the rule need not name the other.
  const rest = named.filter((name) => !isAlternative(name, words))
  return [...new Set((rest.length > 0 ? rest : named).map(({ matter }) => matter))]
})

interface Named {
  readonly matter: Matter
  readonly from: number
  readonly to: number
}

/** An act on either side of an "hay" that offers another one. */
function isAlternative({ matter, from, to }: Named, words: readonly Word[]): boolean {
  if (!ACTS.has(matter)) return false
  const offers = (at: number): boolean => words[at]?.folded === 'hay' && words[at + 1]?.folded !== 'khong'
  return offers(to) || offers(from - 1) || (offers(from - 2) && BETWEEN.has(words[from - 1]?.folded ?? ''))
}

/** "Hay là", "hay bị". */
const BETWEEN: ReadonlySet<string> = new Set(['la', 'bi', 'duoc', 'phai'])

function mattersIn(text: string): ReadonlySet<Matter> {
  return new Set(namesAmong(wordsOf(settle(text))).map(({ matter }) => matter))
}

function namesAmong(words: readonly Word[]): readonly Named[] {
  return words.flatMap((word, from) =>
    (BEGINNING.get(word.folded) ?? []).flatMap((name) =>
      isNamedAt(name, words, from) ? [{ matter: name.matter, from, to: from + name.syllables.length }] : [],
    ),
  )
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

/** Whether a provision stands in an article that is headed by other acts than a question names. */
export function isOfOtherAct(shelf: Shelf, question: string, provision: Provision): boolean {
  const acts = namedIn(question).filter((matter) => ACTS.has(matter))
  if (acts.length === 0) return false
  const headed = namedInHeading(shelf.ancestors(provision).at(-1) ?? provision)
  return [...headed].some((matter) => ACTS.has(matter)) && !acts.some((act) => headed.has(act))
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
