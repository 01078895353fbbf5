import type { Published } from '#knowledge/published.ts'
import type { Doorway } from '../doorway.ts'
import type { Log } from '../log.ts'
import type { LoopState } from '../loop.ts'
import type { Channel } from './channel.ts'
import type { Timing } from './deadline.ts'
import type { NameInLog } from './name-in-log.ts'
import type { Network } from './ids.ts'
import type { Notifier, OutsideWay } from './notices.ts'
import type { Safekeeping } from './safekeeping.ts'
import type { Seal } from './seal.ts'
import type { Store } from './store.ts'
import type { SwitchBoard } from './switches.ts'
import type { AnswerModels } from './writer.ts'

/** What every verb is handed: the store, the law, the networks, the time. */
export interface Desk {
  readonly store: Store
  /** The knowledge version in use now; a question keeps the one it began with. */
  readonly knowledge: () => Published
  /** Looks at once whether another version is in use; resolves when questions are answered from it. */
  readonly catchUp: () => Promise<void>
  readonly channels: ReadonlyMap<Network, Channel>
  /** Outside ways to officials that are switched on; their lists in the console need none. */
  readonly notifiers: ReadonlyMap<OutsideWay, Notifier>
  /** What language models may do; nothing, unless an operator has switched it on. */
  readonly models: AnswerModels
  readonly clock: () => Date
  /** Working time by the calendar and the limits in use now. */
  readonly timing: () => Promise<Timing>
  /** Keeps what only the desk may read again; without a key it is not kept at all. */
  readonly seal: Seal | undefined
  readonly log: Log
  readonly rules: {
    readonly turnWindowMs: number
    readonly citizenPerMinute: number
    readonly askPerMinute: number
  }
  /** What operators have switched off, for all instances. */
  readonly switches: SwitchBoard
  /**
   * Room, log and backups of the store, at most a moment old.
   *
   * @throws {StoreUnavailable}
   */
  readonly safekeeping: () => Promise<Safekeeping>
  /** What a conversation is called in logs and traces. */
  readonly nameOf: NameInLog
  /** Public address for links in messages; without it a link is left out. */
  readonly publicUrl: string | undefined
  /** Lets whoever knocks in before the work behind goes on. */
  readonly doorway: Doorway
  /** Whether an answer may go on for as long as somebody reads it: not where the store is lent for one request, as on Workers. */
  readonly streams: boolean
  /** Tells the loops that there is something to do before their next look. */
  readonly wake: {
    readonly turns: () => void
    /** @param network where there is something to send; unknown: any */
    readonly deliveries: (network?: Network) => void
  }
  /** How the loops of this process fare. */
  readonly loops: () => readonly LoopState[]
}
