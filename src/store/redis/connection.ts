import { ErrorReply } from 'redis'
import * as z from 'zod'
import { StoreUnavailable } from '../../domain/errors.ts'
import type { Script } from './scripts.ts'
import type { Wire } from './wire.ts'

/** Longer than any of our commands takes; a server that says nothing for so long counts as away, ms. */
const ANSWER_WITHIN_MS = 5000

export type Argument = string | number | Uint8Array

/** One way to Redis, whichever kind it is; every fault comes out as {@link StoreUnavailable}. */
export class Connection {
  readonly #wire: Wire
  #isClosed = false

  constructor(wire: Wire) {
    this.#wire = wire
  }

  /**
   * Sends one command.
   *
   * @param key the key it is about, by which a cluster knows the node; it is part of the command as well
   */
  ask(key: string, ...command: readonly Argument[]): Promise<unknown> {
    return this.#guarded(() => this.#wire.send(key, command.map(asSent)))
  }

  /** Sends one command whose reply holds bytes. */
  askBytes(key: string, ...command: readonly Argument[]): Promise<unknown> {
    return this.#guarded(() => this.#wire.sendForBytes(key, command.map(asSent)))
  }

  /**
   * Makes a move: on a server it happens whole or not at all. After a fault on the way nobody knows which; every move
   * can be made again without harm, because it is known by its message's key, its lease or its code.
   */
  run(script: Script, keys: readonly string[], args: readonly Argument[]): Promise<unknown> {
    const [first = ''] = keys
    const rest = [String(keys.length), ...keys, ...args.map(asSent)]
    return this.#guarded(async () => {
      try {
        return await this.#wire.send(first, ['EVALSHA', script.sha, ...rest])
      } catch (fault) {
        // A server that was started anew or has taken over does not know the script yet; EVAL leaves it in its cache.
        if (!(fault instanceof ErrorReply && fault.message.startsWith('NOSCRIPT'))) throw fault
        return await this.#wire.send(first, ['EVAL', script.source, ...rest])
      }
    })
  }

  /** Sends a command to every server that holds data; replies in no order. */
  askAll(...command: readonly string[]): Promise<readonly unknown[]> {
    return this.#guarded(() => this.#wire.sendToAll(command))
  }

  /** Reads a hash; `undefined` for a key that is not there. */
  async row<T>(key: string, shape: z.ZodType<T>): Promise<T | undefined> {
    const found = this.read(Fields, await this.ask(key, 'HGETALL', key))
    return Object.keys(found).length === 0 ? undefined : this.read(shape, found)
  }

  /** Reads what {@link ask} and the others gave. @throws {StoreUnavailable} when it is not what was kept */
  read<T>(shape: z.ZodType<T>, reply: unknown): T {
    const parsed = shape.safeParse(reply)
    if (parsed.success) return parsed.data
    throw new StoreUnavailable(parsed.error, 'a value that cannot be read')
  }

  /** Lets what was sent be answered first. */
  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    await this.#wire.close().catch(() => {})
  }

  async #guarded<T>(send: () => Promise<T>): Promise<T> {
    if (this.#isClosed) throw new StoreUnavailable(undefined, 'closed')
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer within ${ANSWER_WITHIN_MS} ms`)), ANSWER_WITHIN_MS)
    })
    try {
      return await Promise.race([send(), late])
    } catch (fault) {
      // What Redis says of a fault names commands and keys' kinds, never what is kept.
      throw new StoreUnavailable(fault, fault instanceof Error ? fault.message : undefined)
    } finally {
      clearTimeout(timer)
    }
  }
}

function asSent(argument: Argument): string | Buffer {
  if (typeof argument === 'string') return argument
  return typeof argument === 'number' ? String(argument) : Buffer.from(argument)
}

/** Names and values in turn, as HGETALL and CONFIG GET give them, as an object. */
export const Fields = z.array(z.string()).transform((flat) => {
  const values = flat.filter((_, at) => at % 2 === 1)
  return Object.fromEntries(flat.filter((_, at) => at % 2 === 0).map((field, at) => [field, values[at]]))
})
