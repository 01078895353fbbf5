import type { DatabaseSync } from 'node:sqlite'
import { DeskFault } from '../../domain/errors.ts'

/**
 * Brings a database to the version this program knows; a new file starts at version 0.
 *
 * @throws {DeskFault} `store-newer` when a newer program has written it: an older one would lose what it cannot see
 */
export function migrate(database: DatabaseSync): void {
  // The lock first: of two processes that open a new file at once, the second finds the work done.
  database.exec('BEGIN IMMEDIATE')
  try {
    const version = versionOf(database)
    refuseNewer(version)
    for (const migration of MIGRATIONS.slice(version)) database.exec(migration)
    database.exec(`PRAGMA user_version = ${MIGRATIONS.length}`)
    database.exec('COMMIT')
  } catch (fault) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw fault
  }
}

/**
 * Whether a database may be looked into for the law as it is, without being brought further.
 *
 * @returns `false` for one that was written before there was an archive, or that is being made
 * @throws {DeskFault} `store-newer`; `store-older` when its archive is one this program would have to change first
 */
export function hasArchive(database: DatabaseSync): boolean {
  const version = versionOf(database)
  refuseNewer(version)
  if (version <= MIGRATIONS.indexOf(ARCHIVE)) return false
  if (version < MIGRATIONS.length) {
    throw new DeskFault(
      'store-older',
      `desk.db has version ${version}, this program needs ${MIGRATIONS.length}: start its server first, or use the older program`,
    )
  }
  return true
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
}

function refuseNewer(version: number): void {
  if (version <= MIGRATIONS.length) return
  throw new DeskFault(
    'store-newer',
    `desk.db has version ${version}, this program knows ${MIGRATIONS.length}: start the newer program`,
  )
}

// What each column is for, and whose personal data it holds: ../SCHEMA.md. Times are milliseconds since 1970.
// Words that only the store uses (a message's state) are checked here; words of the domain that will grow (a ticket's
// state, a role) are checked when a row is read, because SQLite cannot alter a check without copying the table.
const FIRST = `
  CREATE TABLE conversations (
    id TEXT PRIMARY KEY,
    network TEXT NOT NULL,
    chat TEXT NOT NULL,
    memory TEXT NOT NULL,
    notice_at INTEGER
  ) STRICT;

  CREATE TABLE messages (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    conversation TEXT NOT NULL REFERENCES conversations (id),
    content TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'over limit'))
  ) STRICT;
  CREATE INDEX messages_waiting ON messages (conversation, id, received_at) WHERE state = 'waiting';
  CREATE INDEX messages_within_limit ON messages (conversation, received_at) WHERE state <> 'over limit';

  CREATE TABLE lanes (
    conversation TEXT PRIMARY KEY REFERENCES conversations (id),
    first_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    window_ms INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    lease TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX lanes_due ON lanes (due_at);

  -- AUTOINCREMENT: a page asks for the lines after the last it knows, so an id must never come back.
  CREATE TABLE transcript (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation TEXT NOT NULL REFERENCES conversations (id),
    by TEXT NOT NULL,
    text TEXT NOT NULL,
    choices TEXT NOT NULL,
    citations TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX transcript_of ON transcript (conversation, id);

  CREATE TABLE tickets (
    code TEXT PRIMARY KEY,
    conversation TEXT NOT NULL REFERENCES conversations (id),
    question TEXT NOT NULL,
    place TEXT,
    department TEXT NOT NULL,
    reason TEXT NOT NULL,
    state TEXT NOT NULL,
    state_since INTEGER NOT NULL,
    opened_at INTEGER NOT NULL,
    answer TEXT,
    answered_by TEXT,
    answered_at INTEGER
  ) STRICT;
  CREATE INDEX tickets_queue ON tickets (state, state_since, department);

  CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    ticket TEXT NOT NULL REFERENCES tickets (code),
    move TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX audit_of ON audit (ticket);

  CREATE TABLE answers (
    id INTEGER PRIMARY KEY,
    conversation TEXT NOT NULL REFERENCES conversations (id),
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    knowledge_version TEXT NOT NULL,
    worded TEXT,
    at INTEGER NOT NULL
  ) STRICT;

  -- 'next' is the first undelivered reply of its conversation; those 'behind' wait for it.
  CREATE TABLE outbox (
    id INTEGER PRIMARY KEY REFERENCES transcript (id),
    conversation TEXT NOT NULL,
    network TEXT NOT NULL,
    ticket TEXT REFERENCES tickets (code),
    state TEXT NOT NULL CHECK (state IN ('next', 'behind', 'sent', 'dead')),
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    lease TEXT,
    why TEXT,
    ended_at INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX outbox_next ON outbox (conversation) WHERE state = 'next';
  CREATE INDEX outbox_behind ON outbox (conversation, id) WHERE state = 'behind';
  CREATE INDEX outbox_due ON outbox (network, due_at) WHERE state = 'next';
  CREATE INDEX outbox_dead ON outbox (ended_at) WHERE state = 'dead';
  CREATE INDEX outbox_of_ticket ON outbox (ticket) WHERE ticket IS NOT NULL;

  CREATE TABLE officials (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL UNIQUE COLLATE NOCASE,
    role TEXT NOT NULL,
    department TEXT,
    password_hash TEXT
  ) STRICT;

  CREATE TABLE invitations (
    token_hash TEXT PRIMARY KEY,
    official TEXT NOT NULL REFERENCES officials (id),
    expires_at INTEGER NOT NULL,
    used_at INTEGER
  ) STRICT;

  CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY,
    official TEXT NOT NULL REFERENCES officials (id),
    csrf_token TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX sessions_end ON sessions (expires_at);

  CREATE TABLE attempts (key TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
  CREATE INDEX attempts_of ON attempts (key, at);
  CREATE INDEX attempts_age ON attempts (at);

  CREATE TABLE secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

  -- Written by the health check, to see that writing works.
  CREATE TABLE pulse (id INTEGER PRIMARY KEY CHECK (id = 1), beats INTEGER NOT NULL) STRICT;
`

