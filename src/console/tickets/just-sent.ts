import type { Official } from '../../domain/official.ts'
import { isQuiet } from '../../domain/ticket-moves.ts'
import type { MoveName } from '../../domain/ticket-moves.ts'
import type { TicketFile } from '../../tickets/read.ts'
import { Written } from './step-forms.ts'
import type { Purpose } from './step-forms.ts'

/** What goes out only after it was seen as the citizen will see it: answers, their approval, requests for details. */
export const SENT = [
  { step: 'tra-loi', move: 'answer', purpose: 'tra-loi' },
  { step: 'trinh-duyet', move: 'propose', purpose: 'tra-loi' },
  { step: 'phe-duyet', move: 'approve', purpose: 'phe-duyet' },
  { step: 'bo-sung', move: 'ask_details', purpose: 'bo-sung' },
] as const satisfies ReadonlyArray<{ step: string; move: MoveName; purpose: Purpose }>
export type Sent = (typeof SENT)[number]

/**
 * Whether these very words are the last thing that happened to the ticket, by the same hand: the form came twice, from a
 * double click or a page that was loaded again, and what its writer wanted is done.
 */
export function wasJustSent(
  { ticket, audit }: TicketFile,
  { id }: Official,
  move: Sent['move'],
  text: string,
): boolean {
  const last = audit.findLast((entry) => !isQuiet(entry.move))
  if (last?.move !== move || last.by !== id) return false
  const { answer, proposed } = ticket
  return (
    text ===
    { answer: answer?.text, approve: answer?.text, propose: proposed?.text, ask_details: last.detail.note }[
      move
    ]
  )
}

/** By which of its steps a text of this purpose has just gone out, back from what came after. */
export function sentAlready(
  file: TicketFile,
  official: Official,
  purposes: readonly Purpose[],
  text: string,
): Sent | undefined {
  const words = Written.safeParse(text).data ?? ''
  return SENT.find(
    ({ purpose, move }) => purposes.includes(purpose) && wasJustSent(file, official, move, words),
  )
}
