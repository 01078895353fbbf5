import type { Role } from '../domain/official.ts'
import type { TicketPower } from '../domain/ticket-moves.ts'

/** Whose tickets: nobody's, those of the official's own department, everyone's; always of their city only, if they have one. */
export type Reach = 'none' | 'own' | 'all'

/** What is closed to a role, what it reads, and what it changes as well. */
type Way = 'none' | 'see' | 'change'

/**
 * What people do to the law: `put_to_use` goes back to an earlier version, `decide` applies or dismisses a relation that
 * an import has found, `rule` says whether something holds that nobody could say it of.
 */
const LAW_MOVES = ['import', 'accept', 'discard', 'publish', 'put_to_use', 'decide', 'rule'] as const
export type LawMove = (typeof LAW_MOVES)[number]

interface Powers {
  readonly read_tickets: Reach
  readonly tickets: Readonly<Partial<Record<TicketPower, Reach>>>
  /** Sets how a department works: whether answers need a second pair of eyes. */
  readonly department_rules: Reach
  readonly see_system: boolean
  /** The working calendar and the departments' time limits. */
  readonly clocks: Way
  /** Officials' accounts and their log. */
  readonly accounts: Way
  /** How long what is kept of people is kept, and that deletions took place: both show nobody's data. */
  readonly see_privacy: boolean
  /** Change by what words questions find their department. */
  readonly edit_routing: boolean
  /** Everybody who signs in reads the law. */
  readonly law: readonly LawMove[]
}

/** What each role may do. The only place that says so: every route and every verb asks here. */
export const POWERS: Readonly<Record<Role, Powers>> = {
  // A coordinator handles any department's, so that a ticket whose department has no account yet is not stuck.
  'dieu-phoi': {
    read_tickets: 'all',
    tickets: { handle: 'all', coordinate: 'all' },
    department_rules: 'none',
    see_system: true,
    clocks: 'see',
    accounts: 'none',
    see_privacy: false,
    edit_routing: true,
    law: [],
  },
  'chuyen-vien': {
    read_tickets: 'own',
    tickets: { handle: 'own' },
    department_rules: 'none',
    see_system: false,
    clocks: 'none',
    accounts: 'none',
    see_privacy: false,
    edit_routing: false,
    law: [],
  },
  'lanh-dao': {
    read_tickets: 'own',
    tickets: { handle: 'own', lead: 'own', publish: 'own' },
    department_rules: 'own',
    see_system: false,
    clocks: 'none',
    accounts: 'none',
    see_privacy: false,
    edit_routing: false,
    law: [],
  },
  'tri-thuc': {
    read_tickets: 'all',
    tickets: { publish: 'all' },
    department_rules: 'none',
    see_system: false,
    clocks: 'none',
    accounts: 'none',
    see_privacy: false,
    edit_routing: false,
    law: ['import', 'accept', 'discard', 'publish', 'put_to_use', 'decide'],
  },
  'phap-ly': {
    read_tickets: 'all',
    tickets: {},
    department_rules: 'none',
    see_system: false,
    clocks: 'none',
    accounts: 'none',
    see_privacy: false,
    edit_routing: false,
    law: ['accept', 'decide', 'rule'],
  },
  'kiem-toan': {
    read_tickets: 'all',
    tickets: {},
    department_rules: 'none',
    see_system: false,
    clocks: 'see',
    accounts: 'see',
    see_privacy: true,
    edit_routing: false,
    law: [],
  },
  'quan-tri': {
    read_tickets: 'all',
    tickets: {},
    department_rules: 'all',
    see_system: true,
    clocks: 'change',
    accounts: 'change',
    see_privacy: true,
    edit_routing: true,
    law: LAW_MOVES,
  },
}
