// Deleting what is kept of people, on their wish or when its time is over; a letter's journal outlives the letter, and of
// one that went out elsewhere there never was a row here.
export const FORGETTING = `
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
