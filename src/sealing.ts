import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DeskFault } from './domain/errors.ts'
import type { Seal } from './domain/seal.ts'

const KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16

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
  const latest = `${nameOf(current)}.`
  const named = new Map(keys.map((key) => [nameOf(key), key]))
  return {
    close: (text, purpose) => {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', current, iv)
      cipher.setAAD(Buffer.from(purpose))
      const shut = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return latest + shut.toString('base64url')
    },
    isLatest: (sealed) => sealed.startsWith(latest),
    hasOlder: named.size > 1,
    open: (sealed, purpose) => {
      const [name = '', words = ''] = sealed.split('.')
      const key = named.get(name)
      const shut = Buffer.from(words, 'base64url')
      if (key === undefined || shut.length < IV_BYTES + TAG_BYTES) return undefined
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, shut.subarray(0, IV_BYTES))
        decipher.setAAD(Buffer.from(purpose))
        decipher.setAuthTag(shut.subarray(-TAG_BYTES))
        return (
          decipher.update(shut.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
        )
      } catch {
        // Changed, or sealed for something else: as good as not there.
        return undefined
      }
    },
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
  mkdirSync(folder, { recursive: true, mode: 0o700 })
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
