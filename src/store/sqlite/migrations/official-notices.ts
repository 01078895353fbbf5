// Notices to officials on their way and in their lists, and how officials are reached outside the console. 'due_at' of one
// in somebody's hands is the end of the lease. Ids are never given twice: a mail's Message-ID is made of one.
export const OFFICIAL_NOTICES = `
  CREATE TABLE errands (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    way TEXT NOT NULL,
    target TEXT NOT NULL,
    notice TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    lease TEXT,
    dead_at INTEGER,
    why TEXT
  ) STRICT;
  CREATE INDEX errands_due ON errands (way, due_at, id) WHERE dead_at IS NULL;
  CREATE INDEX errands_dead ON errands (dead_at) WHERE dead_at IS NOT NULL;

  CREATE TABLE official_notices (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    official TEXT NOT NULL,
    ticket TEXT NOT NULL,
    notice TEXT NOT NULL,
    unread INTEGER NOT NULL DEFAULT 1
  ) STRICT;
  CREATE INDEX official_notices_of ON official_notices (official, id);

  CREATE TABLE contact_codes (
    hash TEXT PRIMARY KEY,
    offer TEXT NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE department_groups (
    place TEXT NOT NULL,
    department TEXT NOT NULL,
    chat TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (place, department)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE telegram_officials (
    telegram TEXT PRIMARY KEY,
    official TEXT NOT NULL UNIQUE
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE mail_wanted (official TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
`
