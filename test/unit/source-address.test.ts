import { describe, expect, test } from 'vitest'
import { readBytes } from '#knowledge/import/read-bytes.ts'
import { readLibraryFile } from '#knowledge/import/read-library.ts'
import { importFile, understandFile } from '#knowledge/import/run.ts'
import type { Given } from '#knowledge/import/run.ts'
import { writeLibraryFile } from '#knowledge/import/write-library.ts'
import { Shelf } from '#knowledge/shelf.ts'
import type { Edition } from '#knowledge/edition.ts'
import { citationList } from '#bots/web/citation.ts'
import { cite } from '#src/questions/citations.ts'

const TEXT = 'Điều 1. Lệ phí\nLệ phí đỗ thuyền là 10.000 đồng một ngày.'
const GIVEN = { id: 'nq-999-2026-nq-hdnd', place: 'hcm', from: '2026-05-01' } as const
const PAGE = 'https://congbao.hochiminhcity.gov.vn/van-ban/999'

async function imported(given: Given, before?: Edition): Promise<Edition> {
  const understood = understandFile('moi.txt', await readBytes(Buffer.from(TEXT), 'moi.txt'), given)
  if (understood.kind === 'faulty') throw new Error(understood.line)
  const made = importFile(understood, before, given, [])
  if (made.kind !== 'made') throw new Error(made.kind)
  return made.edition
}

function cited({ document, provisions }: Edition) {
  const [article] = provisions
  if (article === undefined) throw new Error('no article')
  return cite(new Shelf([document], provisions), article, '2026-06-01')
}

describe('a document of which nobody has said where its official text is read', () => {
  test('is cited without an address, and on the web without a link', async () => {
    const citation = cited(await imported(GIVEN))
    expect(citation.url).toBe('')
    const shown = await citationList([citation], '2026-06-01')
    expect(shown.toString()).not.toContain('<a ')
  })

  test('is cited so too where an earlier program wrote the first page of a database', async () => {
    const edition = await imported(GIVEN)
    const before = { ...edition, document: { ...edition.document, url: 'https://vbpl.vn/' } }
    expect(cited(before).url).toBe('')
  })

  test('gets its address from whoever imports it again, and keeps one that was said', async () => {
    const without = await imported(GIVEN)
    const told = await imported({ ...GIVEN, url: PAGE }, without)
    expect(cited(told).url).toBe(PAGE)
    expect(cited(await imported(GIVEN, told)).url).toBe(PAGE)
  })

  test('is written out and read in again as it is', async () => {
    const edition = await imported(GIVEN)
    const again = readLibraryFile('nq-999.md', writeLibraryFile(edition))
    expect(again.document.url).toBe('')
  })
})
