import { printAddress, parseId } from '#knowledge/address.ts'
import type { Act, Archive, Decided, Decision } from '#knowledge/archive.ts'
import { printDocumentName, readDocumentId } from '#knowledge/document-number.ts'
import type { Edition } from '#knowledge/edition.ts'
import type { Acting, Effect } from '#knowledge/effect.ts'
import type { Ruling } from '#knowledge/ruling.ts'
import { documentLabel } from '#knowledge/shelf.ts'
import type { Day } from '#knowledge/validity.ts'
import { editionBefore, changeTo, standing } from './change.ts'
import type { Standing } from './change.ts'
import { rulingOver, withRelation, withRuling } from './decided.ts'
import { doubtedBy } from './details.ts'

/** A relation that was found, and what accepting it would do now. */
export interface Proposal {
  readonly decision: Decision & { readonly about: { readonly kind: 'relation' } }
  readonly acting: Acting
  readonly effect: Effect | { readonly kind: 'not_on_shelf' }
}

export type DecideResult =
  | { readonly kind: 'decided'; readonly document: string }
  | { readonly kind: 'unknown' }
  /** It cannot be decided as it stands; nothing was written. */
  | { readonly kind: 'refused'; readonly effect: Refusal }

export type Refusal =
  | Proposal['effect']
  /** What the text carries is not dismissed: the law would go on being ended by it. */
  | { readonly kind: 'applied' }
  /** Something waits for this document that was made from an edition no longer in use. */
  | { readonly kind: 'stale'; readonly document: string }
  /** A ruling from a day before the first day in force. */
  | { readonly kind: 'too-early'; readonly from: Day }
  /** A ruling that changes nothing: it has ended before, or the same was ruled. */
  | { readonly kind: 'unmoved'; readonly to?: Day }

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
  const applied = { ...decision, state: 'applied', acting, act } as const
  const document = relation.target.replace(/\/.*$/, '')
  const now = await standing(archive, document)
  if (now === 'stale') return { kind: 'refused', effect: { kind: 'stale', document } }
  const made = now === 'unknown' ? undefined : withRelation(now.edition, relation, acting).edition
  const written = await write(archive, { decision: applied, seen: decision.state }, now, made)
  return written === 'moved_on' ? applyProposal(archive, id, act) : written
}

/** Notes that a person does not want a proposal; one that a text carries already cannot be dismissed. */
export async function dismissProposal(archive: Archive, id: string, act: Act): Promise<DecideResult> {
  const decision = (await archive.decisions()).filter(isRelation).find((one) => one.id === id)
  if (decision === undefined) return { kind: 'unknown' }
  // Applied and then discarded before it was published, it is in no text and may be dismissed.
  if (decision.state === 'applied' && (await foreseen(lookUp(archive), decision)).effect.kind === 'already') {
    return { kind: 'refused', effect: { kind: 'applied' } }
  }
  const dismissed = { ...decision, state: 'dismissed', acting: null, act } as const
  const written = await archive.decide([{ decision: dismissed, seen: decision.state }], [])
  if (written === 'moved_on') return dismissProposal(archive, id, act)
  return { kind: 'decided', document: decision.about.relation.target.replace(/\/.*$/, '') }
}

/** A person says whether law holds that nobody could say it of, or says otherwise than an earlier ruling. */
export async function rule(archive: Archive, ruling: Ruling, act: Act): Promise<DecideResult> {
  const document = ruling.target.replace(/\/.*$/, '')
  const now = await standing(archive, document)
  if (now === 'unknown') return { kind: 'unknown' }
  if (now === 'stale') return { kind: 'refused', effect: { kind: 'stale', document } }
  const target = [now.edition.document, ...now.edition.provisions].find(({ id }) => id === ruling.target)
  if (target === undefined) return { kind: 'unknown' }
  const { from, to } = target.validity
  if (ruling.from < from) return { kind: 'refused', effect: { kind: 'too-early', from } }
  const earlier = await archive.decisionsOn(document)
  const decision = rulingOver(now.edition, ruling, earlier, act)
  const made = withRuling(now.edition, decision.about.ruling)
  if (changeTo(made, now, act).length === 0) {
    return { kind: 'refused', effect: { kind: 'unmoved', ...(to !== undefined && { to }) } }
  }
  const seen = earlier.find(({ id }) => id === decision.id)?.state ?? null
  const written = await write(archive, { decision, seen }, now, made)
  return written === 'moved_on' ? rule(archive, ruling, act) : written
}

/** Writes a decision with what it changes: the text itself, and those that are in doubt by it. */
async function write(
  archive: Archive,
  decided: Decided,
  now: Standing | 'unknown',
  made: Edition | undefined,
): Promise<DecideResult | 'moved_on'> {
  const { decision } = decided
  const { about, act } = decision
  const document = (about.kind === 'relation' ? about.relation : about.ruling).target.replace(/\/.*$/, '')
  const changes = now === 'unknown' || made === undefined ? [] : changeTo(made, now, act)
  const decisions = [...(await archive.decisions()).filter(({ id }) => id !== decision.id), decision]
  const before = now === 'unknown' ? made : now.edition
  const doubted =
    made === undefined || before === undefined
      ? []
      : await doubtedBy(archive, made.document, before.document, decisions, act)
  if ('stale' in doubted) return { kind: 'refused', effect: { kind: 'stale', document: doubted.stale } }
  const written = await archive.decide([decided], [...changes, ...doubted])
  return written === 'moved_on' ? 'moved_on' : { kind: 'decided', document }
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
