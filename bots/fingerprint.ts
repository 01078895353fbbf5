import { createHash } from 'node:crypto'

/** Names an update that has no number or id of its own: delivered again it is the same to the letter. */
export function fingerprint(update: unknown): string {
  return `sha256-${createHash('sha256').update(JSON.stringify(update)).digest('hex')}`
}
