import type { Provision } from '#knowledge/provision.ts'
import type { Published } from '#knowledge/published.ts'
import { holds as stillHolds, inForce } from '#knowledge/validity.ts'
import { fold } from '#knowledge/vietnamese.ts'
import { askedBodies } from './asked-bodies.ts'
import { askingPart } from './asking.ts'
import { asksForPerson } from './asks-for-person.ts'
import { isSurelyAnswerable } from './answerable.ts'
import { notBegun } from './begins.ts'
import { decideFree, holds } from './decide-free.ts'
import { decideNamed } from './decide-named.ts'
import { heldBy } from './decision.ts'
import type { Decision, Matter } from './decision.ts'
import { endedBodyIn, tellsOfEnd, withEndedBody } from './ended-body.ts'
import { endedUnitIn, laterEndOfUnit } from './ended-unit.ts'
import { findProvisions } from './find.ts'
import { asksWhetherInForce } from './status.ts'

/** How far down what was found may still be what is asked. */
const FIRST_FOUND = 3
/** How close to the best of all what the end of a body left must come to be what is asked. */
const NEARLY = 0.7

export function decide(published: Published, matter: Matter): Decision {
  const unit = matter.mention.document === undefined ? endedUnitIn(published, matter) : undefined
  if (unit?.asks === 'whether') return heldBy(unit.ending)
  if (unit !== undefined)
    return { kind: 'body_ended', main: unit.ending, ...(unit.asks === 'what_now' && { asks: unit.asks }) }
  const decision = asBegun(published, matter, decideByLaw(published, matter))
  const later = decision.kind === 'nothing' ? laterEndOfUnit(published, matter) : undefined
  if (later !== undefined) return holdsOn(later, matter) ? heldBy(later) : { kind: 'not_yet', main: later }
  const ended = endedBodyIn(published, matter)
  if (ended === undefined) return decision
  const told = withEndedBody(decision, ended, matter.mention.document !== undefined)
  if (told.kind === 'holds' && isOthersToday(published, matter, told.main))
    return leftByEnd(published, matter, ended) ?? { kind: 'body_ended', main: ended }
  return told.kind === 'body_ended' && asksAfter(published, matter, ended) ? heldBy(ended) : told
}

/**
 * Whether a question is what a body that is no more does, and a rule of today is none of what its end left: told after
 * its end, any other body's rule would pass for its.
 */
function isOthersToday(
  { shelf }: Published,
  { text, day, place, mention }: Matter,
  main: Provision,
): boolean {
  // A story may tell of such a body, and ask about another.
  if (mention.document !== undefined || !askedBodies(shelf, askingPart(text), day, place).isGone) return false
  return !tellsOfEnd(shelf, main)
}

/** What the law says of what the end of a body left, where that is what is asked, however well another rule shares its words. */
function leftByEnd(published: Published, matter: Matter, ended: Provision): Decision | undefined {
  const { holding } = findProvisions(published, matter.text, matter)
  const left = holding.filter(({ provision }) => {
    return provision.id !== ended.id && tellsOfEnd(published.shelf, provision)
  })
  const isNear = (left[0]?.score ?? 0) >= (holding[0]?.score ?? 0) * NEARLY
  if (!isNear || !isSurelyAnswerable(published, matter, left)) return undefined
  const decision = holds(published, left, left, null, null, matter.day)
  return decision.kind === 'holds' ? withEndedBody(decision, ended, false) : undefined
}

/** A rule in force that was to be carried out only later did not govern anything yet. */
function asBegun({ shelf }: Published, { day }: Matter, decision: Decision): Decision {
  const begins = decision.kind === 'holds' ? notBegun(shelf, decision.main, day) : undefined
  return decision.kind === 'holds' && begins !== undefined
    ? { kind: 'not_yet', main: decision.main, begins }
    : decision
}

/** Whether a question is about the end of a body itself, not about what the body once did. */
function asksAfter(published: Published, matter: Matter, ended: Provision): boolean {
  const { holding } = findProvisions(published, matter.text, matter)
  return holding.slice(0, FIRST_FOUND).some(({ provision }) => provision.id === ended.id)
}

function holdsOn(provision: Provision, { day, place }: Matter): boolean {
  return stillHolds(inForce(provision, day, place))
}

/** For a message that does not look like a question about the law: `null` unless the law answers it beyond doubt. */
export function decideIfSure(published: Published, matter: Matter): Decision | null {
  const { holding } = findProvisions(published, matter.text, matter)
  if (!isSurelyAnswerable(published, matter, holding)) return null
  const decision = decide(published, matter)
  return decision.kind === 'holds' ? decision : null
}

function decideByLaw(published: Published, matter: Matter): Decision {
  const { mention } = matter
  if (asksForPerson(matter.text)) return { kind: 'nothing' }
  if (mention.document !== undefined) return decideNamed(published, matter, mention.document)
  const findings = findProvisions(published, matter.text, matter)
  const { unknown } = mention
  if (unknown === undefined) return decideFree(published, matter, findings, null)
  const ending = asksWhetherInForce(matter.text)
    ? findings.holding.slice(0, FIRST_FOUND).find(({ provision }) => endsLaw(provision, unknown))
    : undefined
  if (ending !== undefined) return heldBy(ending.provision)
  const free: Decision = speaksOf(findings.holding[0]?.provision, unknown)
    ? decideFree(published, matter, findings, null)
    : { kind: 'nothing' }
  return free.kind === 'nothing' ? { kind: 'not_on_shelf', name: unknown } : free
}

/** Whether a provision says of a law that we do not have, by its number, that it holds no more. */
function endsLaw(provision: Provision, law: string): boolean {
  if (!/\d/.test(law) || !speaksOf(provision, law)) return false
  return /\b(?:het hieu luc|bai bo|thay the)\b/.test(fold([provision.summary, provision.text].join('\n')))
}

/** "Theo điều nào của Luật Ngân sách nhà nước?" may be asked of a decree that says so; a law's number says which it is. */
function speaksOf(provision: Provision | undefined, law: string): boolean {
  const plain = (text: string): string => ` ${fold(text).replaceAll(/[^a-z0-9]+/g, ' ')} `
  const said = plain([provision?.summary, provision?.text].join('\n'))
  const [number] = /\d+\/\d{4}\b/.exec(law) ?? []
  return said.includes(plain(law)) || (number !== undefined && said.includes(plain(number)))
}
