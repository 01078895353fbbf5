import type { Desk } from './desk.ts'
import type { Network } from './ids.ts'

/** Updates of one network that tell nobody who could be answered, since this process began. */
export interface Unread {
  readonly count: number
  readonly lastAt: Date
}

const unreadBy = new WeakMap<Desk, Map<Network, Unread>>()

export function countUnread(desk: Desk, network: Network): void {
  const unread = unreadBy.get(desk) ?? new Map<Network, Unread>()
  unreadBy.set(desk, unread)
  unread.set(network, { count: (unread.get(network)?.count ?? 0) + 1, lastAt: desk.clock() })
}

/** @returns `undefined` when this process could read everything the network brought */
export function unreadFrom(desk: Desk, network: Network): Unread | undefined {
  return unreadBy.get(desk)?.get(network)
}
