import { DatabaseSync } from 'node:sqlite'
import * as z from 'zod'
import { Fields } from '../redis/connection.ts'
import type { Argument, Connection } from '../redis/connection.ts'
import type { Keys } from '../redis/keys.ts'

/** Rows of a kind, as they are found; {@link asKept} makes records of them. */
export type Rows = AsyncGenerator<Readonly<Record<string, unknown>>>

const AT_ONCE = 500
/** Each may hold many lines. */
const STREAMS_AT_ONCE = 50
const Page = z.tuple([z.string(), z.array(z.string())])
const Texts = z.array(z.string())
const Lines = z.array(z.tuple([z.string(), z.array(z.string())]))

/** Ways of reading from end to end what Redis holds, a few hundred things at a time. */
export interface RedisReading {
  readonly keys: Keys
  /** Keys that begin so; the prefix has the tag by which a cluster knows where all of them are. */
  readonly keysBehind: (prefix: string) => AsyncGenerator<readonly string[]>
  /** Fields and values of a hash. */
  readonly fields: (key: string) => AsyncGenerator<readonly (readonly [string, string])[]>
  /** Entries of a list of which the newest is the first, oldest first, with their places from 1 on. */
  readonly fromOldest: (key: string) => AsyncGenerator<readonly [place: number, entry: string]>
  /** Lines of streams, each with the place of its stream, its number and its fields. */
  readonly lines: (
    streams: readonly string[],
  ) => AsyncGenerator<readonly [stream: number, line: number, Readonly<Record<string, string | undefined>>]>
  readonly list: (key: string) => Promise<readonly string[]>
  readonly members: (key: string) => Promise<readonly string[]>
  /** Members of a sorted set with their scores. */
  readonly scores: (key: string) => Promise<readonly (readonly [string, number])[]>
  readonly score: (key: string, member: Argument) => Promise<number | undefined>
  /** A hash that is read at once; `undefined` for one that is not there. */
  readonly hash: (key: string) => Promise<Readonly<Record<string, string | undefined>> | undefined>
  readonly some: (key: string, fields: readonly Argument[]) => Promise<readonly (string | null)[]>
  readonly names: (key: string) => Promise<readonly string[]>
  readonly bytes: (key: string, field: string) => Promise<Uint8Array>
  readonly number: (key: string) => Promise<number | undefined>
  /** When a key ends, ms; `undefined` when it does not, or is not there any more. */
  readonly ends: (key: string) => Promise<number | undefined>
}

/** A server as it is at each question. */
export class RedisReader implements RedisReading {
  readonly keys: Keys
  readonly #db: Connection

  constructor(db: Connection, keys: Keys) {
    this.#db = db
    this.keys = keys
  }

  async *keysBehind(prefix: string): AsyncGenerator<readonly string[]> {
    for await (const page of this.#scanned(prefix, 'SCAN', ['MATCH', beginningWith(prefix)], 1)) {
      yield page.map(([key = '']) => key)
    }
  }

  async *fields(key: string): AsyncGenerator<readonly (readonly [string, string])[]> {
    for await (const page of this.#scanned(key, 'HSCAN', [], 2)) {
      yield page.map(([field = '', value = '']) => [field, value] as const)
    }
  }

  async *fromOldest(key: string): AsyncGenerator<readonly [place: number, entry: string]> {
    const length = this.#db.read(z.int(), await this.#db.ask(key, 'LLEN', key))
    for (let left = length; left > 0; left -= AT_ONCE) {
      const page = await this.list(key, Math.max(0, left - AT_ONCE), left - 1)
      for (const [at, entry] of page.toReversed().entries()) yield [length - left + at + 1, entry]
    }
  }

