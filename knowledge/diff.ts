import { diffWordsWithSpace } from 'diff'
import type { Edition } from './edition.ts'
import type { LegalDocument, Provision } from './provision.ts'
import { relationId } from './relation.ts'

/** What differs between two editions of one document, provision by provision, in words. */
export interface EditionDiff {
  readonly document: string
  readonly fields: readonly FieldChange[]
  /** In the order of the later edition; what was removed comes last. */
  readonly provisions: readonly ProvisionChange[]
}

export interface ProvisionChange {
  readonly id: string
  readonly kind: 'added' | 'removed' | 'changed'
  readonly fields: readonly FieldChange[]
}

export interface FieldChange {
  readonly field: Field
  readonly before: string | null
  readonly after: string | null
  /** The two, word by word; empty where only one of them is there. */
  readonly words: readonly WordChange[]
}

interface WordChange {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

export type Field =
  | 'heading'
  | 'text'
  | 'summary'
  | 'territory'
  | 'validity'
  | 'note'
  | 'missing'
  | 'words'
  | 'today'
  | 'endedBodies'
  | 'former'
  | 'name'
  | 'url'
  | 'aliases'
  | 'extent'
  | 'relations'

/** Past so many changed words two texts are simply two texts; comparing them word by word would take minutes. */
const MOST_EDITS = 2000

/** @param before `undefined` when the document is new */
export function diffEditions(before: Edition | undefined, after: Edition): EditionDiff {
  const old = new Map((before?.provisions ?? []).map((provision) => [provision.id, provision]))
  const kept = new Set(after.provisions.map(({ id }) => id))
  return {
    document: after.document.id,
    fields: changes(before && documentFields(before.document), documentFields(after.document)),
    provisions: [
      ...after.provisions.flatMap((provision) => {
        const known = old.get(provision.id)
        const fields = changes(
          known && before && provisionFields(known, before.document),
          provisionFields(provision, after.document),
        )
        const kind = known === undefined ? ('added' as const) : ('changed' as const)
        return fields.length === 0 && kind === 'changed' ? [] : [{ id: provision.id, kind, fields }]
      }),
      ...[...old.values()]
        .filter(({ id }) => !kept.has(id))
        .map((provision) => ({
          id: provision.id,
          kind: 'removed' as const,
          fields: changes(provisionFields(provision, before?.document), {}),
        })),
    ],
  }
}

type Fields = Readonly<Partial<Record<Field, string>>>

function provisionFields(provision: Provision, whole: LegalDocument | undefined): Fields {
  const { territory } = provision
  const { heading, text, summary, validity, note, missing, words, today, endedBodies, former } = provision
  return {
    ...(heading !== undefined && { heading }),
    ...(text !== undefined && { text }),
    ...(summary !== undefined && { summary }),
    // Said once, of the document, where it is no other.
    ...(territory !== whole?.territory && { territory }),
    validity: JSON.stringify(validity),
    ...(note !== undefined && { note }),
    ...(missing !== undefined && { missing }),
    ...(words.length > 0 && { words: words.join('; ') }),
    ...(today.length > 0 && { today: today.join(', ') }),
    ...(endedBodies !== undefined && { endedBodies: JSON.stringify(endedBodies) }),
    ...(former !== undefined && { former: JSON.stringify(former) }),
  }
}

function documentFields(document: LegalDocument): Fields {
  const {
    kind,
    number,
    name,
    issuer,
    territory,
    validity,
    note,
    url,
    aliases,
    articles,
    complete,
    relations,
  } = document
  return {
    name: `${kind} ${number} ${name} (${issuer})`,
    territory,
    validity: JSON.stringify(validity),
    ...(note !== undefined && { note }),
    url,
    ...(aliases.length > 0 && { aliases: aliases.join('; ') }),
    ...(relations !== undefined && { relations: relations.map(relationId).join('\n') }),
    extent: `${articles} điều${complete ? '' : ', chưa đủ'}`,
  }
}

function changes(before: Fields | undefined, after: Fields): readonly FieldChange[] {
  // The keys of `Fields` are fields.
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after)])] as readonly Field[]
  return names.flatMap((field) => {
    const [old = null, now = null] = [before?.[field], after[field]]
    return old === now ? [] : [{ field, before: old, after: now, words: wordsOf(old, now) }]
  })
}

function wordsOf(before: string | null, after: string | null): readonly WordChange[] {
  if (before === null || after === null) return []
  const parts = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS })
  return (parts ?? []).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }))
}
