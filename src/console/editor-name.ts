import { OfficialId } from '../domain/ids.ts'
import type { Store } from '../domain/store.ts'
import { ACTORS } from './law/phrases.ts'

/** Who changed a rule, by the name colleagues know; of an account that is gone nobody reads the id. */
export async function editorName(store: Store, by: string): Promise<string> {
  const id = OfficialId.safeParse(by)
  if (!id.success) return by === 'shell' ? ACTORS.shell : by
  const official = await store.official(id.data)
  return official?.name ?? ACTORS.unknown
}
