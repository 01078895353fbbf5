import type { Desk } from '../domain/desk.ts'
import type { TicketCode } from '../domain/ids.ts'
import type { Official } from '../domain/official.ts'
import { mayNote } from '../officials/may.ts'

export type NoteResult = 'noted' | 'unknown' | 'forbidden'

/** Ghi chú nội bộ: for colleagues; citizens never see it. */
export async function writeNote(
  desk: Desk,
  official: Official,
  { code, text }: { readonly code: TicketCode; readonly text: string },
): Promise<NoteResult> {
  const ticket = await desk.store.ticket(code)
  if (ticket === undefined) return 'unknown'
  if (!mayNote(official, ticket)) return 'forbidden'
  await desk.store.addNote(code, { text, by: official.id, at: desk.clock() })
  return 'noted'
}
