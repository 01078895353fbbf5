import type { DepartmentId } from '../domain/ids.ts'
import type { Official, Role } from '../domain/official.ts'

/** Whose tickets: nobody's, those of the official's own department, everyone's. */
type Reach = 'none' | 'own' | 'all'

interface Powers {
  readonly read_tickets: Reach
  readonly answer_tickets: Reach
  readonly see_system: boolean
}

/** What each role may do. The only place that says so: every route and every verb asks here. */
const POWERS: Readonly<Record<Role, Powers>> = {
  // A coordinator answers for any department, so that a ticket whose department has no account yet is not stuck.
  'dieu-phoi': { read_tickets: 'all', answer_tickets: 'all', see_system: true },
  'chuyen-vien': { read_tickets: 'own', answer_tickets: 'own', see_system: false },
  'lanh-dao': { read_tickets: 'own', answer_tickets: 'own', see_system: false },
  'tri-thuc': { read_tickets: 'all', answer_tickets: 'none', see_system: false },
  'phap-ly': { read_tickets: 'all', answer_tickets: 'none', see_system: false },
  'kiem-toan': { read_tickets: 'all', answer_tickets: 'none', see_system: false },
  'quan-tri': { read_tickets: 'all', answer_tickets: 'none', see_system: true },
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
