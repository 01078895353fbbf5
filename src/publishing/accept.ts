import type { Act, Archive } from '#knowledge/archive.ts'
import { packEdition } from '#knowledge/edition.ts'
import type { Edition } from '#knowledge/edition.ts'
import type { Day } from '#knowledge/validity.ts'
import { readEdition } from './load.ts'

/**
 * A person has looked at what an import could not settle and lets it pass.
 *
 * @param endedFrom first day on which the provisions that the file no longer has do not hold; without it they stay as they are
 */
export async function acceptImport(
  archive: Archive,
  document: string,
  act: Act,
  endedFrom?: Day,
): Promise<'accepted' | 'unknown'> {
  const waiting = await archive.waitingFor(document)
  if (waiting === undefined) return 'unknown'
  const ended = waiting.report?.ended ?? []
  if (endedFrom !== undefined && ended.length > 0) {
    const edition = await readEdition(archive, waiting.digest)
    const packed = packEdition(endProvisions(edition, new Set(ended), endedFrom))
    await archive.keepWaiting({ ...waiting, digest: packed.digest }, packed)
  }
  return archive.acceptWaiting(document, act)
}

function endProvisions(edition: Edition, ended: ReadonlySet<string>, from: Day): Edition {
  return {
    ...edition,
    provisions: edition.provisions.map((provision) => {
      const { to } = provision.validity
      const holds = ended.has(provision.id) && (to === undefined || to > from)
      return holds ? { ...provision, validity: { ...provision.validity, to: from } } : provision
    }),
  }
}
