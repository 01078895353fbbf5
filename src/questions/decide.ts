import type { Place } from '#knowledge/place.ts'
import { printId } from '#knowledge/address.ts'
import type { Address } from '#knowledge/address.ts'
import type { LegalDocument, Provision } from '#knowledge/provision.ts'
import type { Published } from '#knowledge/published.ts'
import { inForce } from '#knowledge/validity.ts'
import type { Day } from '#knowledge/validity.ts'
import { fold } from '#knowledge/vietnamese.ts'
import { isAnswerable, isSurelyAnswerable } from './answerable.ts'
import { findProvisions } from './find.ts'
import type { Finding, Findings } from './find.ts'
import type { Mention } from './mention.ts'

/** What the desk makes of a law question before a word is written. */
export type Decision =
  /** The law of the day answers it. `former` is the ended rule that the question rests on, if it does. */
  | {
      readonly kind: 'holds'
      readonly main: Provision
      readonly related: readonly Provision[]
      readonly former: Provision | null
      /** What ended a body that the question still asks for, if it does. */
      readonly bodyEnded: Provision | null
      /** A document the question names that does not hold for this day or place. */
      readonly setAside: LegalDocument | null
    }
  /** Only law that needs a ruling answers it. */
  | { readonly kind: 'doubtful'; readonly main: Provision; readonly related: readonly Provision[] }
  /** Only law that has ended says something; nothing was found that governs the matter now. */
  | { readonly kind: 'ended'; readonly former: Provision }
  /** The question is whether, or since when, a document is in force. */
  | { readonly kind: 'status'; readonly document: LegalDocument; readonly basis: readonly Provision[] }
  | { readonly kind: 'which_place' }
  | { readonly kind: 'no_such_provision'; readonly document: LegalDocument; readonly address: Address }
  | { readonly kind: 'text_missing'; readonly document: LegalDocument; readonly provision: Provision }
  | { readonly kind: 'not_on_shelf'; readonly name: string }
  | { readonly kind: 'not_in_document'; readonly document: LegalDocument; readonly scope: Provision | null }
  | { readonly kind: 'other_city'; readonly document: LegalDocument; readonly scope: Provision | null }
  | { readonly kind: 'nothing' }

/** What is asked, with time and place settled. */
export interface Matter {
  /** The question standing by itself, abbreviations and slips put right, for searching. */
  readonly text: string
  readonly mention: Mention
  readonly day: Day
  readonly place: Place | null
}

const STATUS =
  /\b(?:con|het|co|mat) (?:hieu luc|ap dung|gia tri|thi hanh)\b|\bcon (?:dung|duoc dung|duoc ap dung|ap dung)\b|\bhieu luc (?:tu|den|khi|ngay|luc)\b|\bin force\b|\bbi bai bo chua\b/
/** A longer question that speaks of a document's validity asks something else besides. */
const STATUS_SYLLABLES = 18
const STATUS_QUERY = 'có hiệu lực thi hành từ ngày'

/** How much better an ended rule must match than the law of the day before the question is taken to rest on it. */
const RESTS_ON_FORMER = 1.05
/** How close a provision that holds everywhere must come to a city's own before the city need not be asked. */
const NATIONAL_SERVES = 0.8
const MOST_RELATED = 3
/**
 * How close a part must come to the whole to stand for it: an article's own words are only an overview, a clause's are
 * often the rule itself.
 */
const GO_DOWN_FROM = { article: 0.5, clause: 0.9, point: 1 } as const
/** A provision this much weaker than the best is another matter. */
const RELATED_FROM = 0.6

export function decide(published: Published, matter: Matter): Decision {
  const decision = decideByLaw(published, matter)
  const ended = endedBodyIn(published, matter)
  return ended === undefined ? decision : withEndedBody(decision, ended)
}

/** For a message that does not look like a question about the law: `null` unless the law answers it beyond doubt. */
export function decideIfSure(published: Published, matter: Matter): Decision | null {
  const { holding } = findProvisions(published, matter.text, matter)
  if (!isSurelyAnswerable(published, matter.text, holding)) return null
  const decision = decide(published, matter)
  return decision.kind === 'holds' ? decision : null
}

/** The provision that ended a body which the question still asks for. */
function endedBodyIn({ shelf }: Published, { text, day, place }: Matter): Provision | undefined {
  const spaced = ` ${fold(text).replace(/[^a-z0-9]+/g, ' ')} `
  return shelf.endingBodies.find((provision) => {
    const { endedBodies } = provision
    if (endedBodies === undefined || day < endedBodies.from) return false
    if (inForce(provision, day, place).state === 'no') return false
    return endedBodies.names.some((name) => spaced.includes(` ${fold(name)} `))
  })
}

