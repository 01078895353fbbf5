// When a citizen was last told something beside their answer, such as that answering is off.
export const NOTICES = `
  ALTER TABLE conversations ADD COLUMN told_at INTEGER;
`
