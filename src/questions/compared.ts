import type { Provision } from '#knowledge/provision.ts'
import type { Published } from '#knowledge/published.ts'
import type { Shelf } from '#knowledge/shelf.ts'
import { holds, inForce } from '#knowledge/validity.ts'
import { fold, settle } from '#knowledge/vietnamese.ts'
import { heldBy } from './decision.ts'
import type { Decision, Matter } from './decision.ts'
import { sayingSomething } from './empty-words.ts'
import { placeNamesIn } from './setting/place.ts'
import { standsAt, syllablesOf, wordsOf } from './words.ts'
import type { Syllable, Word } from './words.ts'

/** Words by which two things are held against each other. */
const COMPARING: ReadonlySet<string> = new Set(
  fold('khác giống nhau phân biệt so sánh điểm chỗ nào gì sao giữa').split(' '),
)
const COMPARES = /\bkhac\b|\bgiong\b|\bphan biet\b|\bso sanh\b/
/** A longer heading names several things, or what somebody does. */
const LONGEST_NAME = 4
const MOST_COMPARED = 3
/** People leave it off: "hội đồng với ủy ban khác gì nhau". */
const LEFT_OFF = / nhân dân$/u

/** One of the things compared, and what the law says of it. */
interface Compared {
  readonly about: string
  readonly decision: Decision
}

interface Name {
  readonly heading: string
  readonly syllables: readonly Syllable[]
  readonly articles: readonly Provision[]
}

/**
 * A question that asks how things differ which the law treats in an article each, "phân cấp khác ủy quyền thế nào": each of
 * them by its own article, as none tells the difference.
 *
 * @returns `undefined` where it asks for anything else besides, or the law of the day has no article on one of them
 */
export function decideCompared(
  { shelf }: Published,
  { text, day, place, mention }: Matter,
): readonly Compared[] | undefined {
  if (mention.document !== undefined || !COMPARES.test(fold(text).replaceAll(/\s+/g, ' '))) return undefined
  const words = wordsOf(settle(text))
  const named = namedIn(namesOn(shelf), words)
  const things = [...new Set(named.map(({ name }) => name))]
  if (things.length < 2 || things.length > MOST_COMPARED || saysElse(text, words, named)) return undefined
  const compared = things.flatMap(({ heading, articles }): Compared[] => {
    const article = articles.find((one) => holds(inForce(one, day, place)))
    if (article === undefined) return []
    // An article's own words only announce what its clauses say.
    const [first = article] = shelf.children(article)
    return [{ about: heading.toLowerCase(), decision: heldBy(first) }]
  })
  return compared.length === things.length ? compared : undefined
}

interface Found {
  readonly name: Name
  readonly from: number
  readonly to: number
}

function namedIn(names: readonly Name[], words: readonly Word[]): readonly Found[] {
  const found: Found[] = []
  for (let at = 0; at < words.length;) {
    const name = names.find(({ syllables }) => standsAt(syllables, words, at))
    const to = at + (name?.syllables.length ?? 1)
    if (name !== undefined) found.push({ name, from: at, to })
    at = to
  }
  return found
}

/** "Chủ tịch hội đồng nhân dân khác chủ tịch ủy ban": of the chairs no such article speaks. */
function saysElse(text: string, words: readonly Word[], named: readonly Found[]): boolean {
  const says = sayingSomething(words.map(({ lower }) => lower))
  const places = placeNamesIn(text)
  return words.some(
    ({ lower, folded }, at) =>
      says[at] === true &&
      !COMPARING.has(folded) &&
      !places.has(lower) &&
      !named.some(({ from, to }) => at >= from && at < to),
  )
}

const known = new WeakMap<Shelf, readonly Name[]>()

/** Things that have an article of their own, the longest names first. */
function namesOn(shelf: Shelf): readonly Name[] {
  const kept = known.get(shelf)
  if (kept !== undefined) return kept
  const articles = [...shelf.provisions.values()].filter(({ level }) => level === 'article')
  const byHeading = Map.groupBy(articles, ({ heading = '' }) => settle(heading).toLowerCase())
  const names = [...byHeading]
    .flatMap(([heading, of]) => {
      const spoken = [heading, ...(LEFT_OFF.test(heading) ? [heading.replace(LEFT_OFF, '')] : [])]
      return spoken.map((one) => ({ heading, syllables: syllablesOf(one), articles: of }))
    })
    .filter(({ syllables }) => syllables.length > 1 && syllables.length <= LONGEST_NAME)
    .toSorted((a, b) => b.syllables.length - a.syllables.length)
  known.set(shelf, names)
  return names
}
