import type { OfficialId } from '../../domain/ids.ts'
import { MOVES } from '../../domain/ticket-moves.ts'
import type { MoveName } from '../../domain/ticket-moves.ts'
import type { Hindrance } from '../../officials/may.ts'
import { HINDRANCES, SPEAKERS, STATES } from '../phrases.ts'
import { NEXT } from './phrases-steps.ts'
import type { TicketView } from './view.ts'

/**
 * Why a move cannot be made now, as exactly as the ticket allows to say it.
 *
 * @param by who stands in the way, where that is not the ticket's holder
 */
export function hindranceInWords(
  { ticket, names }: Pick<TicketView, 'ticket' | 'names'>,
  move: MoveName,
  why: Hindrance,
  by: OfficialId | null = null,
): string {
  if (why === 'state')
    return NEXT.onlyIn(MOVES[move].from.map((state) => STATES[state].toLowerCase()).join(', '))
  if (why === 'not_holder' && ticket.holder !== null) {
    return NEXT.heldBy(names.get(ticket.holder) ?? SPEAKERS.official)
  }
  const name = by === null ? undefined : names.get(by)
  return why === 'chat_held' && name !== undefined ? NEXT.chatHeldBy(name) : HINDRANCES[why]
}
