import type { KeptRule, Rulebook } from '../../domain/rulebook.ts'
import { EditedRules, NOTHING_EDITED } from './rules.ts'

/** Its name in the rulebook. */
export const ROUTING_RULE = 'routing/rules'

/** What administrators have changed, and of which revision: 0 where nobody has. */
export async function editedRules(
  store: Rulebook,
): Promise<{ readonly rules: EditedRules; readonly revision: number }> {
  const kept = await store.rule(ROUTING_RULE)
  return { rules: rulesIn(kept), revision: kept?.revision ?? 0 }
}

/** What no longer reads counts as nothing edited; the history keeps it. */
export function rulesIn(kept: KeptRule | undefined): EditedRules {
  return EditedRules.safeParse(kept?.value).data ?? NOTHING_EDITED
}
