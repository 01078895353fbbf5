import { existsSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { unpackEdition } from '#knowledge/edition.ts'
import { DeskFault } from '../../domain/errors.ts'
import { makeFolder } from '../../make-folder.ts'
import { About, documentOf, foundIn } from '../law-rows.ts'
import { Connection } from '../sqlite/connection.ts'
import { DESK, openDatabase, openToLook } from '../sqlite/database-file.ts'
import { asStoreFault } from '../sqlite/faults.ts'
import { prepareMeetNobody } from '../sqlite/conversations.ts'
import { prepareKeep } from '../sqlite/move-tickets.ts'
import { serveAlone } from '../sqlite/serve-alone.ts'
import { TicketJson } from '../ticket-rows.ts'
import type { Source, Target } from './ends.ts'
import { isBrought, KINDS } from './records.ts'
import type { Kept, Kind, RecordOf } from './records.ts'
import { BEGUN_ANEW, INSERT } from './sqlite-in.ts'
import { SELECT } from './sqlite-out.ts'
import { recordOf } from './unreadable.ts'

/** What a copy is called until it is whole: no desk opens it. */
const COPYING = 'desk.db.copying'

/**
 * The store in a folder, to be read as it is at this moment, whatever is written meanwhile: all of it is read in one
 * transaction.
 *
 * @param alone refuses a store that a server is at work on, and keeps servers away
 * @throws {DeskFault} `store-missing`, `store-taken`, `store-older` or `store-newer`
 */
export function sqliteSource(folder: string, { alone }: { readonly alone: boolean }): Source {
  const database = existsSync(join(folder, DESK)) ? openToLook(folder) : undefined
  if (database === undefined) throw new DeskFault('store-missing', `${folder}: no desk.db`)
  let leave: (() => void) | undefined
  try {
    leave = alone ? serveAlone(folder) : undefined
    database.exec('BEGIN')
    // The transaction sees what is there at its first look.
    database.prepare('SELECT count(*) FROM pulse').get()
  } catch (fault) {
    database.close()
    leave?.()
    throw asStoreFault(fault)
  }
  return {
    origin: originOf(folder),
    lacks: new Set(),
    records: (without) => recordsOf(database, without),
    close: async () => {
      database.close()
      leave?.()
    },
  }
}

/**
 * A new store in a folder, put together beside where a desk looks for it.
 *
 * @throws {DeskFault} `target-taken` when a desk is there, or a copy of something else; `store-taken`
 */
export function sqliteTarget(folder: string, from: string): Target {
  if (existsSync(join(folder, DESK)))
    throw new DeskFault('target-taken', `${folder}: a desk is there already`)
  makeFolder(folder)
  const leave = serveAlone(folder)
  let database: DatabaseSync
  try {
    database = openDatabase(folder, COPYING)
    // A power cut may take the last batches: they are written again. Before it is a desk all of it is on disk.
    database.exec('PRAGMA synchronous = NORMAL')
    database.exec('CREATE TABLE IF NOT EXISTS copying (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT')
    const kept = database.prepare("SELECT value FROM copying WHERE name = 'from'").get()?.['value']
    if (kept !== undefined && kept !== from) {
      database.close()
      throw new DeskFault('target-taken', `${folder}: an unfinished copy of ${String(kept)} is there`)
    }
    database.prepare("INSERT OR IGNORE INTO copying (name, value) VALUES ('from', ?)").run(from)
  } catch (fault) {
    leave()
    throw asStoreFault(fault)
  }
  const db = new Connection(database)
  const done = database.prepare("SELECT name FROM copying WHERE value = 'done'").all()
  const noteDone = db.change("INSERT OR REPLACE INTO copying (name, value) VALUES (:kind, 'done')")
  const put = preparePut(database, db)
  const meetNobody = prepareMeetNobody(db)
  return {
    origin: originOf(folder),
    lacks: new Set(),
    done: new Set(KINDS.filter((kind) => done.some(({ name }) => name === kind))),
    records: (without) => recordsOf(database, without),
    begin: (kind) =>
      db.move(() => {
        database.exec(BEGUN_ANEW[kind] ?? 'SELECT 1')
        meetNobody()
      }),
    put: (records) => db.move(() => records.forEach(put)),
    end: (kind) => db.move(() => void noteDone({ kind })),
    complete: async () => {
      database.exec('PRAGMA synchronous = FULL; DROP TABLE copying; PRAGMA wal_checkpoint(TRUNCATE)')
      db.close()
      renameSync(join(folder, COPYING), join(folder, DESK))
    },
    discard: async () => {
      db.close()
      for (const end of ['', '-wal', '-shm']) rmSync(join(folder, COPYING + end), { force: true })
    },
    close: async () => {
      db.close()
      leave()
    },
  }
}

function originOf(folder: string): string {
  return `sqlite:${resolve(folder)}`
}

async function* recordsOf(
  database: DatabaseSync,
  without: ReadonlySet<Kind> = new Set(),
): AsyncGenerator<Kept> {
  const now = Date.now()
  for (const kind of KINDS) {
    if (without.has(kind)) continue
    for (const row of database.prepare(SELECT[kind]).iterate()) {
      const kept = read(kind, row)
      if (isBrought(kept, now)) yield kept
    }
  }
}

function read(kind: Kind, row: Record<string, unknown>): Kept {
  const { content } = row
  const bytes = content instanceof Uint8Array ? { content: Buffer.from(content).toString('base64') } : {}
  return recordOf(kind, { ...row, ...bytes })
}

function preparePut(database: DatabaseSync, db: Connection): (kept: Kept) => void {
  const keepTicket = prepareKeep(db)
  const known = database.prepare('SELECT 1 FROM tickets WHERE id = ?')
  const statements = new Map<Kind, (values: Record<string, SQLInputValue>) => void>()
  const insert = (kind: keyof typeof INSERT, values: Record<string, SQLInputValue>): void => {
    let run = statements.get(kind)
    if (run === undefined) {
      const statement = database.prepare(INSERT[kind])
      // A record says more than some statements ask for.
      statement.setAllowUnknownNamedParameters(true)
      run = (all) => void statement.run(all)
      statements.set(kind, run)
    }
    run(values)
  }
  return ({ kind, record }) => {
    if (kind === 'ticket') {
      const isThere = known.get(record.number) !== undefined
      if (!isThere) keepTicket(TicketJson.parse(record.ticket), record.number)
    } else if (kind === 'counter') setCounter(database, record)
    else if (kind === 'edition') {
      const { digest } = record
      const content = Buffer.from(record.content, 'base64')
      insert(kind, { digest, content, document: unpackEdition({ digest, content }).document.id })
    } else if (kind === 'decision') {
      const about = About.parse(JSON.parse(record.about))
      insert(kind, { ...record, document: documentOf(about), foundIn: foundIn(about) })
    } else insert(kind, record)
  }
}

function setCounter(database: DatabaseSync, { name, value }: RecordOf<'counter'>): void {
  const set = (table: string): void => {
    database.prepare('DELETE FROM sqlite_sequence WHERE name = ?').run(table)
    database.prepare('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)').run(table, value)
  }
  switch (name) {
    case 'line':
      return set('transcript')
    case 'notice':
      set('errands')
      return set('official_notices')
    case 'examples':
      return void database.prepare('UPDATE routing_edition SET edition = ?').run(value)
    case 'ticket':
      // The next is one more than the last, which is there.
      return
  }
}
