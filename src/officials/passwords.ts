import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { COST } from './password-cost.ts'
import type { Cost } from './password-cost.ts'

const LEAST_CHARACTERS = 12
const MOST_CHARACTERS = 256

const SALT_BYTES = 16
const HASH_BYTES = 32

/** Each takes 128 MiB and one of libuv's four threads, which disk and name look-ups need as well. */
const MOST_AT_ONCE = 2
/** Beyond this a person would wait for seconds: better told to come back. */
const MOST_WAITING = 16
const MOST_PRETENDING = 64

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
 * The hash that is kept of a new password. Whoever sets one has come by a link or is signed in, and goes before strangers.
 *
 * @returns `$scrypt$ln=17,r=8,p=1$<salt>$<hash>` in base64 without padding; `undefined` when too many wait already
 */
export async function hashPassword(password: string): Promise<string | undefined> {
  return inTurn(async () => {
    const salt = randomBytes(SALT_BYTES)
    const hash = await derive(password, salt, HASH_BYTES, COST)
    return `$scrypt$ln=${COST.ln},r=${COST.r},p=${COST.p}$${unpadded(salt)}$${unpadded(hash)}`
  }, true)
}

/** Compared with when there is no such account, so that finding this out takes as long as a wrong password. */
const NOBODY: StoredPassword = { cost: COST, salt: randomBytes(SALT_BYTES), hash: randomBytes(HASH_BYTES) }

/** How long the last comparison took, with its wait. */
let usualMs = 300

/**
 * @param how `first`: goes before those who are not, and has places of its own to wait in
 * @param stored `null` for an unknown account or one whose link was not used yet: wrong, after the same time
 * @returns `busy` when too many wait already and nothing was compared
 */
export async function verifyPassword(
  password: string,
  stored: string | null,
  { first = false }: { readonly first?: boolean } = {},
): Promise<'right' | 'wrong' | 'busy'> {
  const { cost, salt, hash } = (stored === null ? undefined : parse(stored)) ?? NOBODY
  const began = performance.now()
  const verdict = await inTurn(async () => {
    const given = await derive(password, salt, hash.length, cost)
    return timingSafeEqual(given, hash) ? 'right' : 'wrong'
  }, first)
  if (verdict === undefined) return 'busy'
  usualMs = performance.now() - began
  return verdict
}

/** Compares nothing, and takes as long as if it did. */
export async function pretendToVerify(): Promise<'wrong' | 'busy'> {
  if (pretending >= MOST_PRETENDING) return 'busy'
  pretending += 1
  await wait(usualMs)
  pretending -= 1
  return 'wrong'
}

interface StoredPassword {
  readonly cost: Cost
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

function derive(password: string, salt: Buffer, bytes: number, cost: Cost): Promise<Buffer> {
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

let pretending = 0
let running = 0
const waiting: Record<'first' | 'others', Array<() => void>> = { first: [], others: [] }

/** Lets few hashes run at once, in order of asking. */
async function inTurn<T>(work: () => Promise<T>, first = false): Promise<T | undefined> {
  if (running >= MOST_AT_ONCE) {
    const line = first ? waiting.first : waiting.others
    if (line.length >= MOST_WAITING) return undefined
    // Whoever leaves hands its place over, so `running` stays as it is.
    await new Promise<void>((resolve) => line.push(resolve))
  } else {
    running += 1
  }
  try {
    return await work()
  } finally {
    const next = waiting.first.shift() ?? waiting.others.shift()
    if (next) next()
    else running -= 1
  }
}
