import { printNumber, readDocumentId } from '../document-number.ts'
import type { Edition } from '../edition.ts'
import type { Territory } from '../place.ts'
import type { LegalDocument } from '../provision.ts'
import type { Relation } from '../relation.ts'
import type { WaitReason } from '../archive.ts'
import type { Day, Validity } from '../validity.ts'
import { fold } from '../vietnamese.ts'
import type { DocumentFacts } from './facts.ts'
import { findRelations } from './find-relations.ts'
import { LibraryFault } from './library-drafts.ts'
import { layWording, withChildren } from './merge.ts'
import { isLibrary, readFront } from './front-matter.ts'
import { readLibraryFile } from './read-library.ts'
import type { Reading } from './reading.ts'
import { reportImport, reportLibrary } from './report.ts'
import type { ImportReport } from './report.ts'
import { split } from './split.ts'
import type { Tree } from './tree.ts'

/** What a person says of a file that its text does not, or says wrongly. */
export interface Given {
  /** Canonical id of the document. */
  readonly id?: string
  readonly place?: Territory
  /** First day in force. */
  readonly from?: Day
  readonly url?: string
  /** First day of this wording; see {@link layWording}. */
  readonly wordingFrom?: Day
}

/** A file understood, before it is held against the shelf. */
export type Understood =
  | { readonly kind: 'library'; readonly edition: Edition; readonly reading: Reading }
  | {
      readonly kind: 'text'
      readonly document: LegalDocument | undefined
      readonly tree: Tree
      readonly reading: Reading
    }
  | { readonly kind: 'faulty'; readonly line: string }

export type Imported =
  /** Nothing was made: the text does not say these, and nobody has. */
  | { readonly kind: 'needs'; readonly what: readonly Needed[]; readonly report: ImportReport }
  | {
      readonly kind: 'made'
      readonly edition: Edition
      readonly report: ImportReport
      readonly waitsFor: readonly WaitReason[]
      readonly relations: readonly Relation[]
    }

export type Needed = 'id' | 'place' | 'from'

/** Which document a file is, and what it says. */
export function understandFile(file: string, reading: Reading, given: Given): Understood {
  if (reading.library === undefined || !isLibrary(reading.library)) {
    return { kind: 'text', document: undefined, tree: split(reading.lines, given.id), reading }
  }
  try {
    const { document, bodyIsOfficial } = readFront(file, reading.library)
    return bodyIsOfficial
      ? { kind: 'text', document, tree: split(reading.lines, document.id), reading }
      : { kind: 'library', edition: readLibraryFile(file, reading.library), reading }
  } catch (fault) {
    if (fault instanceof LibraryFault) return { kind: 'faulty', line: fault.message }
    throw fault
  }
}

/** Canonical id of the document a file is of; `undefined` when neither it nor anybody says so. */
export function documentOf(understood: Understood, given: Given): string | undefined {
  switch (understood.kind) {
    case 'library':
      return understood.edition.document.id
    case 'text':
      return given.id ?? understood.document?.id ?? understood.tree.document?.id
    case 'faulty':
      return undefined
  }
}

/**
 * The edition a file makes of what the shelf has of its document.
 *
 * @param before the edition that waits, or else is in use; `undefined` for a document nobody has seen
 * @param knownIds documents among which a citation without kind or year is looked for
 */
export function importFile(
  understood: Exclude<Understood, { kind: 'faulty' }>,
  before: Edition | undefined,
  given: Given,
  knownIds: readonly string[],
): Imported {
  if (understood.kind === 'library') {
    const edition = keepUnwritten(understood.edition, before)
    const report = reportLibrary(understood.reading, understood.edition, before)
    return {
      kind: 'made',
      edition,
      report,
      waitsFor: report.ended.length > 0 ? ['ended'] : [],
      relations: [],
    }
  }
  const { tree, reading } = understood
  const wordings = new Map((before?.provisions ?? []).map((provision) => [provision.id, provision]))
  const report = reportImport(reading, tree, wordings)
  const start = startFrom(understood, before, given)
  if ('needs' in start) return { kind: 'needs', what: start.needs, report }
  const { document } = start.edition
  return {
    kind: 'made',
    edition: layWording(start.edition, tree, given.wordingFrom),
    report,
    waitsFor: waitsFor(report, before, document, given),
    relations: findRelations(tree, document.id, document.validity.from, knownIds),
  }
}

