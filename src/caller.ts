import { BlockList, isIP } from 'node:net'
import type { Context } from 'hono'
import * as z from 'zod'

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

/** Beyond so many callers in one minute the rest share one count, so that addresses made up by the million fill no memory. */
const MOST_CALLERS = 50_000

/** @returns seconds to wait before the next call is heard; 0 when this one is */
export type CallLimit = (caller: string) => number

/**
 * Counts calls in fixed minutes, in memory: each process counts for itself and forgets at a restart.
 *
 * @param perMinute calls one caller may make; 0 switches the limit off
 */
export function limitCalls(perMinute: number, clock: () => Date): CallLimit {
  let minute = -1
  let calls = new Map<string, number>()
  return (caller) => {
    if (perMinute === 0) return 0
    const seconds = Math.floor(clock().getTime() / 1000)
    if (Math.floor(seconds / 60) !== minute) {
      minute = Math.floor(seconds / 60)
      calls = new Map()
    }
    const counted = calls.has(caller) || calls.size < MOST_CALLERS ? caller : 'the rest'
    const made = (calls.get(counted) ?? 0) + 1
    calls.set(counted, made)
    return made > perMinute ? 60 - (seconds % 60) : 0
  }
}
