import type { LegalDocument, Provision } from '#knowledge/provision.ts'
import type { Shelf } from '#knowledge/shelf.ts'
import type { Validity } from '#knowledge/validity.ts'

type NeedsRuling = NonNullable<Validity['needsRuling']>

/** What nobody may say of a document, or of some of its provisions, until a person has ruled: one reason, one question. */
export interface OpenQuestion {
  readonly document: LegalDocument
  readonly asked: NeedsRuling
  /** Whether it is asked of the document as a whole. */
  readonly isWhole: boolean
  /** Provisions it is asked of; those inside of one of them go with it. */
  readonly targets: readonly Provision[]
  /** How many provisions it is asked of, with all that stand in them. */
  readonly provisions: number
}

export function openQuestions({ documents, provisions }: Shelf): readonly OpenQuestion[] {
  const doubted = [...provisions.values()].filter(({ validity }) => validity.needsRuling !== undefined)
  const byDocument = Map.groupBy(doubted, ({ document }) => document)
  return [...documents.values()].flatMap((document) => {
    const groups = Map.groupBy(byDocument.get(document.id) ?? [], ({ validity }) => keyOf(validity))
    const whole = keyOf(document.validity)
    const keys = new Set([...(document.validity.needsRuling === undefined ? [] : [whole]), ...groups.keys()])
    return [...keys].flatMap((key) => {
      const its = groups.get(key) ?? []
      const asked = its[0]?.validity.needsRuling ?? document.validity.needsRuling
      if (asked === undefined) return []
      const ids = new Set(its.map(({ id }) => id))
      const targets = its.filter(({ parent }) => parent === undefined || !ids.has(parent))
      return [{ document, asked, isWhole: key === whole, targets, provisions: its.length }]
    })
  })
}

function keyOf({ needsRuling }: Validity): string {
  return needsRuling === undefined ? '' : `${needsRuling.from} ${needsRuling.reason}`
}
