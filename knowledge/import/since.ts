import type { Day } from '../validity.ts'
import { SELF } from './acting-cues.ts'
import { dateIn } from './facts.ts'

/** When something takes effect: a day, the first day of the text itself, or one that another text sets. */
export type Since = { readonly day: Day } | 'own' | 'elsewhere'

const DATE = String.raw`\d{1,2}(?: tháng \d{1,2} năm |/\d{1,2}/|-\d{1,2}-)\d{4}`
const SINCE = String.raw`(?<!\p{L})(?:kể )?từ (?:ngày |thời điểm )`
const AT_HEAD = new RegExp(String.raw`^\s*(?:[-–—+•*]\s*)?${SINCE}[^;:]{3,120}?, `, 'iu')
const OWN_FORCE = new RegExp(
  String.raw`^\s*${SELF} [^;:]{0,20}hiệu lực[^;:]{0,20}?${SINCE}[^;:,]{3,80}`,
  'iu',
)
const AT_END = new RegExp(String.raw`${SINCE}${DATE}\s*[.;]?\s*$`, 'iu')
const FOLLOWS = new RegExp(String.raw`^[^;:,.]{0,40}?${SINCE}[^;:,.]{3,120}`, 'iu')
const OWN_DAY = new RegExp(
  String.raw`từ (?:ngày |thời điểm )(?:có |bắt đầu )?(?:hiệu lực (?:thi hành )?(?:của )?)?${SELF}(?!\p{L})`,
  'iu',
)
const SINCE_DATE = new RegExp(String.raw`từ (ngày ${DATE})`, 'iu')
const UNTIL = new RegExp(String.raw`đến (?:hết )?(?:(ngày ${DATE})|năm (\d{4}))`, 'iu')
const LONGEST = 400
const DAY_MS = 86_400_000

/**
 * @param sentence the whole, settled
 * @param behind what follows "hết hiệu lực"; empty for a verb
 * @returns `undefined` where the words say nothing of it
 */
export function sinceIn(sentence: string, behind: string): Since | undefined {
  const head = sentence.slice(0, LONGEST)
  const own = OWN_FORCE.exec(head)?.[0]
  const words =
    FOLLOWS.exec(behind)?.[0] ?? AT_HEAD.exec(head)?.[0] ?? own ?? AT_END.exec(sentence.slice(-60))?.[0]
  if (words === undefined) return undefined
  if (OWN_DAY.test(words)) return 'own'
  const day = dateIn(SINCE_DATE.exec(words)?.[1])
  if (day !== undefined) return { day }
  // "sau 45 ngày kể từ ngày đăng Công báo": the text's own day, whichever that is.
  return words === own || /thông qua|ký|ban hành/iu.test(words) ? 'own' : 'elsewhere'
}

/** "đến hết ngày 31 tháng 12 năm 2025" → the day after. */
export function dayUntil(words: string): Day | undefined {
  const [, day, year] = UNTIL.exec(words) ?? []
  const last = day === undefined ? year && `${year}-12-31` : dateIn(day)
  return last === undefined ? undefined : new Date(Date.parse(last) + DAY_MS).toISOString().slice(0, 10)
}
