import { printId } from '#knowledge/address.ts'
import type { Address } from '#knowledge/address.ts'
import type { LegalDocument, Provision } from '#knowledge/provision.ts'
import type { Published } from '#knowledge/published.ts'
import { inForce } from '#knowledge/validity.ts'
import type { Day } from '#knowledge/validity.ts'
import { fold } from '#knowledge/vietnamese.ts'
import { isAnswerable, isSurelyAnswerable } from './answerable.ts'
import { aboutDocument } from './about-document.ts'
import type { Decision, Matter, SetAside } from './decision.ts'
import { endedBodyIn, withEndedBody } from './ended-body.ts'
import { findProvisions } from './find.ts'
import { withoutNames } from './mention.ts'
import type { Finding, Findings } from './find.ts'
import { MOST_RELATED, relatedTo, settle } from './settle.ts'
import { asksForStatus, statusBasis } from './status.ts'

/** How much better an ended rule must match than the law of the day before the question is taken to rest on it. */
const RESTS_ON_FORMER = 1.05
/** How far down what was found may still be what is asked. */
const FIRST_FOUND = 3
/** How close a provision that holds everywhere must come to a city's own before the city need not be asked. */
const NATIONAL_SERVES = 0.8

export function decide(published: Published, matter: Matter): Decision {
  const decision = decideByLaw(published, matter)
  const ended = endedBodyIn(published, matter)
  if (ended === undefined) return decision
  const told = withEndedBody(decision, ended)
  return told.kind === 'body_ended' && asksAfter(published, matter, ended) ? heldBy(ended) : told
}

/** Whether a question is about the end of a body itself, not about what the body once did. */
function asksAfter(published: Published, matter: Matter, ended: Provision): boolean {
  const { holding } = findProvisions(published, matter.text, matter)
  return holding.slice(0, FIRST_FOUND).some(({ provision }) => provision.id === ended.id)
}

function heldBy(main: Provision): Decision {
  return { kind: 'holds', main, related: [], former: null, bodyEnded: null, setAside: null }
}

/** For a message that does not look like a question about the law: `null` unless the law answers it beyond doubt. */
export function decideIfSure(published: Published, matter: Matter): Decision | null {
  const { holding } = findProvisions(published, matter.text, matter)
  if (!isSurelyAnswerable(published, matter.text, holding)) return null
  const decision = decide(published, matter)
  return decision.kind === 'holds' ? decision : null
}

function decideByLaw(published: Published, matter: Matter): Decision {
  const { mention } = matter
  if (asksForPerson(matter.text)) return { kind: 'nothing' }
  if (mention.document !== undefined) return decideNamed(published, matter, mention.document)
  if (mention.unknown !== undefined) return { kind: 'not_on_shelf', name: mention.unknown }
  return decideFree(published, matter, findProvisions(published, matter.text, matter), null)
}

/** Who holds an office is not in the law: "chủ tịch thành phố hiện nay là ai", "bí thư tên gì". */
function asksForPerson(text: string): boolean {
  return /\b(?:chu tich|bi thu|giam doc|truong cong an|truong phong)\b.{0,60}\b(?:la ai|ten (?:la )?gi|ten ai)\b|\bai (?:dang )?la (?:pho )?(?:chu tich|bi thu|giam doc)\b/.test(
    fold(text).replace(/\s+/g, ' '),
  )
}

