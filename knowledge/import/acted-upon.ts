import type { Address } from '../address.ts'
import { findPhrases } from '../citation-words.ts'
import type { CitedLaw } from '../citation-words.ts'
import { SELF } from './acting-cues.ts'

/** One citation among the words around a cue, and what it is there for. */
export interface ActedUpon {
  /**
   * `object`: acted upon. `except`: left out of it ("trừ …"). `holder`: the document of the objects before it. `cited`: only
   * named. `own`: of the text itself.
   */
  readonly role: 'object' | 'except' | 'holder' | 'cited' | 'own'
  readonly cites: readonly CitedLaw[]
  /** The words right before it, single spaces. */
  readonly gap: string
  /** Whether less than the whole of it is meant: "cụm từ … tại khoản 2 Điều 5", "Phụ lục I … Nghị định số 1". */
  readonly isPart: boolean
}

// Words for less than the whole of what is named behind them.
const PART_WORDS =
  'cụm từ|từ(?= (?:bằng|tại|trong|ở|thành))|từ ngữ|chữ|đoạn|câu|dòng|cột|mẫu|biểu|bảng|phụ lục|chương|mục|phần|một phần|nội dung về|quy định về|tên|tiêu đề|gạch đầu dòng|công thức|danh mục|quy chế'
const PART = new RegExp(String.raw`(?<!\p{L})(?:${PART_WORDS})(?!\p{L})`, 'iu')
const ONE_MORE_PART = new RegExp(
  String.raw`(?:[,;]|(?<!\p{L})và)\s*(?:các )?(?:${PART_WORDS})(?!\p{L})[^,;]{0,80}$`,
  'iu',
)
const PART_FIRST = new RegExp(
  String.raw`^\s*(?:[-–—+•*] ?)?(?:Các )?(?:${PART_WORDS})(?!\p{L})[^,;]{0,60}$`,
  'iu',
)
// The first thing behind "bãi bỏ" is what it acts on, unless words like these stand between.
const MERELY =
  /(?<!\p{L})(?:(?<!kèm )theo|căn cứ|để|nhằm|phù hợp|khi|nếu|trường hợp|thẩm quyền|trong thời gian|kể từ|thực hiện nhiệm vụ)(?!\p{L})/iu
const MERELY_DETAILED = /(?<!\p{L})(?:căn cứ|để|nhằm|khi|nếu|trường hợp|trong thời gian|kể từ)(?!\p{L})/iu
/** What may stand before the subject of "… hết hiệu lực", and before an entry of a list. */
const LISTED =
  /^\s*(?:[-–—+•*]\s*)?(?:(?:các|những|toàn bộ|quy định|nội dung|điều|khoản|điểm|văn bản|quy phạm pháp luật|cụm từ|từ|đoạn|câu|tên|thời gian|thời hạn|thực hiện|áp dụng|thí điểm|bằng|và|tại|của|trong|ở|riêng|cho|sau đây|sau|đối với|hiệu lực|thi hành|luật|nghị quyết|nghị định|thông tư|quyết định|pháp lệnh)(?!\p{L})[\s,:]*)*$/iu
const EXCEPT = /(?<!\p{L})(?:trừ|ngoại trừ|không bao gồm|không áp dụng đối với)(?!\p{L})/iu
const COORDINATED = /(?:^\s*|[,;]\s*|(?<!\p{L})(?:và|hoặc|cùng)\s+)(?:các |tại |tại các |quy định tại )?$/iu
const OWN = new RegExp(
  String.raw`^\s*(?:của |tại |ban hành kèm theo )?(?:${SELF}|(?:Điều|khoản|điểm|Quy chế|Quy định|Phụ lục) này)(?!\p{L})`,
  'iu',
)
const LONGEST_GAP = 240

/** Where the words stand: behind a verb, before "hết hiệu lực", or behind it, where only exceptions are. */
export type Side = 'ahead' | 'ahead-of-details' | 'behind' | 'after'

/** Whether the words before a citation only lead up to it, so that the whole of it is meant. */
export function meansWhole(gap: string): boolean {
  return gap.length <= LONGEST_GAP && LISTED.test(gap)
}

/** @param zone settled, blanked words on one side of a cue, up to the next cue */
export function readZone(zone: string, side: Side, within: Address | undefined): readonly ActedUpon[] {
  const read: ActedUpon[] = []
  const objectKinds = new Set<string | undefined>()
  let end = 0
  for (const { cites, from, to } of findPhrases(zone, within)) {
    const gap = zone.slice(end, from).replace(/\s+/g, ' ')
    const role = OWN.test(zone.slice(to, to + 40))
      ? 'own'
      : roleOf(cites, gap, side, read.at(-1), objectKinds)
    if (role === 'object') for (const { document } of cites) objectKinds.add(document?.kind)
    read.push({ role, cites, gap, isPart: !COORDINATED.test(gap) && PART.test(gap) })
    end = to
  }
  return read
}

function roleOf(
  cites: readonly CitedLaw[],
  gap: string,
  side: Side,
  before: ActedUpon | undefined,
  objectKinds: ReadonlySet<string | undefined>,
): ActedUpon['role'] {
  if (EXCEPT.test(gap)) return 'except'
  if (before === undefined) return isFirstObject(gap, side) ? 'object' : 'cited'
  const coordinated = COORDINATED.test(gap)
  if (before.role === 'except' && !gap.includes(';')) return coordinated ? 'except' : 'cited'
  if (side === 'after') return 'cited'
  if (coordinated) return isOneMore(cites, gap, before, objectKinds) ? 'object' : 'cited'
  if (before.role === 'object' && ONE_MORE_PART.test(gap) && !MERELY.test(ONE_MORE_PART.exec(gap)?.[0] ?? ''))
    return 'object'
  // "Bãi bỏ khoản 1 Điều 5 và đoạn cuối khoản 2 Điều 6 của Luật số …", "Bãi bỏ Điều 5 và quy định khác tại Luật số …"
  const isOpen = before.role === 'object' && before.cites.every(({ document }) => document === undefined)
  if (!isOpen || MERELY.test(gap) || gap.length > LONGEST_GAP) return 'cited'
  return cites.every(({ address }) => address === undefined) ? 'holder' : 'object'
}

/**
 * "thay thế Nghị định số 1 quy định chi tiết Luật số 2, Nghị định số 3": of one kind with the first. "bãi bỏ Thông tư số 1 sửa
 * đổi Thông tư số 2 và Thông tư số 3": one with what was named last.
 */
function isOneMore(
  cites: readonly CitedLaw[],
  gap: string,
  before: ActedUpon,
  objectKinds: ReadonlySet<string | undefined>,
): boolean {
  if (before.role === 'object') return true
  const kind = cites.find(({ document }) => document !== undefined)?.document?.kind
  const named = before.cites.some(({ document }) => document !== undefined && document.kind === kind)
  return kind !== undefined && objectKinds.has(kind) && (!named || gap.includes(';'))
}

function isFirstObject(gap: string, side: Side): boolean {
  if (gap.length > LONGEST_GAP && side === 'ahead') return false
  switch (side) {
    case 'ahead':
      return !MERELY.test(gap)
    case 'ahead-of-details':
      return !MERELY_DETAILED.test(gap)
    case 'behind':
      return meansWhole(gap) || (PART_FIRST.test(gap) && !MERELY.test(gap))
    case 'after':
      return false
  }
}
