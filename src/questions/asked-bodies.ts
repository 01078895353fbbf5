import { spelled } from '#knowledge/body-words.ts'
import { bodiesIn } from '#knowledge/body.ts'
import type { Body, NamedBody } from '#knowledge/body.ts'
import { lately, latelyOf } from '#knowledge/lately.ts'
import type { Place } from '#knowledge/place.ts'
import type { Shelf } from '#knowledge/shelf.ts'
import { TIERS } from '#knowledge/unit.ts'
import type { Unit } from '#knowledge/unit.ts'
import type { Day } from '#knowledge/validity.ts'
import { fold } from '#knowledge/vietnamese.ts'
import { hasEnded } from './ended-body.ts'

/** Which bodies of government a question names. */
export interface AskedBodies {
  readonly day: Day
  readonly place: Place | null
  /** The first is the one asked about, where {@link isActor}. */
  readonly bodies: readonly Body[]
  /** What that body does or may do is asked, not who does something with it. */
  readonly isActor: boolean
  /** Who does something with the first of them is asked, so that what it does itself is no answer. */
  readonly isActedUpon: boolean
  /** It opens with a unit, "phường khuyết chủ tịch thì …": whose matter it is. */
  readonly opensWithUnit: boolean
  /** How many serve in a unit is asked. */
  readonly howManyServe: boolean
  /** What is asked is what a body does or who does something with it, or how many serve in units, that were no more on the day. */
  readonly isGone: boolean
}

/** "Do ai", "cơ quan nào": the body that acts is what the question wants to know. */
const WHO = /\b(?:ai|co quan nao|cap nao|noi nao|don vi nao|dau)\b/
/** What is done with bodies and those who hold their offices. */
const DONE_WITH_THEM =
  'bau|bo nhiem|mien nhiem|bai nhiem|cach chuc|phe chuan|cong nhan|chi dinh|dieu dong|giao quyen|ky luat|giam sat|giai tan|' +
  'bai bo|huy|dinh chi|xu ly'
/** "Ai cách chức chủ tịch xã", "chủ tịch xã do dân bầu hay quận đưa xuống": not "chủ tịch xã báo cáo ai". */
const WHO_ACTS = new RegExp(
  String.raw`\bdo (?:ai|co quan nao|cap nao)\b|\bdo (?:\S+ ){1,3}(?:${DONE_WITH_THEM})\b|\b(?:ai|co quan nao|cap nao) (?:(?:co|duoc|co tham) quyen )?(?:${DONE_WITH_THEM})\b`,
)
/** "Bầu những ai", "gồm ai": whom the named body acts upon. */
const WHOM = /\b(?:nhung|gom|gom nhung|voi|cho|den) ai\b/g

/** Before a unit that another is compared with: "có hội đồng không hay giống quận". */
const COMPARED = new Set(['giong', 'nhu', 'khac', 'bang'])

/** Between a unit and the one it lies in. */
const WHERE = new Set(['o', 'tai', 'thuoc', 'trong'])

const MAY = /\b(?:co duoc|duoc quyen|co quyen|co the|phai)\b/
/** How many serve there: nobody asks that of where they live. */
const HOW_MANY_SERVE = /\b(?:may|bao nhieu|bn) (?:pho|dai bieu|uy vien|cong chuc|can bo|bien che)\b/

/** The bodies a question names; of these the units that were no more on the day stand for nothing. */
export const askedBodies = latelyOf(
  (shelf: Shelf, text: string, day: Day, place: Place | null): AskedBodies => {
    const { bodies, howManyServe, isActor, isActedUpon, opensWithUnit } = bodiesAsked(text)
    const gone = unitsGone(shelf, day)
    const units = bodies
      .slice(0, isActor || isActedUpon || howManyServe ? 1 : 0)
      .flatMap((body) => body.units)
    const isGone = units.length > 0 && units.every((unit) => gone.has(unit))
    return {
      day,
      place,
      isActor,
      isActedUpon,
      opensWithUnit,
      howManyServe,
      isGone,
      bodies: withoutGone(shelf, day, bodies),
    }
  },
)

