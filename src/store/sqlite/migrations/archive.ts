// Which edition a version holds is kept as a stretch of versions, so that a publication costs what it changes.
export const ARCHIVE = `
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
