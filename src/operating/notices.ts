import type { Desk } from '../domain/desk.ts'
import type { Official } from '../domain/official.ts'
import { mayOperate } from '../officials/may.ts'

/** Sends a notice to officials that was given up once more, or takes it off the operator's list. */
export async function settleNotice(
  desk: Desk,
  official: Official,
  { notice, how }: { readonly notice: number; readonly how: 'retry' | 'discard' },
): Promise<'settled' | 'gone' | 'forbidden'> {
  if (!mayOperate(official)) return 'forbidden'
  const result = await desk.store.settleDeadNotice(notice, how, desk.clock())
  if (result === 'settled') desk.log.info({ notice, how, official: official.id }, 'dead notice settled')
  return result
}
