// What an official has sent in and looks at before anything comes of it, for as long as a session may last.
export const KEPT_FORMS = `
  CREATE TABLE kept_forms (
    about TEXT NOT NULL,
    id TEXT NOT NULL,
    official TEXT NOT NULL,
    words TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (about, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX kept_forms_past ON kept_forms (expires_at);
`
