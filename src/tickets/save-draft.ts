import type { Desk } from '../domain/desk.ts'
import type { TicketCode } from '../domain/ids.ts'
import type { Official } from '../domain/official.ts'
import { isOpen } from '../domain/ticket.ts'
import type { Draft, Ticket } from '../domain/ticket.ts'
import { hasPower } from '../officials/may.ts'

export type SaveDraftResult =
  | { readonly kind: 'saved'; readonly draft: Draft }
  /** Somebody else has written since: nothing was kept, both texts are shown. */
  | { readonly kind: 'moved_on'; readonly draft: Draft }
  /** The ticket is answered, refused or gone: there is nothing to draft any more. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'unknown' }

/** Whoever handles or leads in the ticket's department writes its draft, whether or not they hold it. */
export function mayDraft(official: Official, ticket: Ticket): boolean {
  return hasPower(official, 'handle', ticket) || hasPower(official, 'lead', ticket)
}

/** Bản thảo dùng chung: keeps what an official is writing, and notes that they write. */
export async function saveDraft(
  desk: Desk,
  official: Official,
  { code, text, seen }: { readonly code: TicketCode; readonly text: string; readonly seen: number },
): Promise<SaveDraftResult> {
  const ticket = await desk.store.ticket(code)
  if (ticket === undefined) return { kind: 'unknown' }
  if (!mayDraft(official, ticket)) return { kind: 'forbidden' }
  if (!isOpen(ticket.state)) return { kind: 'closed' }

  const at = desk.clock()
  const draft: Draft = { text, revision: seen + 1, by: official.id, at }
  await desk.store.attend(code, { official: official.id, writing: true, at })
  if ((await desk.store.saveDraft(code, draft)) === 'saved') return { kind: 'saved', draft }
  const theirs = await desk.store.draft(code)
  // A revision nobody has written cannot have been seen: as good as the first.
  if (theirs === undefined) return { kind: 'moved_on', draft: { ...draft, text: '', revision: 0 } }
  // The same words again, sent twice by a bad line, lose nothing.
  return theirs.text === text ? { kind: 'saved', draft: theirs } : { kind: 'moved_on', draft: theirs }
}

/**
 * The same for words that were sent with a form, as for a preview: what the page's script has saved of them since is their
 * older state. What a colleague has written is not written over.
 */
export async function keepDraft(
  desk: Desk,
  official: Official,
  draft: Parameters<typeof saveDraft>[2],
): Promise<SaveDraftResult> {
  const saved = await saveDraft(desk, official, draft)
  const isOwn = saved.kind === 'moved_on' && saved.draft.revision > 0 && saved.draft.by === official.id
  return isOwn ? saveDraft(desk, official, { ...draft, seen: saved.draft.revision }) : saved
}

/**
 * The draft as long as it is one: once the ticket is closed, what was sent stands in its answer; opened again, the next
 * answer is another official's, and begins with an empty page. The revision counts on.
 */
export function openDraft(ticket: Ticket, draft: Draft | undefined): Draft | undefined {
  if (draft === undefined || !isOpen(ticket.state)) return undefined
  const wasSent = ticket.answer !== null && draft.at.getTime() <= ticket.answer.at.getTime()
  return wasSent ? { ...draft, text: '' } : draft
}
