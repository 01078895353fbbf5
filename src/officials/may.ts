import type { Place } from '#knowledge/place.ts'
import { isAskerGone } from '../domain/forgetting.ts'
import { Role } from '../domain/official.ts'
import type { Official } from '../domain/official.ts'
import type { TicketScope } from '../domain/tickets.ts'
import { allows, onlyByHolder, powersFor } from '../domain/ticket-moves.ts'
import type { MoveName, TicketPower } from '../domain/ticket-moves.ts'
import type { Ticket } from '../domain/ticket.ts'
import { POWERS } from './powers.ts'
import type { LawMove, Reach } from './powers.ts'

/** After so many hands a ticket goes to the coordinators, who alone send it on. */
const MOST_HOPS = 2

/** Why an official cannot make a move now; each has a sentence in the console. */
export type Hindrance =
  /** The role, the department or the city. */
  | 'forbidden'
  /** The ticket's state does not allow it. */
  | 'state'
  | 'not_holder'
  | 'too_many_hops'
  /** Another ticket of the same chat already has an official talking with the citizen. */
  | 'chat_held'
  /** Nobody approves what they have drafted. */
  | 'own_draft'
  /** Whoever answered before it was reopened does not answer again. */
  | 'answered_before'
  /** The department asks for a second pair of eyes: the answer is proposed, not sent. */
  | 'four_eyes'
  /** Whoever asked has had their data deleted: nobody is there to be spoken with. */
  | 'asker_gone'

type Whose = Pick<Ticket, 'department' | 'place'>

/** Whether an official may open a ticket: their role reads all, those of their own department, or none; see `powers.ts`. */
export function mayRead(official: Official, ticket: Whose): boolean {
  return reaches(POWERS[official.role].read_tickets, official, ticket)
}

/** What keeps an official from a move; `undefined` when nothing does. */
export function hindrance(official: Official, move: MoveName, ticket: Ticket): Hindrance | undefined {
  if (!powersFor(move).some((power) => hasPower(official, power, ticket))) return 'forbidden'
  if (!allows(ticket.state, move)) return 'state'
  if (move === 'transfer' && ticket.hops >= MOST_HOPS && !hasPower(official, 'coordinate', ticket)) {
    return 'too_many_hops'
  }
  const isAnothers = ticket.holder !== null && ticket.holder !== official.id
  if (TAKING_AWAY.has(move) && isAnothers && !mayTakeAway(official, ticket)) return 'not_holder'
  if (onlyByHolder(move) && ticket.holder !== official.id && !hasPower(official, 'lead', ticket)) {
    return 'not_holder'
  }
  if (SPEAKING.has(move) && isAskerGone(ticket)) return 'asker_gone'
  if (move === 'approve' && ticket.proposed?.by === official.id) return 'own_draft'
  if (ANSWERING.has(move) && ticket.reopenedFrom === official.id) return 'answered_before'
  return undefined
}

/** What needs somebody at the other end of the chat. */
const SPEAKING: ReadonlySet<MoveName> = new Set(['ask_details', 'take_chat', 'write'])

/** What says the last word on a question, or leads to it. */
const ANSWERING: ReadonlySet<MoveName> = new Set(['claim', 'propose', 'answer', 'approve', 'refuse', 'join'])

/** Whoever may handle it makes these while nobody holds it; then they would take it out of a colleague's hands. */
const TAKING_AWAY: ReadonlySet<MoveName> = new Set(['transfer', 'hand_back', 'refuse', 'join'])

function mayTakeAway(official: Official, ticket: Ticket): boolean {
  return hasPower(official, 'lead', ticket) || hasPower(official, 'coordinate', ticket)
}

/** Whether the official works on tickets at all, and has queues of their own. */
export function worksOnTickets({ role }: Official): boolean {
  return POWERS[role].tickets.handle !== undefined
}

/** Whose tickets an official sees; `undefined` when nobody's: a role of one department without a department. */
export function scopeOf(official: Official): TicketScope | undefined {
  const { place, department } = official
  if (readsEverything(official.role)) return { place, department: null }
  return department === null ? undefined : { place, department }
}

/** Whoever sees tickets sees what they add up to, over the same ones. */
export function maySeeNumbers(official: Official): boolean {
  return scopeOf(official) !== undefined
}

export function hasPower(official: Official, power: TicketPower, ticket: Whose): boolean {
  return reaches(POWERS[official.role].tickets[power] ?? 'none', official, ticket)
}

/** Whether the official writes notes to colleagues: whoever may handle or lead it, and coordinators. */
export function mayNote(official: Official, ticket: Whose): boolean {
  return (['handle', 'lead', 'coordinate'] as const).some((power) => hasPower(official, power, ticket))
}

/** Whether the official says how this department of this city works. */
export function maySetRules(official: Official, department: Whose): boolean {
  return reaches(POWERS[official.role].department_rules, official, department)
}

/** Whether there is any department whose ways the official sets. */
export function maySetAnyRules({ role }: Official): boolean {
  return POWERS[role].department_rules !== 'none'
}

export function maySeeSystem(official: Official): boolean {
  return POWERS[official.role].see_system
}

export function mayEditRouting({ role }: Official): boolean {
  return POWERS[role].edit_routing
}

/** Who reads every ticket sees why each went where it did; so does who may change it. */
export function maySeeRouting({ role }: Official): boolean {
  return POWERS[role].edit_routing || readsEverything(role)
}

export function maySeeClocks({ role }: Official): boolean {
  return POWERS[role].clocks !== 'none'
}

export function mayChangeClocks({ role }: Official): boolean {
  return POWERS[role].clocks === 'change'
}

/** Whether the official sets right what the system's page shows: letters, switches. Whoever sees a fault may mend it. */
export function mayOperate(official: Official): boolean {
  return maySeeSystem(official)
}

export function mayMoveLaw({ role }: Official, move: LawMove): boolean {
  return POWERS[role].law.includes(move)
}

/** Whether the official has a part in what waits to become law of the desk, and sees it. */
export function worksOnLaw({ role }: Official): boolean {
  return POWERS[role].law.length > 0
}

/** Roles that make a move, for whoever asks who could. */
export function rolesThat(move: LawMove): readonly Role[] {
  return Role.options.filter((role) => POWERS[role].law.includes(move))
}

/** Whether the role reads every department's tickets. */
export function readsEverything(role: Role): boolean {
  return POWERS[role].read_tickets === 'all'
}

/** Whether the official reads what people of a city ask; of none, where they did not say which. */
export function readsQuestionsOf({ role, place }: Official, city: Place | null): boolean {
  return readsEverything(role) && (place === null || city === null || place === city)
}

/** Whether an account with this role means nothing without a department. */
export function answersForOneDepartment(role: Role): boolean {
  return POWERS[role].read_tickets === 'own'
}

function reaches(reach: Reach, official: Official, { department, place }: Whose): boolean {
  // A ticket without a city waits to be given one: whoever may, of either city.
  if (official.place !== null && place !== null && official.place !== place) return false
  return reach === 'all' || (reach === 'own' && official.department === department)
}

export function maySeePrivacy({ role }: Official): boolean {
  return POWERS[role].see_privacy
}

export function maySeeAccounts({ role }: Official): boolean {
  return POWERS[role].accounts !== 'none'
}

export function mayManageAccounts({ role }: Official): boolean {
  return POWERS[role].accounts === 'change'
}
