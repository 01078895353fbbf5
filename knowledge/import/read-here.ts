import type { Reader } from './read-document.ts'
import { refused } from './read-outcome.ts'
import type { ReadOutcome } from './read-outcome.ts'
import { readSafely } from './read-safely.ts'

/**
 * An isolate has 128 MB and shares them with everything it does; a file that takes more than is left ends it, and what
 * it was doing is done again elsewhere. Larger files are imported from a shell.
 */
const MAX_BYTES = 4 * 1024 * 1024

/** In place of `read-document.ts` where there are no threads (Workers): reads in place, and only what is small. */
export function openReader(): Pick<Reader, 'readBytes' | 'close'> {
  return { readBytes, close: async () => {} }
}

async function readBytes(bytes: Uint8Array, name: string): Promise<ReadOutcome> {
  if (bytes.length > MAX_BYTES) return refused('too-large-here', `${MAX_BYTES / 1024 / 1024} MB`)
  const report = await readSafely({ bytes, name })
  return report.kind === 'read' ? report : refused(report.reason, report.where)
}
