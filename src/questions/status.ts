import { printId } from '#knowledge/address.ts'
import { latelyOf } from '#knowledge/lately.ts'
import type { Place } from '#knowledge/place.ts'
import type { LegalDocument, Provision } from '#knowledge/provision.ts'
import type { Published } from '#knowledge/published.ts'
import type { Day, Validity } from '#knowledge/validity.ts'
import { fold, syllables } from '#knowledge/vietnamese.ts'
import { citedOnShelf } from './cited-on-shelf.ts'
import type { Matter } from './decision.ts'
import { sayingSomething } from './empty-words.ts'
import { LAW_POINTED_AT, withoutNames } from './mention.ts'
import { findProvisions } from './find.ts'
import type { Findings } from './find.ts'
import { placeNamesIn } from './setting/place.ts'
import { settle } from './settle.ts'

const STATUS =
  /\b(?:con|het|co|mat) (?:hieu luc|ap dung|gia tri|thi hanh)\b|\bcon (?:dung|xai|duoc dung|duoc ap dung|ap dung)\b|\bhieu luc (?:tu|den|khi|ngay|luc)\b|\bin force\b|\bdang (?:co hieu luc|ap dung|duoc ap dung)\b|\bap dung (?:luat|nghi quyet|nghi dinh) .{0,30}\bnao\b|\bhet han (?:tu|ngay|khi|vao|chua|roi|bao gio|luc)\b|\bthay (?:nghi quyet|nghi dinh|luat)\b|\bbi bai bo chua\b|\b(?:thay the|bai bo|cham dut) (?:nghi quyet|nghi dinh|luat)\b/
/** "Đã áp dụng chưa", "bị bãi bỏ khi nào, bởi luật nào": of what a document rules it is asked as well. */
const BEGINS_OR_ENDS =
  /\b(?:ap dung|thi hanh|hieu luc) (?:\S+ ){0,2}?(?:chua|roi|tu|khi|bao gio)\b|\bnao (?:\S+ ){0,2}(?:ap dung|hieu luc|thi hanh)\b|\b(?:bai bo|thay the|thay|huy bo|huy|bi bo)\b|\bcon (?:khong|ko|k|hong|hok)(?: (?:a|ad|vay|nhi|the|em|anh|chi))*\W*$/
const OF_BEGIN_AND_END = new Set(
  fold(
    'bắt đầu chính thức có hiệu lực áp dụng thi hành chưa rồi bị bãi bỏ thay thế hủy từ ngày tháng khi lúc bởi bằng theo do luật nghị quyết định văn bản mới cũ khác hết quốc hội',
  ).split(' '),
)
/** A longer question that speaks of a document's validity asks something else besides. */
const STATUS_SYLLABLES = 18
const STATUS_QUERY = 'có hiệu lực thi hành từ ngày'

/** Which of two laws that differ is followed is no question of whether either holds. */
const LAWS_DIFFER =
  /\b(?:khac (?:nhau|voi)|quy dinh khac|noi khac|mau thuan|trai (?:nhau|voi)|chong cheo|xung dot)\b/

const ENDED = '(?:het hieu luc|het han|bi bai bo|bi thay the)'
/** "Lỡ nghị quyết hết hiệu lực thì hợp đồng đang làm tính sao": its end is a condition there, and something else is asked. */
const ONCE_ENDED = new RegExp(
  String.raw`\b${ENDED}\b(?: \S+){0,3}? (?:thi|ma)\b|\b(?:neu|lo|gia su|truong hop|mai mot)\b(?: \S+){0,9} ${ENDED}\b`,
)

/** Whether what becomes of something is asked, should a law end. */
export function asksOnceEnded(question: string): boolean {
  return ONCE_ENDED.test(fold(question).replaceAll(/\s+/g, ' '))
}

