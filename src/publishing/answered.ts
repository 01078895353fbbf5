import type { Place } from '#knowledge/place.ts'
import type { Answer, Citation } from '../domain/answer.ts'
import { maskPersonalData } from '../domain/mask.ts'
import type { Store } from '../domain/store.ts'

export interface GivenAnswer {
  readonly at: Date
  /** In the citizen's own words, without personal data. */
  readonly question: string
  readonly place: Place | null
  readonly outcome: Answer['outcome']
  readonly citations: readonly Citation[]
}

export interface AnswersGiven {
  /** Newest first. */
  readonly answers: readonly GivenAnswer[]
  /** The oldest answer that was looked at; `undefined` when that were all there are. */
  readonly lookedAtSince: Date | undefined
}

/** Which answers are meant, and how many of the latest are looked at for them. */
interface Sought {
  readonly version: number
  /** A document, or one of its provisions with what stands in it. */
  readonly cites?: string | undefined
  readonly lookedAt: number
}

/** What was answered from a version: to be looked at once it turns out that something in it is wrong. */
export async function answersFrom(
  store: Pick<Store, 'latestAnswers'>,
  { version, cites, lookedAt }: Sought,
): Promise<AnswersGiven> {
  const latest = await store.latestAnswers(lookedAt)
  const isMeant = ({ id }: Citation) => cites === undefined || id === cites || id.startsWith(`${cites}/`)
  return {
    answers: latest
      .filter(({ answer }) => answer.knowledgeVersion === String(version))
      .filter(({ answer }) => cites === undefined || answer.citations.some(isMeant))
      .map(({ question, answer, at }) => ({
        at,
        question: maskPersonalData(question),
        place: answer.place,
        outcome: answer.outcome,
        citations: answer.citations,
      })),
    lookedAtSince: latest.length === lookedAt ? latest.at(-1)?.at : undefined,
  }
}
