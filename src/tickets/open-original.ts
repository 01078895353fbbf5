import type { Desk } from '../domain/desk.ts'
import type { Official } from '../domain/official.ts'
import type { Ticket } from '../domain/ticket.ts'
import { moveTicket } from './move.ts'
import type { Asked, MoveResult } from './move.ts'

export type OpenOriginalResult =
  | Exclude<MoveResult, { readonly kind: 'moved' }>
  /** `original`: as {@link originalOf}. */
  | { readonly kind: 'opened'; readonly ticket: Ticket; readonly original: string | undefined }

/** Xem bản gốc: what the citizen wrote before it was masked. That it was opened, and why, is written before it is shown. */
export async function openOriginal(
  desk: Desk,
  official: Official,
  { reason, ...asked }: Asked & { readonly reason: string },
): Promise<OpenOriginalResult> {
  const opened = await moveTicket(desk, official, asked, 'open_original', () => ({ detail: { reason } }))
  if (opened.kind !== 'moved') return opened
  const { ticket } = opened
  return { kind: 'opened', ticket, original: originalOf(desk, ticket) }
}

/**
 * For whoever has just opened it.
 *
 * @returns `undefined` when nothing is kept, or the key it was sealed with is gone
 */
export function originalOf({ seal }: Desk, { original, code }: Ticket): string | undefined {
  return original === null ? undefined : seal?.open(original.sealed, code)
}
