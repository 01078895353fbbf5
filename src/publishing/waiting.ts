import type { Archive, WaitingEdition } from '#knowledge/archive.ts'
import type { EditionDigest } from '#knowledge/edition.ts'

/** Why an edition that waits is not published yet. */
type Hindrance =
  /** A person must look at what the import could not settle. */
  | 'look'
  /** Another edition of the document is in use than the one it was made from. */
  | 'stale'

/** What would be published now, and what would not. */
export interface Outlook {
  /** Version in use. */
  readonly base: number
  /** What it holds, by document. */
  readonly shelved: ReadonlyMap<string, EditionDigest>
  readonly ready: readonly WaitingEdition[]
  readonly held: ReadonlyArray<{ readonly waiting: WaitingEdition; readonly why: Hindrance }>
}

/** Looks through everything that waits; publishes nothing. */
export async function outlook(archive: Archive): Promise<Outlook> {
  const base = await archive.versionInUse()
  const shelved = await archive.shelved(base)
  const ready: WaitingEdition[] = []
  const held: Array<{ waiting: WaitingEdition; why: Hindrance }> = []
  for (const waiting of await archive.waiting()) {
    if ((shelved.get(waiting.document) ?? null) !== waiting.base) held.push({ waiting, why: 'stale' })
    else if (waiting.waitsFor.length > 0 && waiting.accepted === null) held.push({ waiting, why: 'look' })
    else ready.push(waiting)
  }
  return { base, shelved, ready, held }
}

/** What the version in use would hold with these in the place of its own. */
export function shelvedWith(
  { shelved }: Outlook,
  editions: readonly WaitingEdition[],
): ReadonlyMap<string, EditionDigest> {
  return new Map([...shelved, ...editions.map(({ document, digest }) => [document, digest] as const)])
}
