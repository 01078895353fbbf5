import type { OfficialId } from '../domain/ids.ts'
import { LOST_KEYS, lostKeysIn } from '../domain/lost-keys.ts'
import type { ShutWaiting } from '../domain/lost-keys.ts'
import type { Store } from '../domain/store.ts'

type Declared =
  /** @property waited what waited for that key at that moment, and is let go of from now on */
  | { readonly kind: 'declared'; readonly waited: ShutWaiting }
  | { readonly kind: 'nothing_waits' | 'moved_on' }

/**
 * An administrator says that a key is lost for good. The desks then go on with what waits sealed with it: citizens are
 * told to write again, where they wrote. Nothing is deleted by it; a key that is found after all opens what it sealed.
 *
 * @param key its name; only one for which something waits, so that a slip of the finger declares nothing
 */
export async function declareLost(
  store: Store,
  key: string,
  { by, at }: { readonly by: OfficialId; readonly at: Date },
): Promise<Declared> {
  const waited = (await store.shutWaiting()).find((one) => one.key === key)
  if (waited === undefined) return { kind: 'nothing_waits' }
  const rule = await store.rule(LOST_KEYS)
  const value = [...new Set([...lostKeysIn(rule?.value), key])]
  const kept = await store.keepRule(LOST_KEYS, value, { expected: rule?.revision ?? 0, by, at })
  return kept === 'kept' ? { kind: 'declared', waited } : { kind: 'moved_on' }
}
