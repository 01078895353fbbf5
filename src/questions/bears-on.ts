import type { LegalDocument, Provision } from '#knowledge/provision.ts'
import type { Published } from '#knowledge/published.ts'

/** Whether a provision stands in a document that carries another out, or is what amends or ends it. */
export function bearsOn({ shelf }: Published, provision: Provision, document: LegalDocument): boolean {
  return (shelf.document(provision).relations ?? []).some((relation) => {
    const isOnIt = `${relation.target}/`.startsWith(`${document.id}/`)
    return isOnIt && (relation.kind === 'details' || `${relation.by}/`.startsWith(`${provision.id}/`))
  })
}
