// Groups to which a network has given another id: each had one before at most, and has one after.
export const MOVED_GROUPS = `
  CREATE TABLE moved_groups (was TEXT PRIMARY KEY, now TEXT NOT NULL UNIQUE) STRICT, WITHOUT ROWID;
`
