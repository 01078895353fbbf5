import { latelyOf } from '#knowledge/lately.ts'
import type { Provision } from '#knowledge/provision.ts'
import type { Shelf } from '#knowledge/shelf.ts'
import { inForce } from '#knowledge/validity.ts'
import type { Day } from '#knowledge/validity.ts'
import { fold } from '#knowledge/vietnamese.ts'

/** Who asks how a law was amended is told so, whatever has become of it. */
const ASKS_OF_AMENDING = /\b(?:sua|sua doi|bo sung)\b/

/**
 * Whether all that a provision does is to amend a law that had itself ended by that day: it stands in a law that holds, but
 * what it wrote into the other went with it.
 */
export function isSpent(shelf: Shelf, question: string, { id }: Provision, day: Day): boolean {
  return spentOn(shelf, day).has(id) && !ASKS_OF_AMENDING.test(fold(question))
}

const spentOn = latelyOf((shelf: Shelf, day: Day): ReadonlySet<string> => {
  const hasEnded = (target: string): boolean => {
    const document = shelf.documents.get(target.split('/', 1).join(''))
    return document !== undefined && inForce(document, day, null).state === 'no'
  }
  const amending = [...shelf.documents.values()].flatMap(({ relations = [] }) =>
    relations.filter(({ kind }) => kind === 'amends'),
  )
  return new Set(amending.filter(({ target }) => hasEnded(target)).map(({ by }) => by))
})
