import * as z from 'zod'
import type { Connection } from '../redis/connection.ts'
import type { Part, RedisMirror } from './redis-mirror.ts'

const PART_BYTES = 1_048_576
const FEWEST = 10
const MOST = 5000
const LINES_AT_FIRST = 50
const LINES_AT_ONCE = 500
const ENTRIES_AT_ONCE = 500
/** So many entries that stand where they stood show that none was taken out behind them. */
const OVERLAP = 50

const Texts = z.array(z.string())
const TypeName = z.enum(['none', 'string', 'hash', 'list', 'set', 'zset', 'stream'])
type KeyType = Exclude<z.infer<typeof TypeName>, 'none'>
const Page = z.tuple([z.string(), Texts])
const Bytes = z.instanceof(Uint8Array)
const BytesPage = z.tuple([Bytes, z.array(Bytes)])
const Lines = z.array(z.tuple([z.string(), Texts]))

/** How what was found of a key is kept, and where it is more than one look shows, how the rest is come by. */
interface Found {
  readonly keep: () => void
  readonly rest?: () => Promise<void>
}

/** Brings a mirror up to what a server has, some keys at a time. */
export class RedisFetch {
  readonly #db: Connection
  readonly #mirror: RedisMirror
  readonly #types = new Map<string, KeyType>()

  constructor(db: Connection, mirror: RedisMirror) {
    this.#db = db
    this.#mirror = mirror
  }

