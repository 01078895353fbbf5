import { fold, syllables } from '#knowledge/vietnamese.ts'
import { sayingSomething } from '../empty-words.ts'
import {
  after,
  ago,
  before,
  exactDay,
  lastSuchMonth,
  monthOfYear,
  quarter,
  relativeDay,
  relativeMonth,
  relativeYear,
  spanThatIsOver,
  spelledYear,
  wholeMonth,
  wholeYear,
} from './day-meant.ts'
import type { DayMeant } from './day-meant.ts'
import { SPELLED_YEAR } from './spelled-year.ts'

/** One way to speak of a date. */
export interface DateForm {
  /** Over the text in lower case without marks. */
  readonly pattern: RegExp
  /** `background`: looks like a date and is not the one asked about. */
  readonly kind: 'year' | 'date' | 'event' | 'background'
  readonly day: DayMeant
}

// "2023 người", "2025 hộ" count; "năm 2023 người dân", "năm 2025 hộ nghèo" do not.
const YEAR = String.raw`(?<year>(?:19|20)\d\d)(?!\d|/)(?:(?<=\bnam (?:19|20)\d\d)|(?!\s?(?:dong|nguoi|m2|trieu|ty|ho|can)\b))`
const ANY_YEAR = String.raw`(?:19|20)\d\d\b`
const DATE = String.raw`(?<date>\d{1,2})\s?[/.-]\s?(?<month>\d{1,2})\s?[/.-]\s?(?<year>\d{4})(?![\d/]|-[a-z])`
// "1/7/25": people leave the century out where they write the whole date.
const SHORT_DATE = String.raw`(?<date>\d{1,2})(?<mark>[/-])(?<month>\d{1,2})\k<mark>(?<short>[0-4]\d)(?![\d/]|[.,]\d|-[a-z\d])`
const ISO_DATE = String.raw`(?<![\d/.-])(?<year>(?:19|20)\d\d)(?<mark>[/-])(?<month>\d{1,2})\k<mark>(?<date>\d{1,2})(?![\d/]|-[a-z\d])`
const SIDE = String.raw`(?:(?<side>truoc|sau) (?:khi |moc |thoi diem )?)?`
const PART = String.raw`(?:(?<part>dau|giua|cuoi) )?`
const WORDS = (most: number) => String.raw`(?: [a-z0-9]{1,12}){0,${most}}?`
// Whose years are its name, not the time that is asked about.
const PLANNED =
  '(?:nhiem ky|khoa|giai doan|thoi ky|ke hoach|tam nhin|quy hoach|chien luoc|muc tieu|dinh huong|chuong trinh|de an|du an)'
// What a document's name does not hold: with one of these the year after it is not the document's.
const VERBS =
  'nao|gi|ap|co|duoc|la|hoi|khi|truoc|sau|trong|vao|thi|ma|ky|luc|tu|den|con|het|o|tai|su|hom|bay|gio|neu|vay|cho'
const DOCUMENT = String.raw`\b(?:bo luat|(?<!phap |ky )luat|nghi quyet|nq|nghi dinh|nd|thong tu|hien phap|phap lenh|chi thi|quyet dinh (?:so )?\d+)(?: (?!(?:${VERBS}) )[a-z0-9/.-]{1,20}){0,12}?`
const DISTRICTS = String.raw`(?:cac |cap |don vi ){0,3}(?:quan|huyen)\b`
/** A kind of district, which is none in "cơ quan", "quan lý". */
const DISTRICT = String.raw`(?:(?<!\b(?:co|lien|su|hai|tham) )quan(?! (?:ly|he|tam|trong|tri|su|doi|chuc|diem|an))|huyen|thi xa)\b`
const ONCE = String.raw`\b(?:(?:hoi|luc|thoi|ngay) (?:truoc|xua|do|ay)|truoc (?:day|kia))\b(?! nua)`
/** What was handed in or given out then is asked about as it is now, and so is what has become of a district's work. */
const LEFT_BEHIND = String.raw`\b(?:nop|gui|ho so|don|giay to|thu tuc|(?:viec|nhiem vu) cua)\b`
const MERGING = String.raw`(?:(?:duoc |bi |viec ){0,2}(?:sap nhap|sat nhap|hop nhat|nhap tinh|gop (?:tinh|${DISTRICTS}|phuong|xa))|(?:bo|xoa|giai the|bai bo|dep|het|khong con) ${DISTRICTS}|[a-z ]{0,20}\b(?:chinh quyen|mo hinh) [a-z ]{0,16}(?:2|hai) cap)`
// "5 năm trước" is not "năm trước".
const UNCOUNTED = String.raw`(?<!\d )(?<!\b(?:nhieu|may|cac|nhung|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|vai|moi|suot|hang|tung) )`
const COUNT = String.raw`(?<count>\d{1,2}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)`

