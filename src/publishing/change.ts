import type { Act, Archive, WaitingChange, WaitingEdition } from '#knowledge/archive.ts'
import { packEdition } from '#knowledge/edition.ts'
import type { Edition } from '#knowledge/edition.ts'
import { readEdition } from './load.ts'

/** What a change of a document starts from: the edition that waits, or else the one in use. */
export interface Standing {
  readonly edition: Edition
  readonly digest: string
  /** Edition in use; `null` for a document that only waits. */
  readonly base: string | null
  /** What waits, where it is that edition. */
  readonly waiting: WaitingEdition | undefined
  /** Something waits that was made from another edition than the one in use, and is left aside. */
  readonly isStale: boolean
}

/** What an import starts from: one that replaces what has become stale brings back nothing that was undone since. */
export async function editionBefore(archive: Archive, document: string): Promise<Standing | undefined> {
  const base = (await archive.editionHeld(await archive.versionInUse(), document)) ?? null
  const waits = await archive.waitingFor(document)
  const waiting = waits?.base === base ? waits : undefined
  const digest = waiting?.digest ?? base
  if (digest === null) return undefined
  const edition = await readEdition(archive, digest).catch(async (fault: unknown) => {
    // Between the two looks somebody put another edition in its place.
    if ((await archive.waitingFor(document))?.digest !== waits?.digest) return undefined
    throw fault
  })
  if (edition === undefined) return editionBefore(archive, document)
  return { edition, digest, base, waiting, isStale: waits !== waiting }
}

/**
 * What a decision starts from.
 *
 * @returns `stale` where what waits was made from another edition than the one in use: a decision would either bring back
 *   what was undone since, or throw away unseen what somebody imported
 */
export async function standing(archive: Archive, document: string): Promise<Standing | 'stale' | 'unknown'> {
  const now = await editionBefore(archive, document)
  if (now === undefined) return (await archive.waitingFor(document)) === undefined ? 'unknown' : 'stale'
  return now.isStale ? 'stale' : now
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
