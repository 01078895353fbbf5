import type { Desk } from '../domain/desk.ts'
import type { Network } from '../domain/ids.ts'
import { countUnread } from '../domain/unread-updates.ts'
import { watchSync } from '../watch.ts'

/**
 * An update that is the network's own and tells nobody who could be answered. It is taken, and told to the operator: refused,
 * it would come again for hours, the same each time, and hold up those behind it.
 */
export function notUnderstood(desk: Desk, network: Network, body: unknown): void {
  countUnread(desk, network)
  watchSync('unread', { network }, () => {
    desk.log.warn({ network, shape: shapeOf(body) }, 'update of a known kind not understood')
  })
}

const DEEP = 5
const WIDE = 30
/** Names of fields look like this; what is longer or has digits may be an id, or somebody’s words. */
const NAME = /^[A-Za-z_]{1,40}$/

/**
 * How a body is made: the names of its fields and what kind of value each has, without any value. Enough to see how a
 * network's updates have changed, and nothing a citizen wrote or is called by.
 */
function shapeOf(value: unknown, depth = DEEP): unknown {
  if (value === null) return 'null'
  if (typeof value !== 'object') return typeof value
  if (depth === 0) return '…'
  if (Array.isArray(value)) return value.slice(0, 1).map((one) => shapeOf(one, depth - 1))
  const fields = Object.entries(value).filter(([name]) => NAME.test(name))
  return Object.fromEntries(fields.slice(0, WIDE).map(([name, one]) => [name, shapeOf(one, depth - 1)]))
}
