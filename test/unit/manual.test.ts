import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readLibraryFile } from '#knowledge/import/read-library.ts'
import { readCall } from '#src/publishing/cli/call.ts'

const FOLDER = join(import.meta.dirname, '../../docs/huong-dan')
const SOURCE = join(import.meta.dirname, '../../src')

const MANUAL = readFileSync(join(FOLDER, 'quan-tri-van-ban.md'), 'utf8')

const calls = [...MANUAL.matchAll(/^npm run -s knowledge -- (.+)$/gm)].map(([, call = '']) => call)

test('the manual for administrators of the law shows calls', () => {
  expect(calls.length).toBeGreaterThan(15)
})

test.each(calls)('the manual’s call is understood: %s', (call) => {
  const words = [...call.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')
  expect(readCall(words)).not.toBe('wrong')
})

test('the manual’s smallest library file is read', () => {
  const [, file = ''] = /```markdown\n(.+?)```/s.exec(MANUAL) ?? []
  const { document, provisions } = readLibraryFile('qd-12-2026-qd-ubnd.md', file)
  expect(document).toMatchObject({
    id: 'qd-12-2026-qd-ubnd',
    territory: 'hcm',
    validity: { from: '2026-05-01' },
  })
  expect(provisions.map(({ level }) => level)).toEqual(['article', 'clause'])
})

const FOR_OFFICIALS = readFileSync(join(FOLDER, 'can-bo.md'), 'utf8')

const pictures = [...FOR_OFFICIALS.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].map(([, alt = '', path = '']) => ({
  alt,
  path,
}))

test('the manual for officials shows every picture that was taken for it, and no other', () => {
  const taken = readdirSync(join(FOLDER, 'anh')).map((name) => `anh/${name}`)
  expect(pictures.map(({ path }) => path).toSorted()).toEqual(taken.toSorted())
})

test('whoever cannot see a picture reads what is on it', () => {
  expect(pictures.filter(({ alt }) => alt.length < 15)).toEqual([])
})

// Bold words that speak to the reader; every other bold word is one that stands on a page of the console.
const SPOKEN = new Set(['Chữ đậm', 'Chưa có:', 'Bản thảo', 'Phím tắt:'])
const LEADS = /^- \*\*[^*]+:\*\*/gm

test('every name that the manual for officials quotes is one the console uses', () => {
  const words = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((path) => /(?:^|\/)phrases[\w-]*\.ts$/.test(path))
    .flatMap((path) => literals(readFileSync(join(SOURCE, path), 'utf8')))
  const known = new Set(words)
  const quoted = [...FOR_OFFICIALS.replaceAll(LEADS, '').matchAll(/\*\*([^*]+)\*\*/g)].map(([, name = '']) =>
    name.replaceAll(/\s+/g, ' ').replace(/\.$/, ''),
  )
  expect(quoted.length).toBeGreaterThan(100)
  expect(quoted.filter((name) => !SPOKEN.has(name) && !known.has(name))).toEqual([])
})

function literals(source: string): readonly string[] {
  return [...source.matchAll(/'([^'\n]*)'/g)].map(([, text = '']) => text)
}
