import { parseId, printAddress } from '#knowledge/address.ts'
import { printDocumentName, readDocumentId } from '#knowledge/document-number.ts'
import type { LegalDocument } from '#knowledge/provision.ts'
import type { Relation } from '#knowledge/relation.ts'
import { documentLabel } from '#knowledge/shelf.ts'
import type { Desk } from '../../domain/desk.ts'
import { OfficialId } from '../../domain/ids.ts'
import { calledApart } from '../../officials/called.ts'
import { RELATION_WORDS } from '../../publishing/phrases.ts'
import { ACTORS } from './phrases.ts'

/** What an id is called by people: `khoản 1 Điều 4 Nghị quyết số 97/2019/QH14`, whether or not it is on the shelf. */
export function labelOf(id: string, documents: ReadonlyMap<string, LegalDocument>): string {
  const [whole = id] = id.split('/')
  const document = documents.get(whole)
  const name = readDocumentId(whole)
  const label = document ? documentLabel(document) : name ? printDocumentName(name) : whole
  return id === whole ? label : `${addressOf(id)} ${label}`
}

/** `khoản 1 Điều 4`; an id that is no provision's stays as it is. */
export function addressOf(id: string): string {
  const parsed = parseId(id)
  return parsed === undefined ? id : printAddress(parsed.address)
}

/** `Nghị định số … quy định chi tiết Nghị quyết số …` */
export function relationInWords(
  { by, kind, target }: Pick<Relation, 'by' | 'kind' | 'target'>,
  documents: ReadonlyMap<string, LegalDocument>,
): string {
  return `${labelOf(by, documents)} ${RELATION_WORDS[kind]} ${labelOf(target, documents)}`
}

/** Names of those who did something: officials as colleagues know them. */
export async function actorNames(desk: Desk, actors: Iterable<string>): Promise<(actor: string) => string> {
  const ids = [...new Set(actors)].flatMap((actor) => OfficialId.safeParse(actor).data ?? [])
  const officials = await Promise.all(ids.map((id) => desk.store.official(id)))
  const names = new Map<string, string>(calledApart(officials.filter((found) => found !== undefined)))
  return (actor) =>
    actor === 'shell' || actor === 'desk' ? ACTORS[actor] : (names.get(actor) ?? ACTORS.unknown)
}
