import { expect, test } from 'vitest'
import { diffEditions } from '#knowledge/diff.ts'
import type { Edition } from '#knowledge/edition.ts'
import type { Territory } from '#knowledge/place.ts'
import { diffSection } from '#src/console/law/pages/diff.ts'
import { shipped as ours } from '../fixtures/library.ts'

function shipped(): Edition {
  const edition = ours.editions.find(({ document }) => document.id === 'nq-160-2021-qh14')
  if (edition === undefined) throw new Error('not in the library')
  return edition
}

function movedTo(territory: Territory, { document, provisions }: Edition): Edition {
  return {
    ...shipped(),
    document: { ...document, territory },
    provisions: provisions.map((one) => ({ ...one, territory })),
  }
}

async function told(before: Edition | undefined, after: Edition): Promise<string> {
  const html = String(await diffSection(diffEditions(before, after)))
  return html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}

test('a document that would hold in another city is told to differ, once', async () => {
  const words = await told(shipped(), movedTo('hcm', shipped()))
  expect(words).toContain('Địa bàn Hà Nội Thành phố Hồ Chí Minh')
  expect(words.match(/Địa bàn/g)).toHaveLength(1)
})

test('of a new document it is told where it would hold, and that nothing of it was there', async () => {
  const words = await told(undefined, shipped())
  expect(words).toContain('Địa bàn Hà Nội')
  expect(words).toContain('Thông tin văn bản thêm')
  expect(words).not.toContain('đổi')
})

test('a provision that holds elsewhere than its document says so itself', async () => {
  const { provisions } = shipped()
  const after = {
    ...shipped(),
    provisions: provisions.map((one, at) => (at === 0 ? { ...one, territory: 'vn' as const } : one)),
  }
  expect(await told(shipped(), after)).toContain('Điều 1 đổi Địa bàn Cả nước')
})
