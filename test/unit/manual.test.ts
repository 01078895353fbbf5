import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readLibraryFile } from '#knowledge/import/read-library.ts'
import { readCall } from '#src/publishing/cli/call.ts'

const MANUAL = readFileSync(join(import.meta.dirname, '../../docs/huong-dan/quan-tri-van-ban.md'), 'utf8')

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
