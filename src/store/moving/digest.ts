import { createHash } from 'node:crypto'
import { holdsUntil, KINDS } from './records.ts'
import type { Kept, Kind } from './records.ts'

/** How many records of a kind there are, and a checksum over all of them that does not ask in which order they came. */
export interface Sum {
  readonly count: number
  /** 32 hex digits. */
  readonly checksum: string
}
export type Sums = Readonly<Record<Kind, Sum>>

const MODULUS = 1n << 128n

/** Counts and checksums of what passes by. */
export class Digest {
  readonly #counts = new Map<Kind, number>()
  readonly #sums = new Map<Kind, bigint>()

  add({ kind, record }: Kept): void {
    this.addWritten(kind, JSON.stringify(record))
  }

  /** @param json a record as whoever wrote it has written it */
  addWritten(kind: Kind, json: string): void {
    const hash = createHash('sha256').update(json).digest('hex')
    // Added up, not by exclusive or: a record that comes twice must not cancel itself out.
    const sum = (this.#sums.get(kind) ?? 0n) + BigInt(`0x${hash.slice(0, 32)}`)
    this.#sums.set(kind, sum % MODULUS)
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1)
  }

  sums(): Sums {
    const sums = KINDS.map((kind): [Kind, Sum] => [
      kind,
      {
        count: this.#counts.get(kind) ?? 0,
        checksum: (this.#sums.get(kind) ?? 0n).toString(16).padStart(32, '0'),
      },
    ])
    // One for each kind.
    return Object.fromEntries(sums) as Sums
  }
}

/** @param from leaves out what ends before, ms: of two stores that are read one after the other one has forgotten it */
export async function digestOf(records: AsyncIterable<Kept>, from = 0): Promise<Sums> {
  const digest = new Digest()
  for await (const kept of records) if ((holdsUntil(kept) ?? from) >= from) digest.add(kept)
  return digest.sums()
}
