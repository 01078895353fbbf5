// Accounts made before had no name: the e-mail's part before the @ stands in for it.
export const NAMES_OF_OFFICIALS = `
  ALTER TABLE officials ADD COLUMN name TEXT NOT NULL DEFAULT '';
  ALTER TABLE officials ADD COLUMN place TEXT;
  UPDATE officials SET name = substr(email, 1, instr(email, '@') - 1);
`
