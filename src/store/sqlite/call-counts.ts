import { countInMinutes } from '../../domain/call-counts.ts'
import type { CallCounts } from '../../domain/call-counts.ts'

/**
 * One process serves the file (`serve-alone.ts`), so its memory counts for all; a write to disk for each call would cost
 * more than most calls do.
 */
export function sqliteCallCounts(): CallCounts {
  const counter = countInMinutes()
  return { countCall: async (key, now) => counter.count(key, now).made }
}
