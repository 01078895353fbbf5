import { CITY_NAMES, INNER_CITIES } from '#knowledge/body-words.ts'
import type { Provision } from '#knowledge/provision.ts'
import type { Published } from '#knowledge/published.ts'
import { settle } from '#knowledge/vietnamese.ts'
import type { Matter } from './decision.ts'
import { hasEnded } from './ended-body.ts'
import { sayingSomething } from './empty-words.ts'
import { placeNamesIn } from './setting/place.ts'
import { couldBe, standsAt, standsIn, syllablesOf, wordsOf } from './words.ts'
import type { Syllable, Word } from './words.ts'

const STILL = syllablesOf('còn')
const OFFICE = syllablesOf('phòng')
/** "Phòng Lao động - Thương binh và Xã hội" and what may stand before the unit. */
const OFFICE_WORDS = 9
/** Phòng khám, phòng trọ, phòng cháy. */
const NO_OFFICE = syllablesOf('khám trọ cháy chống dịch tập mạch họp máy')
const NOTHING: Syllable = { lower: '', folded: '' }
const CITY = syllablesOf('thành phố')
const WARD = syllablesOf('phường')
/** How many words may stand between a city's name and what it is called. */
const CALLED_WITHIN = 7
const UNITS = ['quận', 'huyện', 'thị xã'].map(syllablesOf)
/** What is said of a unit's end or of its having a council, and of nothing else it does. */
const ENDS = syllablesOf('còn hết hoạt động tồn tại bỏ giải thể xóa mất chưa hội đồng nhân dân ủy ban')
/** What is said of what it has become. */
const BECOMES = syllablesOf('bây giờ nay trực thuộc gọi đổi tên thành thay sáp nhập chia về phường xã mới cũ')

/** What is said of what one thing has become, and not of where another lies. */
const TURNED_INTO = syllablesOf('gọi đổi tên thành thay sáp nhập chia về')
const LOCAL = syllablesOf('phường xã')
const LIES_IN = syllablesOf('ở thuộc tại trong của bên chỗ')

/** What has become of a kind of district that is no more. */
interface EndedUnit {
  /** What ended it. */
  readonly ending: Provision
  /** `whether` it is still there, or `what_now` it is; `office`: the same of an office of it. */
  readonly asks: 'whether' | 'what_now' | 'office'
}

/**
 * Whether a question asks what has become of a district itself ("quận Ba Đình còn không", "phường nào thay quận 5"), and
 * nothing that the district did.
 */
export function endedUnitIn(published: Published, { text, day, place }: Matter): EndedUnit | undefined {
  const { unit, asks } = unitAskedOf(text)
  if (unit === undefined || asks === undefined) return undefined
  const ending = endingOf(published, unit).find((one) => hasEnded(one, day, place))
  return ending && { ending, asks }
}

/** What ended a kind of district that a message names, by that day. */
export function endingOfUnitNamed(published: Published, { text, day, place }: Matter): Provision | undefined {
  const words = wordsOf(settle(text))
  return UNITS.filter((unit) => standsIn(unit, words))
    .flatMap((unit) => endingOf(published, unit))
    .find((one) => hasEnded(one, day, place))
}

/** What was still to end a kind of district on a day of which a question asks whether it was there. */
export function laterEndOfUnit(published: Published, { text, day }: Matter): Provision | undefined {
  const { unit, asks } = unitAskedOf(text)
  if (unit === undefined || asks !== 'whether') return undefined
  return endingOf(published, unit).find(
    ({ endedBodies }) => endedBodies !== undefined && day < endedBodies.from,
  )
}

interface UnitAskedOf {
  readonly unit: readonly Syllable[] | undefined
  readonly asks: EndedUnit['asks'] | undefined
}

function unitAskedOf(text: string): UnitAskedOf {
  const words = wordsOf(settle(text))
  const unit = UNITS.find((one) => standsIn(one, words)) ?? innerCityIn(words)
  return { unit, asks: unit && askedOf(unit, words, placeNamesIn(text)) }
}

/** "Thành phố Thủ Đức", "Thủ Đức còn là thành phố": a city that lay in another or in a province. */
function innerCityIn(words: readonly Word[]): readonly Syllable[] | undefined {
  const name = INNER_CITIES.find((city) =>
    words.some(
      (_, at) => standsAt(city, words, at) && isCity(words.slice(0, at), words.slice(at + city.length)),
    ),
  )
  return name && [...CITY, ...name]
}

/** Wards bear the names of those cities today; "… thành phố Hồ Chí Minh" says where. */
function isCity(before: readonly Word[], after: readonly Word[]): boolean {
  if (standsAt(CITY, before, before.length - CITY.length)) return true
  const called = after.findIndex((_, at) => standsAt(CITY, after, at))
  if (standsAt(WARD, before, before.length - WARD.length) || called === -1 || called > CALLED_WITHIN)
    return false
  return !CITY_NAMES.some((name) => standsAt(name, after, called + CITY.length))
}

function endingOf({ shelf }: Published, unit: readonly Syllable[]): readonly Provision[] {
  const kind = unit.map(({ lower }) => lower).join(' ')
  return shelf.endingBodies.filter(({ endedBodies }) =>
    endedBodies?.names.some((name) => ` ${name.toLowerCase()}`.endsWith(` ${kind}`)),
  )
}

function askedOf(
  unit: readonly Syllable[],
  words: readonly Word[],
  names: ReadonlySet<string>,
): EndedUnit['asks'] | undefined {
  const says = sayingSomething(words.map(({ lower }) => lower))
  const isOfOffice = officeOf(unit, words)
  const left = words.filter(
    (word, at) =>
      says[at] === true &&
      !isOfOffice(at) &&
      !names.has(word.lower) &&
      !/^\d/.test(word.lower) &&
      !among(unit, word),
  )
  if (!left.every((word) => among(ENDS, word) || among(BECOMES, word))) return undefined
  if (isWhereWardLies(unit, words) && !left.some((word) => among(TURNED_INTO, word))) return undefined
  const isOffice = words.some((_, at) => isOfOffice(at))
  if (left.some((word) => !among(ENDS, word))) return isOffice ? 'office' : 'what_now'
  if (left.length > 0 || standsIn(STILL, words)) return 'whether'
  return isOffice ? 'office' : undefined
}

/** "Phường ở quận Ba Đình cũ bây giờ có hội đồng không" asks of the ward. */
function isWhereWardLies(unit: readonly Syllable[], words: readonly Word[]): boolean {
  const at = words.findIndex((_, from) => standsAt(unit, words, from))
  const [before, lies] = [words[at - 2], words[at - 1]]
  return before !== undefined && lies !== undefined && among(LOCAL, before) && among(LIES_IN, lies)
}

/** The words of "phòng Tài nguyên và Môi trường quận": an office of the district ended with it. */
function officeOf(unit: readonly Syllable[], words: readonly Word[]): (at: number) => boolean {
  const ends = words.findIndex((_, at) => standsAt(unit, words, at))
  const begins = words.findLastIndex((word, at) => at < ends && among(OFFICE, word))
  const isNear =
    begins !== -1 && ends - begins <= OFFICE_WORDS && !among(NO_OFFICE, words[begins + 1] ?? NOTHING)
  return (at) => isNear && at >= begins && at < ends
}

function among(list: readonly Syllable[], word: Syllable): boolean {
  return list.some((one) => couldBe(word, one))
}
