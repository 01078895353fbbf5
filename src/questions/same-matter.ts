import { fold, syllables } from '#knowledge/vietnamese.ts'
import { sayingSomething } from './empty-words.ts'
import { recognise } from './intent/recognise.ts'

/** What two questions are held against each other by, where a person will not look at both. */
export interface Matter {
  readonly all: readonly Spelled[]
  /** Those of them that say something. */
  readonly kept: readonly Spelled[]
  readonly isMarked: boolean
}

interface Spelled {
  readonly typed: string
  readonly folded: string
}

/**
 * Words a search does well to pass over, and which yet make another question of it: in or out of office hours, a first
 * or a new paper, where or when, husband or wife.
 */
const TURNING = new Set(
  `một ba năm mấy nhất đa thiểu con cháu vợ chồng bố má mẹ ông bà cô chú bác hộ họ trong ngoài trên dưới trước sau từ
  đến tới ra vào lên xuống lại mới còn chỉ không chưa được bị phải cần đã đang sẽ ai gì đâu sao bao giờ nhiêu lâu khi lúc nơi
  ngày tháng điều khoản điểm quyết`.split(/\s+/),
)
const TURNING_FOLDED = new Set([...TURNING].map((word) => fold(word)))

/** A question without its courtesies, as {@link isSameMatter} reads it. */
export function matterOf(text: string): Matter {
  const asked = recognise(text).question.trim()
  const typed = syllables(asked === '' ? text : asked)
  const says = sayingSomething(typed)
  const all = typed.map((word) => ({ typed: word, folded: fold(word) }))
  const isMarked = all.some((word) => word.typed !== word.folded)
  const turns = (word: Spelled) =>
    TURNING.has(word.typed) || (!isMarked && TURNING_FOLDED.has(word.folded)) || /^\p{N}/u.test(word.typed)
  return { all, kept: all.filter((word, at) => says[at] === true || turns(word)), isMarked }
}

/**
 * Whether two questions are the same in other words: each says all the other says, and they differ by words that say
 * nothing at most. Nobody who is given another question's answer can tell.
 */
export function isSameMatter(one: Matter, other: Matter): boolean {
  if (one.kept.length === 0 || other.kept.length === 0) return false
  // Marks tell words apart where both have typed them.
  const by = one.isMarked && other.isMarked ? 'typed' : 'folded'
  return (
    numbers(one) === numbers(other) && isWithin(one.kept, other.all, by) && isWithin(other.kept, one.all, by)
  )
}

/** In their order: from district 1 to district 3 is not from 3 to 1. */
function numbers({ all }: Matter): string {
  return all
    .filter(({ typed }) => /^\p{N}/u.test(typed))
    .map(({ typed }) => typed)
    .join(' ')
}

function isWithin(kept: readonly Spelled[], all: readonly Spelled[], by: keyof Spelled): boolean {
  const left = new Map<string, number>()
  for (const word of all) left.set(word[by], (left.get(word[by]) ?? 0) + 1)
  return kept.every((word) => {
    const count = left.get(word[by]) ?? 0
    left.set(word[by], count - 1)
    return count > 0
  })
}
