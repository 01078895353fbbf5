import type { Act, Archive, Decided } from '#knowledge/archive.ts'
import type { Edition, EditionDigest } from '#knowledge/edition.ts'
import type { Day } from '#knowledge/validity.ts'
import { changeTo, standing } from './change.ts'
import { rulingOver, withDecisions } from './decided.ts'
import { DROPPED } from './phrases.ts'

export type AcceptResult =
  | 'accepted'
  | 'unknown'
  /** The edition that waits is not the one that was looked at. */
  | 'moved_on'
  /** It was made from an edition that is not in use any more. */
  | 'stale'
  /** Provisions cannot end before their first day in force. */
  | 'too-early'

/**
 * A person has looked at what an import could not settle and lets it pass.
 *
 * @param endedFrom first day on which the provisions that the file no longer has do not hold; without it they stay as they
 *   are. It is kept as a decision on each, so that no later import brings them back
 * @param seen edition that was looked at; without it, the one that waits
 */
export async function acceptImport(
  archive: Archive,
  document: string,
  act: Act,
  endedFrom?: Day,
  seen?: EditionDigest,
): Promise<AcceptResult> {
  const waiting = await archive.waitingFor(document)
  if (waiting === undefined) return 'unknown'
  if (seen !== undefined && waiting.digest !== seen) return 'moved_on'
  const dropped = waiting.report?.ended ?? []
  if (endedFrom === undefined || dropped.length === 0) {
    return archive.acceptWaiting(document, waiting.digest, act)
  }
  const now = await standing(archive, document)
  if (now === 'stale' || now === 'unknown') return now
  if (now.digest !== waiting.digest) return 'moved_on'
  const ended = toEnd(now.edition, new Set(dropped), endedFrom)
  if (ended.some(({ validity }) => endedFrom < validity.from)) return 'too-early'
  const earlier = await archive.decisionsOn(document)
  const decided = ended.map(({ id }): Decided => {
    const ruling = { target: id, state: 'ended', from: endedFrom, reason: DROPPED, by: act.by } as const
    const decision = rulingOver(now.edition, ruling, earlier, act)
    return { decision, seen: earlier.find((one) => one.id === decision.id)?.state ?? null }
  })
  const made = withDecisions(
    now.edition,
    decided.map(({ decision }) => decision),
  )
  const changes = changeTo(made, now, act)
  if (decided.length > 0 && (await archive.decide(decided, changes)) === 'moved_on') return 'moved_on'
  return archive.acceptWaiting(document, changes[0]?.waiting.digest ?? waiting.digest, act)
}

/** The dropped provisions that have not ended by that day; their parts end with them and are not named. */
function toEnd({ provisions }: Edition, dropped: ReadonlySet<string>, from: Day): Edition['provisions'] {
  return provisions.filter(
    ({ id, parent, validity }) =>
      dropped.has(id) &&
      (parent === undefined || !dropped.has(parent)) &&
      (validity.to === undefined || validity.to > from),
  )
}
