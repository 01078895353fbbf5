import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Edition } from './edition.ts'
import { readLibraryFile } from './import/read-library.ts'
import { publish } from './published.ts'
import type { Published } from './published.ts'
import { Shelf } from './shelf.ts'

const SHIPPED = join(import.meta.dirname, 'library')

/** The documents we ship: our summaries, without official wording. */
export interface Library {
  readonly editions: readonly Edition[]
  /** Names the content, in hexadecimal. */
  readonly digest: string
}

/** @throws {LibraryFault} naming file and line of what cannot be read */
export function readLibrary(folder: string = SHIPPED): Library {
  const digest = createHash('sha256')
  const editions = readdirSync(folder)
    .filter((file) => file.endsWith('.md') && file !== 'SOURCES.md')
    .toSorted()
    .map((file) => {
      const content = readFileSync(join(folder, file), 'utf8')
      digest.update(content)
      return readLibraryFile(file, content)
    })
  return { editions, digest: digest.digest('hex').slice(0, 12) }
}

/**
 * The documents we ship, published as one version that is named after their content: for a desk that has no store.
 *
 * @throws {LibraryFault} naming file and line of what cannot be read
 */
export function openLibrary(folder: string = SHIPPED): Published {
  const { editions, digest } = readLibrary(folder)
  return publish(shelfOf(editions), digest)
}

export function shelfOf(editions: readonly Edition[]): Shelf {
  return new Shelf(
    editions.map(({ document }) => document),
    editions.flatMap(({ provisions }) => provisions),
  )
}
