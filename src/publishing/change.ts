import type { Act, Archive, WaitingChange, WaitingEdition } from '#knowledge/archive.ts'
import { packEdition, unpackEdition } from '#knowledge/edition.ts'
import type { Edition } from '#knowledge/edition.ts'
import { StoreUnavailable } from '../domain/errors.ts'

/** What a decision on a document starts from. */
export interface Standing {
  readonly edition: Edition
  readonly digest: string
  /** Edition in use; `null` for a document that only waits. */
  readonly base: string | null
  /** The edition that waits; it is then the one to start from. */
  readonly waiting: WaitingEdition | undefined
}

/**
 * @returns `stale` where what waits was made from another edition than the one in use: a decision would either bring back
 *   what was undone since, or throw away unseen what somebody imported
 */
export async function standing(archive: Archive, document: string): Promise<Standing | 'stale' | 'unknown'> {
  const base = (await archive.editionHeld(await archive.versionInUse(), document)) ?? null
  const waiting = await archive.waitingFor(document)
  if (waiting !== undefined && waiting.base !== base) return 'stale'
  const digest = waiting?.digest ?? base
  if (digest === null) return 'unknown'
  const packed = await archive.edition(digest)
  if (packed !== undefined) return { edition: unpackEdition(packed), digest, base, waiting }
  // Replaced between the two looks.
  if ((await archive.waitingFor(document))?.digest !== waiting?.digest) return standing(archive, document)
  throw new StoreUnavailable(undefined, `no edition ${digest}`)
}

/**
 * An edition, changed by a decision, to wait; what waited already keeps its report, and what it waits for.
 *
 * @returns nothing where nothing changes
 */
export function changeTo(
  edition: Edition,
  { digest, base, waiting }: Standing,
  act: Act,
): readonly WaitingChange[] {
  const packed = packEdition(edition)
  if (packed.digest === digest) return []
  const kept = waiting ?? {
    document: edition.document.id,
    file: null,
    report: null,
    waitsFor: [],
    accepted: null,
  }
  return [
    {
      waiting: { ...kept, digest: packed.digest, base, act },
      edition: packed,
      over: waiting?.digest ?? null,
    },
  ]
}
