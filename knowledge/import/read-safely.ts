import { readBytes } from './read-bytes.ts'
import { Refusal } from './reading.ts'
import type { Reading, RefusalReason } from './reading.ts'

/** A file to be read. */
export interface ReadOrder {
  readonly bytes: Uint8Array
  readonly name: string
}

/** What comes back. */
export type ReadReport =
  | { readonly kind: 'read'; readonly reading: Reading }
  | { readonly kind: 'refused'; readonly reason: RefusalReason; readonly where: string | undefined }

/** Reads a file, in this thread and without limits; whatever is wrong with it is a `refused`. */
export async function readSafely({ bytes, name }: ReadOrder): Promise<ReadReport> {
  try {
    return {
      kind: 'read',
      reading: await readBytes(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), name),
    }
  } catch (fault) {
    if (fault instanceof Refusal) return { kind: 'refused', reason: fault.reason, where: fault.where }
    // A reader stumbled over a file nobody has seen before: the file's fault, as far as anyone can act on it.
    return { kind: 'refused', reason: 'damaged', where: undefined }
  }
}
