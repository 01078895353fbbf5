import { parseId, printAddress } from './address.ts'
import { onceFor } from './once.ts'
import type { LegalDocument, Provision } from './provision.ts'

/** The documents and provisions of one knowledge version (kệ sách): looked up, never changed. */
export class Shelf {
  readonly documents: ReadonlyMap<string, LegalDocument>
  readonly provisions: ReadonlyMap<string, Provision>
  /** Provisions that ended bodies people still ask for. */
  readonly endingBodies: readonly Provision[]
  /** Provisions that once read otherwise. */
  readonly reworded: readonly Provision[]

  /** @throws {RangeError} naming an id that stands twice or points nowhere */
  constructor(documents: readonly LegalDocument[], provisions: readonly Provision[]) {
    this.documents = byId(documents)
    this.provisions = byId(provisions)
    this.endingBodies = provisions.filter(({ endedBodies }) => endedBodies !== undefined)
    this.reworded = provisions.filter(({ former }) => former !== undefined)
    for (const provision of provisions) {
      for (const id of [provision.document, ...provision.children, ...provision.today]) {
        if (!this.documents.has(id) && !this.provisions.has(id)) {
          throw new RangeError(`${provision.id} names ${id}, which is not on the shelf`)
        }
      }
    }
  }

  document(provision: Provision): LegalDocument {
    const document = this.documents.get(provision.document)
    // The constructor has checked it.
    if (document === undefined) throw new RangeError(provision.document)
    return document
  }

  /** What it is a part of. */
  parent(provision: Provision): Provision | undefined {
    return provision.parent === undefined ? undefined : this.provisions.get(provision.parent)
  }

  /** Parent, grandparent: from the closest to the article. */
  ancestors(provision: Provision): readonly Provision[] {
    const parent = this.parent(provision)
    return parent === undefined ? [] : [parent, ...this.ancestors(parent)]
  }

  children(provision: Provision): readonly Provision[] {
    return provision.children.flatMap((id) => this.provisions.get(id) ?? [])
  }

  /** A provision and its parts; the same list each time, so that what is found out of it can be kept. */
  readonly withParts = onceFor((provision: Provision): readonly Provision[] => [
    provision,
    ...this.children(provision),
  ])

  /** `điểm a khoản 5 Điều 6 Nghị quyết số 98/2023/QH15` */
  label(provision: Provision): string {
    const parsed = parseId(provision.id)
    if (provision.document === 'hoi-dap') return `câu trả lời công khai “${provision.heading ?? ''}”`
    const name = documentLabel(this.document(provision))
    return parsed === undefined ? name : `${printAddress(parsed.address)} ${name}`
  }
}

/** `Nghị quyết số 98/2023/QH15`; a law is known by its name: `Luật Thủ đô số 02/2026/QH16`. */
export function documentLabel(document: LegalDocument): string {
  const kind = document.kind === 'Luật' ? `Luật ${document.name}` : document.kind
  return `${kind} số ${document.number}`
}

function byId<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  const map = new Map<string, T>()
  for (const item of items) {
    if (map.has(item.id)) throw new RangeError(`${item.id} stands twice`)
    map.set(item.id, item)
  }
  return map
}
