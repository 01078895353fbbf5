import { setTimeout as wait } from 'node:timers/promises'
import { ErrorReply } from 'redis'
import * as z from 'zod'
import { StoreUnavailable } from '../../domain/errors.ts'
import type { Script } from './scripts.ts'
import type { Server, Wire } from './wire.ts'

/** Longer than any of our commands takes; a server that says nothing for so long counts as away, ms. */
export const ANSWER_WITHIN_MS = 5000

export type Argument = string | number | Uint8Array

/** How long a connection that is closed waits for what was sent, ms. */
const CLOSE_WITHIN_MS = 2000
const RENEW_EVERY_MS = 500
/** Long enough for a server to be started anew, and shorter than any lease. */
const INSIST_MS = 20_000
const INSIST_EVERY_MS = 200

/** One way to Redis, whichever kind it is; every fault comes out as {@link StoreUnavailable}. */
export class Connection {
  readonly #open: () => Promise<Wire>
  #wire: Wire
  #isClosed = false
  #isRenewed = false

  private constructor(open: () => Promise<Wire>, wire: Wire) {
    this.#open = open
    this.#wire = wire
  }

  /** @throws {StoreUnavailable} when nobody answers there */
  static async open(open: () => Promise<Wire>): Promise<Connection> {
    return new Connection(open, await open())
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
   * can be made again without harm, because it is known by its message's key, its lease or its code, or because it is
   * compared with what its maker saw.
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

  /**
   * Makes moves known to every server that holds data, for whoever makes many of them without waiting for each and in an
   * order that matters: one that a server does not know yet is sent twice, and those sent after it may come before it.
   */
  async teach(scripts: readonly Script[]): Promise<void> {
    for (const { source } of scripts) await this.askAll('SCRIPT', 'LOAD', source)
  }

  /**
   * Makes a move that has to be told although the server is away for a moment: a reply that went out and is not noted
   * goes out again. It is made anew until the server answers, for {@link INSIST_MS} at most.
   */
  async insist(script: Script, keys: readonly string[], args: readonly Argument[]): Promise<unknown> {
    const patience = performance.now() + INSIST_MS
    for (;;) {
      try {
        return await this.run(script, keys, args)
      } catch (fault) {
        if (!isAway(fault) || performance.now() > patience) throw fault
        await wait(INSIST_EVERY_MS)
      }
    }
  }

  /** Sends a command to every server that holds data; replies in no order. */
  askAll(...command: readonly string[]): Promise<readonly unknown[]> {
    return this.#guarded(() => this.#wire.sendToAll(command))
  }

  /** How each server that holds data is reached by itself. */
  servers(): readonly Server[] {
    return this.#wire.servers()
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
    const late = setTimeout(() => this.#wire.destroy(), CLOSE_WITHIN_MS)
    await this.#wire.close().catch(() => {})
    clearTimeout(late)
  }

  /**
   * Lets go of a connection on which nobody answers. A cut cable tells nobody: what is written to it goes nowhere for
   * minutes, and the client that mends broken connections does not know that this one is.
   */
  async #renew(): Promise<void> {
    if (this.#isRenewed || this.#isClosed) return
    this.#isRenewed = true
    this.#wire.destroy()
    while (!this.#isClosed && this.#isRenewed) {
      try {
        this.#wire = await this.#open()
        this.#isRenewed = false
      } catch {
        await wait(RENEW_EVERY_MS)
      }
    }
    // Closed while it was being opened.
    if (this.#isClosed) this.#wire.destroy()
  }

  async #guarded<T>(send: () => Promise<T>): Promise<T> {
    if (this.#isClosed) throw new StoreUnavailable(undefined, 'closed')
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new Error(`no answer within ${ANSWER_WITHIN_MS} ms`))
        void this.#renew()
      }, ANSWER_WITHIN_MS)
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

/** Faults a server tells of itself while it is starting or handing over, or may not be alone and nobody follows it. */
const NOT_NOW = /^(LOADING|CLUSTERDOWN|MASTERDOWN|NOREPLICAS|READONLY|TRYAGAIN)/

/** Whether the server could not be reached, or did not answer: what was asked may have happened or not. */
export function isAway(fault: unknown): boolean {
  if (!(fault instanceof StoreUnavailable)) return false
  const { cause } = fault
  if (cause instanceof ErrorReply) return NOT_NOW.test(cause.message)
  return cause instanceof Error && !(cause instanceof z.ZodError)
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
