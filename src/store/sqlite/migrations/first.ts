// What each column is for, and whose personal data it holds: ../SCHEMA.md. Times are milliseconds since 1970.
// Words that only the store uses (a message's state) are checked here; words of the domain that will grow (a ticket's
// state, a role) are checked when a row is read, because SQLite cannot alter a check without copying the table.
export const FIRST = `
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
