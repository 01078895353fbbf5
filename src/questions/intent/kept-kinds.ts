import { createHash } from 'node:crypto'
import { globSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { getCompileCacheDir } from 'node:module'
import { join } from 'node:path'
import { threadId } from 'node:worker_threads'
import { deserialize, serialize } from 'node:v8'
import type { Learnt } from './classifier.ts'
import type { Intent } from './examples.ts'
import { learntKinds, useKinds } from './recognise.ts'

const ROOT = join(import.meta.dirname, '../../..')
/** Whatever could make anything else be learnt: the examples, and all code of the floors that read them. */
const LEARNT_FROM = ['src/questions/**/*.{ts,yaml}', 'knowledge/*.ts']
const DAY_MS = 86_400_000

/**
 * The kinds of messages as {@link learntKinds} has them, kept where Node keeps what it has compiled (`NODE_COMPILE_CACHE`):
 * a program that is started often learns them once. Without such a folder, or where it cannot be read or written, they
 * are learnt as ever. What is in it is trusted as the compiled code beside it is.
 */
export function keptKinds(): Learnt<Intent> {
  const folder = getCompileCacheDir()
  if (folder === undefined) return learntKinds()
  const file = join(folder, `kinds-${fingerprint()}`)
  const kept = readKept(file)
  if (kept !== undefined) {
    useKinds(kept)
    return kept
  }
  const learnt = learntKinds()
  keep(folder, file, learnt)
  return learnt
}

function fingerprint(): string {
  const hash = createHash('sha256')
  for (const path of globSync(LEARNT_FROM, { cwd: ROOT }).toSorted()) {
    hash.update(path).update(readFileSync(join(ROOT, path)))
  }
  return hash.digest('hex')
}

/** @returns `undefined` when there is none, or half of one that a machine left when it lost its power */
function readKept(file: string): Learnt<Intent> | undefined {
  try {
    const bytes = readFileSync(file)
    const [sum, body] = [bytes.subarray(0, SUM_BYTES), bytes.subarray(SUM_BYTES)]
    return sum.equals(sumOf(body)) ? (deserialize(body) as Learnt<Intent>) : undefined
  } catch {
    return undefined
  }
}

/** Put in its place whole: another start may read it at any moment. */
function keep(folder: string, file: string, learnt: Learnt<Intent>): void {
  const body = serialize(learnt)
  const begun = `${file}.${process.pid}.${threadId}`
  try {
    letOldGo(folder)
    writeFileSync(begun, Buffer.concat([sumOf(body), body]))
    renameSync(begun, file)
  } catch {
    // Then the next start learns them again.
    rmSync(begun, { force: true })
  }
}

/** Each change of the program leaves one behind. */
function letOldGo(folder: string): void {
  const since = Date.now() - DAY_MS
  for (const old of globSync(join(folder, 'kinds-*'))) {
    if (statSync(old).mtimeMs < since) rmSync(old)
  }
}

const SUM_BYTES = 32

function sumOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}
