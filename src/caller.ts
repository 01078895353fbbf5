import { BlockList, isIP } from 'node:net'
import type { Context } from 'hono'
import * as z from 'zod'
import { countInMinutes } from './domain/call-counts.ts'
import type { Desk } from './domain/desk.ts'
import { tokenHash } from './officials/token.ts'

/** What Node's server hands down with a request. */
const Connection = z.object({ incoming: z.object({ socket: z.object({ remoteAddress: z.string() }) }) })

const NEARBY = new BlockList()
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  NEARBY.addSubnet(network, prefix, 'ipv4')
}
NEARBY.addSubnet('::1', 128, 'ipv6')
NEARBY.addSubnet('fc00::', 7, 'ipv6')

/**
 * The address limits are counted by. One household has a whole /64 of IPv6 addresses: they count as one.
 *
 * @param behindProxy whether a proxy stands in front (PUBLIC_URL is set); the last `X-Forwarded-For` entry is then what
 *   the proxy saw, and is believed when the connection comes from nearby. Entries before it are the caller's own words.
 */
export function callerAddress(c: Context, behindProxy: boolean): string {
  const connection = Connection.safeParse(c.env)
  const peer = connection.success ? plain(connection.data.incoming.socket.remoteAddress) : 'unknown'
  const forwarded = plain(c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '')
  const believed = behindProxy && isNearby(peer) && isIP(forwarded) !== 0
  return household(believed ? forwarded : peer)
}

/** `::ffff:192.0.2.1` is how a socket that speaks both versions writes 192.0.2.1. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
}

function isNearby(address: string): boolean {
  const version = isIP(address)
  return version !== 0 && NEARBY.check(address, version === 6 ? 'ipv6' : 'ipv4')
}

function household(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail] = address.split('::')
  const before = head.split(':').filter((group) => group !== '')
  const after = tail?.split(':').filter((group) => group !== '') ?? []
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}

/** @returns seconds to wait before the next call is heard; 0 when this one is */
export type CallLimit = (caller: string) => Promise<number>

/**
 * Counts calls in fixed minutes, for all instances together. Each counts for itself as well: a flood from one address is
 * refused without asking the store.
 *
 * @param name of the limit
 * @param perMinute calls one caller may make; 0 switches the limit off
 */
export function limitCalls(name: string, perMinute: number, desk: Pick<Desk, 'store' | 'clock'>): CallLimit {
  const here = countInMinutes()
  return async (caller) => {
    if (perMinute === 0) return 0
    const now = desk.clock()
    const waitSeconds = 60 - (Math.floor(now.getTime() / 1000) % 60)
    const { counted, made } = here.count(caller, now)
    if (made > perMinute) return waitSeconds
    const byAll = await desk.store.countCall(`${name}:${tokenHash(counted)}`, now)
    return byAll > perMinute ? waitSeconds : 0
  }
}
