import { readFileSync } from 'node:fs'
import { parse as parseYaml } from 'yaml'
import * as z from 'zod'
import { lately } from '#knowledge/lately.ts'
import { onceFor } from '#knowledge/once.ts'
import type { Provision } from '#knowledge/provision.ts'
import type { Shelf } from '#knowledge/shelf.ts'
import { settle } from '#knowledge/vietnamese.ts'
import { askingPart } from './asking.ts'
import { written } from './things.ts'
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
/** By matter, to be looked for in a long text. */
const WRITTEN = new Map(
  [...Map.groupBy(NAMES, ({ matter }) => matter)].map(([matter, names]) => [
    matter,
    written(names.map(({ syllables }) => syllables.map(({ lower }) => lower).join(' ')).join('|')),
  ]),
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
  return words.flatMap(
    (word, from) =>
      BEGINNING.get(word.folded)?.flatMap((name) =>
        isNamedAt(name, words, from) ? [{ matter: name.matter, from, to: from + name.syllables.length }] : [],
      ) ?? [],
  )
}

function isNamedAt({ syllables, needsMarks }: Name, words: readonly Word[], at: number): boolean {
  if (!standsAt(syllables, words, at)) return false
  return !needsMarks || syllables.every(({ lower }, each) => words[at + each]?.lower === lower)
}

/** Matters a provision names itself. */
const namedBy = onceFor(({ heading, summary, text, words }: Provision): ReadonlySet<Matter> =>
  mattersIn([heading, summary, text, ...words].join('\n')),
)

/** By its heading alone: in its own words an article announces what one or another of its clauses says. */
const namedInHeading = onceFor((article: Provision): ReadonlySet<Matter> => mattersIn(article.heading ?? ''))

/** What a provision is to the matters a question names. */
interface MattersNamed {
  /** Whether it with its parts, or what it stands in, names every one of them that is a matter of its own. */
  readonly areNamedBy: (provision: Provision) => boolean
  /** The same, or that others on the shelf do: of a matter that none of them names nothing here can tell. */
  readonly mayBeToldBy: (provision: Provision) => boolean
  /** Whether it stands in an article that is headed by other acts. */
  readonly areOfOtherAct: (provision: Provision) => boolean
}

export function mattersNamed(shelf: Shelf, question: string): MattersNamed {
  const matters = namedIn(question)
  const acts = matters.filter((matter) => ACTS.has(matter))
  return {
    areNamedBy: (provision) => matters.every((matter) => isNamedBy(shelf, matter, provision)),
    mayBeToldBy: (provision) =>
      matters.every((matter) => isNamedBy(shelf, matter, provision) || knownOn(shelf)(matter)),
    areOfOtherAct: (provision) => acts.length > 0 && isOfOtherAct(shelf, acts, provision),
  }
}

/** Whether anything on a shelf names a matter, in the words as they stand: to look for every matter in all of them takes a second. */
const knownOn = onceFor((shelf: Shelf) => {
  const words = [...shelf.provisions.values()].flatMap(({ heading, summary, text, words }) => {
    return [heading, summary, text, ...words]
  })
  const all = settle(words.join('\n'))
  const known = new Map<Matter, boolean>()
  return (matter: Matter): boolean => {
    const isKnown = known.get(matter) ?? WRITTEN.get(matter)?.test(all) === true
    known.set(matter, isKnown)
    return isKnown
  }
})

function isOfOtherAct(shelf: Shelf, acts: readonly Matter[], provision: Provision): boolean {
  const headed = namedInHeading(shelf.ancestors(provision).at(-1) ?? provision)
  return [...headed].some((matter) => ACTS.has(matter)) && !acts.some((act) => headed.has(act))
}

function isNamedBy(shelf: Shelf, matter: Matter, provision: Provision): boolean {
  const isOver = (one: Provision): boolean =>
    (ACTS.has(matter) ? namedInHeading(one) : namedBy(one)).has(matter)
  return (
    shelf.withParts(provision).some((one) => namedBy(one).has(matter)) ||
    shelf.ancestors(provision).some(isOver)
  )
}
