import type { Provision } from '#knowledge/provision.ts'
import type { Published } from '#knowledge/published.ts'
import { settle } from '#knowledge/vietnamese.ts'
import type { Matter } from './decision.ts'
import { hasEnded } from './ended-body.ts'
import { sayingSomething } from './empty-words.ts'
import { placeNamesIn } from './setting/place.ts'
import { couldBe, standsIn, syllablesOf, wordsOf } from './words.ts'
import type { Syllable, Word } from './words.ts'

const STILL = syllablesOf('còn')
const UNITS = ['quận', 'huyện', 'thị xã'].map(syllablesOf)
/** What is said of a unit's end or of its having a council, and of nothing else it does. */
const ENDS = syllablesOf('còn hết hoạt động tồn tại bỏ giải thể xóa mất chưa hội đồng nhân dân ủy ban')
/** What is said of what it has become. */
const BECOMES = syllablesOf('bây giờ nay thuộc gọi đổi tên thành thay sáp nhập chia về phường xã mới cũ')

/** What has become of a kind of district that is no more. */
interface EndedUnit {
  /** What ended it. */
  readonly ending: Provision
  /** `whether` it is still there, or `what_now` it is. */
  readonly asks: 'whether' | 'what_now'
}

/**
 * Whether a question asks what has become of a district itself ("quận Ba Đình còn không", "phường nào thay quận 5"), and
 * nothing that the district did.
 */
export function endedUnitIn({ shelf }: Published, { text, day, place }: Matter): EndedUnit | undefined {
  const words = wordsOf(settle(text))
  const unit = UNITS.find((one) => standsIn(one, words))
  const asks = unit && askedOf(unit, words, placeNamesIn(text))
  if (unit === undefined || asks === undefined) return undefined
  const kind = unit.map(({ lower }) => lower).join(' ')
  const ending = shelf.endingBodies.find(
    (one) => hasEnded(one, day, place) && one.endedBodies?.names.some((name) => name.endsWith(` ${kind}`)),
  )
  return ending && { ending, asks }
}

function askedOf(
  unit: readonly Syllable[],
  words: readonly Word[],
  names: ReadonlySet<string>,
): EndedUnit['asks'] | undefined {
  const says = sayingSomething(words.map(({ lower }) => lower))
  const left = words.filter(
    (word, at) =>
      says[at] === true && !names.has(word.lower) && !/^\d/.test(word.lower) && !among(unit, word),
  )
  if (!left.every((word) => among(ENDS, word) || among(BECOMES, word))) return undefined
  if (left.some((word) => !among(ENDS, word))) return 'what_now'
  return left.length > 0 || standsIn(STILL, words) ? 'whether' : undefined
}

function among(list: readonly Syllable[], word: Syllable): boolean {
  return list.some((one) => couldBe(word, one))
}
