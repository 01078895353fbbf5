import type { Answer } from '../domain/answer.ts'
import type { Desk } from '../domain/desk.ts'
import { StoreUnavailable } from '../domain/errors.ts'
import type { RoutingExample } from '../domain/routing.ts'
import type { Store } from '../domain/store.ts'
import { AS_SHIPPED, routeBy } from './route.ts'
import type { Route, RoutingBasis, ToRoute } from './route.ts'
import { editedRules } from './routing/edited.ts'
import { tableOf } from './routing/rules.ts'
import type { PhraseTable } from './routing/phrase-table.ts'

/** What was last read of a store: phrases are compiled and examples fetched again only when they have changed. */
interface Read {
  /** On this process' own clock, ms. */
  readonly at: number
  readonly revision: number
  readonly table: PhraseTable
  readonly edition: number | undefined
  readonly examples: readonly RoutingExample[]
}

const NOTHING_READ: Read = {
  at: -Infinity,
  revision: 0,
  table: AS_SHIPPED.table,
  edition: undefined,
  examples: AS_SHIPPED.examples,
}

const readOf = new WeakMap<Store, Read>()

/** How long what was read serves for answers, ms: an administrator who edits a phrase does not see the half second. */
const SERVES_MS = 500

/** A question to be passed on, with the answer it got, if any. */
export interface Asked extends Omit<ToRoute, 'citations'> {
  readonly answer?: Pick<Answer, 'citations'>
}

/** Where a question goes now: by the phrases as administrators have edited them, and by what officials have put right. */
export async function routeFor(desk: Pick<Desk, 'store'>, { answer, ...asked }: Asked): Promise<Route> {
  const citations = answer?.citations ?? []
  return routeBy(await routingBasis(desk), { ...asked, citations })
}

/**
 * The phrases and examples by which questions are routed now. While the store is away these are the ones last read: no
 * answer should fail for want of a department.
 */
export async function routingBasis({ store }: Pick<Desk, 'store'>): Promise<RoutingBasis> {
  const before = readOf.get(store) ?? NOTHING_READ
  try {
    const [{ rules, revision }, lessons] = await Promise.all([
      editedRules(store),
      store.routingExamples(before.edition),
    ])
    const read: Read = {
      at: performance.now(),
      revision,
      table: revision === before.revision ? before.table : tableOf(rules),
      ...(lessons === 'same' ? { edition: before.edition, examples: before.examples } : lessons),
    }
    readOf.set(store, read)
    return read
  } catch (fault) {
    if (fault instanceof StoreUnavailable) return before
    throw fault
  }
}

/** {@link routingBasis} as it was at most half a second ago: every answer needs it, and few go anywhere. */
export async function recentRoutingBasis(desk: Pick<Desk, 'store'>): Promise<RoutingBasis> {
  const before = readOf.get(desk.store)
  return before !== undefined && performance.now() - before.at < SERVES_MS ? before : routingBasis(desk)
}
