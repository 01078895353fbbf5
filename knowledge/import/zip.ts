import { inflateRawSync } from 'node:zlib'
import { Refusal } from './reading.ts'

/** A part of a Word file that holds more text than any code of law is no document. */
const MAX_PART_BYTES = 48 * 1024 * 1024
const MAX_PARTS = 4000
const END = 0x06054b50
const ENTRY = 0x02014b50
const END_BYTES = 22
const MAX_COMMENT = 0xffff

interface Part {
  readonly method: number
  readonly isEncrypted: boolean
  readonly from: number
  readonly bytes: number
}

/** The parts of a Word file by name. Only what is asked for is inflated, and never beyond a fixed size. */
export class Zip {
  readonly #data: Buffer
  readonly #parts: ReadonlyMap<string, Part>

  /** @throws {Refusal} `damaged` */
  constructor(data: Buffer) {
    this.#data = data
    try {
      this.#parts = directory(data)
    } catch (cause) {
      throw new Refusal('damaged', undefined, { cause })
    }
  }

  get names(): readonly string[] {
    return [...this.#parts.keys()]
  }

  /**
   * @returns `undefined` when there is no such part
   * @throws {Refusal} `encrypted`, `damaged`, or `too-large-inside` for a zip bomb
   */
  text(name: string): string | undefined {
    const part = this.#parts.get(name)
    if (part === undefined) return undefined
    if (part.isEncrypted) throw new Refusal('encrypted')
    try {
      return this.#inflate(part).toString('utf8')
    } catch (cause) {
      const isBomb = cause instanceof RangeError
      throw new Refusal(isBomb ? 'too-large-inside' : 'damaged', undefined, { cause })
    }
  }

  #inflate({ method, from, bytes }: Part): Buffer {
    // The local header repeats the name and may have other extra fields than the directory.
    const start = from + 30 + this.#data.readUInt16LE(from + 26) + this.#data.readUInt16LE(from + 28)
    const packed = this.#data.subarray(start, start + bytes)
    if (method === 8) return inflateRawSync(packed, { maxOutputLength: MAX_PART_BYTES })
    if (method !== 0) throw new TypeError(`method ${method}`)
    return packed
  }
}

function directory(data: Buffer): ReadonlyMap<string, Part> {
  const end = endOf(data)
  const count = Math.min(data.readUInt16LE(end + 10), MAX_PARTS)
  const parts = new Map<string, Part>()
  let at = data.readUInt32LE(end + 16)
  for (let index = 0; index < count && data.readUInt32LE(at) === ENTRY; index += 1) {
    const nameBytes = data.readUInt16LE(at + 28)
    const name = data.toString('utf8', at + 46, at + 46 + nameBytes)
    parts.set(name, {
      method: data.readUInt16LE(at + 10),
      isEncrypted: (data.readUInt16LE(at + 8) & 1) === 1,
      from: data.readUInt32LE(at + 42),
      bytes: data.readUInt32LE(at + 20),
    })
    at += 46 + nameBytes + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32)
  }
  return parts
}

function endOf(data: Buffer): number {
  const earliest = Math.max(0, data.length - END_BYTES - MAX_COMMENT)
  for (let at = data.length - END_BYTES; at >= earliest; at -= 1) {
    if (data.readUInt32LE(at) === END) return at
  }
  throw new TypeError('no end of central directory')
}
