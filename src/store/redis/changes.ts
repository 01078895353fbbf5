import { createClient } from 'redis'
import * as z from 'zod'
import { StoreUnavailable } from '../../domain/errors.ts'
import { ANSWER_WITHIN_MS } from './connection.ts'
import type { Connection } from './connection.ts'
import { connected } from './wire.ts'
import type { Server } from './wire.ts'

/** Names of keys that change while somebody reads them all. */
export interface Changes {
  /**
   * What has changed since this was asked last: at least everything that was written before it is asked.
   *
   * @throws {StoreUnavailable} when something may have been missed
   */
  readonly since: () => Promise<readonly string[]>
  readonly close: () => void
}

/** What a server says of itself. One that has become a replica learns of what is written later than it is written. */
const Greeting = z.object({ role: z.literal('master') })

/**
 * Has every server that holds data tell what is written there (`CLIENT TRACKING ON BCAST`), from now on. A server tells
 * at the end of the round in which something was written, on a connection that it answers in order: once it has
 * answered, it has told what was written before it was asked.
 *
 * @param prefixes none is the beginning of another
 * @param concerns which names are wanted
 * @throws {StoreUnavailable} when a server does not let us (`+client|tracking`)
 */
export async function watchChanges(
  db: Connection,
  prefixes: readonly string[],
  concerns: (key: string) => boolean,
): Promise<Changes> {
  let changed = new Set<string>()
  let lost: unknown
  const lose = (fault: unknown): void => {
    lost ??= new StoreUnavailable(fault, 'the server broke off telling what is written')
  }
  const tell = (name: Buffer | null): void => {
    // Everything was thrown away.
    if (name === null) return lose(undefined)
    const key = name.toString()
    if (concerns(key)) changed.add(key)
  }
  const servers = db.servers()
  if (servers.length === 0) throw new StoreUnavailable(undefined, 'no server that could tell what is written')
  const clients = await Promise.all(servers.map((server) => listener(server, tell, lose)))
  const close = (): void => clients.forEach((client) => client.destroy())
  try {
    const watch = prefixes.flatMap((prefix) => ['PREFIX', prefix])
    for (const client of clients) {
      // The client has asked to be told of what it reads, which is nothing.
      await client.sendCommand(['CLIENT', 'TRACKING', 'OFF'])
      await client.sendCommand(['CLIENT', 'TRACKING', 'ON', 'BCAST', ...watch])
    }
  } catch (fault) {
    close()
    throw new StoreUnavailable(fault, fault instanceof Error ? fault.message : undefined)
  }
  return {
    since: async () => {
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('no answer')), ANSWER_WITHIN_MS)
      })
      const greeted = Promise.all(clients.map((client) => client.sendCommand(['HELLO'])))
      try {
        z.array(Greeting).parse(await Promise.race([greeted, late]))
      } catch (fault) {
        lose(fault)
      } finally {
        clearTimeout(timer)
      }
      // Another server has taken over, or taken some of it: nobody has asked that one.
      if (JSON.stringify(db.servers()) !== JSON.stringify(servers)) lose(undefined)
      if (lost !== undefined) throw lost
      const names = [...changed]
      changed = new Set()
      return names
    },
    close,
  }
}

async function listener(server: Server, tell: (name: Buffer | null) => void, lose: (fault: unknown) => void) {
  const client = createClient({
    ...server,
    RESP: 3,
    emitInvalidate: true,
    disableOfflineQueue: true,
    maintNotifications: 'disabled',
    // What is written while it is away nobody tells.
    socket: { ...server.socket, reconnectStrategy: false },
  })
  client.on('invalidate', tell)
  client.on('end', lose)
  await connected(client)
  client.on('error', lose)
  return client
}
