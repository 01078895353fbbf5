import type { DatabaseSync } from 'node:sqlite'
import { DeskFault } from '../../domain/errors.ts'
import { marksOf, TicketJson, wordsOf } from '../ticket-rows.ts'

/**
 * Brings a database to the version this program knows; a new file starts at version 0.
 *
 * @throws {DeskFault} `store-newer` when a newer program has written it: an older one would lose what it cannot see
 */
export function migrate(database: DatabaseSync): void {
  // The lock first: of two processes that open a new file at once, the second finds the work done.
  database.exec('BEGIN IMMEDIATE')
  try {
    // SQL cannot take the accents off.
    database.function('words_of_ticket', (json) => {
      const ticket = TicketJson.parse(json)
      return [...wordsOf(ticket), ...marksOf(ticket)].join(' ')
    })
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

// A ticket becomes one piece of JSON beside what it is found by. Those opened before there was a workflow get clocks that
// began when they were opened and that the desk sets right when it next looks (next_at 0).
const WORKFLOW = `
  ALTER TABLE tickets RENAME TO tickets_before;
  DROP INDEX tickets_queue;

  CREATE TABLE tickets (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    revision INTEGER NOT NULL,
    conversation TEXT NOT NULL REFERENCES conversations (id),
    place TEXT,
    department TEXT NOT NULL,
    state TEXT NOT NULL,
    holder TEXT,
    holds_chat INTEGER NOT NULL,
    queued_at INTEGER NOT NULL,
    opened_at INTEGER NOT NULL,
    next_at INTEGER,
    ticket TEXT NOT NULL
  ) STRICT;
  CREATE INDEX tickets_in_state ON tickets (state, queued_at, id, place);
  CREATE INDEX tickets_of_department ON tickets (department, state, queued_at, id, place);
  CREATE INDEX tickets_held ON tickets (holder, state, queued_at, id, place, department) WHERE holder IS NOT NULL;
  CREATE INDEX tickets_of_chat ON tickets (conversation, opened_at);
  CREATE INDEX tickets_holding_chat ON tickets (conversation) WHERE holds_chat = 1;
  CREATE INDEX tickets_next ON tickets (next_at) WHERE next_at IS NOT NULL;
  CREATE INDEX tickets_opened ON tickets (opened_at, id);

  -- Found by words. A row of its own holds only what is indexed.
  CREATE VIRTUAL TABLE ticket_words USING fts5(words, content = '', contentless_delete = 1, tokenize = 'ascii',
    detail = none, prefix = '1 2');

  INSERT INTO tickets (code, revision, conversation, place, department, state, holder, holds_chat, queued_at,
    opened_at, next_at, ticket)
  SELECT code, 1, conversation, place, department, iif(state = 'new', 'waiting', state), answered_by, 0,
    iif(state = 'new', opened_at + 604800000, state_since), opened_at, iif(state = 'new', 0, NULL),
    json_object(
      'code', code, 'revision', 1, 'conversation', conversation,
      'account', json_object('network', network, 'chat', chat),
      'question', question, 'original', NULL, 'place', place, 'department', department,
      'routed', json('{"because":[],"confidence":0,"others":[]}'), 'reason', reason, 'found', json('[]'),
      'state', iif(state = 'new', 'waiting', state), 'since', at_since, 'openedAt', at_opened,
      'holder', answered_by, 'holdsChat', json('false'), 'urgency', 'normal',
      'clocks', json_object('accept', json(clock), 'reply', json(clock), 'answer', json(clock)),
      'hops', 0, 'proposed', NULL,
      'answer', json(iif(answer IS NULL, NULL, json_object('text', answer, 'by', answered_by, 'at', at_since,
        'approvedBy', NULL, 'citations', json('[]')))),
      'refusal', NULL, 'joinedTo', NULL, 'followers', json('[]'), 'reopenedFrom', NULL, 'feedback', NULL,
      'published', NULL, 'reminded', json('[]'), 'nextAt', iif(state = 'new', '1970-01-01T00:00:00.000Z', NULL))
  FROM (
    SELECT tickets_before.*, network, chat,
      strftime('%Y-%m-%dT%H:%M:%fZ', opened_at / 1000.0, 'unixepoch') AS at_opened,
      strftime('%Y-%m-%dT%H:%M:%fZ', state_since / 1000.0, 'unixepoch') AS at_since,
      json_object(
        'startedAt', strftime('%Y-%m-%dT%H:%M:%fZ', opened_at / 1000.0, 'unixepoch'),
        'limit', json('{"unit":"working_days","count":5}'), 'pauses', json('[]'), 'extendedTo', NULL,
        'dueAt', strftime('%Y-%m-%dT%H:%M:%fZ', opened_at / 1000.0 + 7 * 86400, 'unixepoch'),
        'metAt', iif(state = 'new', NULL, strftime('%Y-%m-%dT%H:%M:%fZ', state_since / 1000.0, 'unixepoch'))
      ) AS clock
    FROM tickets_before JOIN conversations ON conversations.id = conversation ORDER BY opened_at
  );
  INSERT INTO ticket_words (rowid, words) SELECT id, words_of_ticket(ticket) FROM tickets;

  CREATE TABLE audit_after (
    id INTEGER PRIMARY KEY,
    ticket TEXT NOT NULL REFERENCES tickets (code),
    move TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL,
    detail TEXT NOT NULL
  ) STRICT;
  INSERT INTO audit_after (id, ticket, move, by, at, detail)
  SELECT id, ticket, iif(move = 'opened', 'open', 'answer'), by, at, '{}' FROM audit;
  DROP TABLE audit;
  ALTER TABLE audit_after RENAME TO audit;
  CREATE INDEX audit_of ON audit (ticket);

  -- A reply that belonged to a ticket refers to the new table by its code.
  CREATE TABLE outbox_after (
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
  INSERT INTO outbox_after SELECT id, conversation, network, ticket, state, due_at, attempts, lease, why, ended_at FROM outbox;
  DROP TABLE outbox;
  ALTER TABLE outbox_after RENAME TO outbox;
  CREATE UNIQUE INDEX outbox_next ON outbox (conversation) WHERE state = 'next';
  CREATE INDEX outbox_behind ON outbox (conversation, id) WHERE state = 'behind';
  CREATE INDEX outbox_due ON outbox (network, due_at) WHERE state = 'next';
  CREATE INDEX outbox_dead ON outbox (ended_at) WHERE state = 'dead';
  CREATE INDEX outbox_of_ticket ON outbox (ticket) WHERE ticket IS NOT NULL;
  DROP TABLE tickets_before;

  CREATE TABLE drafts (
    ticket TEXT PRIMARY KEY REFERENCES tickets (code),
    text TEXT NOT NULL,
    revision INTEGER NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE notes (
    id INTEGER PRIMARY KEY,
    ticket TEXT NOT NULL REFERENCES tickets (code),
    text TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX notes_of ON notes (ticket);

  CREATE TABLE attendance (
    ticket TEXT NOT NULL REFERENCES tickets (code),
    official TEXT NOT NULL,
    writing INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (ticket, official)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX attendance_age ON attendance (at);
`

// A rule's row of the highest revision is the one that holds; the others are its history.
const RULEBOOK = `
  CREATE TABLE rules (
    name TEXT NOT NULL,
    revision INTEGER NOT NULL,
    value TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (name, revision)
  ) STRICT, WITHOUT ROWID;
`

// Accounts made before had no name: the e-mail's part before the @ stands in for it.
const NAMES_OF_OFFICIALS = `
  ALTER TABLE officials ADD COLUMN name TEXT NOT NULL DEFAULT '';
  ALTER TABLE officials ADD COLUMN place TEXT;
  UPDATE officials SET name = substr(email, 1, instr(email, '@') - 1);
`

// Sessions from before were opened by a password alone: they end here.
const SECOND_FACTOR = `
  ALTER TABLE officials ADD COLUMN deactivated_at INTEGER;
  ALTER TABLE officials ADD COLUMN factor_secret TEXT;
  ALTER TABLE officials ADD COLUMN factor_since INTEGER;
  ALTER TABLE officials ADD COLUMN factor_step INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE officials ADD COLUMN signed_in_at INTEGER;

  CREATE TABLE recovery_codes (
    official TEXT NOT NULL REFERENCES officials (id),
    hash TEXT NOT NULL,
    PRIMARY KEY (official, hash)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE begun_sign_ins (
    token_hash TEXT PRIMARY KEY,
    official TEXT NOT NULL REFERENCES officials (id),
    offered_secret TEXT,
    replaces INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT;

  DELETE FROM sessions;
  ALTER TABLE sessions ADD COLUMN last_used_at INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX sessions_of ON sessions (official);

  CREATE TABLE account_log (
    id INTEGER PRIMARY KEY,
    official TEXT NOT NULL REFERENCES officials (id),
    move TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL,
    note TEXT
  ) STRICT;
  CREATE INDEX account_log_of ON account_log (official, id);
  CREATE INDEX account_log_changes ON account_log (id) WHERE move <> 'signed_in';
`

// One row in routing_edition: it tells readers who hold all examples whether they still do.
const ROUTING_EXAMPLES = `
  CREATE TABLE routing_examples (
    id TEXT PRIMARY KEY,
    question TEXT NOT NULL,
    place TEXT,
    department TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE INDEX routing_examples_at ON routing_examples (at);

  CREATE TABLE routing_edition (edition INTEGER NOT NULL) STRICT;
  INSERT INTO routing_edition VALUES (0);
`

// A letter that was discarded stays 'dead': its ticket's answer did not arrive. 'back_at' is when a dead letter was put
// back; 'channels' is what the last attempts on a network came to.
const DEAD_LETTERS = `
  ALTER TABLE outbox ADD COLUMN back_at INTEGER;
  ALTER TABLE outbox ADD COLUMN discarded_at INTEGER;
  DROP INDEX outbox_dead;
  CREATE INDEX outbox_dead ON outbox (ended_at, network) WHERE state = 'dead' AND discarded_at IS NULL;

  CREATE TABLE letter_journal (
    id INTEGER PRIMARY KEY,
    letter INTEGER NOT NULL REFERENCES outbox (id),
    network TEXT NOT NULL,
    ticket TEXT,
    move TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL,
    why TEXT
  ) STRICT;

  CREATE TABLE channels (
    network TEXT PRIMARY KEY,
    sent_at INTEGER,
    failed_at INTEGER,
    why TEXT
  ) STRICT, WITHOUT ROWID;
`

// When a citizen was last told something beside their answer, such as that answering is off.
const NOTICES = `
  ALTER TABLE conversations ADD COLUMN told_at INTEGER;
`

// How questions ended, by Vietnam's days (7 h ahead of UTC): counted in the index alone, whatever an answer weighs.
const ANSWER_TALLY = `
  ALTER TABLE answers ADD COLUMN day INTEGER GENERATED ALWAYS AS ((at + 25200000) / 86400000) VIRTUAL;
  ALTER TABLE answers ADD COLUMN outcome TEXT
    GENERATED ALWAYS AS (iif(json_valid(answer), json_extract(answer, '$.outcome'), NULL)) VIRTUAL;
  ALTER TABLE answers ADD COLUMN place TEXT
    GENERATED ALWAYS AS (iif(json_valid(answer), json_extract(answer, '$.place'), NULL)) VIRTUAL;
  ALTER TABLE answers ADD COLUMN department TEXT
    GENERATED ALWAYS AS (iif(json_valid(answer), json_extract(answer, '$.escalation.department'), NULL)) VIRTUAL;
  CREATE INDEX answers_by_day ON answers (day, place, department, outcome);
  CREATE INDEX answers_unanswered ON answers (at) WHERE outcome = 'no_answer';
  -- Whether a week's tickets have moved is told without looking at one.
  CREATE INDEX tickets_moved ON tickets (opened_at, revision);
`

// Notices to officials on their way and in their lists, and how officials are reached outside the console. 'due_at' of one
// in somebody's hands is the end of the lease. Ids are never given twice: a mail's Message-ID is made of one.
const OFFICIAL_NOTICES = `
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

// What a desk that came from another store knows of its past: messages taken in there, and how much of the answer to a ticket
// had gone out or was discarded.
const MOVED_HERE = `
  CREATE TABLE seen_before (key TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE fares_before (
    ticket TEXT PRIMARY KEY REFERENCES tickets (code),
    sent INTEGER NOT NULL,
    dead INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`

// Deleting what is kept of people, on their wish or when its time is over; a letter's journal outlives the letter, and of
// one that went out elsewhere there never was a row here.
const FORGETTING = `
  CREATE TABLE deletions (
    code TEXT PRIMARY KEY,
    network TEXT NOT NULL,
    at INTEGER NOT NULL,
    done_at INTEGER,
    conversation TEXT,
    through INTEGER,
    tickets TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX deletions_open ON deletions (at) WHERE done_at IS NULL;

  CREATE TABLE letter_journal_after (
    id INTEGER PRIMARY KEY,
    letter INTEGER NOT NULL,
    network TEXT NOT NULL,
    ticket TEXT,
    move TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL,
    why TEXT
  ) STRICT;
  INSERT INTO letter_journal_after SELECT id, letter, network, ticket, move, by, at, why FROM letter_journal;
  DROP TABLE letter_journal;
  ALTER TABLE letter_journal_after RENAME TO letter_journal;

  CREATE INDEX answers_of ON answers (conversation, at);
  CREATE INDEX answers_in_words ON answers (at) WHERE question <> '';
  CREATE INDEX messages_of ON messages (conversation, id) WHERE state <> 'waiting';
`

// What retention took away, by kind, on the last day on which it found anything; `looked` is when it last looked. Of a deletion
// how many tickets parted with it: which ones they were is forgotten when it is carried out.
const RETENTION_TOLD = `
  CREATE TABLE retention (
    kind TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    day INTEGER NOT NULL,
    count INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  ALTER TABLE deletions ADD COLUMN parted INTEGER;
  UPDATE deletions SET parted = json_array_length(tickets) WHERE tickets IS NOT NULL;
`

/** Each brings the database one version further. Appended to, never edited: databases out there have run them. */
const MIGRATIONS: readonly string[] = [
  FIRST,
  ARCHIVE,
  RULEBOOK,
  NAMES_OF_OFFICIALS,
  WORKFLOW,
  SECOND_FACTOR,
  ROUTING_EXAMPLES,
  DEAD_LETTERS,
  NOTICES,
  ANSWER_TALLY,
  OFFICIAL_NOTICES,
  MOVED_HERE,
  FORGETTING,
  RETENTION_TOLD,
]
