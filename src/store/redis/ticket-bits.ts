import * as z from 'zod'
import type { Connection } from './connection.ts'

/** Words that many tickets have are kept as bits, by number: eight tickets a byte, the first the highest bit. */
export interface TicketBits {
  /** Keys of the words that each ticket must have. */
  readonly all: readonly string[]
  /** Keys of the words of which it must have one. */
  readonly some: readonly string[]
  /** Tickets that need have none of `some`. */
  readonly others: readonly number[]
}

// How many bytes are looked through at a time, from the newest back; more of them, the longer nothing is found.
const SHORTEST = 1024
const LONGEST = 64 * 1024

const Bytes = z.instanceof(Uint8Array)

/**
 * The numbers of the newest tickets, the newest first. The server only hands out bytes, since putting them together there
 * would hold everybody up.
 */
export async function newestIn(db: Connection, bits: TicketBits, limit: number): Promise<readonly number[]> {
  const { all, some, others } = bits
  const isWhole = some.length === 0 && others.length === 0
  const found: number[] = []
  let end = await bytesOf(db, bits)
  for (let stretch = SHORTEST; end > 0 && found.length < limit; stretch = Math.min(4 * stretch, LONGEST)) {
    const from = Math.max(0, end - stretch)
    const size = end - from
    const [must, may] = await Promise.all([part(db, all, from, end), part(db, some, from, end)])
    const either = isWhole ? new Uint8Array(size).fill(255) : joined(may, size, from, others)
    for (const bytes of must)
      for (let at = 0; at < size; at += 1) either[at] = (either[at] ?? 0) & (bytes[at] ?? 0)
    for (let at = size - 1; at >= 0 && found.length < limit; at -= 1) {
      const byte = either[at] ?? 0
      if (byte !== 0) found.push(...numbersOf(byte, from + at))
    }
    end = from
  }
  return found.slice(0, limit)
}

async function bytesOf(db: Connection, { all, some, others }: TicketBits): Promise<number> {
  // Of words that each must have, any tells where to begin; of the others the longest.
  const keys = all.length > 0 ? all.slice(0, 1) : some
  const lengths = await Promise.all(keys.map((key) => db.ask(key, 'STRLEN', key)))
  const last = all.length > 0 ? [] : others.map((number) => (number >>> 3) + 1)
  return [...db.read(z.array(z.int()), lengths), ...last].reduce((most, one) => Math.max(most, one), 0)
}

/** Those bytes of each key; fewer where it ends before. */
function part(
  db: Connection,
  keys: readonly string[],
  from: number,
  end: number,
): Promise<readonly Uint8Array[]> {
  return Promise.all(
    keys.map(async (key) => db.read(Bytes, await db.askBytes(key, 'GETRANGE', key, from, end - 1))),
  )
}

function joined(
  may: readonly Uint8Array[],
  size: number,
  from: number,
  others: readonly number[],
): Uint8Array {
  const either = new Uint8Array(size)
  for (const bytes of may)
    for (let at = 0; at < bytes.length; at += 1) either[at] = (either[at] ?? 0) | (bytes[at] ?? 0)
  for (const number of others) {
    const at = (number >>> 3) - from
    if (at >= 0 && at < size) either[at] = (either[at] ?? 0) | (128 >>> (number & 7))
  }
  return either
}

/** The tickets of a byte, the newest first. */
function numbersOf(byte: number, place: number): readonly number[] {
  return [7, 6, 5, 4, 3, 2, 1, 0].filter((bit) => (byte & (128 >>> bit)) !== 0).map((bit) => 8 * place + bit)
}