// Which edition a version holds is kept as a stretch of versions, so that a publication costs what it changes.
const ARCHIVE = `
  CREATE TABLE editions (digest TEXT PRIMARY KEY, document TEXT NOT NULL, content BLOB NOT NULL) STRICT;

  CREATE TABLE versions (
    number INTEGER PRIMARY KEY,
    origin TEXT NOT NULL,
    library TEXT NOT NULL,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,
    note TEXT,
    overruled TEXT
  ) STRICT;

  CREATE TABLE shelved (
    document TEXT NOT NULL,
    since INTEGER NOT NULL REFERENCES versions (number),
    until INTEGER REFERENCES versions (number),
    digest TEXT NOT NULL REFERENCES editions (digest),
    PRIMARY KEY (document, since)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX shelved_last ON shelved (document) WHERE until IS NULL;
  CREATE INDEX shelved_digest ON shelved (digest);

  CREATE TABLE version_in_use (id INTEGER PRIMARY KEY CHECK (id = 1), number INTEGER NOT NULL REFERENCES versions (number)) STRICT;

  CREATE TABLE waiting (
    document TEXT PRIMARY KEY,
    digest TEXT NOT NULL REFERENCES editions (digest),
    base TEXT,
    file TEXT,
    report TEXT NOT NULL,
    waits_for TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL,
    note TEXT,
    accepted TEXT
  ) STRICT;
  CREATE INDEX waiting_digest ON waiting (digest);

  CREATE TABLE decisions (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL,
    found_in TEXT,
    about TEXT NOT NULL,
    state TEXT NOT NULL,
    acting TEXT,
    by TEXT NOT NULL,
    at INTEGER NOT NULL,
    note TEXT
  ) STRICT;

  CREATE INDEX decisions_on ON decisions (document);

  CREATE TABLE journal (
    id INTEGER PRIMARY KEY,
    move TEXT NOT NULL,
    document TEXT,
    version INTEGER,
    by TEXT NOT NULL,
    at INTEGER NOT NULL,
    note TEXT
  ) STRICT;
`

/** Each brings the database one version further. Appended to, never edited: databases out there have run them. */
const MIGRATIONS: readonly string[] = [FIRST, ARCHIVE]
