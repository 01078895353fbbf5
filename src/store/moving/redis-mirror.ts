import { closeSync, openSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { SQLInputValue, StatementSync } from 'node:sqlite'
import * as z from 'zod'
import { Fields } from '../redis/connection.ts'
import type { Argument } from '../redis/connection.ts'
import type { Keys } from '../redis/keys.ts'
import type { RedisReading } from './redis-reader.ts'

/**
 * A field of a hash with its value, a member of a sorted set with its score, a member of a set, an entry of a list with
 * its place counted from the end (1 is the last), a line of a stream with its fields and values as JSON.
 */
export type Part = readonly [name: string | number, value: string | number | Uint8Array | null]

const PAGE = 500
const Names = z.array(z.object({ name: z.string() }))
const Texts = z.array(z.object({ value: z.string() }))
const Pairs = z.array(z.object({ name: z.string(), value: z.string() }))
const Texted = z.object({ value: z.string() })
const Flat = z
  .string()
  .transform((json): unknown => JSON.parse(json))
  .pipe(Fields)

/**
 * What a server holds, key by key, in a file that no name leads to: it goes with the process, however that ends. Filled
 * bit by bit, and read as the server itself is.
 */
export class RedisMirror implements RedisReading {
  readonly keys: Keys
  readonly #database: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()

  /** @param file where there is room for what the server holds */
  constructor(keys: Keys, file: string) {
    this.keys = keys
    rmSync(file, { force: true })
    closeSync(openSync(file, 'wx', 0o600))
    this.#database = new DatabaseSync(file)
    this.#database.exec(
      `PRAGMA page_size = 16384; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -65536;
       CREATE TABLE found (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
       CREATE TABLE keys (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, value TEXT, ends INTEGER) STRICT;
       CREATE TABLE parts (key INTEGER, name ANY, value ANY, PRIMARY KEY (key, name)) STRICT, WITHOUT ROWID`,
    )
    rmSync(file)
  }

  close(): void {
    this.#database.close()
  }

  /** Notes names that are there, in whatever order and however often they are come upon. */
  note(names: readonly string[]): void {
    for (const name of names) this.#run('INSERT OR IGNORE INTO found (name) VALUES (?)', name)
  }

  /** The names that were noted, each once. Whatever is written in this order lies in it, and is read many times faster. */
  *noted(): Generator<readonly string[]> {
    let after = ''
    for (;;) {
      const sql = 'SELECT name FROM found WHERE name > ? ORDER BY name LIMIT ?'
      const page = Names.parse(this.#all(sql, after, PAGE)).map(({ name }) => name)
      if (page.length > 0) yield page
      if (page.length < PAGE) return
      after = page.at(-1) ?? after
    }
  }

  /** Does several writes in one transaction, which is many times faster. */
  together(write: () => void): void {
    this.#database.exec('BEGIN')
    write()
    this.#database.exec('COMMIT')
  }

  /**
   * What a key holds, instead of whatever was known of it.
   *
   * @param ends when it ends by itself, ms
   */
  keepText(key: string, value: string, ends: number | undefined): void {
    this.forget(key)
    this.#run('INSERT INTO keys (name, value, ends) VALUES (?, ?, ?)', key, value, ends ?? null)
  }

  /** The same for what has parts. */
  keepParts(key: string, parts: readonly Part[]): void {
    this.forget(key)
    this.addParts(key, parts)
  }

  /** Adds to what is there of a key; a part that is there already is replaced. */
  addParts(key: string, parts: readonly Part[]): void {
    if (parts.length === 0) return
    let id = this.#id(key)
    if (id === 0) {
      const [row] = this.#all('INSERT INTO keys (name) VALUES (?) RETURNING id', key)
      id = z.number().parse(row?.['id'])
    }
    for (const [name, value] of parts) {
      this.#run('INSERT OR REPLACE INTO parts (key, name, value) VALUES (?, ?, ?)', id, name, value)
    }
  }

  forget(key: string): void {
    const id = this.#id(key)
    if (id === 0) return
    this.#run('DELETE FROM parts WHERE key = ?', id)
    this.#run('DELETE FROM keys WHERE id = ?', id)
  }

  /** The first entries of a list, and how many there are of it. */
  beginning(list: string, most: number): { readonly length: number; readonly entries: readonly string[] } {
    const [row] = this.#all('SELECT max(name) AS length FROM parts WHERE key = ?', this.#id(list))
    const length = z.number().nullish().parse(row?.['length']) ?? 0
    return { length, entries: this.#entries(list, most) }
  }

  async *keysBehind(prefix: string): AsyncGenerator<readonly string[]> {
    let after = prefix
    for (;;) {
      const sql = 'SELECT name FROM keys WHERE name > ? AND name < ? ORDER BY name LIMIT ?'
      const page = Names.parse(this.#all(sql, after, `${prefix}\u{10FFFF}`, PAGE)).map(({ name }) => name)
      if (page.length > 0) yield page
      if (page.length < PAGE) return
      after = page.at(-1) ?? after
    }
  }

  async *fields(key: string): AsyncGenerator<readonly (readonly [string, string])[]> {
    const id = this.#id(key)
    let after = ''
    for (let isFirst = true; ; isFirst = false) {
      const sql = `SELECT name, value FROM parts WHERE key = ? AND name ${isFirst ? '>=' : '>'} ? ORDER BY name LIMIT ?`
      const page = Pairs.parse(this.#all(sql, id, after, PAGE))
      if (page.length > 0) yield page.map(({ name, value }) => [name, value] as const)
      if (page.length < PAGE) return
      after = page.at(-1)?.name ?? after
    }
  }

  async *fromOldest(key: string): AsyncGenerator<readonly [place: number, entry: string]> {
    const id = this.#id(key)
    for (let place = 1; ; place += PAGE) {
      const sql = 'SELECT value FROM parts WHERE key = ? AND name >= ? ORDER BY name LIMIT ?'
      const page = Texts.parse(this.#all(sql, id, place, PAGE))
      for (const [at, { value }] of page.entries()) yield [place + at, value]
      if (page.length < PAGE) return
    }
  }

  async *lines(
    streams: readonly string[],
  ): AsyncGenerator<readonly [stream: number, line: number, Readonly<Record<string, string | undefined>>]> {
    const Line = z.object({ name: z.number(), value: Flat })
    for (const [stream, key] of streams.entries()) {
      const found = this.#all('SELECT name, value FROM parts WHERE key = ? ORDER BY name', this.#id(key))
      for (const { name, value } of z.array(Line).parse(found)) yield [stream, name, value]
    }
  }

  async list(key: string): Promise<readonly string[]> {
    return this.#entries(key, -1)
  }

  async members(key: string): Promise<readonly string[]> {
    return this.names(key)
  }

  async names(key: string): Promise<readonly string[]> {
    const found = this.#all('SELECT name FROM parts WHERE key = ? ORDER BY name', this.#id(key))
    return Names.parse(found).map(({ name }) => name)
  }

  async scores(key: string): Promise<readonly (readonly [string, number])[]> {
    const Scored = z.array(z.object({ name: z.string(), value: z.number() }))
    const found = this.#all('SELECT name, value FROM parts WHERE key = ? ORDER BY value, name', this.#id(key))
    return Scored.parse(found).map(({ name, value }) => [name, value])
  }

  async score(key: string, member: Argument): Promise<number | undefined> {
    return z
      .number()
      .optional()
      .parse(this.#part(this.#id(key), String(member)))
  }

  async hash(key: string): Promise<Readonly<Record<string, string | undefined>> | undefined> {
    const found = Pairs.parse(this.#all('SELECT name, value FROM parts WHERE key = ?', this.#id(key)))
    if (found.length === 0) return undefined
    return Object.fromEntries(found.map(({ name, value }) => [name, value]))
  }

  async some(key: string, fields: readonly Argument[]): Promise<readonly (string | null)[]> {
    return fields.map((field) =>
      z
        .string()
        .nullable()
        .parse(this.#part(this.#id(key), String(field)) ?? null),
    )
  }

  async bytes(key: string, field: string): Promise<Uint8Array> {
    return z.instanceof(Uint8Array).parse(this.#part(this.#id(key), field))
  }

  async number(key: string): Promise<number | undefined> {
    const found = this.#all('SELECT value FROM keys WHERE name = ?', key)
    return found.length === 0 ? undefined : Number(Texted.parse(found[0]).value)
  }

  async ends(key: string): Promise<number | undefined> {
    const found = this.#all('SELECT ends FROM keys WHERE name = ?', key)
    return z.number().nullish().parse(found[0]?.['ends']) ?? undefined
  }

  #entries(list: string, most: number): readonly string[] {
    const sql = 'SELECT value FROM parts WHERE key = ? ORDER BY name DESC LIMIT ?'
    return Texts.parse(this.#all(sql, this.#id(list), most)).map(({ value }) => value)
  }

  /** 0, which no key has, for one that is not there. */
  #id(key: string): number {
    const found = this.#all('SELECT id FROM keys WHERE name = ?', key)
    return z.number().parse(found[0]?.['id'] ?? 0)
  }

  #part(id: number, name: string): unknown {
    return this.#all('SELECT value FROM parts WHERE key = ? AND name = ?', id, name)[0]?.['value']
  }

  #all(sql: string, ...values: readonly SQLInputValue[]) {
    return this.#prepared(sql).all(...values)
  }

  #run(sql: string, ...values: readonly SQLInputValue[]): void {
    this.#prepared(sql).run(...values)
  }

  #prepared(sql: string): StatementSync {
    const known = this.#statements.get(sql)
    if (known !== undefined) return known
    const statement = this.#database.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }
}
