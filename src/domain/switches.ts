import type { Network } from './ids.ts'
import { SENT_TO } from './outbox.ts'

/** What an operator can switch off for all instances: answering as a whole, or sending on one network. */
export const SWITCHES = ['answering', ...SENT_TO] as const
export type SwitchName = (typeof SWITCHES)[number]

export interface Switch {
  readonly off: boolean
  /** What citizens are told while answering is off; empty for the others. */
  readonly sentence: string
  readonly why: string
  /** Account id of the official who turned it last, `null` for one that was never turned. */
  readonly by: string | null
  /** When it was turned last; the beginning of time for one that never was. */
  readonly since: Date
  /** Counts how often it was turned: whoever turns it says which they saw. */
  readonly revision: number
}

export type Switches = Readonly<Record<SwitchName, Switch>>

/** The switches as all instances have them, at most a moment old. */
export interface SwitchBoard {
  /** @throws {StoreUnavailable} */
  readonly now: () => Promise<Switches>
  /** The next look is a fresh one: after turning one here. */
  readonly forget: () => void
}

/** Whether replies on this network wait. */
export function isSendingOff(switches: Switches, network: Network): boolean {
  return network !== 'web' && network !== 'api' && switches[network].off
}
