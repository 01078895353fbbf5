// A ticket becomes one piece of JSON beside what it is found by. Those opened before there was a workflow get clocks that
// began when they were opened and that the desk sets right when it next looks (next_at 0).
export const WORKFLOW = `
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
