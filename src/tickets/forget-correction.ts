import type { Desk } from '../domain/desk.ts'
import type { Official } from '../domain/official.ts'
import { mayEditRouting } from '../officials/may.ts'

/** Takes away what a transfer has taught: the question goes where its words say again. Its words are deleted. */
export async function forgetCorrection(
  { store }: Pick<Desk, 'store'>,
  official: Official,
  id: string,
): Promise<'forgotten' | 'unknown' | 'forbidden'> {
  if (!mayEditRouting(official)) return 'forbidden'
  return (await store.removeRoutingExample(id)) ? 'forgotten' : 'unknown'
}
