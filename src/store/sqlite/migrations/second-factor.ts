// Sessions from before were opened by a password alone: they end here.
export const SECOND_FACTOR = `
  ALTER TABLE officials ADD COLUMN deactivated_at INTEGER;
  ALTER TABLE officials ADD COLUMN factor_secret TEXT;
  ALTER TABLE officials ADD COLUMN factor_since INTEGER;
  ALTER TABLE officials ADD COLUMN factor_step INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE officials ADD COLUMN signed_in_at INTEGER;

  CREATE TABLE recovery_codes (
    official TEXT NOT NULL REFERENCES officials (id),
    hash TEXT NOT NULL,
    PRIMARY KEY (official, hash)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE begun_sign_ins (
    token_hash TEXT PRIMARY KEY,
    official TEXT NOT NULL REFERENCES officials (id),
    offered_secret TEXT,
    replaces INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT;

  DELETE FROM sessions;
  ALTER TABLE sessions ADD COLUMN last_used_at INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX sessions_of ON sessions (official);

  CREATE TABLE account_log (
    id INTEGER PRIMARY KEY,
    official TEXT NOT NULL REFERENCES officials (id),
    move TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL,
    note TEXT
  ) STRICT;
  CREATE INDEX account_log_of ON account_log (official, id);
  CREATE INDEX account_log_changes ON account_log (id) WHERE move <> 'signed_in';
`
