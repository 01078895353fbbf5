// One row in routing_edition: it tells readers who hold all examples whether they still do.
export const ROUTING_EXAMPLES = `
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
