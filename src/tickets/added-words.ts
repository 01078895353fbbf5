import { maskPersonalData } from '../domain/mask.ts'
import type { MoveName } from '../domain/ticket-moves.ts'
import type { AuditEntry } from '../domain/ticket.ts'

/** Điều người dân bổ sung: what a citizen said on the question later, with what officials need not know covered. */
export interface AddedWords {
  readonly text: string
  readonly at: Date
}

/** What these moves carry are citizens' own words on their question; who has it reopened says what is still missing. */
export const CITIZENS_WORDS: ReadonlySet<MoveName> = new Set(['give_details', 'add_words', 'reopen'])

/** @param audit of the ticket; in it alone are the words kept as the ticket's */
export function addedWords(audit: readonly AuditEntry[]): readonly AddedWords[] {
  return audit.flatMap(({ move, at, detail: { note = '' } }) =>
    CITIZENS_WORDS.has(move) && note !== '' ? [{ text: maskPersonalData(note), at }] : [],
  )
}
