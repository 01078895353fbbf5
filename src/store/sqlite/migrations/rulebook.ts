// A rule's row of the highest revision is the one that holds; the others are its history.
export const RULEBOOK = `
  CREATE TABLE rules (
    name TEXT NOT NULL,
    revision INTEGER NOT NULL,
    value TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (name, revision)
  ) STRICT, WITHOUT ROWID;
`
