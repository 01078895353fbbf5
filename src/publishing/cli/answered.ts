import type { Store } from '../../domain/store.ts'
import { answersFrom } from '../answered.ts'
import type { CallOf } from './call.ts'
import * as say from './phrases.ts'
import { done, failure } from './print.ts'
import type { Output } from './print.ts'

/** What is wrong in a version is noticed within days; more at once would hold up a store that others share. */
const LOOKED_AT = 20_000

/** What was answered from a version, with citizens' own words, which an administrator's shell may show. */
export async function answered(store: Store, call: CallOf<'answered'>): Promise<Output> {
  const [number] = call.words
  if ((await store.shelved(number)).size === 0) return failure(say.noVersion(number))
  const given = await answersFrom(store, { version: number, cites: call.cites, lookedAt: LOOKED_AT })
  const since = given.lookedAtSince
  const found = given.answers.map(({ at, question, outcome, citations }) => ({
    at,
    question,
    outcome,
    cites: citations.map(({ id }) => id),
  }))
  return done({ version: String(number), lookedAtSince: since ?? null, answers: found }, [
    ...(found.length === 0 ? [say.noAnswers(number)] : []),
    ...found.map((one) => say.answerLine(one.at, one.question, one.cites)),
    ...(since === undefined ? [] : [say.lookedAtSince(LOOKED_AT, since)]),
  ])
}
