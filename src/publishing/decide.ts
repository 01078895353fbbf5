import { printAddress, parseId } from '#knowledge/address.ts'
import type { Act, Archive, Decision } from '#knowledge/archive.ts'
import { printDocumentName, readDocumentId } from '#knowledge/document-number.ts'
import { packEdition } from '#knowledge/edition.ts'
import type { Edition } from '#knowledge/edition.ts'
import { needsRulingAfter } from '#knowledge/effect.ts'
import type { Acting, Effect } from '#knowledge/effect.ts'
import type { Relation } from '#knowledge/relation.ts'
import type { Ruling } from '#knowledge/ruling.ts'
import { documentLabel } from '#knowledge/shelf.ts'
import type { Validity } from '#knowledge/validity.ts'
import { withRelation, withRuling } from './decided.ts'
import { editionBefore } from './import.ts'
import { readEdition } from './load.ts'

/** A relation that was found, and what accepting it would do now. */
export interface Proposal {
  readonly decision: Decision & { readonly about: { readonly kind: 'relation' } }
  readonly acting: Acting
  readonly effect: Effect | { readonly kind: 'not_on_shelf' }
}

export type DecideResult =
  | { readonly kind: 'decided'; readonly document: string }
  | { readonly kind: 'unknown' }
  /** It cannot be applied as it stands: what it acts upon is not there, says otherwise, or no day is known. */
  | { readonly kind: 'refused'; readonly effect: Proposal['effect'] }

/** What importers found and nobody has decided on, oldest first; with `all`, also what was. */
export async function proposals(archive: Archive, all = false): Promise<readonly Proposal[]> {
  const found: Proposal[] = []
  const look = lookUp(archive)
  for (const decision of await archive.decisions()) {
    if (isRelation(decision) && (all || decision.state === 'proposed')) {
      found.push(await foreseen(look, decision))
    }
  }
  return found
}

/** A person lets a relation act on the validity of its target; the changed text waits to be published. */
export async function applyProposal(archive: Archive, id: string, act: Act): Promise<DecideResult> {
  const decision = (await archive.decisions()).filter(isRelation).find((one) => one.id === id)
  if (decision === undefined) return { kind: 'unknown' }
  const { relation } = decision.about
  const { acting, effect } = await foreseen(lookUp(archive), decision)
  if (effect.kind !== 'changes' && effect.kind !== 'already' && effect.kind !== 'none') {
    return { kind: 'refused', effect }
  }
  const document = relation.target.replace(/\/.*$/, '')
  if (effect.kind === 'changes') {
    await change(archive, document, act, (edition) => withRelation(edition, relation, acting).edition)
  }
  await archive.decide({ ...decision, state: 'applied', acting, act }, act)
  await askAboutDetails(archive, document, act)
  return { kind: 'decided', document }
}

export async function dismissProposal(archive: Archive, id: string, act: Act): Promise<DecideResult> {
  const decision = (await archive.decisions()).filter(isRelation).find((one) => one.id === id)
  if (decision === undefined) return { kind: 'unknown' }
  await archive.decide({ ...decision, state: 'dismissed', acting: null, act }, act)
  return { kind: 'decided', document: decision.about.relation.target.replace(/\/.*$/, '') }
}

/** A person says whether law holds that nobody could say it of. */
export async function rule(archive: Archive, ruling: Ruling, act: Act): Promise<DecideResult> {
  const document = ruling.target.replace(/\/.*$/, '')
  const known = (await editionBefore(archive, document))?.edition
  const isThere = ruling.target === document || known?.provisions.some(({ id }) => id === ruling.target)
  if (known === undefined || isThere !== true) return { kind: 'unknown' }
  await change(archive, document, act, (edition) => withRuling(edition, ruling))
  const about = { kind: 'ruling', ruling } as const
  await archive.decide({ id: `ruling:${ruling.target}`, about, state: 'applied', acting: null, act }, act)
  await askAboutDetails(archive, document, act)
  return { kind: 'decided', document }
}

