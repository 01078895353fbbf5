import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

const LEAST_CHARACTERS = 12
const MOST_CHARACTERS = 256

/** N = 2^17, r = 8, p = 1: 128 MiB and some tenths of a second for each guess (OWASP Password Storage Cheat Sheet). */
const COST = { ln: 17, r: 8, p: 1 }
const SALT_BYTES = 16
const HASH_BYTES = 32

/** Each takes 128 MiB and one of libuv's four threads, which disk and name look-ups need as well. */
const MOST_AT_ONCE = 2
/** Beyond this a person would wait for seconds: better told to come back. */
const MOST_WAITING = 16

export type PasswordFault = 'too_short' | 'too_long' | 'is_email'

/** What is wrong with a password someone wants to have; `undefined` when nothing is. */
export function passwordFault(password: string, email: string): PasswordFault | undefined {
  const settled = settle(password)
  const characters = Array.from(settled).length
  if (characters < LEAST_CHARACTERS) return 'too_short'
  if (characters > MOST_CHARACTERS) return 'too_long'
  if (settled.trim().toLowerCase() === email.toLowerCase()) return 'is_email'
  return undefined
}

/**
 * @returns `$scrypt$ln=17,r=8,p=1$<salt>$<hash>` in base64 without padding; `undefined` when too many wait already
 */
export async function hashPassword(password: string): Promise<string | undefined> {
  return inTurn(async () => {
    const salt = randomBytes(SALT_BYTES)
    const hash = await derive(password, salt, HASH_BYTES, COST)
    return `$scrypt$ln=${COST.ln},r=${COST.r},p=${COST.p}$${unpadded(salt)}$${unpadded(hash)}`
  })
}

/** Compared with when there is no such account, so that finding this out takes as long as a wrong password. */
const NOBODY: StoredPassword = { cost: COST, salt: randomBytes(SALT_BYTES), hash: randomBytes(HASH_BYTES) }

/**
 * @param stored `null` for an unknown account or one whose link was not used yet: wrong, after the same time
 * @returns `busy` when too many wait already and nothing was compared
 */
export async function verifyPassword(
  password: string,
  stored: string | null,
): Promise<'right' | 'wrong' | 'busy'> {
  const { cost, salt, hash } = (stored === null ? undefined : parse(stored)) ?? NOBODY
  const verdict = await inTurn(async () => {
    const given = await derive(password, salt, hash.length, cost)
    return timingSafeEqual(given, hash) ? 'right' : 'wrong'
  })
  return verdict ?? 'busy'
}

interface StoredPassword {
  readonly cost: typeof COST
  readonly salt: Buffer
  readonly hash: Buffer
}

function parse(stored: string): StoredPassword | undefined {
  const match = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(stored)
  if (match === null) return undefined
  const [, ln, r, p, salt = '', hash = ''] = match
  return {
    cost: { ln: Number(ln), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  }
}

function derive(password: string, salt: Buffer, bytes: number, cost: typeof COST): Promise<Buffer> {
  const N = 2 ** cost.ln
  // scrypt needs 128·N·r bytes and a little; Node refuses anything above `maxmem`, 32 MiB unless told.
  const options = { N, r: cost.r, p: cost.p, maxmem: 160 * N * cost.r }
  return new Promise((resolve, reject) => {
    scrypt(settle(password), salt, bytes, options, (fault, key) => (fault ? reject(fault) : resolve(key)))
  })
}

/** "ế" is one character from one keyboard and three from another; both are the same password. */
function settle(password: string): string {
  return password.normalize('NFKC')
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}

let running = 0
const waiting: Array<() => void> = []

/** Lets few hashes run at once, in order of asking. */
async function inTurn<T>(work: () => Promise<T>): Promise<T | undefined> {
  if (running >= MOST_AT_ONCE) {
    if (waiting.length >= MOST_WAITING) return undefined
    // Whoever leaves hands its place over, so `running` stays as it is.
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else {
    running += 1
  }
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
