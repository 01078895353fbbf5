import { createClient, createCluster, createSentinel, RESP_TYPES } from 'redis'
import type { RedisClientOptions } from 'redis'
import { StoreUnavailable } from '../../domain/errors.ts'
import type { RedisAddress } from './address.ts'

type Sent = ReadonlyArray<string | Buffer>

/** What one server, a cluster and a server under sentinels have in common. */
export interface Wire {
  readonly send: (key: string, command: Sent) => Promise<unknown>
  readonly sendForBytes: (key: string, command: Sent) => Promise<unknown>
  readonly sendToAll: (command: Sent) => Promise<readonly unknown[]>
  /** How each server that holds data is reached by itself. */
  readonly servers: () => readonly Server[]
  /** Resolves when what was sent has been answered. */
  readonly close: () => Promise<void>
  /** At once: what was sent and not answered fails. */
  readonly destroy: () => void
}

export type Server = Pick<RedisClientOptions, 'url' | 'username' | 'password' | 'socket'>

const CONNECT_WITHIN_MS = 5000
const LONGEST_WAIT_MS = 1000
/** How often other servers of a cluster are asked who stands in for one that is silent; the client would ask every 5 s. */
const ASK_ROUND_MS = 500

/**
 * How long a command is waited for is the connection's to say. A timer of the client's own for each costs four times as
 * much as the command: it goes off, and makes its fault, long after the command was answered.
 */
const UNTIMED = { commandOptions: { timeout: 0 } } as const

/**
 * RESP 2: replies of one shape, whatever the server. While a connection is away commands fail at once: a network
 * that is told 503 tries again, one that waits does not know. The client goes on connecting by itself.
 */
const COMMON = { RESP: 2, disableOfflineQueue: true, maintNotifications: 'disabled' } as const
/** A new object for each client: the client writes host, port and TLS of its address into it. */
const socket = () => ({
  connectTimeout: CONNECT_WITHIN_MS,
  reconnectStrategy: (retries: number) => Math.min(50 * 2 ** Math.min(retries, 6), LONGEST_WAIT_MS),
})
const AS_BYTES = { typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer } }

/** @throws {StoreUnavailable} when nobody answers there in time */
export async function openWire(address: RedisAddress): Promise<Wire> {
  switch (address.kind) {
    case 'single':
      return openSingle(address.url)
    case 'cluster':
      return openCluster(address)
    case 'sentinel':
      return openSentinel(address, {}).catch((fault: unknown) => {
        // Sentinels may be set up with the password of what they watch; those without one refuse any.
        if (address.password === undefined || !isRefusal(fault)) throw fault
        return openSentinel(address, credentials(address))
      })
  }
}

async function openSingle(url: string): Promise<Wire> {
  const client = createClient({ ...COMMON, ...UNTIMED, url, socket: socket() })
  await connected(client)
  return {
    send: (_, command) => client.sendCommand(command),
    sendForBytes: (_, command) => client.sendCommand(command, AS_BYTES),
    sendToAll: async (command) => [await client.sendCommand(command)],
    servers: () => [{ url, socket: socket() }],
    close: () => client.close(),
    destroy: () => {
      if (client.isOpen) client.destroy()
    },
  }
}

async function openCluster(address: Extract<RedisAddress, { kind: 'cluster' }>): Promise<Wire> {
  const defaults = { ...COMMON, ...credentials(address), socket: socketFor(address) }
  const { disableOfflineQueue, maintNotifications } = COMMON
  const cluster = createCluster({
    RESP: 2,
    ...UNTIMED,
    topologyRefreshOnReconnectionAttemptStrategy: ASK_ROUND_MS,
    rootNodes: address.nodes.map(({ host, port }) => ({
      ...credentials(address),
      disableOfflineQueue,
      maintNotifications,
      socket: { ...socketFor(address), host, port },
    })),
    defaults,
  })
  await connected(cluster)
  return {
    send: async (key, command) => {
      if (command[0] !== 'SCAN') return cluster.sendCommand(key, false, [...command])
      // For SCAN the client walks all servers with a cursor that only it understands, and only until it ends. We walk
      // the one server that has the key, with the server's own cursor, so that anybody can go on from it.
      const [reply] = await cluster
        .multi()
        .addCommand(key, false, [...command])
        .execAsPipeline()
      return reply
    },
    sendForBytes: (key, command) => cluster.sendCommand(key, false, [...command], AS_BYTES),
    sendToAll: (command) =>
      Promise.all(
        cluster.masters.map(async (node) => (await cluster.nodeClient(node)).sendCommand([...command])),
      ),
    servers: () => cluster.masters.map((node) => at(address, node)),
    close: () => cluster.close(),
    destroy: () => {
      if (cluster.isOpen) cluster.destroy()
    },
  }
}

async function openSentinel(
  address: Extract<RedisAddress, { kind: 'sentinel' }>,
  toSentinels: ReturnType<typeof credentials>,
): Promise<Wire> {
  const sentinel = createSentinel({
    RESP: 2,
    ...UNTIMED,
    name: address.master,
    sentinelRootNodes: address.nodes.map((node) => ({ ...node })),
    nodeClientOptions: { ...COMMON, ...credentials(address), socket: socketFor(address) },
    sentinelClientOptions: { ...toSentinels, maintNotifications: 'disabled', socket: socketFor(address) },
  })
  await connected(sentinel)
  return {
    send: (_, command) => sentinel.sendCommand(false, [...command]),
    sendForBytes: (_, command) => sentinel.sendCommand(false, [...command], AS_BYTES),
    sendToAll: async (command) => [await sentinel.sendCommand(false, [...command])],
    servers: () =>
      [sentinel.getMasterNode()].flatMap((node) => (node === undefined ? [] : at(address, node))),
    close: () => sentinel.close(),
    destroy: () => void sentinel.destroy().catch(() => {}),
  }
}

function at(
  address: Exclude<RedisAddress, { kind: 'single' }>,
  { host, port }: { readonly host: string; readonly port: number },
): Server {
  return { ...credentials(address), socket: { ...socketFor(address), host, port } }
}

function credentials({ username, password }: { username: string | undefined; password: string | undefined }) {
  return { ...(username !== undefined && { username }), ...(password !== undefined && { password }) }
}

function socketFor({ tls }: { tls: boolean }) {
  return tls ? { ...socket(), tls: true as const } : socket()
}

/** Whether a server will not talk to us: no password where one is asked for, or a wrong one. */
function isRefusal(fault: unknown): boolean {
  return /\b(?:NOAUTH|WRONGPASS)\b/.test(fault instanceof Error ? fault.message : String(fault))
}

interface Connecting {
  on(event: 'error', told: (fault: unknown) => void): unknown
  connect(): Promise<unknown>
  destroy(): unknown
}

/** Waits for the first connection. One that breaks later is mended by the client; until then each command fails. */
export async function connected(client: Connecting): Promise<void> {
  let last: unknown
  const refused = new Promise<never>((_, reject) => {
    // Without a listener a broken connection would end the process.
    client.on('error', (fault) => {
      last = fault
      // The client would try the same password again and again.
      if (isRefusal(fault)) reject(fault instanceof Error ? fault : new Error(String(fault)))
    })
  })
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('nobody answers')), CONNECT_WITHIN_MS)
  })
  try {
    await Promise.race([client.connect(), late, refused])
  } catch (fault) {
    await Promise.resolve(client.destroy()).catch(() => {})
    const why = last ?? fault
    throw new StoreUnavailable(why, why instanceof Error ? why.message : undefined)
  } finally {
    clearTimeout(timer)
  }
}
