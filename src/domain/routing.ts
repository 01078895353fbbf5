import type { Place } from '#knowledge/place.ts'
import type { DepartmentId, OfficialId } from './ids.ts'

/** Where officials sent a question that the desk had sent elsewhere. */
export interface RoutingExample {
  /** Made of place and words: the same question again takes the place of the earlier one. */
  readonly id: string
  /** Without personal data. */
  readonly question: string
  readonly place: Place | null
  readonly department: DepartmentId
  readonly by: OfficialId
  readonly at: Date
}

/** What officials' transfers have taught. Bounded, and what is taken away is gone: a question is somebody's words. */
export interface RoutingExamples {
  /**
   * Keeps an example in the place of an earlier one with its id, unless that is later; of more than `most` the oldest
   * are forgotten.
   */
  keepRoutingExample(example: RoutingExample, most: number): Promise<void>
  /** @returns whether there was one */
  removeRoutingExample(id: string): Promise<boolean>
  /**
   * All examples, the latest first.
   *
   * @param seen the edition the caller has already; `undefined` for none
   * @returns `same` when nothing was kept or removed since
   */
  routingExamples(seen: number | undefined): Promise<RoutingLessons | 'same'>
}

interface RoutingLessons {
  /** Grows with every change. */
  readonly edition: number
  readonly examples: readonly RoutingExample[]
}
