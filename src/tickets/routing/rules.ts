import { readFileSync } from 'node:fs'
import { parse as parseYaml } from 'yaml'
import * as z from 'zod'
import { DepartmentId } from '../../domain/ids.ts'
import { DEPARTMENTS, Phrases } from '../departments.ts'
import { phraseTable } from './phrase-table.ts'
import type { PhraseTable } from './phrase-table.ts'

const COMPOUNDS = Phrases.parse(parseYaml(readFileSync(new URL('compounds.yaml', import.meta.url), 'utf8')))

const Lines = z.array(z.string().min(1).max(80)).max(500).default([])
const Edited = z.object({
  /** Count in both cities. */
  words: Lines,
  hints: Lines,
  hn: Lines,
  hcm: Lines,
  /** Phrases we ship that no longer count. */
  off: Lines,
})

/** What administrators have changed, kept as the rule `routing/rules`. Names no department that nothing was changed of. */
export const EditedRules = z.object({ departments: z.partialRecord(DepartmentId, Edited) })
export type EditedRules = z.infer<typeof EditedRules>
export type EditedPhrases = z.infer<typeof Edited>

export const NOTHING_EDITED: EditedRules = { departments: {} }
export const NO_PHRASES: EditedPhrases = { words: [], hints: [], hn: [], hcm: [], off: [] }

/** The phrases we ship, with what administrators have changed. */
export function tableOf(edited: EditedRules): PhraseTable {
  const departments = DEPARTMENTS.map(({ id, words, hints, only }) => {
    const { off, ...added } = edited.departments[id] ?? NO_PHRASES
    const gone = new Set(off)
    const kept = (shipped: readonly string[]): readonly string[] => shipped.filter((one) => !gone.has(one))
    return {
      id,
      words: [...kept(words), ...added.words],
      hints: [...kept(hints), ...added.hints],
      only: { hn: [...kept(only.hn), ...added.hn], hcm: [...kept(only.hcm), ...added.hcm] },
    }
  })
  return phraseTable(departments, COMPOUNDS)
}
