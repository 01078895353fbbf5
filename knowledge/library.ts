import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readLibraryFile } from './import/read-library.ts'
import { publish } from './published.ts'
import type { Published } from './published.ts'
import { Shelf } from './shelf.ts'

const SHIPPED = join(import.meta.dirname, 'library')

/**
 * The documents we ship, published as one version that is named after their content.
 *
 * @throws {LibraryFault} naming file and line of what cannot be read
 */
export function openLibrary(folder: string = SHIPPED): Published {
  const contents = readdirSync(folder)
    .filter((file) => file.endsWith('.md') && file !== 'SOURCES.md')
    .toSorted()
    .map((file) => ({ file, content: readFileSync(join(folder, file), 'utf8') }))
  const files = contents.map(({ file, content }) => readLibraryFile(file, content))
  const shelf = new Shelf(
    files.map((file) => file.document),
    files.flatMap((file) => file.provisions),
  )
  const digest = createHash('sha256')
  for (const { content } of contents) digest.update(content)
  return publish(shelf, digest.digest('hex').slice(0, 12))
}