/** The same of a rule: what it says of its own body. */
export function bodiesOfRule(
  shelf: Shelf,
  subjects: readonly Body[],
  { day, place }: Pick<AskedBodies, 'day' | 'place'>,
): AskedBodies {
  return {
    day,
    place,
    isActor: true,
    isActedUpon: false,
    opensWithUnit: false,
    howManyServe: false,
    isGone: false,
    bodies: withoutGone(shelf, day, subjects),
  }
}

type BodiesAsked = Pick<AskedBodies, 'bodies' | 'isActor' | 'isActedUpon' | 'opensWithUnit' | 'howManyServe'>

const bodiesAsked = lately((text): BodiesAsked => {
  const named = bodiesIn(text, true)
  const words = spelled(text)
  // "Chủ tịch phường ở quận 3", "phường loại 3 ở quận 3": the district says where the ward is.
  const saysWhere = ({ from, units }: NamedBody): boolean =>
    WHERE.has(words[from - 1]?.folded ?? '') &&
    named.some((one) => one.to < from && one.units.some((unit) => liesIn(unit, units)))
  const isCompared = ({ from }: NamedBody): boolean => COMPARED.has(words[from - 1]?.folded ?? '')
  const organs = named.filter(({ organ }) => organ !== undefined)
  const owned = new Set(organs.flatMap(({ units }) => units))
  // "Thành phố" by itself says where more often than whose.
  const bare = [
    ...new Set(
      named.flatMap((body) =>
        body.organ === undefined && !body.units.includes('city') && !saysWhere(body) && !isCompared(body)
          ? body.units
          : [],
      ),
    ),
  ].filter((unit) => !owned.has(unit))
  // "Ở phường thì hội đồng nhân dân được làm gì": the council of the ward.
  const isOpen = organs.some(({ units }) => units.length === 0)
  const bodies = [
    ...organs.map((body) => (body.units.length === 0 ? { ...body, units: bare } : body)),
    ...(isOpen || bare.length === 0 ? [] : [{ units: bare }]),
  ]
  const folded = fold(text)
  // "Phường có được ban hành văn bản không" asks of the ward's bodies, whichever it is.
  const opensWithUnit = organs.length === 0 && named[0]?.from === 0
  const isUnits = opensWithUnit && MAY.test(folded)
  const isDone = WHO_ACTS.test(folded)
  const isActor = (organs.length > 0 || isUnits) && !isDone && !WHO.test(folded.replaceAll(WHOM, ''))
  const isActedUpon = organs.length > 0 && isDone
  return { bodies, isActor, isActedUpon, opensWithUnit, howManyServe: HOW_MANY_SERVE.test(folded) }
})

function withoutGone(shelf: Shelf, day: Day, bodies: readonly Body[]): readonly Body[] {
  const gone = unitsGone(shelf, day)
  return bodies.flatMap((body) => {
    const units = body.units.filter((unit) => !gone.has(unit))
    if (units.length === body.units.length) return [body]
    return body.organ === undefined && units.length === 0 ? [] : [{ ...body, units }]
  })
}

/** Units whose bodies had ended by a day: no rule of that day can be theirs. */
const unitsGone = latelyOf((shelf: Shelf, day: Day): ReadonlySet<Unit> => {
  const ending = shelf.endingBodies.filter((one) => hasEnded(one, day, null))
  const names = ending.flatMap(({ endedBodies }) => endedBodies?.names ?? [])
  return new Set(names.flatMap((name) => bodiesIn(name)).flatMap(({ units }) => units))
})

/** Whether a unit is of a lower tier than others. */
function liesIn(unit: Unit, others: readonly Unit[]): boolean {
  return others.length > 0 && others.every((other) => tierOf(unit) > tierOf(other))
}

/** 0 is the highest. */
function tierOf(unit: Unit): number {
  return Object.values(TIERS).findIndex((units: readonly Unit[]) => units.includes(unit))
}

/** Whether two units are of one tier: a rule for the one is never told for the other. */
export function arePeers(one: Unit, other: Unit): boolean {
  return Object.values(TIERS).some((units: readonly Unit[]) => units.includes(one) && units.includes(other))
}
