import type { Published } from '#knowledge/published.ts'
import type { Reading } from '../domain/conversation.ts'
import { AS_SHIPPED } from '../tickets/route.ts'
import type { RoutingBasis } from '../tickets/route.ts'
import { composeAnswer } from './answer.ts'
import type { Composed } from './answer.ts'
import { readingsOf } from './readings.ts'
import type { Question } from './understand.ts'

/** What of an answer is computed for milliseconds on end. It depends on what it is given alone, wherever it is done. */
export interface Composing {
  readonly compose: (published: Published, asked: Question, routing: RoutingBasis) => Promise<Composed>
  readonly readings: (published: Published, asked: Question) => Promise<readonly Reading[]>
}

const IN_THIS_THREAD: Composing = {
  compose: async (published, asked, routing) => composeAnswer(published, asked, routing),
  readings: async (published, asked) => readingsOf(published, asked),
}

// Of the process and not of a desk, as watching is: there are no threads on Workers, and two desks may share one.
let composing = IN_THIS_THREAD

/** Everything is composed there from now on. @returns ends that */
export function composeIn(other: Composing): () => void {
  composing = other
  return () => {
    composing = IN_THIS_THREAD
  }
}

/** {@link composeAnswer}, and what it throws. */
export function compose(
  published: Published,
  asked: Question,
  routing: RoutingBasis = AS_SHIPPED,
): Promise<Composed> {
  return composing.compose(published, asked, routing)
}

/** {@link readingsOf}, and what it throws. */
export function composeReadings(published: Published, asked: Question): Promise<readonly Reading[]> {
  return composing.readings(published, asked)
}
