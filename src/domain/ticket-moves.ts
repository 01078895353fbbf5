import { isOpen, OPEN_STATES } from './ticket.ts'
import type { OpenState, TicketState } from './ticket.ts'

/**
 * Who makes a move: the citizen, the desk itself, or an official with this power over the ticket's department.
 * `handle` works on tickets, `lead` divides the work and approves, `coordinate` sends to departments, `publish` makes
 * knowledge of answers. Which role has which power, over whose tickets: `src/officials/may.ts`.
 */
export type TicketPower = 'handle' | 'lead' | 'coordinate' | 'publish'
type Mover = 'citizen' | 'desk' | TicketPower

interface Move {
  readonly from: readonly TicketState[]
  /** `same`: the state stays. */
  readonly to: TicketState | 'same'
  readonly by: readonly Mover[]
  /** Only whoever holds the ticket, or a `lead`. */
  readonly held?: true
}

const UNTAKEN = ['new', 'waiting'] as const satisfies readonly OpenState[]
const WORKED_ON = ['new', 'waiting', 'in_progress'] as const satisfies readonly OpenState[]
const WITH_OFFICIAL = [
  'in_progress',
  'awaiting_citizen',
  'awaiting_approval',
] as const satisfies readonly OpenState[]
/** A coordinator can take back what waits for an approver who is not there. */
const HANDED_BACK = [...WORKED_ON, 'awaiting_approval'] as const satisfies readonly OpenState[]
const CLOSED = ['answered', 'published', 'refused'] as const satisfies readonly TicketState[]

/**
 * Every move of a ticket: from where, to where, by whom. Nothing else changes one. A verb asks {@link allows} and writes
 * its move with the audit entry of the same name in one store call.
 */
