import { describe, expect, test } from 'vitest'
import { LibraryFault } from '#knowledge/import/library-drafts.ts'
import { readLibraryFile } from '#knowledge/import/read-library.ts'
import { openLibrary } from '#knowledge/library.ts'
import { Shelf } from '#knowledge/shelf.ts'

const HEAD = `---
id: nq-1-2020-qh14
number: 1/2020/QH14
kind: Nghị quyết
name: thử
issuer: Quốc hội
place: hn
from: 2021-01-01
to: 2025-01-01
endedBy: luật khác
articles: 1
complete: true
url: https://example.vn/
---
`
const read = (body: string) => readLibraryFile('thu.md', HEAD + body)

describe('a file of the library', () => {
  test('gives articles, clauses and points with what stands under their headings', () => {
    const { provisions } = read(`
## Điều 1. Tên điều
Lời dân: một; hai ba

Tóm tắt điều.

### Khoản 1
Ghi chú: điều phải biết

Tóm tắt khoản.

#### Điểm đ
Tóm tắt điểm.
`)
    expect(provisions).toMatchObject([
      {
        id: 'nq-1-2020-qh14/dieu-1',
        heading: 'Tên điều',
        words: ['một', 'hai ba'],
        summary: 'Tóm tắt điều.',
      },
      { id: 'nq-1-2020-qh14/dieu-1/khoan-1', note: 'điều phải biết', parent: 'nq-1-2020-qh14/dieu-1' },
      { id: 'nq-1-2020-qh14/dieu-1/khoan-1/diem-dd', level: 'point', summary: 'Tóm tắt điểm.' },
    ])
    expect(provisions[0]?.children).toEqual(['nq-1-2020-qh14/dieu-1/khoan-1'])
  })

  test('points may stand under an article that has no clauses', () => {
    const { provisions } = read('\n## Điều 1.\n\nMở đầu.\n\n#### Điểm a\nMột.\n')
    expect(provisions[1]).toMatchObject({
      id: 'nq-1-2020-qh14/dieu-1/diem-a',
      parent: 'nq-1-2020-qh14/dieu-1',
    })
  })

  test('a provision that ended by itself is not said to have ended by what ended the document', () => {
    const { provisions } = read('\n## Điều 1.\nHiệu lực đến: 2023-01-01\n\nCâu.\n')
    expect(provisions[0]?.validity).toEqual({ from: '2021-01-01', to: '2023-01-01' })
  })

  test('a missing text stays a known gap', () => {
    const { provisions } = read('\n## Điều 1.\nThiếu: chưa có nguyên văn\n')
    expect(provisions[0]).toMatchObject({ missing: 'chưa có nguyên văn' })
    expect(provisions[0]).not.toHaveProperty('summary')
  })

  test.each([
    ['a heading that is none', '\n## Điều một\n', 'thu.md:16'],
    ['a clause before the first article', '\n### Khoản 1\n', 'thu.md:16'],
    ['text before the first article', '\nMột câu.\n', 'thu.md:16'],
    ['a key that stands twice', '\n## Điều 1.\nThiếu: a\nThiếu: b\n', 'thu.md:18'],
    ['a clause that stands twice', '\n## Điều 1.\n\n### Khoản 1\n\n### Khoản 1\n', 'thu.md:20'],
  ])('%s is refused with the line where it stands', (_, body, where) => {
    expect(() => read(body)).toThrow(LibraryFault)
    expect(() => read(body)).toThrow(where)
  })

  test('an unknown key in the front matter is refused, not passed over', () => {
    expect(() => readLibraryFile('thu.md', HEAD.replace('place:', 'plce:'))).toThrow('thu.md:1')
  })
})

describe('an escape in a file of the library', () => {
  const ESCAPES = String.raw`\u001b[31m\u0007\u009b2J\u202e\u200b`

  test('puts no sign that steers a screen into what the front matter says', () => {
    const front = HEAD.replace('name: thử', `name: "th\\e]0;PWNED\\aử ${ESCAPES}"`).replace(
      'articles:',
      `note: "ghi ${ESCAPES} chú\\nhai"\naliases: ["tên ${ESCAPES}", "\\U000E0041bc"]\nrelations: [{kind: amends, by: a, target: b, words: "${ESCAPES}từ"}]\narticles:`,
    )
    const { document } = readLibraryFile('thu.md', front)
    expect(document).toMatchObject({
      name: 'th]0;PWNEDử [31m2J',
      note: 'ghi [31m2J chú\nhai',
      aliases: ['tên [31m2J', 'bc'],
      relations: [{ words: '[31m2Jtừ' }],
    })
  })

  test('puts none into the validity a provision has of its own', () => {
    const own = `{"from":"2021-01-01","amended":[{"on":"2022-01-01","by":"${ESCAPES}luật"}]}`
    const { provisions } = read(`\n## Điều 1.\nHiệu lực riêng: ${own}\n\nCâu.\n`)
    expect(provisions[0]?.validity.amended).toEqual([{ on: '2022-01-01', by: '[31m2Jluật' }])
  })
})

test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd'])(
  'a document at %s is refused: its address becomes a link',
  (url) => {
    const file = HEAD.replace('https://example.vn/', `"${url}"`)
    expect(() => readLibraryFile('thu.md', file)).toThrow(/thu\.md:1: .*url/)
  },
)

describe('the shelf', () => {
  test('refuses an id that stands twice, and one that points nowhere', () => {
    const { document, provisions } = read('\n## Điều 1.\nHiện nay: luat-9-2099-qh20/dieu-1\n\nCâu.\n')
    expect(() => new Shelf([document, document], [])).toThrow('stands twice')
    expect(() => new Shelf([document], provisions)).toThrow('luat-9-2099-qh20/dieu-1')
  })
})

describe('the library we ship', () => {
  const { shelf } = openLibrary()

  test('has every article of the complete documents, in their number', () => {
    const complete = [...shelf.documents.values()].filter((document) => document.complete)
    const found = complete.map(({ id }) => {
      const own = [...shelf.provisions.values()].filter(({ document }) => document === id)
      return [id, own.filter(({ level }) => level === 'article').length]
    })
    expect(found).toEqual(complete.map(({ id, articles }) => [id, articles]))
  })

  test('has a summary or a known gap for every provision', () => {
    const bare = [...shelf.provisions.values()].filter(
      ({ summary, missing }) => summary === undefined && missing === undefined,
    )
    expect(bare.map(({ id }) => id)).toEqual([])
  })

  test('links an ended rule only to law that is in force today', () => {
    const wrong = [...shelf.provisions.values()].flatMap(({ id, today }) =>
      today
        .filter((now) => !/^luat-(?:72-2025-qh15|02-2026-qh16)\//.test(now))
        .map((now) => `${id} → ${now}`),
    )
    expect(wrong).toEqual([])
  })
})