/** Whether a question is about a document's own validity: is it in force, since when. */
export function asksForStatus({ text }: Matter, document: LegalDocument): boolean {
  const folded = fold(text).replaceAll(/\s+/g, ' ')
  if (LAWS_DIFFER.test(folded)) return false
  const isStatus = STATUS.test(folded)
  if (!isStatus && !BEGINS_OR_ENDS.test(folded)) return false
  const left = withoutNames(text, document)
  const isAlone = saysNothingElse(left, document)
  if (isAlone || !isStatus || ONCE_ENDED.test(folded)) return isAlone
  return text.split(/\s+/).length <= STATUS_SYLLABLES
}

/** Whether a question is if a law holds, whichever it is. */
export function asksWhetherInForce(text: string): boolean {
  return text.split(/\s+/).length <= STATUS_SYLLABLES && STATUS.test(fold(text).replaceAll(/\s+/g, ' '))
}

/** Whether a question asks only if "quy định này" holds, and names none: whatever is found is another one. */
export function asksStatusOfUnnamed(question: string): boolean {
  const left = question.replace(LAW_POINTED_AT, ' ')
  if (left === question) return false
  const folded = fold(question).replaceAll(/\s+/g, ' ')
  return (STATUS.test(folded) || BEGINS_OR_ENDS.test(folded)) && saysNothingElse(left)
}

/** @param named the document, whose name may stand beside its number */
function saysNothingElse(left: string, named?: LegalDocument): boolean {
  const typed = syllables(left)
  const says = sayingSomething(typed)
  const ofName = new Set(syllables(named?.name ?? '').map((one) => fold(one)))
  const places = placeNamesIn(left)
  const isAside = (word: string): boolean => OF_BEGIN_AND_END.has(word) || ofName.has(word)
  return typed.every(
    (one, at) => says[at] !== true || /^\d/.test(one) || places.has(one) || isAside(fold(one)),
  )
}

/**
 * The provision that says when a document begins to hold (without its text, the one that says what it is about), and the
 * one that ended it.
 */
export function statusBasis(
  published: Published,
  document: LegalDocument,
  matter: Matter,
): readonly Provision[] {
  const place = document.territory === 'vn' ? matter.place : document.territory
  const { holding, doubtful, ended, toCome } = sayingSince(published, matter.day, place)
  const own = [...holding, ...doubtful, ...ended, ...toCome]
    .filter(({ provision }) => provision.document === document.id && saysWhen(published, provision))
    .toSorted((a, b) => b.score - a.score)
  const telling = own.filter(({ provision }) => tellsDay(provision, document.validity.from))
  const scope = published.shelf.provisions.get(printId(document.id, { article: '1' }))
  const basis = settle(published, telling.length > 0 ? telling : own)[0]?.provision ?? scope
  return [...(basis === undefined ? [] : [basis]), ...endingOf(published, document.validity, matter.day)]
}

/** What ended a document or a provision, where it had ended by that day. */
export function endingOf(published: Published, { to, endedBy }: Validity, day: Day): readonly Provision[] {
  if (endedBy === undefined || to === undefined || day < to) return []
  return citedOnShelf(published, endedBy).flatMap((id) => published.shelf.provisions.get(id) ?? [])
}

const DAYS_KEPT = 64

/** What says since when the law holds: always the same question, and nearly always about today. */
const sayingSince = latelyOf(
  (published: Published, day: Day, place: Place | null): Findings =>
    findProvisions(published, STATUS_QUERY, { day, place }),
  DAYS_KEPT,
)

/** "01 tháng 7 năm 2026": the very day the document began to hold, not the day some clause of it did. */
function tellsDay({ summary, text }: Provision, day: Day): boolean {
  const [year, month, date] = day.split('-').map(Number)
  const words = new RegExp(String.raw`\b0?${date} thang 0?${month} nam ${year}\b`)
  return words.test(fold(`${summary ?? ''} ${text ?? ''}`))
}

function saysWhen({ shelf }: Published, provision: Provision): boolean {
  const article = shelf.ancestors(provision).at(-1) ?? provision
  return fold(article.heading ?? '').includes('hieu luc')
}
