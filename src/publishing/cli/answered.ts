import { maskPersonalData } from '../../domain/mask.ts'
import type { Store } from '../../domain/store.ts'
import type { CallOf } from './call.ts'
import * as say from './phrases.ts'
import { done, failure } from './print.ts'
import type { Output } from './print.ts'

/** What is wrong in a version is noticed within days; more at once would hold up a store that others share. */
const LOOKED_AT = 20_000

/**
 * What was answered from a version, newest first: to be looked at once it turns out that something in it is wrong.
 * Citizens' own words without personal data, which an administrator's shell may show.
 */
export async function answered(store: Store, call: CallOf<'answered'>): Promise<Output> {
  const [number] = call.words
  if ((await store.shelved(number)).size === 0) return failure(say.noVersion(number))
  const { cites } = call
  const isMeant = (id: string) => cites === undefined || id === cites || id.startsWith(`${cites}/`)
  const latest = await store.latestAnswers(LOOKED_AT)
  const since = latest.length === LOOKED_AT ? latest.at(-1)?.at : undefined
  const found = latest
    .filter(({ answer }) => answer.knowledgeVersion === String(number))
    .map(({ question, answer, at }) => ({
      at,
      question: maskPersonalData(question),
      outcome: answer.outcome,
      cites: answer.citations.map(({ id }) => id),
    }))
    .filter((one) => cites === undefined || one.cites.some(isMeant))
  return done({ version: String(number), lookedAtSince: since ?? null, answers: found }, [
    ...(found.length === 0 ? [say.noAnswers(number)] : []),
    ...found.map((one) => say.answerLine(one.at, one.question, one.cites)),
    ...(since === undefined ? [] : [say.lookedAtSince(LOOKED_AT, since)]),
  ])
}
