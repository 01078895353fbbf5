import type { Decision } from '#knowledge/archive.ts'
import type { Edition } from '#knowledge/edition.ts'

export function withDecisions(edition: Edition, _decisions: readonly Decision[]): Edition {
  return edition
}