  /** The beginnings are asked for together. */
  async *lines(
    streams: readonly string[],
  ): AsyncGenerator<readonly [stream: number, line: number, Readonly<Record<string, string | undefined>>]> {
    for (let first = 0; first < streams.length; first += STREAMS_AT_ONCE) {
      const some = streams.slice(first, first + STREAMS_AT_ONCE)
      const beginnings = await Promise.all(some.map((key) => this.#page(key, '-')))
      for (const [at, beginning] of beginnings.entries()) {
        let page = beginning
        for (;;) {
          for (const [id, flat] of page) yield [first + at, Number.parseInt(id, 10), Fields.parse(flat)]
          const last = page.at(-1)
          if (last === undefined || page.length < AT_ONCE) break
          page = await this.#page(some[at] ?? '', `(${last[0]}`)
        }
      }
    }
  }

  async #page(stream: string, after: string): Promise<z.infer<typeof Lines>> {
    return this.#db.read(Lines, await this.#db.ask(stream, 'XRANGE', stream, after, '+', 'COUNT', AT_ONCE))
  }

  async list(key: string, from = 0, to = -1): Promise<readonly string[]> {
    return this.#db.read(Texts, await this.#db.ask(key, 'LRANGE', key, from, to))
  }

  async members(key: string): Promise<readonly string[]> {
    return this.#db.read(Texts, await this.#db.ask(key, 'SMEMBERS', key))
  }

  async scores(key: string): Promise<readonly (readonly [string, number])[]> {
    const flat = await this.#db.ask(key, 'ZRANGE', key, 0, -1, 'WITHSCORES')
    return pairs(this.#db.read(Texts, flat)).map(([member, score]) => [member, Number(score)])
  }

  async score(key: string, member: Argument): Promise<number | undefined> {
    const score = this.#db.read(z.string().nullable(), await this.#db.ask(key, 'ZSCORE', key, member))
    return score === null ? undefined : Number(score)
  }

  async hash(key: string): Promise<Readonly<Record<string, string | undefined>> | undefined> {
    const found = this.#db.read(Fields, await this.#db.ask(key, 'HGETALL', key))
    return Object.keys(found).length === 0 ? undefined : found
  }

  async some(key: string, fields: readonly Argument[]): Promise<readonly (string | null)[]> {
    if (fields.length === 0) return []
    return this.#db.read(z.array(z.string().nullable()), await this.#db.ask(key, 'HMGET', key, ...fields))
  }

  async names(key: string): Promise<readonly string[]> {
    return this.#db.read(Texts, await this.#db.ask(key, 'HKEYS', key))
  }

  async bytes(key: string, field: string): Promise<Uint8Array> {
    return this.#db.read(z.instanceof(Uint8Array), await this.#db.askBytes(key, 'HGET', key, field))
  }

  async number(key: string): Promise<number | undefined> {
    const found = this.#db.read(z.string().nullable(), await this.#db.ask(key, 'GET', key))
    return found === null ? undefined : Number(found)
  }

  async ends(key: string): Promise<number | undefined> {
    const at = this.#db.read(z.int(), await this.#db.ask(key, 'PEXPIRETIME', key))
    return at < 0 ? undefined : at
  }

  /** What a scan finds, each once: Redis may tell of one twice. They are remembered in a file that goes with us. */
  async *#scanned(
    key: string,
    command: 'SCAN' | 'HSCAN',
    options: readonly string[],
    width: number,
  ): AsyncGenerator<readonly (readonly string[])[]> {
    const known = new DatabaseSync('')
    try {
      known.exec(
        'PRAGMA journal_mode = OFF; CREATE TABLE known (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID',
      )
      const remember = known.prepare('INSERT OR IGNORE INTO known (name) VALUES (?)')
      let cursor = '0'
      do {
        const of = command === 'HSCAN' ? [key] : []
        const reply = await this.#db.ask(key, command, ...of, cursor, ...options, 'COUNT', AT_ONCE)
        const [next, flat] = this.#db.read(Page, reply)
        cursor = next
        const found = inRows(flat, width)
        known.exec('BEGIN')
        const fresh = found.filter(([name = '']) => remember.run(name).changes === 1)
        known.exec('COMMIT')
        if (fresh.length > 0) yield fresh
      } while (cursor !== '0')
    } finally {
      known.close()
    }
  }
}

/** The pattern of names that begin so. */
export function beginningWith(prefix: string): string {
  return `${prefix.replace(/[\\*?[\]]/g, String.raw`\$&`)}*`
}

function inRows(flat: readonly string[], width: number): readonly (readonly string[])[] {
  return Array.from({ length: Math.floor(flat.length / width) }, (_, at) =>
    flat.slice(at * width, (at + 1) * width),
  )
}

function pairs(flat: readonly string[]): readonly (readonly [string, string])[] {
  return inRows(flat, 2).map(([one = '', other = '']) => [one, other])
}

/** A number kept as text; `null` for what is missing. */
export function numberOr(value: string | null | undefined): number | null {
  return value === null || value === undefined || value === '' ? null : Number(value)
}

/** @throws when the text is not JSON of an object */
export function parsed(text: string): Readonly<Record<string, unknown>> {
  return z.record(z.string(), z.unknown()).parse(JSON.parse(text))
}