export const MOVES = {
  open: { from: [], to: 'new', by: ['citizen'] },
  /** Phân về đơn vị: by the routing where it is sure enough, else by a coordinator. */
  dispatch: { from: ['new'], to: 'waiting', by: ['desk', 'coordinate'] },
  claim: { from: UNTAKEN, to: 'in_progress', by: ['handle'] },
  /** Giao việc: a lead gives it to an official, also from another's hands. */
  assign: { from: ['waiting', 'in_progress'], to: 'in_progress', by: ['lead'] },
  release: { from: ['in_progress'], to: 'waiting', by: ['handle'], held: true },
  /** Its holder's account was closed, or is for other tickets now. */
  give_back: { from: ['in_progress', 'awaiting_citizen'], to: 'waiting', by: ['desk'] },
  /** Chuyển đơn vị. After two hops whoever handles it can only hand it back: coordinators alone send it on. */
  transfer: { from: WORKED_ON, to: 'waiting', by: ['handle', 'coordinate'] },
  /** Trả về điều phối. */
  hand_back: { from: HANDED_BACK, to: 'new', by: ['handle'] },
  /** Đề nghị bổ sung. */
  ask_details: { from: ['in_progress'], to: 'awaiting_citizen', by: ['handle'], held: true },
  /** The request was given up on its way: nobody has been asked. Put back, it may arrive all the same. */
  not_reached: { from: OPEN_STATES, to: 'same', by: ['desk'] },
  reached: { from: OPEN_STATES, to: 'same', by: ['desk'] },
  /** The answer was given up on its way. Nothing moves: somebody is to find another way to whoever asked. */
  undelivered: { from: ['answered', 'published'], to: 'same', by: ['desk'] },
  give_details: { from: ['awaiting_citizen'], to: 'in_progress', by: ['citizen'] },
  /** Goes on without what was asked for. */
  resume: { from: ['awaiting_citizen'], to: 'in_progress', by: ['handle'], held: true },
  propose: { from: ['in_progress'], to: 'awaiting_approval', by: ['handle'], held: true },
  send_back: { from: ['awaiting_approval'], to: 'in_progress', by: ['lead', 'coordinate'] },
  /** Rút bản trình: whoever drafted it goes on writing. */
  take_back: { from: ['awaiting_approval'], to: 'in_progress', by: ['handle'], held: true },
  /** Phê duyệt và gửi: never by who drafted it; like `send_back` by a coordinator only where no head is left who could. */
  approve: { from: ['awaiting_approval'], to: 'answered', by: ['lead', 'coordinate'] },
  answer: { from: ['in_progress'], to: 'answered', by: ['handle'], held: true },
  /** Once more: in other words, or after it was undone with a whole version. */
  publish: { from: ['answered', 'published'], to: 'published', by: ['publish'] },
  /** Rút câu trả lời công khai: it is answered still, if only its citizen has read it. */
  unpublish: { from: [...OPEN_STATES, ...CLOSED], to: 'same', by: ['publish'] },
  refuse: { from: WORKED_ON, to: 'refused', by: ['handle'] },
  /** Trùng lặp. */
  join: { from: WORKED_ON, to: 'joined', by: ['citizen', 'handle'] },
  /** Another ticket was joined to this one, or the one it waits for to another. */
  follow: { from: [...OPEN_STATES, 'joined'], to: 'same', by: ['citizen', 'handle'] },
  /** The ticket it was joined to was answered, or refused. */
  answer_with: { from: ['joined'], to: 'answered', by: ['handle', 'lead'] },
  refuse_with: { from: ['joined'], to: 'refused', by: ['handle'] },
  /** The ticket it was joined to has another date. */
  extend_with: { from: ['joined'], to: 'same', by: ['handle', 'lead', 'desk', 'citizen'] },
  /** Its citizen hears what the asker of the ticket it was joined to is told: who has it now, that it was taken on. */
  tell_with: { from: ['joined'], to: 'same', by: ['handle', 'lead', 'coordinate'] },
  /** The ticket it was joined to is gone without an answer: it goes its own way. */
  part: { from: ['joined'], to: 'waiting', by: ['citizen', 'handle', 'desk'] },
  extend: { from: OPEN_STATES, to: 'same', by: ['handle', 'lead'] },
  set_urgency: { from: OPEN_STATES, to: 'same', by: ['handle', 'lead'] },
  /** Nói chuyện trực tiếp: the official holds the conversation, the desk keeps still; and its end. */
  take_chat: { from: ['in_progress'], to: 'same', by: ['handle'], held: true },
  leave_chat: { from: ['in_progress', 'awaiting_citizen'], to: 'same', by: ['handle', 'desk'], held: true },
  /** A message of the official while they hold the conversation. */
  write: { from: ['in_progress'], to: 'same', by: ['handle'], held: true },
  /** What the citizen wrote while an official held the conversation, or added unasked. */
  add_words: { from: OPEN_STATES, to: 'same', by: ['citizen'] },
  /** What the citizen wrote before it was masked: by who needs it, with the reason. */
  open_original: { from: WITH_OFFICIAL, to: 'same', by: ['handle'], held: true },
  rate: { from: ['answered', 'published'], to: 'same', by: ['citizen'] },
  /** Chưa thỏa đáng: once, and another official answers. */
  reopen: { from: CLOSED, to: 'waiting', by: ['citizen'] },
  withdraw: { from: [...OPEN_STATES, 'joined'], to: 'withdrawn', by: ['citizen'] },
  /** 50, 80, 100 or 150 % of the time is over, or the citizen is silent for long; each is noted once. */
  remind: { from: OPEN_STATES, to: 'same', by: ['desk'] },
  /** The calendar changed. */
  move_deadline: { from: OPEN_STATES, to: 'same', by: ['desk'] },
  /** The time of the sealed original is over. */
  forget_original: { from: [...OPEN_STATES, ...CLOSED, 'joined', 'withdrawn'], to: 'same', by: ['desk'] },
  /** The desk has a new key: the original is sealed with it, and the old key can be dropped. */
  reseal: { from: [...OPEN_STATES, ...CLOSED, 'joined', 'withdrawn'], to: 'same', by: ['desk'] },
  /** A question from before questions were masked. */
  mask: { from: [...OPEN_STATES, ...CLOSED, 'joined', 'withdrawn'], to: 'same', by: ['desk'] },
  /** The citizen has had their data deleted, or nobody has written for long: it belongs to no chat any more. */
  forget_asker: {
    from: [...OPEN_STATES, ...CLOSED, 'joined', 'withdrawn'],
    to: 'same',
    by: ['citizen', 'desk'],
  },
} as const satisfies Readonly<Record<string, Move>>

export type MoveName = keyof typeof MOVES

/** Whether the state allows the move; who may make it is asked of `may.ts`. */
export function allows(state: TicketState, move: MoveName): boolean {
  const { from }: Move = MOVES[move]
  return from.includes(state)
}

/** The state after a move. */
export function stateAfter(state: TicketState, move: MoveName): TicketState {
  const { to }: Move = MOVES[move]
  return to === 'same' ? state : to
}

/** Powers any of which is enough for the move. */
export function powersFor(move: MoveName): readonly TicketPower[] {
  const { by }: Move = MOVES[move]
  return by.filter((mover) => mover !== 'citizen' && mover !== 'desk')
}

/** Whether only the holder, or a lead, makes the move. */
export function onlyByHolder(move: MoveName): boolean {
  const { held }: Move = MOVES[move]
  return held === true
}

const QUIET: ReadonlySet<MoveName> = new Set([
  'remind',
  'move_deadline',
  'forget_original',
  'reseal',
  'mask',
  'forget_asker',
  'follow',
  'not_reached',
  'reached',
  'undelivered',
])

/** Whether a move takes nothing from under the hands of whoever works on the ticket. */
export function isQuiet(move: MoveName): boolean {
  return QUIET.has(move)
}

/** Tickets that wait for one answer at most: they are all written in one move with it. */
const MOST_FOLLOWERS = 500

/** Whether a ticket can take in so many more askers: it is open, and there is room. */
export function takesFollowers(
  { state, followers }: { readonly state: TicketState; readonly followers: readonly unknown[] },
  more = 1,
): boolean {
  return isOpen(state) && followers.length + more <= MOST_FOLLOWERS
}
