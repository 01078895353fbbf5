// What a desk that came from another store knows of its past: messages taken in there, and how much of the answer to a ticket
// had gone out or was discarded.
export const MOVED_HERE = `
  CREATE TABLE seen_before (key TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE fares_before (
    ticket TEXT PRIMARY KEY REFERENCES tickets (code),
    sent INTEGER NOT NULL,
    dead INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`
