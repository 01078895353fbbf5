import type { LegalDocument, Provision } from '#knowledge/provision.ts'
import { documentLabel } from '#knowledge/shelf.ts'
import { inForce } from '#knowledge/validity.ts'
import type { Day } from '#knowledge/validity.ts'
import { asItRead } from '#knowledge/wording.ts'
import type { AtHand } from '../at-hand.ts'
import * as say from './phrases.ts'
import { done, failure } from './print.ts'
import type { Output } from './print.ts'

/** The documents of a version, with their state on a day. */
export function list({ shelf, version }: AtHand, day: Day): Output {
  const counts = Map.groupBy(shelf.provisions.values(), ({ document }) => document)
  const documents = [...shelf.documents.values()].map((document) => ({
    id: document.id,
    number: document.number,
    title: titleOf(document),
    place: document.territory,
    ...validityOf(document, day),
    provisions: counts.get(document.id)?.length ?? 0,
    complete: document.complete,
  }))
  return done({ version, documents }, [
    say.versionLine(version),
    ...documents.map(({ id, provisions, inForce: state, note }) =>
      [id, say.provisionCount(provisions), state, ...(note === undefined ? [] : [note])].join('\t'),
    ),
  ])
}

/** A document with all its provisions, or one provision, as it read on a day. */
export function show({ shelf }: AtHand, id: string, day: Day): Output {
  const document = shelf.documents.get(id)
  const one = shelf.provisions.get(id)
  if (document === undefined && one === undefined) return failure(say.notOnShelf(id))
  const provisions = [...shelf.provisions.values()]
    .filter((provision) => provision.document === id || provision.id === id)
    .map((provision) => shown(asItRead(provision, day), day))
  return done(document === undefined ? provisions[0] : documentShown(document, day, provisions), [
    ...(document === undefined ? [] : [titleOf(document)]),
    ...provisions.flatMap((provision) => [
      `${provision.id} [${provision.inForce}]${provision.heading === undefined ? '' : ` ${provision.heading}`}`,
      ...(provision.note === undefined ? [] : [`  (${provision.note})`]),
      `  ${provision.text ?? provision.summary ?? provision.missing ?? ''}`,
    ]),
  ])
}

/** With what it is about, which the label of a law begins with. */
function titleOf(document: LegalDocument): string {
  const label = documentLabel(document)
  return label.includes(document.name) ? label : `${label} ${document.name}`
}

function documentShown(document: LegalDocument, day: Day, provisions: readonly unknown[]): unknown {
  const { id, number, name: title, validity, relations = [] } = document
  return {
    id,
    number,
    title,
    validity: { ...validity, ...validityOf(document, day) },
    relations,
    provisions,
  }
}

function shown(provision: Provision, day: Day) {
  const { id, heading, text, summary, missing } = provision
  return {
    id,
    ...(heading !== undefined && { heading }),
    ...(text !== undefined && { text }),
    ...(summary !== undefined && { summary }),
    ...(missing !== undefined && { missing }),
    ...validityOf(provision, day),
  }
}

function validityOf(dated: Parameters<typeof inForce>[0], day: Day) {
  const { state, reason } = inForce(dated, day, null)
  const note = [reason, dated.note].filter((words) => words !== undefined).join('; ')
  const { from, to = null } = dated.validity
  return { inForce: state, from, to, ...(note !== '' && { note }) }
}
