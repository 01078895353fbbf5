import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Address } from '#knowledge/address.ts'
import { printId } from '#knowledge/address.ts'
import { packEdition, unpackEdition } from '#knowledge/edition.ts'
import type { Edition } from '#knowledge/edition.ts'
import { readLibraryFile } from '#knowledge/import/read-library.ts'
import { writeLibraryFile } from '#knowledge/import/write-library.ts'

const SHIPPED = join(import.meta.dirname, '../../knowledge/library')
const files = readdirSync(SHIPPED).filter((file) => /^[a-z0-9-]+\.md$/.test(file))

test.each(files)('%s, read, written and read again, is the same edition', (file) => {
  const edition = readLibraryFile(file, readFileSync(join(SHIPPED, file), 'utf8'))
  const written = writeLibraryFile(edition)
  expect(readLibraryFile(file, written)).toEqual(edition)
  expect(written).not.toContain('Hiệu lực riêng')
})

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
// Lines that would be headings, keys or official wording if nothing marked them.
const line = fc.oneof(
  fc.constantFrom(
    '# tít',
    '## Điều 2. b',
    '> trích',
    '\\',
    'Ghi chú: a',
    'Lời dân: b; c',
    '',
    ' thụt vào',
    'trừ khoản 3; 05%',
  ),
  fc
    .string({ unit: 'grapheme-composite', maxLength: 30 })
    .map((text) => text.normalize('NFC').replace(/[\r\n]/g, ' ')),
)
const words = fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'))
const wording = { text: fc.option(words, { nil: undefined }), summary: fc.option(words, { nil: undefined }) }
const validity = fc.record(
  {
    from: day,
    to: day,
    endedBy: fc.constantFrom('luật khác', 'Điều 3'),
    amended: fc
      .uniqueArray(fc.record({ on: day, by: fc.constantFrom('Nghị quyết số 260/2025/QH15') }), {
        minLength: 1,
        maxLength: 2,
        selector: ({ on }) => on,
      })
      .map((changes) => changes.toSorted((a, b) => a.on.localeCompare(b.on))),
    needsRuling: fc.record(
      { from: day, reason: fc.constantFrom('cần xác minh'), presumed: fc.constantFrom('ended' as const) },
      { requiredKeys: ['from', 'reason'] },
    ),
  },
  { requiredKeys: ['from'] },
)
const provision = fc.record(
  {
    ...wording,
    validity,
    note: fc.constantFrom('Điều phải biết'),
    former: fc.uniqueArray(fc.record({ until: day, ...wording }), {
      minLength: 1,
      maxLength: 2,
      selector: ({ until }) => until,
    }),
  },
  { requiredKeys: ['validity'] },
)

test('whatever an edition holds, its file gives it back', () => {
  fc.assert(
    fc.property(validity, fc.array(provision, { minLength: 1, maxLength: 4 }), (whole, made) => {
      const edition = editionOf(whole, made)
      expect(readLibraryFile('a.md', writeLibraryFile(edition))).toEqual(edition)
      expect(unpackEdition(packEdition(edition))).toEqual(edition)
    }),
  )
})

test('equal editions have one digest, whatever the order of their keys; a changed word gives another', () => {
  const [file = ''] = files
  const edition = readLibraryFile(file, readFileSync(join(SHIPPED, file), 'utf8'))
  const turned: Edition = {
    parts: edition.parts,
    provisions: edition.provisions.map(
      (one) => Object.fromEntries(Object.entries(one).toReversed()) as typeof one,
    ), // the same keys
    document: edition.document,
  }
  expect(packEdition(turned).digest).toBe(packEdition(edition).digest)
  const changed = { ...edition, document: { ...edition.document, name: `${edition.document.name}.` } }
  expect(packEdition(changed).digest).not.toBe(packEdition(edition).digest)
})

test('an edition whose bytes were damaged is not read', () => {
  const edition = editionOf({ from: '2020-01-01' }, [{ validity: { from: '2020-01-01' } }])
  const other = editionOf({ from: '2020-01-02' }, [{ validity: { from: '2020-01-01' } }])
  expect(() => unpackEdition({ ...packEdition(edition), content: packEdition(other).content })).toThrow(
    'damaged',
  )
})

interface Made {
  readonly validity: Edition['document']['validity']
  readonly text?: string | undefined
  readonly summary?: string | undefined
  readonly note?: string
  readonly former?: ReadonlyArray<{ until: string; text?: string | undefined; summary?: string | undefined }>
}

/** Articles 1, 2, … of a small document. */
function editionOf(whole: Edition['document']['validity'], made: readonly Made[]): Edition {
  const id = 'nq-1-2020-qh14'
  return {
    document: {
      id,
      number: '1/2020/QH14',
      kind: 'Nghị quyết',
      name: 'thử: “nghiệm”',
      issuer: 'Quốc hội',
      territory: 'hn',
      validity: whole,
      url: 'https://example.vn/',
      articles: made.length,
      aliases: ['tên khác'],
      complete: true,
    },
    provisions: made.map((one, index) => {
      const address: Address = { article: String(index + 1) }
      const { text, summary, former, ...rest } = one
      return {
        id: printId(id, address),
        document: id,
        children: [],
        level: 'article',
        words: [],
        territory: 'hn',
        today: [],
        ...defined({ text, summary }),
        ...rest,
        ...(former !== undefined && {
          former: former
            .map((before) => ({
              until: before.until,
              ...defined({ text: before.text, summary: before.summary }),
            }))
            .toSorted((a, b) => a.until.localeCompare(b.until)),
        }),
      }
    }),
    parts: [{ id: `${id}/phu-luc`, level: 'appendix', heading: 'PHỤ LỤC', text: 'Mẫu số 1' }],
  }
}

function defined(wording: { text: string | undefined; summary: string | undefined }): {
  text?: string
  summary?: string
} {
  return {
    ...(wording.text !== undefined && { text: wording.text }),
    ...(wording.summary !== undefined && { summary: wording.summary }),
  }
}
