import { bodiesIn } from '#knowledge/body.ts'
import { onceFor } from '#knowledge/once.ts'
import type { Provision } from '#knowledge/provision.ts'
import type { Unit } from '#knowledge/unit.ts'

/** Who may be counted, as people ask (folded) and as provisions write. */
const COUNTED: ReadonlyArray<{ readonly asked: string; readonly told: string }> = [
  { asked: 'dai bieu', told: 'đại biểu' },
  { asked: 'pho chu tich', told: 'phó chủ tịch|cấp phó' },
  { asked: 'pho truong ban', told: 'phó trưởng ban|cấp phó' },
  { asked: 'uy vien', told: 'ủy viên' },
  { asked: 'cong chuc|can bo|bien che', told: 'công chức|cán bộ|biên chế|người làm việc' },
  {
    asked: 'co quan chuyen mon|phong(?! (?:hoc|hop|kham|ngu|tro|o|benh|may|tiep|thi|cho|cong|dich|chay)\\b)',
    told: 'cơ quan chuyên môn',
  },
  { asked: 'nguoi', told: 'người|đại biểu|phó chủ tịch|phó trưởng ban|cấp phó|ủy viên|công chức|biên chế' },
]
const NUMBER = String.raw`số lượng|tổng số|biên chế|không quá|tối đa|\d+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười`
const SENTENCE_ENDS = /(?<=[.;])\s+|\n+/u

interface Count {
  readonly asks: RegExp
  /** A sentence with a number, or word of one, and whom it counts; `rest` begins with whom. */
  readonly tells: RegExp
}

const COUNTS: readonly Count[] = COUNTED.map(({ asked, told }) => ({
  asks: new RegExp(String.raw`\b(?:may|bao nhieu|bn) (?:${asked})\b`),
  tells: new RegExp(
    String.raw`(?<!\p{L})(?:${NUMBER})(?!\p{L})[^.;]{0,60}?(?<!\p{L})(?<rest>(?:${told})(?!\p{L}).*)`,
    'iu',
  ),
}))

/** What a question counts: whom, and the units whose they are. */
export interface Counting {
  readonly count: Count
  readonly units: readonly Unit[]
}

/**
 * What a question counts, if it counts anyone.
 *
 * @param asked the part of the question that asks
 * @param folded the same without marks
 */
export function countedIn(asked: string, folded: string): readonly Counting[] {
  return COUNTS.flatMap((count) => {
    const match = count.asks.exec(folded)
    return match === null ? [] : [{ count, units: unitsCounted(asked, folded, match) }]
  })
}

/**
 * Whether provisions, taken together, tell how many there are of those a question counts, and of the unit it asks about:
 * how many deputies the chair of a province has is not told by who decides on those of its communes.
 */
export function tellsCount(counted: readonly Counting[], provisions: readonly Provision[]): boolean {
  return counted.every(({ count, units }) =>
    provisions.some((provision) =>
      toldBy(provision)
        .get(count)
        ?.some(
          (whose) => whose.length === 0 || units.length === 0 || whose.some((one) => units.includes(one)),
        ),
    ),
  )
}

/** The units whose they are: "tỉnh có mấy phó chủ tịch", "mấy phó chủ tịch ở xã"; one named further on has another part. */
function unitsCounted(asked: string, folded: string, match: RegExpExecArray): readonly Unit[] {
  const words = folded.split(' ')
  const before = folded.slice(0, match.index).split(' ').length - 1
  const after = before + match[0].split(' ').length
  return bodiesIn(asked, true)
    .filter(({ to, from }) => to <= before || (from >= before && from <= after + 1))
    .filter(({ from, isPlace }) => isPlace !== true || !/^(?:o|tai)$/.test(words[from - 1] ?? ''))
    .flatMap((body) => body.units)
}

/** Of whom a provision tells how many there are, and each time whose units' they are said to be. */
const toldBy = onceFor((provision: Provision): ReadonlyMap<Count, ReadonlyArray<readonly Unit[]>> => {
  const told = new Map<Count, Array<readonly Unit[]>>()
  for (const { sentence, about } of sentencesOf(provision)) {
    for (const count of COUNTS) {
      const rest = count.tells.exec(sentence)?.groups?.['rest']
      if (rest !== undefined) told.set(count, [...(told.get(count) ?? []), whoseIn(sentence, rest, about)])
    }
  }
  return told
})

interface Sentence {
  readonly sentence: string
  readonly about: readonly Unit[]
}

/** The sentences of a provision, each with the units the ones before it are about: "nếu có trên 5.000 dân thì…". */
function sentencesOf({ heading, summary, text }: Provision): readonly Sentence[] {
  let about: readonly Unit[] = []
  return [heading, summary, text].flatMap((part) =>
    (part ?? '').split(SENTENCE_ENDS).map((sentence) => {
      const units = unitsIn(sentence)
      if (units.length > 0) about = units
      return { sentence, about }
    }),
  )
}

/** The units whose those counted are said to be; none where they may be anybody's. */
function whoseIn(sentence: string, rest: string, about: readonly Unit[]): readonly Unit[] {
  const behind = unitsIn(rest)
  if (behind.length > 0) return behind
  const own = unitsIn(sentence)
  return own.length > 0 ? own : about
}

function unitsIn(text: string): readonly Unit[] {
  return bodiesIn(text).flatMap((body) => body.units)
}