function decideNamed(published: Published, matter: Matter, document: LegalDocument): Decision {
  const { shelf } = published
  const scope = shelf.provisions.get(printId(document.id, { article: '1' })) ?? null
  const address = matter.mention.address
  if (address !== undefined) return decideAddressed(published, matter, document, address)
  const its = document.territory
  const text = withoutNames(matter.text, document)
  const about = asksForStatus(matter) ? undefined : aboutDocument(text)
  if (about?.kind === 'articles') return { kind: 'article_count', document, said: about.said }
  const place = matter.place ?? (its === 'vn' ? null : its)
  // What another document says of the matter is found by the matter, not by the name of this one.
  const elsewhere = (why: SetAside['why']): Decision => {
    const unnamed = { ...matter, text, place }
    return decideFree(published, unnamed, findProvisions(published, text, unnamed), { document, why })
  }
  if (its !== 'vn' && its !== place) {
    const free = about === undefined ? elsewhere('other_city') : undefined
    return free?.kind === 'holds' ? free : { kind: 'other_city', document, scope }
  }
  if (asksForStatus(matter)) {
    return { kind: 'status', document, basis: statusBasis(published, document, matter) }
  }
  if (about?.kind === 'overview' && scope !== null) return decideProvision(published, matter, document, scope)
  const findings = findProvisions(published, matter.text, { day: matter.day, place })
  const within = (found: readonly Finding[]): readonly Finding[] =>
    found.filter(({ provision }) => provision.document === document.id)
  // The document does not say so; another may.
  const otherwise = (why: SetAside['why']): Decision => {
    const free = elsewhere(why)
    const found = free.kind === 'holds' || free.kind === 'doubtful'
    return found ? free : { kind: 'not_in_document', document, scope }
  }
  const { state } = inForce(document, matter.day, null)
  const judge = (found: readonly Finding[]): boolean => isAnswerable(published, text, found)
  switch (state) {
    case 'yes':
    case 'amended': {
      const held = within(findings.holding)
      if (!judge(held)) return otherwise('silent')
      return holds(published, held, findings.holding, null, null)
    }
    case 'needs_ruling':
      if (document.validity.needsRuling?.presumed !== 'ended') {
        const doubtful = within(findings.doubtful)
        return judge(doubtful) ? doubtfulAbout(published, doubtful) : otherwise('silent')
      }
      return decideEnded(published, matter.day, within(findings.ended), findings, judge) ?? otherwise('ended')
    case 'no':
      return decideEnded(published, matter.day, within(findings.ended), findings, judge) ?? otherwise('ended')
    case 'not_yet': {
      const free = elsewhere('not_yet')
      const [main] = settle(published, within(findings.toCome))
      return free.kind === 'nothing' && main !== undefined ? { kind: 'not_yet', main: main.provision } : free
    }
  }
}

/** The question leans on a document that had ended: what it said, and what holds instead. */
function decideEnded(
  published: Published,
  day: Day,
  within: readonly Finding[],
  findings: Findings,
  judge: (found: readonly Finding[]) => boolean,
): Decision | undefined {
  if (!judge(within)) return undefined
  const former = settle(published, within)[0]
  if (former === undefined) return undefined
  return judge(findings.holding)
    ? holds(published, findings.holding, findings.holding, former.provision, null)
    : endedWith(published, former.provision, day)
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
  return decideProvision(published, matter, document, provision)
}

/** What is to be said of one provision that the question is about. */
function decideProvision(
  published: Published,
  matter: Matter,
  document: LegalDocument,
  provision: Provision,
): Decision {
  const { shelf } = published
  if (provision.summary === undefined && provision.text === undefined) {
    return { kind: 'text_missing', document, provision }
  }
  const { state } = inForce(provision, matter.day, null)
  if (state === 'yes' || state === 'amended') {
    const related = (matter.mention.others ?? [])
      .flatMap((other) => shelf.provisions.get(printId(document.id, other)) ?? [])
      .filter((other) => inForce(other, matter.day, null).state === state)
      .slice(0, MOST_RELATED)
    return { kind: 'holds', main: provision, related, former: null, bodyEnded: null, setAside: null }
  }
  if (state === 'needs_ruling' && provision.validity.needsRuling?.presumed !== 'ended') {
    return { kind: 'doubtful', main: provision, related: [] }
  }
  if (state === 'not_yet') return { kind: 'not_yet', main: provision }
  return endedWith(published, provision, matter.day)
}

/** A rule that has ended, with what governed its matter on that day where the library says so. */
function endedWith({ shelf }: Published, former: Provision, day: Day): Decision {
  const [main, ...related] = former.today
    .flatMap((id) => shelf.provisions.get(id) ?? [])
    .filter((one) => ['yes', 'amended'].includes(inForce(one, day, null).state))
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
  setAside: SetAside | null,
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
      return endedWith(published, former.provision, matter.day)
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
  setAside: SetAside | null,
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
