import { DepartmentId } from '../../domain/ids.ts'
import { NO_PHRASES } from './rules.ts'
import type { EditedRules } from './rules.ts'

/** One phrase that began or ceased to count for a department. */
export interface PhraseChange {
  readonly department: DepartmentId
  readonly phrase: string
  readonly counts: boolean
}

const KINDS = ['words', 'hints', 'hn', 'hcm'] as const

/** What one edit changed. */
export function changesBetween(before: EditedRules, after: EditedRules): readonly PhraseChange[] {
  return DepartmentId.options.flatMap((department) => {
    const [was, is] = [before, after].map(({ departments }) => departments[department] ?? NO_PHRASES)
    if (was === undefined || is === undefined) return []
    const change = (counts: boolean, phrases: readonly string[]): readonly PhraseChange[] =>
      phrases.map((phrase) => ({ department, phrase, counts }))
    return [
      ...KINDS.flatMap((kind) => change(true, without(is[kind], was[kind]))),
      ...KINDS.flatMap((kind) => change(false, without(was[kind], is[kind]))),
      ...change(false, without(is.off, was.off)),
      ...change(true, without(was.off, is.off)),
    ]
  })
}

function without(all: readonly string[], gone: readonly string[]): readonly string[] {
  return all.filter((one) => !gone.includes(one))
}
