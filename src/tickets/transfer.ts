import type { Place } from '#knowledge/place.ts'
import type { Desk } from '../domain/desk.ts'
import type { DepartmentId } from '../domain/ids.ts'
import type { Official } from '../domain/official.ts'
import type { Ticket } from '../domain/ticket.ts'
import { departmentName } from './departments.ts'
import { moveTicket } from './move.ts'
import type { Asked, MoveResult, Plan } from './move.ts'
import { transferred } from './phrases.ts'
import { rememberCorrection } from './remember-correction.ts'

interface Transfer extends Asked {
  readonly to: DepartmentId
  /** For a ticket whose city was not known. */
  readonly place?: Place | undefined
  readonly reason: string
}

/** Phân về đơn vị: a coordinator sends a new ticket on its way. */
export async function dispatchTicket(
  desk: Desk,
  official: Official,
  { to, place, reason, ...asked }: Transfer,
): Promise<MoveResult> {
  const result = await moveTicket(desk, official, asked, 'dispatch', ({ ticket }) =>
    handed(ticket, to, place ?? ticket.place, reason),
  )
  return learnt(desk, official, result)
}

/** Chuyển đơn vị, with the reason; the citizen is told. */
export async function transferTicket(
  desk: Desk,
  official: Official,
  { to, place, reason, ...asked }: Transfer,
): Promise<MoveResult> {
  const result = await moveTicket(desk, official, asked, 'transfer', ({ ticket }) => {
    const plan = handed(ticket, to, place ?? ticket.place, reason)
    return { ...plan, after: { ...plan.after, hops: ticket.hops + 1 } }
  })
  return learnt(desk, official, result)
}

/** Where a person sent it, nearly the same question goes at once the next time. */
async function learnt(desk: Desk, official: Official, result: MoveResult): Promise<MoveResult> {
  if (result.kind === 'moved') await rememberCorrection(desk, official, result.ticket)
  return result
}

/** Trả về điều phối: whoever does not know where it belongs. */
export function handBackTicket(
  desk: Desk,
  official: Official,
  { reason, ...asked }: Asked & { readonly reason: string },
): Promise<MoveResult> {
  return moveTicket(desk, official, asked, 'hand_back', ({ ticket }) => {
    const { after, detail } = handed(ticket, 'dieu-phoi', ticket.place, reason)
    // The citizen has nothing to gain from hearing that nobody knows yet.
    return { after: { ...after, hops: ticket.hops + 1 }, detail }
  })
}

function handed(
  ticket: Ticket,
  to: DepartmentId,
  place: Place | null,
  reason: string,
): Plan & Required<Pick<Plan, 'after' | 'detail'>> {
  return {
    after: {
      department: to,
      place,
      holder: null,
      holdsChat: false,
      routed: { because: [], confidence: 1, others: [] },
    },
    detail: { from: ticket.department, to, reason },
    tells: (code) => transferred(departmentName(to, place), code),
  }
}
