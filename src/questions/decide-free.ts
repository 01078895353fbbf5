import type { Provision } from '#knowledge/provision.ts'
import type { Published } from '#knowledge/published.ts'
import { inForce } from '#knowledge/validity.ts'
import type { Day } from '#knowledge/validity.ts'
import { isAnswerable, isSurelyAnswerable } from './answerable.ts'
import { belongingTo } from './bring-along.ts'
import type { Decision, Matter, SetAside } from './decision.ts'
import type { Finding, Findings } from './find.ts'
import { MOST_RELATED, relatedTo, settle } from './settle.ts'

/** How much better an ended rule must match than the law of the day before the question is taken to rest on it. */
const RESTS_ON_FORMER = 1.05
/** How close a provision that holds everywhere must come to a city's own before the city need not be asked. */
const NATIONAL_SERVES = 0.8

/** Further provisions told with the one that answers: what excepts, what else was found, what it points at. */
const MOST_TOLD = 4

/** Decides a question by all that was found, whatever document it stands in. */
export function decideFree(
  published: Published,
  matter: Matter,
  findings: Findings,
  setAside: SetAside | null,
): Decision {
  // Whoever asks what one document says is told of another only where that surely answers them.
  const answers = setAside?.why === 'silent' ? isSurelyAnswerable : isAnswerable
  const judge = (found: readonly Finding[]): boolean => answers(published, matter.text, found)
  const { holding, doubtful, ended } = findings
  const best = holding[0]?.score ?? 0
  if ((doubtful[0]?.score ?? 0) > best && judge(doubtful)) {
    if (matter.place === null) return { kind: 'which_place' }
    return doubtfulAbout(published, doubtful)
  }
  if (!judge(holding)) {
    const former = settle(published, ended)[0]
    if (former !== undefined && isSurelyAnswerable(published, matter.text, ended) && matter.place !== null)
      return endedWith(published, former.provision, matter.day)
    return { kind: 'nothing' }
  }
  if (matter.place === null && holding[0]?.provision.territory !== 'vn') {
    const national = holding.filter(({ provision }) => provision.territory === 'vn')
    if ((national[0]?.score ?? 0) < best * NATIONAL_SERVES) return { kind: 'which_place' }
    return holds(published, national, national, null, setAside, matter.day)
  }
  const restsOn = (ended[0]?.score ?? 0) > best * RESTS_ON_FORMER && judge(ended)
  return holds(
    published,
    holding,
    holding,
    restsOn ? (ended[0]?.provision ?? null) : null,
    setAside,
    matter.day,
  )
}

export function holds(
  published: Published,
  best: readonly Finding[],
  all: readonly Finding[],
  former: Provision | null,
  setAside: SetAside | null,
  day: Day,
): Decision {
  const [main, ...others] = settle(published, best)
  if (main === undefined) return { kind: 'nothing' }
  const found = relatedTo(main, others.length > 0 ? others : settle(published, all))
  const { exceptions, pointedAt } = belongingTo(published, main.provision, day)
  const related = [...new Set([...exceptions, ...found, ...pointedAt])].slice(0, MOST_TOLD)
  return { kind: 'holds', main: main.provision, related, former, bodyEnded: null, setAside }
}

export function doubtfulAbout(published: Published, found: readonly Finding[]): Decision {
  const [main, ...others] = settle(published, found)
  if (main === undefined) return { kind: 'nothing' }
  return { kind: 'doubtful', main: main.provision, related: relatedTo(main, others) }
}

/** A rule that has ended, with what governed its matter on that day where the library says so. */
export function endedWith({ shelf }: Published, former: Provision, day: Day): Decision {
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
