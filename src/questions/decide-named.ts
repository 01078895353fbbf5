import { printId } from '#knowledge/address.ts'
import type { Address } from '#knowledge/address.ts'
import type { LegalDocument, Provision } from '#knowledge/provision.ts'
import type { Published } from '#knowledge/published.ts'
import { inForce } from '#knowledge/validity.ts'
import { aboutDocument, asksOfScope } from './about-document.ts'
import { hasTheThing, isAnswerable } from './answerable.ts'
import { bearsOn } from './bears-on.ts'
import { decideFree, doubtfulAbout, endedWith, holds, isOthersRule } from './decide-free.ts'
import { NOTHING_CARRIED } from './decision.ts'
import type { Decision, Matter, SetAside } from './decision.ts'
import { findProvisions } from './find.ts'
import type { Finding, Findings } from './find.ts'
import { withoutNames } from './mention.ts'
import { MOST_RELATED, settle } from './settle.ts'
import { asksForStatus, asksOnceEnded, endingOf, statusBasis } from './status.ts'
import { whatItEnded } from './what-it-ended.ts'

/** Decides a question that names a document on the shelf: by that document, or by what else speaks of the matter. */
export function decideNamed(published: Published, matter: Matter, document: LegalDocument): Decision {
  const { shelf } = published
  const scope = shelf.provisions.get(printId(document.id, { article: '1' })) ?? null
  const address = matter.mention.address
  if (address !== undefined) return decideAddressed(published, matter, document, address)
  const ended = whatItEnded(published, matter, document)
  if (ended !== undefined) return ended
  const its = document.territory
  const text = withoutNames(matter.text, document)
  const isStatus = asksForStatus(matter, document)
  const whole = isStatus ? undefined : aboutDocument(text)
  // "Thí điểm mấy năm" asks one thing, however little else it says.
  const isSilent = whole?.kind === 'overview' && scope !== null && !hasTheThing(published, text, scope)
  const about = isSilent ? undefined : whole
  if (about?.kind === 'articles') return { kind: 'article_count', document, said: about.said }
  const place = matter.place ?? (its === 'vn' ? null : its)
  // What another document says of the matter is found by the matter, not by the name of this one.
  const elsewhere = (why: SetAside['why']): Decision => {
    const unnamed = { ...matter, text, place }
    return decideFree(published, unnamed, findProvisions(published, text, unnamed), { document, why })
  }
  if (its !== 'vn' && its !== place) {
    // Whether it is in force there is answered by whose it is.
    const free = about === undefined && !isStatus ? elsewhere('other_city') : undefined
    return free?.kind === 'holds' ? free : { kind: 'other_city', document, scope }
  }
  if (isStatus) {
    return { kind: 'status', document, basis: statusBasis(published, document, matter) }
  }
  if (about?.kind === 'overview' && scope !== null) return decideProvision(published, matter, document, scope)
  // Without its name: all its provisions hold that, and it would pass for an answer.
  const findings = findProvisions(published, text, { day: matter.day, place })
  // Where its text is not all on file, its scope names matters that the missing parts tell.
  const isOfScope = document.complete || asksOfScope(text)
  const within = (found: readonly Finding[]): readonly Finding[] =>
    found.filter(({ provision }) => {
      return provision.document === document.id && (isOfScope || provision.id !== scope?.id)
    })
  // The document does not say so; another may. What is missing may depart from every other law but those that carry it out.
  const otherwise = (why: SetAside['why']): Decision => {
    const free = elsewhere(why)
    const main = free.kind === 'holds' || free.kind === 'doubtful' ? free.main : undefined
    const isTold =
      main !== undefined && (why !== 'silent' || document.complete || bearsOn(published, main, document))
    return isTold ? free : { kind: 'not_in_document', document, scope }
  }
  const { state } = inForce(document, matter.day, null)
  const judge = (found: readonly Finding[]): boolean =>
    isAnswerable(published, { ...matter, text, place }, found)
  const once = asksOnceEnded(matter.text)
    ? decideOnceEnded(published, matter, document, findings, judge)
    : undefined
  if (once !== undefined) return once
  switch (state) {
    case 'yes':
    case 'amended': {
      const held = within(findings.holding)
      if (!judge(held) || isOthersRule(held, within(findings.othersRules))) return otherwise('silent')
      return holds(published, held, findings.holding, null, null, matter.day)
    }
    case 'needs_ruling':
      if (document.validity.needsRuling?.presumed !== 'ended') {
        const doubtful = within(findings.doubtful)
        return judge(doubtful) ? doubtfulAbout(published, doubtful) : otherwise('silent')
      }
      return decideEnded(published, matter, within(findings.ended), findings, judge) ?? otherwise('ended')
    case 'no':
      return decideEnded(published, matter, within(findings.ended), findings, judge) ?? otherwise('ended')
    case 'not_yet': {
      const free = elsewhere('not_yet')
      const toCome = within(findings.toCome)
      const [main] = judge(toCome) ? settle(published, toCome) : []
      return free.kind === 'nothing' && main !== undefined ? { kind: 'not_yet', main: main.provision } : free
    }
  }
}

