// How often of late a turn was taken and neither finished nor given back: what kills its process each time is known by it.
export const TURNS_NOT_BACK = `
  ALTER TABLE lanes ADD COLUMN unreturned INTEGER NOT NULL DEFAULT 0;
`
