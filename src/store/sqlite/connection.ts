import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import type * as z from 'zod'
import { asStoreFault } from './faults.ts'
import { FileVersion, refuseMovedOn } from './schema.ts'
import type { SameFile } from './same-file.ts'

type Values = Readonly<Record<string, SQLInputValue>>

/** A prepared statement that gives rows, each parsed by the schema it was prepared with. */
export interface Query<Row> {
  readonly one: (values?: Values) => Row | undefined
  /** For what always gives a row: a count, an insertion that returns, a parent that must exist. */
  readonly sure: (values?: Values) => Row
  readonly all: (values?: Values) => readonly Row[]
}

/** How long a server waits for another process to finish writing, ms: everybody it serves waits too, and a command is soon done. */
const SERVING_BUSY_TIMEOUT_MS = 2000

/** `FULL` waits for the disk, `NORMAL` leaves that to the next that does. */
type Safety = 'FULL' | 'NORMAL'

/** A move that waits for the end of the round. */
interface Waiting {
  readonly safety: Safety
  readonly write: () => void
  readonly done: () => void
  readonly failed: (fault: unknown) => void
}

/** The one open database file, and the ways of using it: a look and a move. */
export class Connection {
  readonly #database: DatabaseSync
  readonly #begin: () => void
  readonly #commit: () => void
  readonly #version: Query<FileVersion>
  readonly #file: SameFile | undefined
  #waiting: Waiting[] = []
  #safety: Safety = 'FULL'

  /** @param file of a desk that goes on for long: what was opened may be moved or deleted under it */
  constructor(database: DatabaseSync, file?: SameFile) {
    this.#file = file
    this.#database = database
    this.#begin = this.change('BEGIN IMMEDIATE')
    this.#commit = this.change('COMMIT')
    this.#version = this.query('PRAGMA user_version', FileVersion)
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
    return this.#guarded(() => this.#transact(write, 'FULL'))
  }

  /**
   * A move that shares its transaction with what else is asked for in the same round of the event loop: of what many
   * people write at once, the disk is waited for once and not for each. Every one is on disk when its promise resolves,
   * and one that fails takes none with it.
   *
   * @param write reads and writes the database and nothing else: it may be run anew
   * @throws {StoreUnavailable} with nothing written
   */
  moveTogether<T>(write: () => T): Promise<T> {
    return this.#atEndOfRound(write, 'FULL')
  }

  /**
   * The same of a move that may be forgotten in a power cut, though not at the end of the process: who holds a lease, an
   * answer, that it went out. Being done again does no harm, and not waiting for the disk leaves it to what citizens
   * write: the next of that takes what was noted before it to disk as well.
   *
   * @param write reads and writes the database and nothing else: it may be run anew
   * @throws {StoreUnavailable} with nothing written
   */
  note<T>(write: () => T): Promise<T> {
    return this.#atEndOfRound(write, 'NORMAL')
  }

  /** Says that from here on others wait wherever this process waits. */
  waitBriefly(): void {
    this.#database.exec(`PRAGMA busy_timeout = ${SERVING_BUSY_TIMEOUT_MS}`)
  }

  close(): void {
    this.#moveWaiting()
    if (this.#database.isOpen) this.#database.close()
  }

  #atEndOfRound<T>(write: () => T, safety: Safety): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      // Whatever has come in by then is part of it.
      if (this.#waiting.length === 0) setImmediate(() => this.#moveWaiting())
      let result: T
      this.#waiting.push({
        safety,
        write: () => {
          result = write()
        },
        done: () => resolve(result),
        failed: reject,
      })
    })
  }

  #moveWaiting(): void {
    const waiting = this.#waiting
    this.#waiting = []
    if (waiting.length === 0) return
    const safety = waiting.some((one) => one.safety === 'FULL') ? 'FULL' : 'NORMAL'
    let isOneAtFault = false
    const writeAll = (): void => {
      isOneAtFault = true
      for (const { write } of waiting) write()
      isOneAtFault = false
    }
    try {
      this.#transact(writeAll, safety)
      for (const { done } of waiting) done()
    } catch (fault) {
      // Whose fault it is shows when each is made by itself; a lock or a disk that is not to be had is everybody's.
      if (isOneAtFault) for (const one of waiting) this.#moveAlone(one)
      else for (const { failed } of waiting) failed(asStoreFault(fault))
    }
  }

  #moveAlone({ safety, write, done, failed }: Waiting): void {
    try {
      this.#transact(write, safety)
      done()
    } catch (fault) {
      failed(asStoreFault(fault))
    }
  }

  #transact<T>(write: () => T, safety: Safety): T {
    this.#file?.refuseGone(safety === 'FULL')
    if (safety !== this.#safety) this.#database.exec(`PRAGMA synchronous = ${safety}`)
    this.#safety = safety
    this.#begin()
    try {
      // In the transaction, so that nobody moves it on in between.
      refuseMovedOn(this.#version.sure())
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
