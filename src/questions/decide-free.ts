import type { Provision } from '#knowledge/provision.ts'
import type { Published } from '#knowledge/published.ts'
import type { Day } from '#knowledge/validity.ts'
import { onlyNamesIt } from './about-document.ts'
import { hasTheThing, isAnswerable, isSurelyAnswerable } from './answerable.ts'
import { askedBodies } from './asked-bodies.ts'
import { bearsOn } from './bears-on.ts'
import { belongingTo, leavesOut } from './bring-along.ts'
import type { Carried, Decision, Matter, SetAside } from './decision.ts'
import type { Finding, Findings } from './find.ts'
import { fits } from './fits.ts'
import { governingNow } from './hand-on.ts'
import { MOST_RELATED, relatedTo, settle } from './settle.ts'

/** How much better an ended rule must match than the law of the day before the question is taken to rest on it. */
const RESTS_ON_FORMER = 1.05
/** What the law of the day must come to beside such a rule to be told as what holds now, where nothing says that it took its place. */
const STANDS_FOR_FORMER = 0.8
/** How close a provision that holds everywhere must come to a city's own before the city need not be asked. */
const NATIONAL_SERVES = 0.8
/** The same where the city's own rule is about other bodies than the question. */
const NATIONAL_SERVES_THEM = 0.7

/** How much better another body's rule must match than any for the body asked about before that one has no such rule. */
const OTHERS_RULE = 1.3
/** How close a rule must come to its exception to be told first. */
const NEARLY_THE_RULE = 0.65
/** How many of the ended rules found are asked for what took their place. */
const FORMER_RULES = 5
/** Further provisions told with the one that answers: what excepts, what else was found, what it points at. */
const MOST_TOLD = 4

/** Decides a question by all that was found, whatever document it stands in. */
export function decideFree(
  published: Published,
  matter: Matter,
  findings: Findings,
  setAside: SetAside | null,
): Decision {
  const { ended, othersRules } = findings
  const says = ({ provision }: Finding): boolean => !onlyNamesIt(published, matter.text, provision)
  const [holding, doubtful] = [findings.holding.filter(says), findings.doubtful.filter(says)]
  const best = holding[0]?.score ?? 0
  // Where another body's rule fits better, what is left may only share words with the question. And whoever asks what one
  // document says is told of another only where that surely answers them.
  if (isOthersRule(holding, othersRules)) return { kind: 'nothing' }
  const isSecondBest = (othersRules[0]?.score ?? 0) > best
  const judge = (found: readonly Finding[]): boolean => {
    const isElsewhere =
      (setAside?.why === 'silent' || setAside?.why === 'ended') && !speaksFor(published, setAside, found)
    const answers = isSecondBest || isElsewhere ? isSurelyAnswerable : isAnswerable
    return answers(published, matter, found)
  }
  if ((doubtful[0]?.score ?? 0) > best && judge(doubtful)) {
    if (matter.place === null) return { kind: 'which_place' }
    return doubtfulAbout(published, doubtful)
  }
  const national = matter.place === null ? nationalThatServes(published, matter, holding) : undefined
  if (national !== undefined && judge(national))
    return holds(published, national, national, null, setAside, matter.day)
  if (!judge(holding)) {
    return restingOnFormer(published, matter, ended) ?? { kind: 'nothing' }
  }
  if (matter.place === null && holding[0]?.provision.territory !== 'vn') return { kind: 'which_place' }
  const rests =
    (ended[0]?.score ?? 0) > best * RESTS_ON_FORMER && !isOfOthers(published, matter, ended, holding)
  const former = rests && judge(ended) ? ended[0] : undefined
  const decision = holds(published, holding, holding, former?.provision ?? null, setAside, matter.day)
  // An article tells as a whole what another of its parts says: the part that leads must tell it itself.
  if (decision.kind === 'holds' && !hasTheThing(published, matter.text, decision.main))
    return { kind: 'nothing' }
  if (former === undefined || decision.kind !== 'holds') return decision
  if (best >= former.score * STANDS_FOR_FORMER || succeeds(published, decision.main, ended, matter))
    return decision
  // What only shares words with the question would pass for what took the old rule's place.
  return matter.place === null ? { kind: 'nothing' } : endedWith(published, former.provision, matter)
}

/** "Phường Thủ Đức có hội đồng không": the ended rule on the city of that name is none of the ward's, where today's is. */
function isOfOthers(
  { shelf }: Published,
  { text, day, place }: Matter,
  [former]: readonly Finding[],
  [main]: readonly Finding[],
): boolean {
  if (former === undefined || main === undefined) return false
  const asked = askedBodies(shelf, text, day, place)
  return (
    fits(shelf, asked, former.provision).fit === 'named' &&
    fits(shelf, asked, main.provision).fit === 'agrees'
  )
}

