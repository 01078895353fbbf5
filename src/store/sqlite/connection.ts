import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { SQLInputValue } from 'node:sqlite'
import * as z from 'zod'
import { StoreUnavailable } from '../../domain/errors.ts'
import { hasArchive, migrate } from './schema.ts'

type Values = Readonly<Record<string, SQLInputValue>>

/** A prepared statement that gives rows, each parsed by the schema it was prepared with. */
export interface Query<Row> {
  readonly one: (values?: Values) => Row | undefined
  /** For what always gives a row: a count, an insertion that returns, a parent that must exist. */
  readonly sure: (values?: Values) => Row
  readonly all: (values?: Values) => readonly Row[]
}

/**
 * How long a move waits for another process to finish writing (the admin command beside the server), ms. Everybody
 * else in this process waits with it.
 */
const BUSY_TIMEOUT_MS = 2000

/** The one open database file, and the two ways of using it: a look and a move. */
export class Connection {
  readonly #database: DatabaseSync
  readonly #begin: () => void
  readonly #commit: () => void

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#begin = this.change('BEGIN IMMEDIATE')
    this.#commit = this.change('COMMIT')
  }

  query<Row>(sql: string, row: z.ZodType<Row>): Query<Row> {
    const statement = this.#database.prepare(sql)
    return {
      one: (values = {}) => {
        const found = statement.get(values)
        return found === undefined ? undefined : row.parse(found)
      },
      sure: (values = {}) => row.parse(statement.get(values)),
      all: (values = {}) => statement.all(values).map((found) => row.parse(found)),
    }
  }

  /** @returns the statement; running it gives the number of rows it changed */
  change(sql: string): (values?: Values) => number {
    const statement = this.#database.prepare(sql)
    return (values = {}) => Number(statement.run(values).changes)
  }

  /** Reads. @throws {StoreUnavailable} */
  look<T>(read: () => T): Promise<T> {
    return this.#guarded(read)
  }

  /**
   * Reads and writes in one transaction, on disk when the promise resolves. It begins with the write lock: a
   * transaction that asks for it halfway can be turned away by another process's.
   *
   * @throws {StoreUnavailable} with nothing written
   */
  move<T>(write: () => T): Promise<T> {
    return this.#guarded(() => this.#transact(write))
  }

  /**
   * A move that may be forgotten in a power cut, though not at the end of the process: who holds a lease, that a
   * message went out. Being done again does no harm, and not waiting for the disk leaves it to what citizens write.
   *
   * @throws {StoreUnavailable} with nothing written
   */
  note<T>(write: () => T): Promise<T> {
    return this.#guarded(() => {
      this.#database.exec('PRAGMA synchronous = NORMAL')
      try {
        return this.#transact(write)
      } finally {
        this.#database.exec('PRAGMA synchronous = FULL')
      }
    })
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close()
  }

  #transact<T>(write: () => T): T {
    this.#begin()
    try {
      const result = write()
      this.#commit()
      return result
    } catch (fault) {
      // SQLite itself has rolled back already when the disk is full or broken.
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      throw fault
    }
  }

  // `async`, so that a fault rejects the promise: SQLite itself answers at once.
  async #guarded<T>(use: () => T): Promise<T> {
    try {
      return use()
    } catch (fault) {
      throw asStoreFault(fault)
    }
  }
}

/**
 * Opens `desk.db` in a folder, both made when absent and readable by their owner alone: it holds what citizens wrote.
 *
 * @throws {StoreUnavailable}
 * @throws {DeskFault} `store-newer`, from {@link migrate}
 */
export function openDatabase(folder: string): DatabaseSync {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const path = join(folder, 'desk.db')
    closeSync(openSync(path, 'a', 0o600))
    const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true })
    try {
      // FULL: what was committed survives a power cut too, not only the end of the process.
      database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
      migrate(database)
      return database
    } catch (fault) {
      database.close()
      throw fault
    }
  } catch (fault) {
    throw asStoreFault(fault)
  }
}

/**
 * Opens the `desk.db` of a folder to look into its archive. Nothing is made, migrated or written: the server of another
 * program may be at work on it.
 *
 * @returns `undefined` where there is no archive
 * @throws {StoreUnavailable}
 * @throws {DeskFault} `store-newer` or `store-older`, from {@link hasArchive}
 */
export function openToLook(folder: string): DatabaseSync | undefined {
  const path = join(folder, 'desk.db')
  if (!existsSync(path)) return undefined
  try {
    const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, readOnly: true })
    try {
      if (hasArchive(database)) return database
    } catch (fault) {
      database.close()
      throw fault
    }
    database.close()
    return undefined
  } catch (fault) {
    throw asStoreFault(fault)
  }
}

const SqliteError = z.object({
  code: z.enum(['ERR_SQLITE_ERROR', 'ERR_INVALID_STATE']),
  errstr: z.string().optional(),
})
const FileError = z.object({ code: z.string(), syscall: z.string() })

/** Anything else is a mistake of ours and stays what it is. */
function asStoreFault(fault: unknown): unknown {
  const sqlite = SqliteError.safeParse(fault)
  if (sqlite.success) return new StoreUnavailable(fault, sqlite.data.errstr ?? 'closed')
  const file = FileError.safeParse(fault)
  if (file.success) return new StoreUnavailable(fault, `${file.data.syscall} ${file.data.code}`)
  if (fault instanceof z.ZodError) return new StoreUnavailable(fault, 'a row that cannot be read')
  return fault
}
