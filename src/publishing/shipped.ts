import type { Archive } from '#knowledge/archive.ts'
import { packEdition } from '#knowledge/edition.ts'
import type { Library } from '#knowledge/library.ts'

/**
 * Sees to it that there is something to answer from: publishes the shipped library where nothing has been published yet, or
 * where nobody has changed what an older program shipped.
 *
 * @returns `kept` where administrators have published their own: the new library waits for them to import it
 */
export async function shelveShipped(
  archive: Archive,
  library: Library,
  now: Date,
): Promise<'published' | 'current' | 'kept'> {
  const base = await archive.versionInUse()
  const inUse = (await archive.versions()).find(({ number }) => number === base)
  if (inUse?.library === library.digest) return 'current'
  if (inUse?.origin === 'published') return 'kept'
  const editions = library.editions.map((edition) => ({
    document: edition.document.id,
    packed: packEdition(edition),
  }))
  const result = await archive.publish({
    base,
    editions: new Map(editions.map(({ document, packed }) => [document, packed.digest])),
    unkept: editions.map(({ packed }) => packed),
    origin: 'shipped',
    library: library.digest,
    overruled: null,
    act: { by: 'desk', at: now, note: null },
  })
  // Another process was quicker with the same library.
  return result === 'moved_on' ? shelveShipped(archive, library, now) : 'published'
}