  /** Each key is read by itself: what is written to it meanwhile may be seen by half, and is to be fetched again. */
  async fetch(keys: readonly string[]): Promise<void> {
    const [db, mirror] = [this.#db, this.#mirror]
    const { answers } = mirror.keys
    const others = keys.filter((key) => key !== answers)
    for (const key of others) await this.#learn(key)
    const found = await Promise.all(others.map((key) => this.#look(key)))
    mirror.together(() => found.forEach(({ keep }) => keep()))
    for (const { rest } of found) await rest?.()
    if (keys.includes(answers)) await fetchGrowing(db, mirror, answers)
  }

  /** Keys that differ only behind their first word are of one type. */
  async #learn(key: string): Promise<void> {
    if (this.#types.has(wordOf(key))) return
    const type = this.#db.read(TypeName, await this.#db.ask(key, 'TYPE', key))
    if (type !== 'none') this.#types.set(wordOf(key), type)
  }

  /** Of a key that is not there any more nothing is found, and nothing kept. */
  async #look(key: string): Promise<Found> {
    const [db, mirror] = [this.#db, this.#mirror]
    switch (this.#types.get(wordOf(key))) {
      case undefined:
        return { keep: () => mirror.forget(key) }
      case 'string': {
        const asked = [db.ask(key, 'GET', key), db.ask(key, 'PEXPIRETIME', key)] as const
        const [value, ends] = await Promise.all(asked)
        const text = db.read(z.string().nullable(), value)
        const until = db.read(z.int(), ends)
        if (text === null) return { keep: () => mirror.forget(key) }
        return { keep: () => mirror.keepText(key, text, until < 0 ? undefined : until) }
      }
      case 'hash':
        return lookAtHash(db, mirror, key)
      case 'list': {
        const entries = db.read(Texts, await db.ask(key, 'LRANGE', key, 0, -1))
        const parts = entries.map((entry, at): Part => [entries.length - at, entry])
        return { keep: () => mirror.keepParts(key, parts) }
      }
      case 'set': {
        const members = db.read(Texts, await db.ask(key, 'SMEMBERS', key))
        const parts = members.map((member): Part => [member, null])
        return { keep: () => mirror.keepParts(key, parts) }
      }
      case 'zset': {
        const flat = db.read(Texts, await db.ask(key, 'ZRANGE', key, 0, -1, 'WITHSCORES'))
        const parts = inPairs(flat).map(([member, score]): Part => [member, Number(score)])
        return { keep: () => mirror.keepParts(key, parts) }
      }
      case 'stream':
        return lookAtStream(db, mirror, key)
    }
  }
}

/** `{tag}:<word>`, with the colon behind it where there is one. */
function wordOf(key: string): string {
  const colon = key.indexOf(':', key.indexOf('}:') + 2)
  return colon === -1 ? key : key.slice(0, colon + 1)
}

/** Law is kept as bytes; they are large and few, other fields small and many. */
async function lookAtHash(db: Connection, mirror: RedisMirror, key: string): Promise<Found> {
  let count = 100
  const look = async (cursor: string) => {
    const command = ['HSCAN', key, cursor, 'COUNT', count] as const
    let next: string
    let parts: readonly Part[]
    if (key === mirror.keys.editions) {
      const [bytes, flat] = db.read(BytesPage, await db.askBytes(key, ...command))
      next = textOf(bytes)
      parts = inPairs(flat).map(([field, value]) => [textOf(field), value])
    } else {
      const [text, flat] = db.read(Page, await db.ask(key, ...command))
      next = text
      parts = inPairs(flat)
    }
    const bytes = parts.reduce((sum, [field, value]) => sum + lengthOf(field) + lengthOf(value), 0)
    count = Math.min(MOST, Math.max(FEWEST, Math.floor((PART_BYTES * (parts.length + 1)) / (bytes + 1))))
    return { next, parts }
  }
  const first = await look('0')
  const rest = async (): Promise<void> => {
    for (let { next } = first; next !== '0';) {
      const page = await look(next)
      mirror.together(() => mirror.addParts(key, page.parts))
      next = page.next
    }
  }
  return { keep: () => mirror.keepParts(key, first.parts), rest }
}

async function lookAtStream(db: Connection, mirror: RedisMirror, key: string): Promise<Found> {
  const look = async (after: string, most: number) =>
    db.read(Lines, await db.ask(key, 'XRANGE', key, after, '+', 'COUNT', most))
  const asParts = (lines: z.infer<typeof Lines>) =>
    lines.map(([id, flat]): Part => [Number.parseInt(id, 10), JSON.stringify(flat)])
  const first = await look('-', LINES_AT_FIRST)
  const rest = async (): Promise<void> => {
    let last = first.length < LINES_AT_FIRST ? undefined : first.at(-1)
    while (last !== undefined) {
      const page = await look(`(${last[0]}`, LINES_AT_ONCE)
      mirror.together(() => mirror.addParts(key, asParts(page)))
      last = page.length < LINES_AT_ONCE ? undefined : page.at(-1)
    }
  }
  return { keep: () => mirror.keepParts(key, asParts(first)), rest }
}

/**
 * The one list that is too long to be read at once, and grows all the time: only what was put before it since is read.
 * Entries are put before the first and taken out wherever they are; none is ever changed, and none put in between. What is
 * sealed with another key is no change to us: as it was it says the same. So
 * those behind some are all still there as long as these stand where they stood, counted from the end; when they do
 * not, something was taken out, and the list is read anew.
 */
async function fetchGrowing(db: Connection, mirror: RedisMirror, key: string): Promise<void> {
  for (;;) {
    const { length, entries: known } = mirror.beginning(key, OVERLAP)
    const [from, to] = [-(length + ENTRIES_AT_ONCE), -(length - known.length + 1)]
    const page = db.read(Texts, await db.ask(key, 'LRANGE', key, from, to))
    const fresh = page.slice(0, Math.max(0, page.length - known.length))
    const isAsItWas =
      page.length >= known.length && known.every((entry, at) => entry === page[fresh.length + at])
    mirror.together(() => {
      if (isAsItWas) {
        const parts = fresh.map((entry, at): Part => [length + fresh.length - at, entry])
        mirror.addParts(key, parts)
      } else mirror.forget(key)
    })
    if (isAsItWas && fresh.length < ENTRIES_AT_ONCE) return
  }
}

function inPairs<T>(flat: readonly T[]): ReadonlyArray<readonly [T, T]> {
  return flat.flatMap((one, at) => {
    const other = flat[at + 1]
    return at % 2 === 0 && other !== undefined ? [[one, other] as const] : []
  })
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString()
}

function lengthOf(value: Part[number]): number {
  return typeof value === 'string' || value instanceof Uint8Array ? value.length : 8
}
