import type { DepartmentId } from '../domain/ids.ts'
import { Role } from '../domain/official.ts'
import type { Official } from '../domain/official.ts'

/** Whose tickets: nobody's, those of the official's own department, everyone's. */
type Reach = 'none' | 'own' | 'all'

/**
 * What people do to the law: `put_to_use` goes back to an earlier version, `decide` applies or dismisses a relation that
 * an import has found, `rule` says whether something holds that nobody could say it of.
 */
const LAW_MOVES = ['import', 'accept', 'discard', 'publish', 'put_to_use', 'decide', 'rule'] as const
export type LawMove = (typeof LAW_MOVES)[number]

interface Powers {
  readonly read_tickets: Reach
  readonly answer_tickets: Reach
  readonly see_system: boolean
  /** Everybody who signs in reads the law. */
  readonly law: readonly LawMove[]
}

/** What each role may do. The only place that says so: every route and every verb asks here. */
const POWERS: Readonly<Record<Role, Powers>> = {
  // A coordinator answers for any department, so that a ticket whose department has no account yet is not stuck.
  'dieu-phoi': { read_tickets: 'all', answer_tickets: 'all', see_system: true, law: [] },
  'chuyen-vien': { read_tickets: 'own', answer_tickets: 'own', see_system: false, law: [] },
  'lanh-dao': { read_tickets: 'own', answer_tickets: 'own', see_system: false, law: [] },
  'tri-thuc': {
    read_tickets: 'all',
    answer_tickets: 'none',
    see_system: false,
    law: ['import', 'accept', 'discard', 'publish', 'put_to_use', 'decide'],
  },
  'phap-ly': {
    read_tickets: 'all',
    answer_tickets: 'none',
    see_system: false,
    law: ['accept', 'decide', 'rule'],
  },
  'kiem-toan': { read_tickets: 'all', answer_tickets: 'none', see_system: false, law: [] },
  'quan-tri': { read_tickets: 'all', answer_tickets: 'none', see_system: true, law: LAW_MOVES },
}

/** @param department the ticket's */
export function mayRead(official: Official, department: DepartmentId): boolean {
  return reaches(POWERS[official.role].read_tickets, official, department)
}

/** @param department the ticket's */
export function mayAnswer(official: Official, department: DepartmentId): boolean {
  return reaches(POWERS[official.role].answer_tickets, official, department)
}

export function maySeeSystem(official: Official): boolean {
  return POWERS[official.role].see_system
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

/** Whether an account with this role means nothing without a department. */
export function answersForOneDepartment(role: Role): boolean {
  return POWERS[role].answer_tickets === 'own'
}

function reaches(reach: Reach, official: Official, department: DepartmentId): boolean {
  return reach === 'all' || (reach === 'own' && official.department === department)
}
