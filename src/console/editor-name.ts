import { OfficialId } from '../domain/ids.ts'
import type { Store } from '../domain/store.ts'

/** Who changed a rule, as colleagues know them; whoever has no account here is named as the rule has them. */
export async function editorName(store: Store, by: string): Promise<string> {
  const id = OfficialId.safeParse(by)
  const official = id.success ? await store.official(id.data) : undefined
  return official?.name ?? by
}
