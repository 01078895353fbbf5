import { createHash } from 'node:crypto'
import type { Decision } from '#knowledge/archive.ts'

/** Marks what has been ruled on a document's law: whoever rules says by it what they had seen. */
export function ruledMark(decisions: readonly Decision[], document: string): string {
  const rulings = decisions.flatMap(({ about, act }) =>
    about.kind === 'ruling' && about.ruling.target.replace(/\/.*$/, '') === document
      ? [JSON.stringify([about.ruling.target, act.by, act.at])]
      : [],
  )
  return createHash('sha256').update(rulings.toSorted().join('\n')).digest('hex')
}