/** Whoever asks about a body that is no more is told so, whatever else there is to say. */
function withEndedBody(decision: Decision, ended: Provision): Decision {
  switch (decision.kind) {
    case 'holds': {
      const related = decision.related.filter(({ id }) => id !== ended.id)
      return decision.main.id === ended.id ? decision : { ...decision, related, bodyEnded: ended }
    }
    case 'nothing':
    case 'which_place':
    case 'ended':
    case 'not_in_document':
      return { kind: 'holds', main: ended, related: [], former: null, bodyEnded: null, setAside: null }
    case 'doubtful':
    case 'status':
    case 'no_such_provision':
    case 'text_missing':
    case 'not_on_shelf':
    case 'other_city':
      return decision
  }
}

function decideByLaw(published: Published, matter: Matter): Decision {
  const { mention } = matter
  if (mention.document !== undefined) return decideNamed(published, matter, mention.document)
  if (mention.unknown !== undefined) return { kind: 'not_on_shelf', name: mention.unknown }
  return decideFree(published, matter, findProvisions(published, matter.text, matter), null)
}

function decideNamed(published: Published, matter: Matter, document: LegalDocument): Decision {
  const { shelf } = published
  const scope = shelf.provisions.get(printId(document.id, { article: '1' })) ?? null
  const address = matter.mention.address
  if (address !== undefined) return decideAddressed(published, matter, document, address)
  const its = document.territory
  const findings = findProvisions(published, matter.text, {
    day: matter.day,
    place: matter.place ?? (its === 'vn' ? null : its),
  })
  if (its !== 'vn' && matter.place !== null && its !== matter.place) {
    const free = decideFree(published, matter, findings, document)
    return free.kind === 'holds' ? free : { kind: 'other_city', document, scope }
  }
  if (STATUS.test(fold(matter.text)) && matter.text.split(/\s+/).length <= STATUS_SYLLABLES) {
    return { kind: 'status', document, basis: statusBasis(published, document, matter) }
  }
  const within = (found: readonly Finding[]): readonly Finding[] =>
    found.filter(({ provision }) => provision.document === document.id)
  // The document does not say so; another may.
  const otherwise = (): Decision => {
    const free = decideFree(published, matter, findings, document)
    return free.kind === 'holds' ? free : { kind: 'not_in_document', document, scope }
  }
  const { state } = inForce(document, matter.day, null)
  const judge = (found: readonly Finding[]): boolean => isAnswerable(published, matter.text, found)
  switch (state) {
    case 'yes':
    case 'amended': {
      const held = within(findings.holding)
      if (!judge(held)) return otherwise()
      return holds(published, held, findings.holding, null, null)
    }
    case 'needs_ruling':
      if (document.validity.needsRuling?.presumed !== 'ended') {
        const doubtful = within(findings.doubtful)
        return judge(doubtful) ? doubtfulAbout(published, doubtful) : otherwise()
      }
      return decideEnded(published, within(findings.ended), findings, judge) ?? otherwise()
    case 'no':
      return decideEnded(published, within(findings.ended), findings, judge) ?? otherwise()
    case 'not_yet':
      return decideFree(published, matter, findings, document)
  }
}

/** The question leans on a document that had ended: what it said, and what holds instead. */
function decideEnded(
  published: Published,
  within: readonly Finding[],
  findings: Findings,
  judge: (found: readonly Finding[]) => boolean,
): Decision | undefined {
  if (!judge(within)) return undefined
  const former = settle(published, within)[0]
  if (former === undefined) return undefined
  return judge(findings.holding)
    ? holds(published, findings.holding, findings.holding, former.provision, null)
    : endedWith(published, former.provision)
}

function decideAddressed(
  published: Published,
  matter: Matter,
  document: LegalDocument,
  address: Address,
): Decision {
  const { shelf } = published
  const provision = shelf.provisions.get(printId(document.id, address))
  if (provision === undefined) {
    const article = shelf.provisions.get(printId(document.id, { article: address.article }))
    const known = document.complete || Number.parseInt(address.article, 10) > document.articles
    if (known || (article !== undefined && article.missing === undefined)) {
      return { kind: 'no_such_provision', document, address }
    }
    return article === undefined
      ? { kind: 'not_in_document', document, scope: null }
      : { kind: 'text_missing', document, provision: article }
  }
  if (provision.missing !== undefined && provision.summary === undefined) {
    return { kind: 'text_missing', document, provision }
  }
  const { state } = inForce(provision, matter.day, null)
  if (state === 'yes' || state === 'amended') {
    return { kind: 'holds', main: provision, related: [], former: null, bodyEnded: null, setAside: null }
  }
  if (state === 'needs_ruling' && provision.validity.needsRuling?.presumed !== 'ended') {
    return { kind: 'doubtful', main: provision, related: [] }
  }
  return endedWith(published, provision)
}

