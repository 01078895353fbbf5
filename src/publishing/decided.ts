import type { Act, Decision } from '#knowledge/archive.ts'
import type { Edition } from '#knowledge/edition.ts'
import { effectOf } from '#knowledge/effect.ts'
import type { Acting, Effect } from '#knowledge/effect.ts'
import { actsOn } from '#knowledge/relation.ts'
import type { Relation } from '#knowledge/relation.ts'
import { applyRuling, asideOf } from '#knowledge/ruling.ts'
import type { Ruling } from '#knowledge/ruling.ts'
import type { Validity } from '#knowledge/validity.ts'

/** An edition with everything people decided about its law: a later import does not undo it unseen. */
export function withDecisions(edition: Edition, decisions: readonly Decision[]): Edition {
  return decisions.reduce((before, { about, state, acting }) => {
    if (state !== 'applied') return before
    return about.kind === 'ruling'
      ? withRuling(before, about.ruling)
      : withRelation(before, about.relation, acting ?? { label: about.relation.by }).edition
  }, edition)
}

/** What accepting a relation makes of an edition, and what it does to the very thing it acts upon. */
export function withRelation(
  edition: Edition,
  relation: Relation,
  acting: Acting,
): { readonly edition: Edition; readonly effect: Effect | { readonly kind: 'not_on_shelf' } } {
  const { document, provisions } = edition
  const target =
    relation.target === document.id ? document : provisions.find(({ id }) => id === relation.target)
  if (target === undefined) return { edition, effect: { kind: 'not_on_shelf' } }
  const effect = effectOf(relation, acting, target)
  if (effect.kind !== 'changes') return { edition, effect }
  // A law that amends some articles of another leaves the others as they read.
  const isReached = (id: string): boolean =>
    relation.kind === 'amends' && relation.target === document.id ? id === document.id : actsOn(relation, id)
  const changed = reach(edition, isReached, (validity) => {
    const own = effectOf(relation, acting, { validity })
    // A clause that had ended before its article is not ended again.
    return own.kind === 'changes' ? own.validity : validity
  })
  return { edition: changed, effect }
}

export function withRuling(edition: Edition, ruling: Ruling): Edition {
  return reach(
    edition,
    (id) => actsOn(ruling, id),
    (validity, id) => applyRuling(validity, ruling, ruling.aside?.[id]),
  )
}

/** A ruling as it is kept, with what stood before it and before those that were made on the same law. */
export function rulingOver(
  { document, provisions }: Edition,
  ruling: Ruling,
  earlier: readonly Decision[],
  act: Act,
): Decision & { readonly about: { readonly kind: 'ruling' } } {
  const known = Object.assign(
    {},
    ...earlier.map(({ about }) => (about.kind === 'ruling' ? about.ruling.aside : undefined)),
  ) as NonNullable<Ruling['aside']> // what is merged are records of one kind
  const aside = Object.fromEntries(
    [document, ...provisions]
      .filter(({ id }) => actsOn(ruling, id))
      .map(({ id, validity }) => [id, asideOf(validity, known[id])] as const)
      .filter(([, one]) => Object.keys(one).length > 0),
  )
  return {
    id: `ruling:${ruling.target}`,
    about: { kind: 'ruling', ruling: { ...ruling, aside } },
    state: 'applied',
    acting: null,
    act,
  }
}

/** Whether an edition, as a file has it, says otherwise than people decided; applying the decisions leaves it so. */
export function contradicts(edition: Edition, decisions: readonly Decision[]): boolean {
  return decisions.some(({ about, state, acting }) => {
    if (state !== 'applied') return false
    if (about.kind === 'relation') {
      const { relation } = about
      return withRelation(edition, relation, acting ?? { label: relation.by }).effect.kind === 'contradicts'
    }
    const { ruling } = about
    const { to } =
      [edition.document, ...edition.provisions].find(({ id }) => id === ruling.target)?.validity ?? {}
    return ruling.state === 'in_force' && to !== undefined && to <= ruling.from
  })
}

/** Changes the validity of what an act reaches: the document itself, a provision, and what stands below it. */
function reach(
  edition: Edition,
  isReached: (id: string) => boolean,
  change: (validity: Validity, id: string) => Validity,
): Edition {
  const changed = <T extends { readonly id: string; readonly validity: Validity }>(one: T): T =>
    isReached(one.id) ? { ...one, validity: change(one.validity, one.id) } : one
  return {
    ...edition,
    document: changed(edition.document),
    provisions: edition.provisions.map(changed),
  }
}
