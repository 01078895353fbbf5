// A letter that was discarded stays 'dead': its ticket's answer did not arrive. 'back_at' is when a dead letter was put
// back; 'channels' is what the last attempts on a network came to.
export const DEAD_LETTERS = `
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
