import type { Day } from '#knowledge/validity.ts'
import { askingPart } from './asking.ts'
import { isGuessed } from './confirming.ts'
import { dateIn, timeIn } from './setting/time.ts'
import type { TimeFound } from './setting/time.ts'

/** A date so shortly before is what happened to the citizen, not the law they ask about. */
const RECENT_DAYS = 120
const DAY_MS = 86_400_000

/** "Hồi ấy": the time a story has told. */
const THEN =
  /(?<!\p{L})(?:hồi|lúc|khi|thời|thời điểm|năm|dạo|đợt|hoi|luc|khi|thoi|thoi diem|nam|dao|dot) (?:đó|ấy|đấy|ay)(?!\p{L})/giu
/** "Nhóm em lấy mốc năm 2022": of which time it is asked, wherever that is said. */
const AS_OF =
  /(?<!\p{L})(?:lấy|lay|tính|tinh|xét|xet|theo|tại|tai)(?: (?:theo|vào|vao|ở|o|tại|tai))? (?:mốc|moc|thời điểm|thoi diem)(?= )/iu

/** The time a question is about, from the words that ask; what a long story tells of the past is only its background. */
export function askedTime(question: string, base: Day): TimeFound | null {
  const asking = askingPart(question)
  const asked = timeIn(asking, base)
  const found =
    asking !== question && isOfTimeTold(question, asking, asked) ? (dateIn(question, base) ?? asked) : asked
  // "Năm nay" is today, said in another way.
  if (found?.kind === 'year' && found.day === base) return { ...found, kind: 'now' }
  if (found?.kind !== 'date' || isGuessed(question, found.said)) return found?.kind === 'date' ? null : found
  const daysBefore = (Date.parse(base) - Date.parse(found.day)) / DAY_MS
  return daysBefore > 0 && daysBefore < RECENT_DAYS ? null : found
}

/** Whether a story is asked about as of the time it tells: "bây giờ bác muốn biết hồi ấy …", not "hồi ấy …, bây giờ thì sao". */
function isOfTimeTold(story: string, asking: string, asked: TimeFound | null): boolean {
  if (asked === null && AS_OF.test(story)) return true
  const then = [...asking.matchAll(THEN)].at(-1)?.index
  if (then === undefined) return false
  return asked === null || (asked.kind === 'now' && asking.lastIndexOf(asked.said) < then)
}
