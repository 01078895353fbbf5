import type { Archive } from '#knowledge/archive.ts'
import type { Published } from '#knowledge/published.ts'
import { KnowledgeBeingRead, StoreUnavailable } from '../domain/errors.ts'
import type { Log } from '../log.ts'
import { Loader } from './load.ts'

export interface FollowerParts {
  readonly archive: Archive
  readonly log: Log
  /** Learns what is learnt at the first question, before anybody asks it. */
  readonly warmUp: (published: Published) => void | Promise<void>
}

/** The version at hand, and how the next is read. When to look, its holder knows. */
export class Follower {
  readonly #parts: FollowerParts
  readonly #loader: Loader
  #held: { readonly number: number; readonly published: Published } | undefined

  constructor(parts: FollowerParts) {
    this.#parts = parts
    this.#loader = new Loader(parts.archive)
  }

  get isEmpty(): boolean {
    return this.#held === undefined
  }

  /** The version to answer from. @throws {KnowledgeBeingRead} before the first was read */
  current(): Published {
    if (this.#held === undefined) throw new KnowledgeBeingRead()
    return this.#held.published
  }

  /**
   * @returns the number of the version in use, where it is not the one at hand
   * @throws {StoreUnavailable} also where the store holds none any more
   */
  async behind(): Promise<number | undefined> {
    const inUse = await this.#parts.archive.versionInUse()
    // No version is ever taken away: the store was emptied. With nothing to answer from, everybody would be told that
    // there is no rule for what they ask.
    if (inUse === 0 && this.#held !== undefined && this.#held.number > 0) {
      throw new StoreUnavailable(undefined, 'it is empty, and has held the law before')
    }
    return inUse === this.#held?.number ? undefined : inUse
  }

  /** Reads a version and swaps it in. @throws {StoreUnavailable} and keeps the one before */
  async read(number: number): Promise<void> {
    const { log, warmUp } = this.#parts
    const began = performance.now()
    const published = await this.#loader.version(number)
    await warmUp(published)
    const isFirst = this.#held === undefined
    this.#held = { number, published }
    const { version, shelf } = published
    const ms = Math.round(performance.now() - began)
    if (!isFirst) log.info({ knowledge: version, provisions: shelf.provisions.size, ms }, 'knowledge swapped')
  }
}
