import type { Timing } from '../domain/deadline.ts'
import type { Desk } from '../domain/desk.ts'
import { NOBODYS_CHAT } from '../domain/forgetting.ts'
import { conversationId } from '../domain/ids.ts'
import { maskPersonalData } from '../domain/mask.ts'
import type { TicketChange } from '../domain/tickets.ts'
import type { Ticket } from '../domain/ticket.ts'
import { addWords } from './citizen-moves.ts'
import { changeOf } from './move.ts'

/**
 * Parts a ticket from whoever asked: it goes on as a question of nobody's, in its masked words, and the sealed original
 * goes. Officials answer it as before; what it says afterwards reaches nobody. It goes on counting.
 *
 * @returns the moves in turn, each resting on the one before
 */
export async function forgetAsker(
  desk: Desk,
  ticket: Ticket,
  by: 'citizen' | 'desk',
  when: { readonly now: Date; readonly timing: Timing },
): Promise<readonly TicketChange[]> {
  // Nobody is there to give the details that were asked for: its official goes on without, and the clock with them.
  const resumed = ticket.state === 'awaiting_citizen' ? await addWords(desk, ticket, NOTHING_MORE, when) : []
  const standing = resumed[0]?.ticket ?? ticket
  const { network } = standing.account
  const after = {
    account: { network, chat: NOBODYS_CHAT },
    conversation: conversationId(network, NOBODYS_CHAT),
    // Once more: one from before there was masking may be among them.
    question: maskPersonalData(standing.question),
    original: null,
    holdsChat: false,
    proposed: standing.proposed && masked(standing.proposed),
    answer: standing.answer && masked(standing.answer),
  }
  return [...resumed, changeOf(desk, standing, 'forget_asker', by, when, { after })]
}

/** Without what the store has sealed beside it, which an older key may still open one day. */
function masked<S extends { readonly text: string; readonly sealed?: string }>(whole: S) {
  const { sealed: _, ...said } = whole
  return { ...said, text: maskPersonalData(said.text) }
}

/** What officials read where the details they asked for would stand. */
const NOTHING_MORE = 'Người hỏi đã xóa dữ liệu của mình và không bổ sung gì thêm.'
