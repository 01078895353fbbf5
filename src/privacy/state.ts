import type { Desk } from '../domain/desk.ts'
import type { Deletion, RetentionTold } from '../domain/forgetting.ts'
import type { Official } from '../domain/official.ts'
import { maySeePrivacy } from '../officials/may.ts'
import { daysKept, RETENTION_RULE } from './retention.ts'

/** Deletions on one page. */
const PAGE = 50

/** How long what is kept of people is kept, what went by itself, and what citizens have had deleted. */
export interface PrivacyState {
  readonly days: ReturnType<typeof daysKept>
  readonly retention: RetentionTold
  /** Newest first. */
  readonly deletions: readonly Deletion[]
  /** Whether there are older ones. */
  readonly hasMore: boolean
}

/** @param page of the register of deletions, from 1 */
export async function readPrivacy(
  { store }: Desk,
  official: Official,
  page: number,
): Promise<PrivacyState | 'forbidden'> {
  if (!maySeePrivacy(official)) return 'forbidden'
  const [rule, retention, found] = await Promise.all([
    store.rule(RETENTION_RULE),
    store.retentionTold(),
    store.deletions(PAGE + 1, (page - 1) * PAGE),
  ])
  const deletions = found.slice(0, PAGE)
  return { days: daysKept(rule?.value), retention, deletions, hasMore: found.length > PAGE }
}
