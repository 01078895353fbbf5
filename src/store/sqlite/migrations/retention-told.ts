// What retention took away, by kind, on the last day on which it found anything; `looked` is when it last looked. Of a deletion
// how many tickets parted with it: which ones they were is forgotten when it is carried out.
export const RETENTION_TOLD = `
  CREATE TABLE retention (
    kind TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    day INTEGER NOT NULL,
    count INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  ALTER TABLE deletions ADD COLUMN parted INTEGER;
  UPDATE deletions SET parted = json_array_length(tickets) WHERE tickets IS NOT NULL;
`
