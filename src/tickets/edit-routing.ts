import { syllables } from '#knowledge/vietnamese.ts'
import type { Desk } from '../domain/desk.ts'
import type { DepartmentId } from '../domain/ids.ts'
import type { Official } from '../domain/official.ts'
import { mayEditRouting } from '../officials/may.ts'
import { DEPARTMENTS } from './departments.ts'
import { editedRules, ROUTING_RULE } from './routing/edited.ts'
import { EditedRules, NO_PHRASES } from './routing/rules.ts'
import type { EditedPhrases } from './routing/rules.ts'

/** `words` and `hints` count in both cities, hints less; `hn` and `hcm` are words of one city. */
export type PhraseKind = 'words' | 'hints' | 'hn' | 'hcm'
export const PHRASE_KINDS = ['words', 'hints', 'hn', 'hcm'] as const satisfies readonly PhraseKind[]

export interface PhraseOf {
  readonly kind: PhraseKind
  readonly phrase: string
}

export interface RoutingEdit {
  readonly department: DepartmentId
  /** The revision of the rules the official saw. */
  readonly seen: number
  readonly add?: PhraseOf
  readonly remove?: readonly PhraseOf[]
}

/** `empty`: no word in it; `known`: it stands there already; `too_many`: more than a department may have. */
export type EditResult = 'kept' | 'moved_on' | 'forbidden' | 'empty' | 'known' | 'too_many'

/** Adds a phrase to a department or takes some away, at once for every question from now on. */
export async function editRouting(
  desk: Pick<Desk, 'store' | 'clock'>,
  official: Official,
  { department, seen, add, remove = [] }: RoutingEdit,
): Promise<EditResult> {
  if (!mayEditRouting(official)) return 'forbidden'
  const { rules, revision } = await editedRules(desk.store)
  if (revision !== seen) return 'moved_on'

  let phrases = rules.departments[department] ?? NO_PHRASES
  if (add !== undefined) {
    const phrase = syllables(add.phrase).join(' ')
    if (phrase === '') return 'empty'
    const there = phrasesOf(department, phrases)[add.kind].map(asRead)
    if (there.includes(asRead(phrase))) return 'known'
    phrases = added(department, phrases, { kind: add.kind, phrase })
  }
  for (const gone of remove) phrases = removed(department, phrases, gone)

  const value = EditedRules.safeParse({ departments: { ...rules.departments, [department]: phrases } })
  if (!value.success) return 'too_many'
  return desk.store.keepRule(ROUTING_RULE, value.data, { expected: seen, by: official.id, at: desk.clock() })
}

/** All phrases of a department as they count: what we ship without what was taken away, and what was added. */
export function phrasesOf(
  department: DepartmentId,
  { off, ...added_ }: EditedPhrases,
): Readonly<Record<PhraseKind, readonly string[]>> {
  const ships = shippedOf(department)
  const left = (kind: PhraseKind): readonly string[] => [
    ...ships[kind].filter((phrase) => !off.includes(phrase)),
    ...added_[kind],
  ]
  return { words: left('words'), hints: left('hints'), hn: left('hn'), hcm: left('hcm') }
}

function shippedOf(id: DepartmentId): Readonly<Record<PhraseKind, readonly string[]>> {
  const { words = [], hints = [], only } = DEPARTMENTS.find((one) => one.id === id) ?? {}
  return { words, hints, hn: only?.hn ?? [], hcm: only?.hcm ?? [] }
}

/** One that we ship and somebody took away comes back; a new one joins. */
function added(id: DepartmentId, phrases: EditedPhrases, { kind, phrase }: PhraseOf): EditedPhrases {
  const ours = shippedOf(id)[kind].find((one) => asRead(one) === asRead(phrase))
  if (ours !== undefined) return { ...phrases, off: phrases.off.filter((one) => one !== ours) }
  return { ...phrases, [kind]: [...phrases[kind], phrase] }
}

function removed(id: DepartmentId, phrases: EditedPhrases, { kind, phrase }: PhraseOf): EditedPhrases {
  if (phrases[kind].includes(phrase)) {
    return { ...phrases, [kind]: phrases[kind].filter((one) => one !== phrase) }
  }
  const isOurs = shippedOf(id)[kind].includes(phrase)
  return isOurs && !phrases.off.includes(phrase) ? { ...phrases, off: [...phrases.off, phrase] } : phrases
}

/** However its tones are put and its letters written; accents count, "thuế" is no "thuê". */
function asRead(phrase: string): string {
  return syllables(phrase).join(' ')
}
