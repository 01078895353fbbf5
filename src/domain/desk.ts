import type { Published } from '#knowledge/published.ts'
import type { Doorway } from '../doorway.ts'
import type { Log } from '../log.ts'
import type { Channel } from './channel.ts'
import type { Network } from './ids.ts'
import type { Store } from './store.ts'
import type { AnswerModels } from './writer.ts'

/** What every verb is handed: the store, the law, the networks, the time. */
export interface Desk {
  readonly store: Store
  /** The knowledge version in use now; a question keeps the one it began with. */
  readonly knowledge: () => Published
  /** Looks at once whether another version is in use; resolves when questions are answered from it. */
  readonly catchUp: () => Promise<void>
  readonly channels: ReadonlyMap<Network, Channel>
  /** What language models may do; nothing, unless an operator has switched it on. */
  readonly models: AnswerModels
  readonly clock: () => Date
  readonly log: Log
  readonly rules: {
    readonly turnWindowMs: number
    readonly citizenPerMinute: number
    readonly askPerMinute: number
  }
  /** Public address for links in messages; without it a link is left out. */
  readonly publicUrl: string | undefined
  /** Lets whoever knocks in before the work behind goes on. */
  readonly doorway: Doorway
  /** Tells the loops that there is something to do before their next look. */
  readonly wake: { readonly turns: () => void; readonly deliveries: () => void }
}
