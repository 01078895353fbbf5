import type { Network, TicketCode } from '../domain/ids.ts'
import { safekeepingFaults } from '../domain/safekeeping.ts'
import type { SafekeepingFault } from '../domain/safekeeping.ts'
import type { StoreWarning } from '../domain/store.ts'
import { SWITCHES } from '../domain/switches.ts'
import type { SwitchName } from '../domain/switches.ts'
import type { ChannelState, SystemState } from './state.ts'

/** Something an operator should do something about. */
export type Fault =
  | { readonly kind: 'store'; readonly warning: StoreWarning }
  | { readonly kind: 'safekeeping'; readonly fault: SafekeepingFault }
  | { readonly kind: 'switched_off'; readonly name: SwitchName; readonly since: Date; readonly why: string }
  | { readonly kind: 'knowledge_being_read' }
  /** Named here and not in the log: whoever has a code is shown the ticket. */
  | { readonly kind: 'unreadable_tickets'; readonly tickets: readonly TicketCode[] }
  | { readonly kind: 'messages_wait'; readonly seconds: number }
  | { readonly kind: 'loop_still'; readonly loop: string; readonly since: Date }
  | { readonly kind: 'not_connected'; readonly network: Network; readonly waiting: number }
  | { readonly kind: 'failing'; readonly network: Network; readonly why: string; readonly at: Date }
  | { readonly kind: 'replies_wait'; readonly network: Network; readonly seconds: number }
  | { readonly kind: 'dead'; readonly network: Network; readonly letters: number }
  | { readonly kind: 'unread'; readonly network: Network; readonly count: number; readonly lastAt: Date }

/** An answer takes well under a second; what waits longer than this waits for something else. */
const MESSAGES_WAIT_S = 120
const REPLIES_WAIT_S = 300
/** Loops look every second; one that has not looked for so long has stopped, or the process is beside itself. */
const LOOP_STILL_MS = 60_000
/** A single odd one is not told for longer. */
const UNREAD_TOLD_MS = 24 * 3_600_000

/** What of a system's state is not as it should be, the gravest first. */
export function faultsIn(state: SystemState): readonly Fault[] {
  const { at, safekeeping, knowledge, figures, loops, channels, switches, unreadableTickets } = state
  return [
    ...safekeeping.setUp.map((warning) => ({ kind: 'store', warning }) as const),
    ...safekeepingFaults(safekeeping).map((fault) => ({ kind: 'safekeeping', fault }) as const),
    // Not a fault, but nobody is to forget it.
    ...SWITCHES.filter((name) => switches[name].off).map((name) => {
      const { since, why } = switches[name]
      return { kind: 'switched_off', name, since, why } as const
    }),
    ...(unreadableTickets.length > 0
      ? [{ kind: 'unreadable_tickets', tickets: unreadableTickets } as const]
      : []),
    ...(knowledge === undefined ? [{ kind: 'knowledge_being_read' } as const] : []),
    ...loops
      .filter(({ lookedAt }) => at.getTime() - lookedAt.getTime() > LOOP_STILL_MS)
      .map(({ name, lookedAt }) => ({ kind: 'loop_still', loop: name, since: lookedAt }) as const),
    ...(figures.oldestMessageSeconds > MESSAGES_WAIT_S && !switches.answering.off
      ? [{ kind: 'messages_wait', seconds: figures.oldestMessageSeconds } as const]
      : []),
    ...channels.flatMap((channel) => channelFaults(channel, switches[channel.network].off)),
    ...channels.flatMap(({ network, unread }) =>
      unread !== undefined && at.getTime() - unread.lastAt.getTime() < UNREAD_TOLD_MS
        ? [{ kind: 'unread', network, ...unread } as const]
        : [],
    ),
  ]
}

function channelFaults({ network, ...channel }: ChannelState, isOff: boolean): readonly Fault[] {
  const { connected, waiting, oldestSeconds, dead, sentAt, failed } = channel
  const faults: Fault[] = []
  if (!connected && waiting > 0) faults.push({ kind: 'not_connected', network, waiting })
  // One that has sent since is well again.
  const isFailing = failed !== null && (sentAt === null || failed.at > sentAt)
  if (connected && isFailing && (waiting > 0 || dead > 0))
    faults.push({ kind: 'failing', network, ...failed })
  if (connected && !isOff && oldestSeconds > REPLIES_WAIT_S) {
    faults.push({ kind: 'replies_wait', network, seconds: oldestSeconds })
  }
  if (dead > 0) faults.push({ kind: 'dead', network, letters: dead })
  return faults
}
