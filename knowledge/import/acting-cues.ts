import type { RelationKind } from '../relation.ts'

/** The words by which a text names itself. */
export const SELF =
  '(?:Bộ luật|Luật|Nghị quyết|Nghị định|Thông tư liên tịch|Thông tư|Quyết định|Pháp lệnh|Chỉ thị) này'

/** Words of a sentence that act on law: "bãi bỏ …" on what follows, "… hết hiệu lực" on what stands before. */
export interface Cue {
  readonly direction: 'ahead' | 'behind'
  readonly kind: RelationKind
  /** Only "bổ sung": what it names is new, and is added to what holds it. */
  readonly adds: boolean
  readonly from: number
  readonly to: number
}

/** Kinds after which the target is law no more. */
export const ENDING: ReadonlySet<RelationKind> = new Set(['repeals', 'replaces'])

interface Found extends Cue {
  readonly isEnactive: boolean
}

const PATTERNS = [
  ['repeals', 'behind', 'hết hiệu lực|(?:được|bị) (?:bãi bỏ|hủy bỏ)'],
  // Words change places there, not documents; first, for it is the longer.
  [
    'amends',
    'behind',
    '(?:được|bị) (?:sửa đổi|bổ sung|thay thế(?= bằng (?:các )?(?:cụm từ|từ|thời|số|mức|nội dung)))',
  ],
  ['replaces', 'behind', '(?:được|bị) thay thế'],
  [
    'extends',
    'behind',
    'được (?:kéo dài|gia hạn)|(?:được )?tiếp tục (?:được )?(?:thực hiện|áp dụng|có hiệu lực)',
  ],
  ['repeals', 'ahead', 'bãi bỏ|hủy bỏ'],
  ['replaces', 'ahead', 'thay thế'],
  ['amends', 'ahead', 'sửa đổi|bổ sung|(?:thay|bỏ)(?= (?:các )?(?:cụm )?(?:từ|chữ|đoạn)(?!\\p{L}))'],
  ['extends', 'ahead', 'kéo dài|gia hạn'],
  [
    'details',
    'ahead',
    'quy định chi tiết|hướng dẫn|(?:quy định )?(?:một số )?biện pháp(?: để tổ chức)?(?= (?:thi hành|hướng dẫn))',
  ],
] as const
const CUE = new RegExp(
  PATTERNS.map(([, , words], at) => String.raw`(?<![\p{L}])(?<c${at}>${words})(?!\p{L})`).join('|'),
  'giu',
)
/** Between the verbs of "sửa đổi, bổ sung, bãi bỏ". */
const CHAIN = /^\s*(?:,|và|hoặc|, và)\s*$/u
// What may stand at the head of a sentence that acts: when it does so, and who speaks.
const BULLET = String.raw`^\s*(?:[-–—+•*]\s*)?`
const WHEN = String.raw`(?:(?:Kể )?từ ngày [^;:]{3,120}?, )?`
const SPEAKER = String.raw`(?:Nay |Cho phép |Đồng ý |Về việc |Về |(?:Quốc hội |Chính phủ )?quyết định (?:việc )?)?`
const HEAD = new RegExp(`${BULLET}${WHEN}${SPEAKER}$`, 'iu')
const OWN_FORCE = new RegExp(`${BULLET}${WHEN}${SELF} (?:bắt đầu )?có hiệu lực(?!\\p{L})`, 'iu')
const OWN_DIRECT = new RegExp(`${BULLET}${WHEN}${SELF}(?: là văn bản)? ?$`, 'iu')
const AFTER_BREAK = /(?:[;,]|(?<!\p{L})và|(?<!\p{L})đồng thời)\s*(?:và|đồng thời)?\s*$/iu
const AFTER_STOP = /[;:]\s*(?:và|đồng thời)?\s*$/iu
const DENIED = /(?<!\p{L})(?:không|chưa|chưa thể|không thể)\s*(?:được|bị)?\s*$/iu
/** "Điều 5 được sửa đổi, bổ sung như sau:" acts; "đã được sửa đổi, bổ sung năm 2020" tells. */
const ANEW =
  /^[^.;:]{0,80}?(?:(?<!\p{L})(?:như sau|thành|bằng (?:các )?(?:cụm từ|từ|thời|số|mức|nội dung))(?!\p{L})|:)/iu
const LOOK_BACK = 40
const LONGEST_HEAD = 240

/**
 * The cues of one sentence, in order. A verb acts only at the head of a sentence or of its parts ("Bãi bỏ …", "Nghị định
 * này thay thế …", "…; bãi bỏ …"): who reviews, proposes or may repeal law does not repeal it by that.
 *
 * @param sentence settled, quotations blanked
 * @param isTitle only a title details law without saying who: "b) Hướng dẫn thi hành …" is somebody's duty
 */
export function findCues(sentence: string, isTitle: boolean): readonly Cue[] {
  const isOwn = OWN_FORCE.test(sentence.slice(0, LONGEST_HEAD))
  const groups: Found[] = []
  for (const match of sentence.matchAll(CUE)) {
    const at = PATTERNS.findIndex((_, index) => match.groups?.[`c${index}`] !== undefined)
    const [kind, direction] = PATTERNS[at] ?? []
    if (kind === undefined || direction === undefined) continue
    const from = match.index
    const to = from + match[0].length
    const adds = /bổ sung$/iu.test(match[0])
    const last = groups.at(-1)
    if (last !== undefined && direction === 'ahead' && CHAIN.test(sentence.slice(last.to, from))) {
      groups[groups.length - 1] = { ...last, kind: together(last.kind, kind), adds: last.adds && adds, to }
      continue
    }
    const isAtHead = direction === 'ahead' && isHead(sentence, from, isOwn, last)
    const isEnactive =
      direction === 'behind'
        ? !DENIED.test(before(sentence, from)) &&
          (kind !== 'amends' || ANEW.test(sentence.slice(to, to + LONGEST_HEAD)))
        : isAtHead && (kind !== 'details' || isTitle || last !== undefined || isOwnDeed(sentence, from))
    groups.push({ direction, kind, adds, from, to, isEnactive })
  }
  return groups.filter(({ isEnactive }) => isEnactive)
}

function isHead(sentence: string, from: number, isOwn: boolean, last: Found | undefined): boolean {
  if (from <= LONGEST_HEAD && HEAD.test(sentence.slice(0, from))) return true
  if (isOwnDeed(sentence, from)) return true
  const near = before(sentence, from)
  if (AFTER_STOP.test(near)) return isOwn || last?.isEnactive === true
  const acted = last?.isEnactive === true && last.direction === 'ahead'
  return (acted || (isOwn && from <= LONGEST_HEAD)) && AFTER_BREAK.test(near)
}

/** "Nghị định này quy định chi tiết …" */
function isOwnDeed(sentence: string, from: number): boolean {
  return from <= LONGEST_HEAD && OWN_DIRECT.test(sentence.slice(0, from))
}

/** "Sửa đổi, bãi bỏ một số điều" says no more than that something changes. */
function together(one: RelationKind, other: RelationKind): RelationKind {
  if (one === other) return one
  if (ENDING.has(one) && ENDING.has(other)) return 'repeals'
  if (one === 'details' || other === 'details') return 'details'
  return 'amends'
}

function before(sentence: string, at: number): string {
  return sentence.slice(Math.max(0, at - LOOK_BACK), at)
}
