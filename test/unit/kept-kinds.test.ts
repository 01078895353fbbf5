import { execFileSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BARE_ENVIRONMENT } from '../fixtures/bare-environment.ts'

const ROOT = join(import.meta.dirname, '../..')
/** A number for all that was learnt, and what is made of it. */
const ASKED = `
  const { createHash } = await import('node:crypto')
  const { keptKinds } = await import('${ROOT}/src/questions/intent/kept-kinds.ts')
  const { recognise } = await import('${ROOT}/src/questions/intent/recognise.ts')
  const { labels, places, weights } = keptKinds()
  const digest = createHash('sha256').update(labels.join()).update([...places.keys()].join()).update(weights).digest('hex')
  console.log(JSON.stringify({ digest, intent: recognise('chay nha roi cuu voi').intent }))
`
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-kinds-'))
})

afterAll(() => rmSync(folder, { recursive: true }))

function started(cache: string | undefined): unknown {
  const { NODE_COMPILE_CACHE: _, ...environment } = BARE_ENVIRONMENT
  const env = cache === undefined ? environment : { ...environment, NODE_COMPILE_CACHE: cache }
  return JSON.parse(execFileSync('node', ['--input-type=module', '-e', ASKED], { env, encoding: 'utf8' }))
}

function kept(): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /kinds-[0-9a-f]{64}/.test(name))
    .map((name) => join(folder, name))
}

test('what was learnt is kept with what was compiled, and is the same the next time', () => {
  const learnt = started(undefined)
  expect(kept()).toEqual([])
  expect(started(folder)).toEqual(learnt)
  const [file = '', ...others] = kept()
  expect(others).toEqual([])
  const [bytes, { ino }] = [readFileSync(file), statSync(file)]
  expect(started(folder)).toEqual(learnt)
  // Read, and not put in its place anew.
  expect(statSync(file).ino).toBe(ino)

  // One of an older program, which nobody has learnt anew for two days.
  const older = file.replace(/[0-9a-f]{64}$/, '0'.repeat(64))
  writeFileSync(older, bytes)
  const longAgo = new Date(Date.now() - 2 * 86_400_000)
  utimesSync(older, longAgo, longAgo)

  // Half of it, as a machine leaves it that lost its power.
  writeFileSync(file, bytes.subarray(0, bytes.length / 2))
  expect(started(folder)).toEqual(learnt)
  expect(readFileSync(file)).toEqual(bytes)
  expect(kept()).toEqual([file])
})

test('where nothing can be kept, they are learnt as ever', () => {
  const learnt = started(undefined)
  for (const file of kept()) {
    rmSync(file)
    mkdirSync(join(file, 'in the way'), { recursive: true })
  }
  expect(started(folder)).toEqual(learnt)
  expect(kept().filter((file) => !statSync(file).isDirectory())).toEqual([])
})
