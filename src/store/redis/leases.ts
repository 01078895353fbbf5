import { isAway } from './connection.ts'
import type { Connection } from './connection.ts'
import type { Presence } from './presence.ts'
import { GIVE_BACK } from './scripts.ts'

/** Where leases of one kind are kept: what is held, and when it is due. */
type Place = readonly [held: string, due: string]

/**
 * Takes work under a lease. When the connection breaks on the way, nobody knows whether something was taken; it would lie
 * there until the lease ends. So the lease is remembered, and what it holds is given back before the next is taken.
 */
export class Leases {
  readonly #db: Connection
  readonly #presence: Presence
  readonly #lost = new Map<string, Place>()

  constructor(db: Connection, presence: Presence) {
    this.#db = db
    this.#presence = presence
  }

  /** @param take takes and reads under the lease it is given */
  async take<T>(place: Place, now: Date, take: (lease: string) => Promise<T>): Promise<T> {
    for (const [lease, where] of this.#lost) {
      await this.#db.run(GIVE_BACK, where, [lease, now.getTime()])
      this.#lost.delete(lease)
    }
    const lease = await this.#presence.lease()
    try {
      return await take(lease)
    } catch (fault) {
      // Work that does not read is not given back: it would be first in line again and hold up everybody.
      if (isAway(fault)) this.#lost.set(lease, place)
      throw fault
    }
  }
}