/** A rule that has ended, with what governs its matter today where the library says so. */
function endedWith({ shelf }: Published, former: Provision): Decision {
  const [main, ...related] = former.today.flatMap((id) => shelf.provisions.get(id) ?? [])
  if (main === undefined) return { kind: 'ended', former }
  return {
    kind: 'holds',
    main,
    related: related.slice(0, MOST_RELATED - 1),
    former,
    bodyEnded: null,
    setAside: null,
  }
}

function decideFree(
  published: Published,
  matter: Matter,
  findings: Findings,
  setAside: LegalDocument | null,
): Decision {
  const judge = (found: readonly Finding[]): boolean => isAnswerable(published, matter.text, found)
  const { holding, doubtful, ended } = findings
  const best = holding[0]?.score ?? 0
  if ((doubtful[0]?.score ?? 0) > best && judge(doubtful)) {
    if (matter.place === null) return { kind: 'which_place' }
    return doubtfulAbout(published, doubtful)
  }
  if (!judge(holding)) {
    const former = settle(published, ended)[0]
    if (former !== undefined && judge(ended) && matter.place !== null)
      return endedWith(published, former.provision)
    return { kind: 'nothing' }
  }
  if (matter.place === null && holding[0]?.provision.territory !== 'vn') {
    const national = holding.filter(({ provision }) => provision.territory === 'vn')
    if ((national[0]?.score ?? 0) < best * NATIONAL_SERVES) return { kind: 'which_place' }
    return holds(published, national, national, null, setAside)
  }
  const restsOn = (ended[0]?.score ?? 0) > best * RESTS_ON_FORMER && judge(ended)
  return holds(published, holding, holding, restsOn ? (ended[0]?.provision ?? null) : null, setAside)
}

function holds(
  published: Published,
  best: readonly Finding[],
  all: readonly Finding[],
  former: Provision | null,
  setAside: LegalDocument | null,
): Decision {
  const [main, ...others] = settle(published, best)
  if (main === undefined) return { kind: 'nothing' }
  const related = relatedTo(main, others.length > 0 ? others : settle(published, all))
  return { kind: 'holds', main: main.provision, related, former, bodyEnded: null, setAside }
}

function doubtfulAbout(published: Published, found: readonly Finding[]): Decision {
  const [main, ...others] = settle(published, found)
  if (main === undefined) return { kind: 'nothing' }
  return { kind: 'doubtful', main: main.provision, related: relatedTo(main, others) }
}

function relatedTo(main: Finding, others: readonly Finding[]): readonly Provision[] {
  return others
    .filter(({ provision, score }) => {
      const family =
        provision.id.startsWith(`${main.provision.id}/`) || main.provision.id.startsWith(`${provision.id}/`)
      return !family && provision.id !== main.provision.id && score >= main.score * RELATED_FROM
    })
    .slice(0, MOST_RELATED)
    .map(({ provision }) => provision)
}

/**
 * Goes down from an article or clause to the part of it that answers, where one of its parts was found nearly as well:
 * a citizen wants the clause, not the whole article.
 */
function settle(published: Published, found: readonly Finding[]): readonly Finding[] {
  const byId = new Map(found.map((finding) => [finding.provision.id, finding]))
  const settled: Finding[] = []
  const seen = new Set<string>()
  for (const finding of found.slice(0, 12)) {
    let place = finding
    for (;;) {
      const [part] = published.shelf
        .children(place.provision)
        .flatMap((child) => byId.get(child.id) ?? [])
        .toSorted((a, b) => b.score - a.score)
      if (part === undefined || part.score < finding.score * GO_DOWN_FROM[place.provision.level]) break
      place = { ...part, score: finding.score }
    }
    if (seen.has(place.provision.id)) continue
    seen.add(place.provision.id)
    settled.push(place)
  }
  return settled
}

/** The provision that says when a document begins to hold; without its text, the one that says what it is about. */
function statusBasis(published: Published, document: LegalDocument, matter: Matter): readonly Provision[] {
  const { holding, doubtful, ended, toCome } = findProvisions(published, STATUS_QUERY, {
    day: matter.day,
    place: document.territory === 'vn' ? matter.place : document.territory,
  })
  const own = [...holding, ...doubtful, ...ended, ...toCome]
    .filter(({ provision }) => provision.document === document.id && saysWhen(published, provision))
    .toSorted((a, b) => b.score - a.score)
  const scope = published.shelf.provisions.get(printId(document.id, { article: '1' }))
  const basis = settle(published, own)[0]?.provision ?? scope
  return basis === undefined ? [] : [basis]
}

function saysWhen({ shelf }: Published, provision: Provision): boolean {
  const article = shelf.ancestors(provision).at(-1) ?? provision
  return fold(article.heading ?? '').includes('hieu luc')
}