/** Texts that detail a law which has ended, or is in doubt, are in doubt themselves until a person rules. */
async function askAboutDetails(archive: Archive, law: string, act: Act): Promise<void> {
  const ended = (await editionBefore(archive, law))?.edition.document
  if (ended === undefined) return
  const decisions = await archive.decisions()
  const found = decisions.flatMap(({ about, state }) =>
    about.kind === 'relation' && state !== 'dismissed' ? about.relation : [],
  )
  const detailing = new Set(
    [...found, ...(await recordedRelations(archive))]
      .filter(({ kind, target }) => kind === 'details' && target === law)
      .map(({ by }) => by.replace(/\/.*$/, '')),
  )
  for (const document of detailing) {
    const isRuled = decisions.some(({ id }) => id === `ruling:${document}`)
    await change(archive, document, act, (edition) => {
      const asked = needsRulingAfter(
        edition.document,
        { label: documentLabel(ended), validity: ended.validity },
        isRuled,
      )
      return asked === undefined ? edition : inDoubt(edition, asked)
    })
  }
}

async function recordedRelations(archive: Archive): Promise<readonly Relation[]> {
  const relations: Relation[] = []
  for (const digest of (await archive.shelved(await archive.versionInUse())).values()) {
    relations.push(...((await readEdition(archive, digest)).document.relations ?? []))
  }
  return relations
}

function inDoubt(edition: Edition, needsRuling: NonNullable<Validity['needsRuling']>): Edition {
  const doubted = <T extends { readonly validity: Validity }>(one: T): T =>
    one.validity.to !== undefined || one.validity.needsRuling !== undefined
      ? one
      : { ...one, validity: { ...one.validity, needsRuling } }
  return { ...edition, document: doubted(edition.document), provisions: edition.provisions.map(doubted) }
}

/** Makes a changed edition wait; what waited already keeps its report, and what it waits for. */
async function change(
  archive: Archive,
  document: string,
  act: Act,
  make: (edition: Edition) => Edition,
): Promise<void> {
  const before = await editionBefore(archive, document)
  if (before === undefined) return
  const packed = packEdition(make(before.edition))
  if (packed.digest === before.digest) return
  const waiting = await archive.waitingFor(document)
  const kept =
    waiting !== undefined && waiting.digest === before.digest
      ? waiting
      : { document, file: null, report: null, waitsFor: [], accepted: null }
  await archive.keepWaiting({ ...kept, digest: packed.digest, base: before.base, act }, packed)
}

/** Finds the edition a document has now; one that is asked for again is not read again. */
type LookUp = (document: string) => Promise<Edition | undefined>

function lookUp(archive: Archive): LookUp {
  const known = new Map<string, Promise<Edition | undefined>>()
  return (document) => {
    const found = known.get(document) ?? editionBefore(archive, document).then((one) => one?.edition)
    known.set(document, found)
    return found
  }
}

async function foreseen(look: LookUp, decision: Proposal['decision']): Promise<Proposal> {
  const { relation } = decision.about
  const acting = decision.acting ?? (await actingOf(look, relation.by))
  const target = await look(relation.target.replace(/\/.*$/, ''))
  const effect =
    target === undefined ? ({ kind: 'not_on_shelf' } as const) : withRelation(target, relation, acting).effect
  return { decision, acting, effect }
}

/** Who acts, in words: from the shelf where the acting text is there, else from its id. */
async function actingOf(look: LookUp, by: string): Promise<Acting> {
  const id = by.replace(/\/.*$/, '')
  const address = parseId(by)?.address
  const edition = await look(id)
  const name = readDocumentId(id)
  const document = edition
    ? documentLabel(edition.document)
    : name === undefined
      ? id
      : printDocumentName(name)
  const from =
    edition?.provisions.find((one) => one.id === by)?.validity.from ?? edition?.document.validity.from
  return {
    label: address === undefined ? document : `${printAddress(address)} ${document}`,
    ...(from !== undefined && { from }),
  }
}

function isRelation(decision: Decision): decision is Proposal['decision'] {
  return decision.about.kind === 'relation'
}
