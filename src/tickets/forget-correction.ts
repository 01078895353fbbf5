import type { Desk } from '../domain/desk.ts'
import type { Official } from '../domain/official.ts'
import { mayEditRouting, mayRead } from '../officials/may.ts'

/** Takes away what a transfer has taught: the question goes where its words say again. Its words are deleted. */
export async function forgetCorrection(
  { store }: Pick<Desk, 'store'>,
  official: Official,
  id: string,
): Promise<'forgotten' | 'unknown' | 'forbidden'> {
  if (!mayEditRouting(official)) return 'forbidden'
  const lessons = await store.routingExamples(undefined)
  const found = lessons === 'same' ? undefined : lessons.examples.find((one) => one.id === id)
  // Another city's are not there for them, as its tickets are not.
  if (found === undefined || !mayRead(official, found)) return 'unknown'
  return (await store.removeRoutingExample(id)) ? 'forgotten' : 'unknown'
}