/** Whether the library says that a provision, or what it is part of, governs now what one of the ended rules was about. */
function succeeds(
  published: Published,
  main: Provision,
  ended: readonly Finding[],
  matter: Pick<Matter, 'day' | 'place'>,
): boolean {
  return ended.slice(0, FORMER_RULES).some(({ provision: former }) =>
    governingNow(published, former, matter).some(({ provision: { id } }) => {
      return main.id === id || main.id.startsWith(`${id}/`) || id.startsWith(`${main.id}/`)
    }),
  )
}

/** Whether what was found carries out the document that was asked, and so says what that one leaves to it. */
function speaksFor(published: Published, { document }: SetAside, found: readonly Finding[]): boolean {
  const [best] = found
  return best !== undefined && bearsOn(published, best.provision, document)
}

/**
 * An ended rule that surely is what the question rests on. It leads only where nothing closer was passed over for it, and
 * what governs its matter today only where that speaks of what is asked.
 */
function restingOnFormer(
  published: Published,
  matter: Matter,
  ended: readonly Finding[],
): Decision | undefined {
  const best = ended[0]?.score ?? 0
  const isRaised = ended.some(({ unserved = 0 }) => unserved > best)
  const former = settle(published, ended)[0]
  if (former === undefined || isRaised || matter.place === null) return undefined
  if (!isSurelyAnswerable(published, matter, ended)) return undefined
  const decision = endedWith(published, former.provision, matter)
  const isSilent = decision.kind === 'holds' && !hasTheThing(published, matter.text, decision.main)
  return isSilent ? undefined : decision
}

/** What holds everywhere, where it comes close enough to a city's own rule that the city need not be asked. */
function nationalThatServes(
  { shelf }: Published,
  { text, day, place }: Matter,
  holding: readonly Finding[],
): readonly Finding[] | undefined {
  const [best] = holding
  if (best === undefined || best.provision.territory === 'vn') return undefined
  const isOfOthers = fits(shelf, askedBodies(shelf, text, day, place), best.provision).fit === 'aside'
  const serves = isOfOthers ? NATIONAL_SERVES_THEM : NATIONAL_SERVES
  const national = holding.filter(({ provision }) => provision.territory === 'vn')
  return (national[0]?.score ?? 0) < best.score * serves ? undefined : national
}

/** Whether what is asked is another body's rule, so that none for the body asked about answers it. */
export function isOthersRule(found: readonly Finding[], othersRules: readonly Finding[]): boolean {
  return (othersRules[0]?.score ?? 0) > (found[0]?.score ?? 0) * OTHERS_RULE
}

/** What leads: of a rule and its exception the rule, unless the exception is much closer to what is asked. */
function ruleOf(published: Published, [first, ...others]: readonly Finding[]): Finding | undefined {
  if (first === undefined) return undefined
  const rule = others.find(
    ({ provision, score }) =>
      score >= first.score * NEARLY_THE_RULE && leavesOut(published, provision, first.provision),
  )
  return rule ?? first
}

export function holds(
  published: Published,
  best: readonly Finding[],
  all: readonly Finding[],
  former: Provision | null,
  setAside: SetAside | null,
  day: Day,
): Decision {
  const settled = settle(published, best)
  const main = ruleOf(published, settled)
  if (main === undefined) return { kind: 'nothing' }
  const others = settled.filter((one) => one !== main)
  const found = relatedTo(main, others.length > 0 ? others : settle(published, all))
  const { exceptions, pointedAt } = belongingTo(published, main.provision, day)
  const foundToo = found.map(({ provision }) => provision)
  const related = [...new Set([...exceptions, ...foundToo, ...pointedAt])].slice(0, MOST_TOLD)
  return {
    kind: 'holds',
    main: main.provision,
    related,
    former,
    bodyEnded: null,
    setAside,
    carried: carriedAmong([main, ...found]),
  }
}

function carriedAmong(found: ReadonlyArray<Pick<Finding, 'provision' | 'carried'>>): Carried {
  return new Map(
    found.flatMap(({ provision, carried }) =>
      carried === undefined ? [] : [[provision.id, carried] as const],
    ),
  )
}

export function doubtfulAbout(published: Published, found: readonly Finding[]): Decision {
  const [main, ...others] = settle(published, found)
  if (main === undefined) return { kind: 'nothing' }
  const related = relatedTo(main, others).map(({ provision }) => provision)
  return { kind: 'doubtful', main: main.provision, related }
}

/** A rule that has ended, with what governed its matter on that day where the library says so. */
export function endedWith(
  published: Published,
  former: Provision,
  matter: Pick<Matter, 'day' | 'place'>,
): Decision {
  const now = governingNow(published, former, matter).slice(0, MOST_RELATED)
  const [main, ...related] = now.map(({ provision }) => provision)
  if (main === undefined) return { kind: 'ended', former }
  return {
    kind: 'holds',
    main,
    related,
    former,
    bodyEnded: null,
    setAside: null,
    carried: carriedAmong(now),
  }
}
