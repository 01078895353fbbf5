import type { Act, Archive, Decision, WaitingChange } from '#knowledge/archive.ts'
import type { Edition } from '#knowledge/edition.ts'
import { isDoubtOfLaw, needsRulingAfter } from '#knowledge/effect.ts'
import type { LegalDocument } from '#knowledge/provision.ts'
import type { Relation } from '#knowledge/relation.ts'
import { documentLabel } from '#knowledge/shelf.ts'
import type { Validity } from '#knowledge/validity.ts'
import { changeTo, editionBefore, standing } from './change.ts'
import { readEdition } from './load.ts'

/**
 * Texts that detail a law which has ended, or is in doubt, are in doubt themselves until a person rules; where it is their
 * law alone that they were in doubt by, what is decided of it is decided of that as well.
 *
 * @param law as it will stand
 * @param before as it stands
 * @param decisions as they will stand
 * @returns what changes by that, or the document of which something stale waits
 */
export async function doubtedBy(
  archive: Archive,
  law: LegalDocument,
  before: LegalDocument,
  decisions: readonly Decision[],
  act: Act,
): Promise<readonly WaitingChange[] | { readonly stale: string }> {
  const { to, needsRuling } = law.validity
  const isSettled = to === undefined && needsRuling === undefined
  if (isSettled && before.validity.to === undefined && before.validity.needsRuling === undefined) return []
  const detailing = new Set(
    [...relationsIn(decisions), ...(await recordedRelations(archive))]
      .filter(({ kind, target }) => kind === 'details' && target === law.id)
      .map(({ by }) => by.replace(/\/.*$/, '')),
  )
  const changes: WaitingChange[] = []
  for (const document of detailing) {
    // What a law says of itself is decided with it.
    if (document === law.id) continue
    const now = await standing(archive, document)
    if (now === 'unknown') continue
    if (now === 'stale') return { stale: document }
    if (decisions.some(({ id }) => id === `ruling:${document}`)) continue
    changes.push(...changeTo(inDoubt(now.edition, law), now, act))
  }
  return changes
}

/**
 * A text that a file brings, in doubt as the laws it details stand by what people decided of them: its file may be from
 * before that.
 */
export async function asItsLawsStand(archive: Archive, edition: Edition): Promise<Edition> {
  const { id, relations = [] } = edition.document
  const decisions = await archive.decisions()
  if (decisions.some((one) => one.id === `ruling:${id}`)) return edition
  const detailed = [...relationsIn(decisions), ...relations]
    .filter(({ kind, by, target }) => kind === 'details' && by.replace(/\/.*$/, '') === id && target !== id)
    .map(({ target }) => target)
  let made = edition
  for (const law of new Set(detailed)) {
    if (!decisions.some((one) => one.state === 'applied' && targetOf(one) === law)) continue
    const now = await editionBefore(archive, law)
    if (now !== undefined) made = inDoubt(made, now.edition.document)
  }
  return made
}

function targetOf({ about }: Decision): string {
  return (about.kind === 'relation' ? about.relation : about.ruling).target
}

function relationsIn(decisions: readonly Decision[]): readonly Relation[] {
  return decisions.flatMap(({ about, state }) =>
    about.kind === 'relation' && state !== 'dismissed' ? about.relation : [],
  )
}

async function recordedRelations(archive: Archive): Promise<readonly Relation[]> {
  const relations: Relation[] = []
  for (const digest of (await archive.shelved(await archive.versionInUse())).values()) {
    relations.push(...((await readEdition(archive, digest)).document.relations ?? []))
  }
  return relations
}

/** In doubt as its law is; what has an end or a question of its own is left as it is. */
function inDoubt(edition: Edition, law: LegalDocument): Edition {
  const { kind } = edition.document
  const label = documentLabel(law)
  const asked = needsRulingAfter(edition.document, { label, validity: law.validity })
  const doubted = <T extends { readonly validity: Validity }>(one: T): T => {
    const { needsRuling, ...rest } = one.validity
    if (rest.to !== undefined) return one
    if (needsRuling !== undefined) {
      const isOfLaw = isDoubtOfLaw(needsRuling, kind, label)
      // One question has one first day: the earlier days must not be taken for settled.
      if (!isOfLaw || (asked !== undefined && asked.from > needsRuling.from)) return one
    }
    return { ...one, validity: { ...rest, ...(asked && { needsRuling: asked }) } }
  }
  return { ...edition, document: doubted(edition.document), provisions: edition.provisions.map(doubted) }
}
