import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  randomBytes,
  randomFillSync,
} from 'node:crypto'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DeskFault } from './domain/errors.ts'
import type { Seal } from './domain/seal.ts'
import { makeFolder } from './make-folder.ts'

const KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16
/** Drawn together: asking the system for twelve bytes takes as long as sealing a line. */
const IVS_AT_ONCE = 256

/**
 * AES-256-GCM. What is sealed begins with the name of its key, so that a new key is put in front of the old one and
 * everything sealed before still opens.
 *
 * @param keys 32 bytes each; the first seals, all of them open
 * @throws {RangeError} for no key, or one of another length
 */
export function openSeal(keys: readonly Buffer[]): Seal {
  const [current] = keys
  if (current === undefined || keys.some((key) => key.length !== KEY_BYTES)) {
    throw new RangeError(`a data key has ${KEY_BYTES} bytes`)
  }
  const name = nameOf(current)
  const latest = `${name}.`
  // Made once: of bytes, making a key of them takes twice as long as all the rest.
  const first = createSecretKey(current)
  const named = new Map(keys.map((key) => [nameOf(key), createSecretKey(key)]))
  const drawIv = ivs()
  return {
    close: (text, purpose) => {
      const iv = drawIv()
      const cipher = createCipheriv('aes-256-gcm', first, iv)
      cipher.setAAD(Buffer.from(purpose))
      const words = cipher.update(text, 'utf8')
      // Of this kind of cipher nothing is left to come: it ends the tag.
      cipher.final()
      return latest + Buffer.concat([iv, words, cipher.getAuthTag()]).toString('base64url')
    },
    isLatest: (sealed) => sealed.startsWith(latest),
    hasOlder: named.size > 1,
    name,
    open: (sealed, purpose) => {
      const key = named.get(sealed.slice(0, latest.length - 1))
      const shut = Buffer.from(sealed.slice(latest.length), 'base64url')
      if (key === undefined || shut.length < IV_BYTES + TAG_BYTES) return undefined
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, shut.subarray(0, IV_BYTES))
        decipher.setAAD(Buffer.from(purpose))
        decipher.setAuthTag(shut.subarray(-TAG_BYTES))
        const text = decipher.update(shut.subarray(IV_BYTES, -TAG_BYTES))
        decipher.final()
        return text.toString('utf8')
      } catch {
        // Changed, or sealed for something else: as good as not there.
        return undefined
      }
    },
  }
}

/** @returns draws one after the other, none twice */
function ivs(): () => Buffer {
  const pool = Buffer.alloc(IV_BYTES * IVS_AT_ONCE)
  let at = pool.length
  return () => {
    if (at === pool.length) {
      randomFillSync(pool)
      at = 0
    }
    at += IV_BYTES
    return pool.subarray(at - IV_BYTES, at)
  }
}

/** Says which key it is and nothing of the key. */
function nameOf(key: Buffer): string {
  return createHash('sha256').update('name of a data key\n').update(key).digest('hex').slice(0, 8)
}

/**
 * The seal of a desk. With Redis several machines share what is sealed, so the key has to be given; without one nothing is
 * kept sealed.
 */
export function sealFor({
  dataKeys,
  redisUrl,
  dataDir,
}: {
  readonly dataKeys: readonly Buffer[] | undefined
  readonly redisUrl: string | undefined
  readonly dataDir: string
}): Seal | undefined {
  if (dataKeys !== undefined) return openSeal(dataKeys)
  return redisUrl === undefined ? openSeal([keyBeside(dataDir)]) : undefined
}

/** The key in a file beside the embedded store, made at first use and readable by its owner alone. */
function keyBeside(folder: string): Buffer {
  const path = join(folder, 'data.key')
  makeFolder(folder)
  try {
    writeFileSync(path, randomBytes(KEY_BYTES).toString('base64'), { mode: 0o600, flag: 'wx' })
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault && fault.code === 'EEXIST')) throw fault
    chmodSync(path, 0o600)
  }
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64')
  if (key.length === KEY_BYTES) return key
  throw new DeskFault(
    'key-damaged',
    `${path} holds no key of ${KEY_BYTES} bytes: put back the copy you keep, or delete it if nothing was sealed with it`,
  )
}