/** "Vậy trước đó thì sao?" */
const BEFORE = String.raw`^(?:(?:da|a|u|vay|the|con|roi) )*(?:(?:hoi |thoi |luc )?truoc (?:do|day|kia)|(?:hoi|thoi|ngay) (?:truoc|xua))(?: nua)?(?: thi)?\b`
const BEFORE_THAT = String.raw`${BEFORE}(?: (?:sao|the nao|ra sao))?\W*$`
/** "Trước đó thì ai bổ nhiệm": so few words that say something ask the same of the time before. */
const SAID_BESIDES = 2

/** Whether a question says little but that it is about the time before. */
export function asksForBefore(question: string): boolean {
  const folded = fold(question).trim()
  const [opening] = new RegExp(BEFORE).exec(folded) ?? []
  if (opening === undefined) return false
  const besides = sayingSomething(syllables(question).slice(opening.trim().split(' ').length))
  return besides.filter(Boolean).length <= SAID_BESIDES
}

/** In the order they are tried: what one takes, the later ones do not see. */
export const DATE_FORMS: readonly DateForm[] = [
  form(
    'year',
    String.raw`(?<!\b${PLANNED}${WORDS(4)} )\btu (?:nam )?${ANY_YEAR} (?:den|toi) (?:het )?(?:nam )?${YEAR}`,
    spanThatIsOver,
  ),
  // "Thời 2021-2024"; of a term or a plan the years are its name.
  form(
    'year',
    String.raw`(?<!\b${PLANNED}${WORDS(4)} )\b(?:thoi|hoi|trong|khoang|nam|nhung nam|cac nam) (?:nam )?${ANY_YEAR}\s?(?:-|–|den|toi)\s?(?:nam )?${YEAR}`,
    spanThatIsOver,
  ),
  background(String.raw`\b(?:19|20)\d\d\s?(?:-|–|den|toi)\s?(?:nam )?${ANY_YEAR}`),
  background(
    String.raw`\b(?:nhiem ky|khoa|giai doan|thoi ky|ke hoach|tam nhin)${WORDS(4)} (?:nam )?${ANY_YEAR}`,
  ),
  background(String.raw`\b(?:quy hoach|chien luoc|muc tieu|dinh huong)${WORDS(8)} den (?:nam )?${ANY_YEAR}`),
  background(
    String.raw`${DOCUMENT} (?:duoc )?(?:ban hanh|ra doi|thong qua|co hieu luc|het hieu luc)(?: vao| tu| ke tu| trong| hoi)?(?: nam| ngay| thang)? (?:\d{1,2}/){0,2}${ANY_YEAR}`,
  ),
  background(String.raw`${DOCUMENT},? (?:nam )?${ANY_YEAR}`),
  background(
    String.raw`\b(?:sinh|sn|mua|xay|cuoi vo|cuoi chong|dam cuoi|ket hon|lay nhau|tot nghiep|nghi huu|qua doi)${WORDS(4)} (?:nam |hoi |ngay )(?:(?:\d{1,2}/){0,2}${ANY_YEAR}|\d{1,2}/\d{1,2}/\d\d\b)`,
  ),
  background(
    String.raw`\btu (?:nam |hoi |thang |ngay )?(?:\d{1,2}/){0,2}(?:19|20)\d\d (?:den|toi|cho den|cho toi) (?:nay|gio|bay gio|hien nay|hien tai)\b`,
  ),
  // "Từ đầu năm nay có luật mới": since when, of what is so today.
  background(String.raw`\b(?:tu|ke tu) ${PART}nam nay\b(?! den\b)`),
  // What was handed in or approved before a day is asked about after it: the law of today says what becomes of it.
  background(String.raw`\b(?:nop|tiep nhan|phe duyet|duyet|trien khai)${WORDS(3)} truoc (?:ngay )?${DATE}`),
  event(String.raw`\b(?:truoc|chua den)(?: khi| luc| ngay| hoi| thoi diem)?${WORDS(4)} ${MERGING}`, before),
  event(String.raw`\b(?:khi|luc|hoi|thoi|ngay)${WORDS(3)} chua ${MERGING}`, before),
  event(
    String.raw`\b(?:khi|luc|hoi|thoi|ngay)${WORDS(3)} con (?:co )?(?:chinh quyen |ubnd |uy ban |uy ban nhan dan )?${DISTRICTS}`,
    before,
  ),
  event(
    String.raw`\b(?:khi|luc|hoi|thoi) ${DISTRICTS}${WORDS(2)} con (?:hoat dong|ton tai|lam viec)\b`,
    before,
  ),
  // "Quận 3 hồi trước có hội đồng không": as long as there were districts. What is rare comes first, so that it is looked
  // around only where that stands.
  event(
    String.raw`${ONCE}(?:(?<=\b${DISTRICT}.{0,80})|(?=.{0,60}\b${DISTRICT}))(?<!${LEFT_BEHIND}.{0,120})(?!.{0,120}${LEFT_BEHIND})`,
    before,
  ),
  event(String.raw`\b(?:sau|tu|ke tu)(?: khi| luc| ngay| hoi| dot)?${WORDS(4)} ${MERGING}`, after),
  event(String.raw`\b${MERGING} (?:xong|roi)\b`, after),
  event(BEFORE_THAT, before),
  form('date', String.raw`\b${SIDE}(?:hom )?(?:ngay )?${DATE}`, exactDay),
  form('date', String.raw`\b${SIDE}(?:hom )?(?:ngay )?${SHORT_DATE}`, exactDay),
  form('date', String.raw`\b${SIDE}(?:hom )?(?:ngay )?${ISO_DATE}`, exactDay),
  form(
    'date',
    String.raw`\b${SIDE}(?:(?:hom|ngay|mung|mong) ){0,2}(?<!\d )(?<date>\d{1,2}) thang (?<month>\d{1,2})(?:,? nam |/| )(?<year>\d{4})\b`,
    exactDay,
  ),
  form(
    'date',
    String.raw`\b${SIDE}${PART}(?:thang |t)(?<month>\d{1,2})(?:\s?[/.-]\s?| nam | )${YEAR}`,
    wholeMonth,
  ),
  form(
    'date',
    String.raw`\b(?:(?<side>truoc|sau)|hoi|tu|vao|luc|dau|giua|cuoi) (?<month>\d{1,2})/${YEAR}`,
    wholeMonth,
  ),
  form('date', String.raw`\bnam ${YEAR},? thang (?<month>\d{1,2})\b`, wholeMonth),
  form('date', String.raw`(?<=^|[.;?!\n]\s?)(?<month>\d{1,2})/${YEAR}(?= [a-z])`, wholeMonth),
  form('date', String.raw`\bquy (?<quarter>[1-4]|i{1,3}|iv)(?:/| nam )${YEAR}`, quarter),
  form(
    'date',
    String.raw`\bthang (?<month>\d{1,2}) nam (?<which>ngoai|roi|truoc|nay|sau|toi)\b`,
    monthOfYear,
  ),
  form(
    'date',
    String.raw`\b(?:hoi|vao|tu|(?<side>truoc)) thang (?<month>\d{1,2})\b(?!\s?[/.-]?\d| nam)`,
    lastSuchMonth,
  ),
  form('date', String.raw`\bthang (?<month>\d{1,2}) (?:vua|moi) (?:roi|qua)\b`, lastSuchMonth),
  form(
    'year',
    String.raw`\b${SIDE}${PART}(?:(?<!(?:viet|mien|phia) )nam|hoi|thoi|vao|luc|trong|khoang) ?(?:nam |khoang |tam )?${YEAR}`,
    wholeYear,
  ),
  form(
    'year',
    String.raw`\b(?:nam|hoi|thoi|tu|vao|luc|trong) (?:nam )?(?<words>${SPELLED_YEAR})`,
    spelledYear,
  ),
  form('year', String.raw`\b(?:(?<side>truoc|sau)|(?<part>dau|giua|cuoi)|tu|den|toi) ${YEAR}`, wholeYear),
  form('year', String.raw`(?<=^|[.,;:?!\n]\s?)${YEAR}(?= (?:thi|ai|chu tich|ubnd|hdnd)\b)`, wholeYear),
  form('year', String.raw`(?<=[a-z] )(?<!\b(?:hoi|nam|nay|so) )${YEAR}(?=\s?[?.!]*$)`, wholeYear),
  form('date', String.raw`\b(?:cach day )?${COUNT} (?<unit>nam|thang|ngay) (?:ve )?truoc\b(?! khi)`, ago),
  form('date', String.raw`\bcach day ${COUNT} (?<unit>nam|thang|ngay)\b`, ago),
  form(
    'year',
    String.raw`\b${SIDE}${PART}${UNCOUNTED}nam (?<which>ngoai|kia|nay|truoc|roi|sau|toi)\b(?! khi)`,
    relativeYear,
  ),
  form('year', String.raw`\b(?<which>sang) nam\b(?! \d)`, relativeYear),
  form('date', String.raw`\b${UNCOUNTED}thang (?<which>nay|truoc|roi|sau|toi)\b(?! khi)`, relativeMonth),
  form('date', String.raw`\b(?<which>hom qua|hom kia|ngay mai)\b`, relativeDay),
]

function form(kind: DateForm['kind'], pattern: string, day: DayMeant): DateForm {
  return { kind, pattern: new RegExp(pattern, 'g'), day }
}

function background(pattern: string): DateForm {
  return form('background', pattern, () => null)
}

function event(pattern: string, day: DayMeant): DateForm {
  return form('event', pattern, day)
}
