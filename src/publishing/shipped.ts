import type { Act, Archive } from '#knowledge/archive.ts'
import { packEdition } from '#knowledge/edition.ts'
import type { Library } from '#knowledge/library.ts'
import { changeTo, standing } from './change.ts'
import { withDecisions } from './decided.ts'
import { doubtedBy } from './details.ts'

/** Sees to it that a new store holds the shipped library. A command in a shell does no more: it may be an older program's. */
export async function shelveFirst(archive: Archive, library: () => Library, now: Date): Promise<void> {
  if ((await archive.versionInUse()) === 0) await shelveShipped(archive, library(), now)
}

/**
 * Sees to it that there is something to answer from: publishes the shipped library where nothing has been published yet, or
 * where nobody has changed what an older program shipped.
 *
 * @returns `kept` where administrators have published their own, or went back from this very library: it waits for them to
 *   import it, or to put it to use again
 */
export async function shelveShipped(
  archive: Archive,
  library: Library,
  now: Date,
): Promise<'published' | 'current' | 'kept'> {
  const base = await archive.versionInUse()
  const versions = await archive.versions()
  if (versions.find(({ number }) => number === base)?.library === library.digest) return 'current'
  const isKnown = versions.some((one) => one.library === library.digest)
  if (isKnown || versions.some(({ origin }) => origin === 'published')) return 'kept'
  const act: Act = { by: 'desk', at: now, note: null }
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
    act,
  })
  // Another process was quicker with the same library.
  if (result === 'moved_on') return shelveShipped(archive, library, now)
  if (base > 0) await renewDecided(archive, act)
  return 'published'
}

/**
 * What was decided and not published yet was made from the texts of the older program: it is made from the new ones and goes
 * on waiting. Files that wait are left to whoever imported them.
 */
async function renewDecided(archive: Archive, act: Act): Promise<void> {
  for (const { document, file, base } of await archive.waiting()) {
    const inUse = (await archive.editionHeld(await archive.versionInUse(), document)) ?? null
    if (file === null && base !== inUse) await archive.discardWaiting(document, act)
  }
  const decisions = await archive.decisions()
  const decided = decisions.filter(({ state }) => state === 'applied')
  const documents = Map.groupBy(decided, ({ about }) =>
    (about.kind === 'relation' ? about.relation : about.ruling).target.replace(/\/.*$/, ''),
  )
  for (const [document, its] of documents) {
    const now = await standing(archive, document)
    if (now === 'stale' || now === 'unknown') continue
    const made = withDecisions(now.edition, its)
    // `moved_on`: somebody decides or imports at this moment, over the new texts and with these decisions.
    for (const change of changeTo(made, now, act)) await archive.keepWaiting(change)
    const doubted = await doubtedBy(archive, made.document, now.edition.document, decisions, act)
    for (const change of 'stale' in doubted ? [] : doubted) await archive.keepWaiting(change)
  }
}
