import { readLibrary, shelfOf } from '#knowledge/library.ts'
import { PLACES } from '#knowledge/place.ts'
import type { Provision } from '#knowledge/provision.ts'
import { publish } from '#knowledge/published.ts'
import type { Published } from '#knowledge/published.ts'
import type { Day } from '#knowledge/validity.ts'
import type { Question } from '#src/questions/understand.ts'
import { unaccented } from './unaccented.ts'

/** Which of a provision's wordings is left out, and how many it needs for that: what it is known by must not be lost. */
const LEFT_OUT = 1
const FEWEST = 3

/** A citizens' wording that the library was not told, asked as a question. */
export interface LeftOut {
  readonly asked: Question
  /** The provision it was written for, and what that one stands in. */
  readonly gold: readonly string[]
}

/** The library as it would be without one wording of each provision, and those wordings as questions. */
export function leaveWordingsOut(today: Day): {
  readonly published: Published
  readonly questions: readonly LeftOut[]
} {
  const { editions, digest } = readLibrary()
  const has = ({ words }: Provision): boolean => words.length >= FEWEST
  const without = editions.map((edition) => ({
    ...edition,
    provisions: edition.provisions.map((one) =>
      has(one) ? { ...one, words: one.words.filter((_, at) => at !== LEFT_OUT) } : one,
    ),
  }))
  const published = publish(shelfOf(without), digest)
  const questions = editions
    .flatMap(({ provisions }) => provisions)
    .flatMap((provision, at) => {
      const wording = has(provision) ? provision.words[LEFT_OUT] : undefined
      if (wording === undefined) return []
      const [parent] = published.shelf.ancestors(provision)
      const gold = [provision.id, ...(parent === undefined ? [] : [parent.id])]
      return [{ asked: asAsked(provision, wording, at, today), gold }]
    })
  return { published, questions }
}

/** While the provision held, in its city, every third without accents. */
function asAsked({ territory, validity }: Provision, wording: string, at: number, today: Day): Question {
  const { from, to } = validity
  const place = territory === 'vn' ? (PLACES[at % PLACES.length] ?? null) : territory
  const question = at % 3 === 0 ? unaccented(wording) : wording
  return { question, earlier: [], place, today, ...(to !== undefined && to <= today && { asOf: from }) }
}
