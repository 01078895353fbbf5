import type { Desk } from '../domain/desk.ts'
import type { Seal, SealedStretch } from '../domain/seal.ts'
import { sealTicketsAnew } from './walk-tickets.ts'

/** Rows looked at in one move of the store: a few milliseconds' work. */
const AT_ONCE = 500
/** Moves in one look of the upkeep. */
const STRETCHES = 8

/** Under which name stands the key with which everything is sealed. */
const SEALED = 'privacy/sealed'

type Counts = Pick<SealedStretch, 'changed' | 'unreadable'>

/** How far this process has come. */
interface Walk {
  /** Where to go on with what is kept in words. */
  next: string
  changed: number
  /** In this pass through all words. */
  found: number
  unreadable: number
  tickets: Counts | undefined
  words: Counts | undefined
}

const walks = new WeakMap<Desk, Walk>()
/** Desks that have nothing left to seal. */
const done = new WeakSet<Desk>()

/**
 * Seals everything anew that the first key has not: what an older one of `DATA_KEYS` has sealed, and what stands in clear from
 * before there was a key. Some hundred rows at each look. The lines `originals are sealed with the first key` and `words are
 * sealed with the first key` say when the older keys can be dropped. Without older ones it is done once for each key.
 */
export async function sealAnew(desk: Desk): Promise<void> {
  const { seal, store } = desk
  if (seal === undefined || done.has(desk)) return
  if (!walks.has(desk) && !seal.hasOlder && (await store.rule(SEALED))?.value === seal.name) {
    done.add(desk)
    return
  }
  const walk = walks.get(desk) ?? {
    next: '',
    changed: 0,
    found: 0,
    unreadable: 0,
    tickets: undefined,
    words: undefined,
  }
  walks.set(desk, walk)
  if (walk.tickets === undefined) {
    walk.tickets = await sealTicketsAnew(desk, seal)
    tell(desk, seal, walk.tickets, 'originals are sealed with the first key')
  }
  for (let stretch = 0; stretch < STRETCHES && walk.words === undefined; stretch += 1) {
    await desk.doorway.clear()
    walk.words = await sealWords(desk, walk)
    tell(desk, seal, walk.words, 'words are sealed with the first key')
  }
  const { tickets, words } = walk
  if (tickets === undefined || words === undefined) return
  done.add(desk)
  // What a key that comes back would open is looked at again.
  if (tickets.unreadable > 0 || words.unreadable > 0) return
  const expected = (await store.rule(SEALED))?.revision ?? 0
  await store.keepRule(SEALED, seal.name, { expected, by: 'desk', at: desk.clock() })
}

/** One stretch further. @returns what it came to, after a pass through all words that has found nothing to do */
async function sealWords({ store }: Desk, walk: Walk): Promise<Counts | undefined> {
  const { changed, unreadable, next } = await store.sealWords(walk.next, AT_ONCE)
  walk.changed += changed
  walk.found += changed
  walk.unreadable += unreadable
  walk.next = next ?? ''
  if (next !== undefined) return undefined
  // Others write meanwhile, and what they move is passed by: whoever reads that it is over may drop the old key.
  if (walk.found === 0) return { changed: walk.changed, unreadable: walk.unreadable }
  Object.assign(walk, { found: 0, unreadable: 0 })
  return undefined
}

function tell({ log }: Desk, { hasOlder }: Seal, counts: Counts | undefined, line: string): void {
  if (counts === undefined) return
  const { changed, unreadable } = counts
  if (hasOlder || changed > 0 || unreadable > 0) log.info({ changed, unreadable }, line)
}
