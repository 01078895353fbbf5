import { bodiesIn } from './body.ts'
import type { Body, NamedBody, Organ } from './body.ts'
import type { Provision } from './provision.ts'
import type { Shelf } from './shelf.ts'

/** Of whom a provision speaks. */
export interface SpokenOf {
  /** Whose rule it is: named in its opening words, or else in the heading it stands under; empty where neither says. */
  readonly subjects: readonly Body[]
  /** Every body that its own words name. */
  readonly named: readonly Body[]
}

/** What a provision says by itself, whatever it stands under. */
interface OwnWords {
  readonly heading: readonly Body[]
  readonly opening: readonly Body[]
  readonly named: readonly Body[]
}

/** "Người giữ chức vụ do Hội đồng nhân dân bầu": it is about them, not about the council. */
const ELECTED_BY = /(?<!\p{L})do [^,;]{1,40}? bầu(?!\p{L})/giu
/** What may stand before the body that a sentence begins with; a council's committees (Ban) are the council's. */
const BEFORE_SUBJECT = new Set(['đối', 'với', 'ở', 'tại', 'riêng', 'các', 'mỗi', 'phó', 'ban', 'của'])

const known = new WeakMap<Shelf, WeakMap<Provision, SpokenOf>>()
const knownOwn = new WeakMap<Provision, OwnWords>()

/** Of whom a provision speaks: by its own opening words, those of the clause it stands in, and its article's heading. */
export function spokenOf(shelf: Shelf, provision: Provision): SpokenOf {
  const kept = known.get(shelf) ?? new WeakMap<Provision, SpokenOf>()
  known.set(shelf, kept)
  const found = kept.get(provision) ?? underItsHeading(shelf, provision)
  kept.set(provision, found)
  return found
}

function underItsHeading(shelf: Shelf, provision: Provision): SpokenOf {
  const family = [provision, ...shelf.ancestors(provision)].map(ownWords)
  const heading = family.map((own) => own.heading).find((bodies) => bodies.length > 0) ?? []
  const opening = family.map((own) => own.opening).find((bodies) => bodies.length > 0)
  const subjects = opening?.map((body) => completed(body, heading)) ?? heading
  const units = subjects.flatMap((body) => body.units)
  const [within] = subjects.flatMap((body) => body.within ?? [])
  // "Cùng cấp", "cấp mình": a body left open is of the same units as the one whose rule it is.
  const named = ownWords(provision).named.map((body) =>
    body.units.length > 0 ? body : { ...body, units, ...(within !== undefined && { within }) },
  )
  return { subjects, named }
}

function ownWords(provision: Provision): OwnWords {
  const kept = knownOwn.get(provision)
  if (kept !== undefined) return kept
  const { heading = '', summary = '', text = '' } = provision
  const [told, quoted] = [bodiesIn(summary), bodiesIn(text)]
  const opening = [beginning(summary, told), beginning(text, quoted)].find((bodies) => bodies.length > 0)
  const own = {
    heading: bodiesIn(heading.replaceAll(ELECTED_BY, ' ')),
    opening: opening ?? [],
    named: [...told, ...quoted],
  }
  knownOwn.set(provision, own)
  return own
}

/** The bodies a text begins with: the first, and those listed with it. */
function beginning(text: string, bodies: readonly NamedBody[]): readonly Body[] {
  const [first] = bodies
  if (first === undefined || first.from > BEFORE_SUBJECT.size) return []
  const before = text.trim().toLowerCase().split(/\s+/, first.from)
  if (!before.every((word) => BEFORE_SUBJECT.has(word))) return []
  const others = bodies.slice(1)
  const end = others.findIndex(({ isListed }) => !isListed)
  return [first, ...(end === -1 ? others : others.slice(0, end))]
}

/** A subject completed by the heading where the sentence leaves it open: the units of an organ, or the organ of a unit. */
function completed(body: Body, heading: readonly Body[]): Body {
  if (body.units.length === 0) {
    const same = heading.find(({ organ }) => organ === body.organ)
    return same === undefined ? body : { ...same, ...body, units: same.units }
  }
  const organs = new Set<Organ>(heading.flatMap(({ organ }) => organ ?? []))
  const [organ] = organs
  return body.organ === undefined && organ !== undefined && organs.size === 1 ? { ...body, organ } : body
}
