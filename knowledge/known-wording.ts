import { createHash } from 'node:crypto'
import type { KnownWording, Provision } from './provision.ts'
import type { Shelf } from './shelf.ts'
import type { Day } from './validity.ts'
import { asItRead } from './wording.ts'

/** Hexadecimal digits; two wordings of one provision are told apart, not all there are. */
const MARK_LENGTH = 16

/** How provisions read on a day, with the sentences they stand under and all that stands in them. */
export function wordingOn(shelf: Shelf, provisions: readonly Provision[], day: Day): KnownWording {
  const family = provisions.flatMap((one) => [...shelf.ancestors(one), ...withParts(shelf, one)])
  return Object.fromEntries(
    family.map((one) => {
      const { text, summary, validity } = asItRead(one, day)
      const amended = (validity.amended ?? [])
        .filter(({ on }) => on <= day)
        .map(({ on, by }) => `${on} ${by}`)
      return [
        one.id,
        {
          ...(text !== undefined && { text: markOf(text) }),
          ...(summary !== undefined && { summary: markOf(summary) }),
          ...(amended.length > 0 && { amended }),
        },
      ] as const
    }),
  )
}

/**
 * Whether law reads as it did to whoever rested on it. Our own account of it was enough to rest on, and the official wording
 * that is imported later does not change the rule; what was read in its official wording has to be that wording still.
 */
export function readsAlike(then: KnownWording, now: KnownWording): boolean {
  const isWhole = Object.values(then).some(({ text }) => text !== undefined)
  if (isWhole && Object.keys(now).some((id) => !(id in then))) return false
  return Object.entries(then).every(([id, before]) => {
    const after = now[id]
    if (after === undefined || before.amended?.join() !== after.amended?.join()) return false
    return before.text === undefined ? before.summary === after.summary : before.text === after.text
  })
}

function withParts(shelf: Shelf, provision: Provision): readonly Provision[] {
  return [provision, ...shelf.children(provision).flatMap((part) => withParts(shelf, part))]
}

function markOf(words: string): string {
  return createHash('sha256').update(words).digest('hex').slice(0, MARK_LENGTH)
}