/** What a rule says of the time after a document ended, or of the time until then. */
const WHILE_IN_FORCE = /hết hiệu lực|trong thời gian [^.;]{0,60}có hiệu lực/iu

/** What becomes of something should a document end is told by what speaks of its end, mostly in what carries it out. */
function decideOnceEnded(
  published: Published,
  matter: Matter,
  document: LegalDocument,
  findings: Findings,
  judge: (found: readonly Finding[]) => boolean,
): Decision | undefined {
  const speaksOfEnd = ({ provision: { summary, text } }: Finding): boolean =>
    [summary, text].some((part) => part?.includes(document.number) && WHILE_IN_FORCE.test(part))
  const holding = findings.holding.filter(speaksOfEnd)
  if (judge(holding)) return holds(published, holding, holding, null, null, matter.day)
  const doubtful = findings.doubtful.filter(speaksOfEnd)
  return judge(doubtful) ? doubtfulAbout(published, doubtful) : undefined
}

/** The question leans on a document that had ended: what it said, and what holds instead. */
function decideEnded(
  published: Published,
  matter: Matter,
  within: readonly Finding[],
  findings: Findings,
  judge: (found: readonly Finding[]) => boolean,
): Decision | undefined {
  if (!judge(within)) return undefined
  const former = settle(published, within)[0]
  if (former === undefined) return undefined
  return judge(findings.holding)
    ? holds(published, findings.holding, findings.holding, former.provision, null, matter.day)
    : endedWith(published, former.provision, matter)
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
      : { kind: 'text_missing', provision: article }
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
    return decideWordless(published, matter, document, provision)
  }
  const { state } = inForce(provision, matter.day, null)
  if (state === 'yes' || state === 'amended') {
    const related = (matter.mention.others ?? [])
      .flatMap((other) => shelf.provisions.get(printId(document.id, other)) ?? [])
      .filter((other) => inForce(other, matter.day, null).state === state)
      .slice(0, MOST_RELATED)
    return {
      kind: 'holds',
      main: provision,
      related,
      former: null,
      bodyEnded: null,
      setAside: null,
      carried: NOTHING_CARRIED,
    }
  }
  if (state === 'needs_ruling' && provision.validity.needsRuling?.presumed !== 'ended') {
    return { kind: 'doubtful', main: provision, related: [] }
  }
  if (state === 'not_yet') return { kind: 'not_yet', main: provision }
  return endedWith(published, provision, matter)
}

/** Of a provision whose wording is not on file it may still be known whether it holds. */
function decideWordless(
  published: Published,
  matter: Matter,
  document: LegalDocument,
  provision: Provision,
): Decision {
  const isAsked = asksForStatus(matter, document)
  if (inForce(provision, matter.day, null).state === 'no') {
    const by = endingOf(published, provision.validity, matter.day)
    return { kind: 'text_missing', provision, ended: { by, isAsked } }
  }
  return isAsked
    ? { kind: 'status', document, basis: statusBasis(published, document, matter) }
    : { kind: 'text_missing', provision }
}
