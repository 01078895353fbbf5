import { createHash } from 'node:crypto'
import type { Place } from '#knowledge/place.ts'
import { fold, syllables } from '#knowledge/vietnamese.ts'
import type { Desk } from '../domain/desk.ts'
import type { DepartmentId } from '../domain/ids.ts'
import type { Official } from '../domain/official.ts'

/** A year of a busy city's transfers; the oldest are forgotten first, for offices and their fields change. */
const MOST = 2000

export interface Correction {
  /** Without personal data: it is kept beside the ticket, and shown to who edits the routing. */
  readonly question: string
  readonly place: Place | null
  /** Where the official sent it. */
  readonly department: DepartmentId
}

/**
 * Keeps where an official sent a question, so that nearly the same one goes there at once. A later correction of the same
 * question wins; the coordinators are no lesson, because they are where questions go that nobody knows the place of.
 * Whether the official may transfer the ticket has been asked by whoever calls.
 */
export async function rememberCorrection(
  desk: Pick<Desk, 'store' | 'clock'>,
  official: Pick<Official, 'id'>,
  { question, place, department }: Correction,
): Promise<void> {
  if (department === 'dieu-phoi') return
  const example = { id: exampleId(question, place), question, place, department }
  await desk.store.keepRoutingExample({ ...example, by: official.id, at: desk.clock() }, MOST)
}

/** The same words in the same city, however they are accented and pointed, are the same example. */
function exampleId(question: string, place: Place | null): string {
  const words = syllables(question).map(fold).join(' ')
  return createHash('sha256')
    .update(`${place ?? ''}\n${words}`)
    .digest('hex')
    .slice(0, 32)
}
