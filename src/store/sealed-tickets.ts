import { maskPersonalData } from '../domain/mask.ts'
import type { Forgetting } from '../domain/forgetting.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { TicketChange, Tickets } from '../domain/tickets.ts'
import type { KeptStore } from './kept-words.ts'
import { WORDS_SHUT } from './phrases.ts'
import { isPersonal, PURPOSE, turnDetail } from './words.ts'
import type { Words } from './words.ts'

export type ShutChanges = (changes: readonly TicketChange[]) => readonly TicketChange[]

/** What an official wrote to the citizen, or is about to. */
interface Said {
  readonly text: string
  readonly sealed?: string
}

/**
 * What officials write about a ticket. An answer is found by its words and brought along without a key: so it is kept as
 * the question is, masked, and sealed beside where that says less. Drafts and notes are found by nobody and are sealed, and
 * so are words of the history that name somebody.
 */
export function sealedTickets(
  kept: KeptStore,
  words: Words,
): { readonly shutChanges: ShutChanges } & Pick<
  Tickets & Forgetting,
  | 'moveTickets'
  | 'ticket'
  | 'queue'
  | 'searchTickets'
  | 'ticketsLike'
  | 'ticketsOf'
  | 'ticketsDue'
  | 'ticketsOpened'
  | 'audit'
  | 'draft'
  | 'saveDraft'
  | 'notes'
  | 'addNote'
  | 'blotTicket'
> {
  const shutSaid = <S extends Said>(said: S, code: string): S => {
    if (!words.hasKey) return said
    const purpose = PURPOSE.answered(code)
    // Masked because it does not open: it waits for its key.
    if (said.sealed !== undefined && words.open(said.sealed, purpose) === undefined) return said
    const { sealed: _, ...rest } = said
    const text = maskPersonalData(said.text)
    // Of what it was, only these two have changed.
    if (text === said.text) return rest as S
    return { ...rest, text, sealed: words.shut(said.text, purpose) } as S
  }
  const openSaid = <S extends Said>(said: S, code: string): S => {
    if (said.sealed === undefined) return said
    const text = words.open(said.sealed, PURPOSE.answered(code))
    return text === undefined ? said : { ...said, text }
  }
  const open = (ticket: Ticket): Ticket => {
    const { code, answer, proposed } = ticket
    if (answer?.sealed === undefined && proposed?.sealed === undefined) return ticket
    return {
      ...ticket,
      answer: answer && openSaid(answer, code),
      proposed: proposed && openSaid(proposed, code),
    }
  }
  const all = async (found: Promise<readonly Ticket[]>): Promise<readonly Ticket[]> => (await found).map(open)

  const shutChanges: ShutChanges = (changes) =>
    changes.map((change) => {
      const { ticket, says } = change
      const { code, conversation, answer, proposed } = ticket
      const purpose = PURPOSE.said(conversation)
      const parts = says.parts.map((part) => ({ ...part, text: words.shut(part.text, purpose) }))
      const entries = change.entries.map((entry) => ({
        ...entry,
        detail: turnDetail(entry.detail, (text) =>
          isPersonal(text) ? words.shut(text, PURPOSE.note(entry.ticket)) : text,
        ),
      }))
      return {
        ...change,
        entries,
        ticket: {
          ...ticket,
          answer: answer && shutSaid(answer, code),
          proposed: proposed && shutSaid(proposed, code),
        },
        says: { ...says, parts },
      }
    })

  return {
    shutChanges,
    moveTickets: (changes, now) => kept.moveTickets(shutChanges(changes), now),
    ticket: async (code) => {
      const ticket = await kept.ticket(code)
      return ticket && open(ticket)
    },
    queue: (...asked) => all(kept.queue(...asked)),
    searchTickets: (...asked) => all(kept.searchTickets(...asked)),
    ticketsLike: (...asked) => all(kept.ticketsLike(...asked)),
    ticketsOf: (...asked) => all(kept.ticketsOf(...asked)),
    ticketsDue: (...asked) => all(kept.ticketsDue(...asked)),
    ticketsOpened: (...asked) => all(kept.ticketsOpened(...asked)),
    audit: async (code) =>
      (await kept.audit(code)).map((entry) => ({
        ...entry,
        detail: turnDetail(entry.detail, (text) => words.open(text, PURPOSE.note(code)) ?? WORDS_SHUT),
      })),
    draft: async (code) => {
      const draft = await kept.draft(code)
      // Whoever writes on begins anew: the sentence that stands for it would be sent.
      return draft && { ...draft, text: words.open(draft.text, PURPOSE.draft(code)) ?? '' }
    },
    saveDraft: (code, draft) =>
      kept.saveDraft(code, { ...draft, text: words.shut(draft.text, PURPOSE.draft(code)) }),
    notes: async (code) =>
      (await kept.notes(code)).map((note) => ({
        ...note,
        text: words.open(note.text, PURPOSE.note(code)) ?? WORDS_SHUT,
      })),
    addNote: (code, note) => kept.addNote(code, { ...note, text: words.shut(note.text, PURPOSE.note(code)) }),
    blotTicket: (code, blot) =>
      kept.blotTicket(code, (sealed) => {
        const text = words.open(sealed, PURPOSE.note(code))
        if (text === undefined) return sealed
        const blotted = blot(text)
        // Words of the history, most of them in clear, pass here as well.
        if (blotted === text) return sealed
        return text === sealed ? blotted : words.shut(blotted, PURPOSE.note(code))
      }),
  }
}
