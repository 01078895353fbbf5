import type { Act, Archive, Decision, WaitingChange } from '#knowledge/archive.ts'
import type { Edition } from '#knowledge/edition.ts'
import { needsRulingAfter } from '#knowledge/effect.ts'
import type { LegalDocument } from '#knowledge/provision.ts'
import type { Relation } from '#knowledge/relation.ts'
import { documentLabel } from '#knowledge/shelf.ts'
import type { Validity } from '#knowledge/validity.ts'
import { changeTo, standing } from './change.ts'
import { readEdition } from './load.ts'

/**
 * Texts that detail a law which has ended, or is in doubt, are in doubt themselves until a person rules.
 *
 * @param law as it will stand
 * @param decisions as they will stand
 * @returns what changes by that, or the document of which something stale waits
 */
export async function doubtedBy(
  archive: Archive,
  law: LegalDocument,
  decisions: readonly Decision[],
  act: Act,
): Promise<readonly WaitingChange[] | { readonly stale: string }> {
  const { to, needsRuling } = law.validity
  if (to === undefined && needsRuling === undefined) return []
  const found = decisions.flatMap(({ about, state }) =>
    about.kind === 'relation' && state !== 'dismissed' ? about.relation : [],
  )
  const detailing = new Set(
    [...found, ...(await recordedRelations(archive))]
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
    const isRuled = decisions.some(({ id }) => id === `ruling:${document}`)
    const asked = needsRulingAfter(
      now.edition.document,
      { label: documentLabel(law), validity: law.validity },
      isRuled,
    )
    if (asked !== undefined) changes.push(...changeTo(inDoubt(now.edition, asked), now, act))
  }
  return changes
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
