import { setImmediate as nextRound } from 'node:timers/promises'
import type { Archive } from '#knowledge/archive.ts'
import { unpackEdition } from '#knowledge/edition.ts'
import type { Edition, EditionDigest } from '#knowledge/edition.ts'
import { shelfOf } from '#knowledge/library.ts'
import { publishAside } from '#knowledge/published.ts'
import type { Published } from '#knowledge/published.ts'
import type { Shelf } from '#knowledge/shelf.ts'
import { StoreUnavailable } from '../domain/errors.ts'

/** What versions were made of: their numbers count anew in a store that was emptied and made anew under a running desk. */
const made = new WeakMap<Published, string>()

/** Names the very editions a version was made of; `undefined` for one that comes from no archive. */
export function madeOf(published: Published): string | undefined {
  return made.get(published)
}

export function nameOfEditions(shelved: ReadonlyMap<string, EditionDigest>): string {
  return [...shelved.values()].toSorted().join(' ')
}

/** Reads versions out of the archive; what two versions share is read once. */
export class Loader {
  readonly #archive: Archive
  #known: ReadonlyMap<EditionDigest, Edition> = new Map()

  constructor(archive: Archive) {
    this.#archive = archive
  }

  /** @throws {StoreUnavailable} also where the archive lacks what a version holds */
  async version(number: number): Promise<Published> {
    return this.published(await this.#archive.shelved(number), String(number))
  }

  /** @param name of the version: `2`, or another for one that is no more than thought of */
  async published(shelved: ReadonlyMap<string, EditionDigest>, name: string): Promise<Published> {
    const published = await publishAside(await this.shelf(shelved), name)
    made.set(published, nameOfEditions(shelved))
    return published
  }

  /** For whoever only looks things up by their ids: building an index of a large collection takes as long as reading it. */
  async shelf(shelved: ReadonlyMap<string, EditionDigest>): Promise<Shelf> {
    return shelfOf(withoutDeadLinks(await this.#editions(shelved)))
  }

  async #editions(shelved: ReadonlyMap<string, EditionDigest>): Promise<readonly Edition[]> {
    const read = new Map<EditionDigest, Edition>()
    for (const digest of shelved.values()) {
      const known = this.#known.get(digest)
      read.set(digest, known ?? (await readEdition(this.#archive, digest)))
      // Thousands of documents take seconds; citizens are let in between.
      if (known === undefined) await nextRound()
    }
    this.#known = read
    return [...read.values()]
  }
}

/** A rule that is said to govern a matter today may be of a document that is not, or no longer, on the shelf. */
function withoutDeadLinks(editions: readonly Edition[]): readonly Edition[] {
  const known = new Set(editions.flatMap(({ provisions }) => provisions.map(({ id }) => id)))
  const isDead = (id: string): boolean => !known.has(id)
  return editions.map((edition) =>
    edition.provisions.some(({ today }) => today.some(isDead))
      ? {
          ...edition,
          provisions: edition.provisions.map((one) =>
            one.today.some(isDead) ? { ...one, today: one.today.filter((id) => known.has(id)) } : one,
          ),
        }
      : edition,
  )
}

/** @throws {StoreUnavailable} where the archive has not got it, or what it has is damaged */
export async function readEdition(archive: Archive, digest: EditionDigest): Promise<Edition> {
  const packed = await archive.edition(digest)
  if (packed === undefined) throw new StoreUnavailable(undefined, `no edition ${digest}`)
  try {
    return unpackEdition(packed)
  } catch (fault) {
    throw new StoreUnavailable(fault, `edition ${digest} does not read`)
  }
}
