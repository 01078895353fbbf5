import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { RESTS, RESTS_AFTER, RESTS_LESS_MS } from '../../domain/inbox.ts'
import type { Connection } from './connection.ts'
import type { Keys } from './keys.ts'
import { BE_AT_WORK, FREE_HELD } from './scripts.ts'
import { Way } from '../notice-rows.ts'

/**
 * Longer than a server takes to be started anew and a broken connection to be mended, so that only what is dead counts
 * as gone; as long as one insists on noting what it has sent.
 */
export const GONE_AFTER_MS = 20_000
/** So often in that time an instance says that it is at work. */
const WORDS_MEANWHILE = 10

/**
 * Which instances are at work. A lease alone ends a minute after its holder died; one that says whose it is can be
 * freed as soon as its instance has not been heard of for a while.
 */
export class Presence {
  readonly #db: Connection
  readonly #keys: Keys
  readonly #goneAfterMs: number
  #instance: string | undefined
  /** When it was last heard, and since when without a gap; `performance.now()`. */
  #heardAt = -Infinity
  #heardSince = 0
  #timer: NodeJS.Timeout | undefined

  constructor(db: Connection, keys: Keys, goneAfterMs: number) {
    this.#db = db
    this.#keys = keys
    this.#goneAfterMs = goneAfterMs
  }

  /** From now on this process says that it is at work, and frees what those hold that have stopped saying so. */
  async begin(): Promise<void> {
    if (this.#instance !== undefined) return
    this.#instance = randomUUID()
    await this.#say(this.#instance)
    this.#timer = setInterval(() => void this.#look(), this.#goneAfterMs / WORDS_MEANWHILE)
    this.#timer.unref()
  }

  /** Nothing is under way any more. */
  async end(): Promise<void> {
    clearInterval(this.#timer)
    const instance = this.#instance
    if (instance === undefined) return
    this.#instance = undefined
    await this.#free(instance, 0).catch(() => {
      // A server that is away: the others find out by themselves.
    })
  }

  /**
   * A lease to take something under. It names this instance where the others know of it; elsewhere, as on Workers, it
   * ends by its time alone.
   *
   * @throws {StoreUnavailable} when nobody has heard of this instance for a while, and still cannot: what it took might be
   *   freed at once
   */
  async lease(): Promise<string> {
    const instance = this.#instance
    if (instance === undefined) return randomUUID()
    if (this.#isUnheard(performance.now())) await this.#say(instance)
    return `${instance}:${randomUUID()}`
  }

  async #look(): Promise<void> {
    const instance = this.#instance
    if (instance === undefined) return
    try {
      const gone = await this.#say(instance)
      // While the server was away nobody was heard. Whoever comes back first lets the others come back too.
      if (performance.now() - this.#heardSince < this.#goneAfterMs) return
      for (const other of gone) await this.#free(other, this.#goneAfterMs)
    } catch {
      // A server that is away is told by everything else.
    }
  }

  /** @returns who is gone */
  async #say(instance: string): Promise<readonly string[]> {
    const asked = performance.now()
    if (this.#isUnheard(asked)) this.#heardSince = asked
    const gone = await this.#db.run(BE_AT_WORK, [this.#keys.instances], [instance, this.#goneAfterMs])
    this.#heardAt = asked
    return this.#db.read(z.array(z.string()), gone)
  }

  #isUnheard(now: number): boolean {
    return now - this.#heardAt > this.#goneAfterMs / 2
  }

  async #free(instance: string, goneAfterMs: number): Promise<void> {
    const { instances, lanes, lanesDue, heads, ofHeadsDue, ofErrand, errandsDue } = this.#keys
    await this.#db.run(
      FREE_HELD,
      [instances, lanes, lanesDue, heads, ofHeadsDue, ofErrand, ...Way.options.map(errandsDue)],
      [instance, goneAfterMs, RESTS_AFTER, RESTS, RESTS_LESS_MS],
    )
  }
}