function startFrom(
  { document, tree }: Extract<Understood, { kind: 'text' }>,
  before: Edition | undefined,
  given: Given,
): { readonly edition: Edition } | { readonly needs: readonly Needed[] } {
  if (before !== undefined) {
    const { articles, complete } = before.document
    const told = document === undefined ? before.document : { ...document, articles, complete }
    return { edition: asGiven({ ...before, document: told }, given) }
  }
  if (document !== undefined) return { edition: { document, provisions: [], parts: [] } }
  const facts = tree.document ?? {}
  const id = given.id ?? facts.id
  const named = id === undefined ? undefined : readDocumentId(id)
  const number = facts.number ?? (named && printNumber(named))
  const kind = facts.kind ?? named?.kind
  const place = given.place ?? placeOf(facts)
  const from = given.from ?? facts.inForce?.from
  const isNameless = id === undefined || number === undefined || kind === undefined
  if (isNameless || place === undefined || from === undefined) {
    return {
      needs: [
        ...(isNameless ? (['id'] as const) : []),
        ...(place === undefined ? (['place'] as const) : []),
        ...(from === undefined ? (['from'] as const) : []),
      ],
    }
  }
  const made: LegalDocument = {
    id,
    number,
    kind,
    name: facts.name ?? '',
    issuer: facts.issuer ?? '',
    territory: place,
    validity: { from },
    url: given.url ?? '',
    articles: 0,
    aliases: [],
    complete: false,
  }
  return { edition: { document: made, provisions: [], parts: [] } }
}

/** What a person says of first day, place and address goes before what the shelf has. */
function asGiven(edition: Edition, { from, url, place }: Given): Edition {
  const { document, provisions } = edition
  const old = document.validity.from
  const began = <T extends { readonly validity: Validity }>(one: T): T =>
    from === undefined || one.validity.from !== old ? one : { ...one, validity: { ...one.validity, from } }
  const placed = <T extends { readonly territory: Territory }>(one: T): T =>
    place === undefined ? one : { ...one, territory: place }
  return {
    ...edition,
    document: placed({ ...began(document), ...(url !== undefined && { url }) }),
    provisions: provisions.map((one) => placed(began(one))),
  }
}

/** A national body's text that names one of the cities in its title is that city's; other bodies' texts only a person can place. */
function placeOf({ name = '', issuer = '' }: DocumentFacts): Territory | undefined {
  if (!/^(?:quoc hoi|uy ban thuong vu quoc hoi|chinh phu|thu tuong chinh phu)$/.test(fold(issuer)))
    return undefined
  const title = fold(name)
  const cities = [
    ...(/\bha noi\b|\bthu do\b/.test(title) ? (['hn'] as const) : []),
    ...(/\bho chi minh\b/.test(title) ? (['hcm'] as const) : []),
  ]
  return cities.length > 1 ? undefined : (cities[0] ?? 'vn')
}

function waitsFor(
  report: ImportReport,
  before: Edition | undefined,
  shelved: LegalDocument,
  given: Given,
): readonly WaitReason[] {
  const { document: said, added, changed, ended } = report
  const known = new Map((before?.provisions ?? []).map((provision) => [provision.id, provision]))
  const hasWording = before?.provisions.some(({ text }) => text !== undefined) ?? false
  const isNew = hasWording && added.some((id) => !known.has(id))
  const firstDay = said?.inForce?.from
  const { from, wordingFrom } = given
  const reasons: ReadonlyArray<readonly [WaitReason, boolean]> = [
    ['ended', ended.length > 0],
    ['in-force', from === undefined && firstDay !== undefined && firstDay !== shelved.validity.from],
    ['number', said?.id !== undefined && said.id !== shelved.id],
    ['undated', hasWording && wordingFrom === undefined && (changed.length > 0 || isNew)],
    ['uncompared', wordingFrom !== undefined && known.size > 0 && !hasWording],
  ]
  return [
    ...report.waitsFor.filter((reason) => reason !== 'number'),
    ...reasons.flatMap(([reason, holds]) => (holds ? [reason] : [])),
  ]
}

/**
 * What a library file does not write of a document stays: official wording that was imported, and provisions, whose ids
 * answers and other provisions rest on.
 */
function keepUnwritten(edition: Edition, before: Edition | undefined): Edition {
  if (before === undefined) return edition
  const known = new Map(before.provisions.map((provision) => [provision.id, provision]))
  const written = new Set(edition.provisions.map(({ id }) => id))
  return {
    ...edition,
    provisions: withChildren([
      ...edition.provisions.map((provision) => {
        if (provision.text !== undefined) return provision
        const { text, former } = known.get(provision.id) ?? {}
        return {
          ...provision,
          ...(text !== undefined && { text }),
          ...(former !== undefined && provision.former === undefined && { former }),
        }
      }),
      ...before.provisions.filter(({ id }) => !written.has(id)),
    ]),
    parts: edition.parts.length > 0 ? edition.parts : before.parts,
  }
}
