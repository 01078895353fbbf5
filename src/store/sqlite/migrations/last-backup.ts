// When the store was last backed up by our own command, and how large the file was: one row, once there has been one.
export const LAST_BACKUP = `
  CREATE TABLE last_backup (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    at INTEGER NOT NULL,
    bytes INTEGER NOT NULL
  ) STRICT;
`
