import type { Day } from '#knowledge/validity.ts'
import { fold, settle } from '#knowledge/vietnamese.ts'
import { DATE_FORMS } from './dated.ts'
import { MERGED } from './day-meant.ts'
import { couldBe, syllablesOf, wordsOf } from '../words.ts'
import type { Syllable } from '../words.ts'

/** The date a question is about. */
export interface TimeFound {
  readonly day: Day
  /** The citizen's words that say so. */
  readonly said: string
  readonly kind: 'year' | 'date' | 'event' | 'now'
}

interface Sign extends TimeFound {
  readonly start: number
}

const NOW =
  /\b(?:hien nay|hien tai|hien gio|hien hanh|bay gio|bi gio|gio day|hom nay|luc nay|ngay nay|thoi diem (?:nay|hien tai)|(?:den|toi) (?:nay|gio)|bay h)\b/g
const HIEN = /(?<!\b(?:thuc|the|phat|xuat|bieu|tai|cai|hoan|huu) )\bhien (?:dang|con|co|van|thi)\b/g
// "giờ" alone means now where it opens a clause, follows a year or stands before one of these, and is an hour elsewhere.
const HOUR_BEFORE = 'bay|bi|hien|may|bao|so|ngoai|trong|them|tinh|theo|khung|nua|vao'
const NOW_AFTER =
  'thi|con|muon|co|ai|phai|duoc|giai quyet|toi|em|minh|neu|sao|nop|ap dung|khong|het|van|da|moi|can|dinh|lai|xin|hoi|' +
  'dung|ra|se|doi|chuyen|o dau|den dau|lam|tinh|tiep|(?:cap |cac )?(?:quan|huyen|thi xa) (?:khong|het|bo|da|bi|giai|cung)'
const HOUR_AFTER =
  'lam viec|hanh chinh|hoc|nao|cao diem|mo cua|giac|quy dinh|nghi(?! (?:quyet|dinh)\\b)|cham|lam them'
const GIO = new RegExp(
  String.raw`(?:(?<=^|[.,;:?!\n(] ?|\b(?:19|20)\d\d )gio\b|(?<!\b(?:${HOUR_BEFORE}|\d) ?)\bgio (?=(?:${NOW_AFTER})\b))(?! ?(?:${HOUR_AFTER})\b)`,
  'g',
)
// "Nộp hồi tháng 4, nay cơ quan nào giải quyết": at the head of a clause; "này" is another word.
const NAY =
  /(?<=[,.;] )nay (?=(?:thì|ai|cơ quan|cấp|còn|phải|được|muốn|cần|nộp|làm|đến|gửi|thi|co quan|cap|con|phai|duoc|muon|can|nop|lam|den|gui)(?!\p{L}))/u
/** "Hồ sơ nộp từ tháng 4/2025 chưa xong": what was handed in then is asked about as it is now. */
const STILL_OPEN =
  /\b(?:nop|gui|lam)\b[^.?!\n]*\bchua (?:xong|giai quyet|tra loi|tra ket qua|co (?:ket qua|tra loi)|duoc (?:giai quyet|tra loi))\b/
/** "Bây giờ cho tôi hỏi…" says when it is asked, not what about. */
const OPENER =
  /^,? ?(?:cho )?(?:toi|em|minh|chau|con|e|t|mk|minh|xin|ad)? ?(?:muon|xin|can|cho)? ?(?:duoc )?(?:xin )?hoi\b(?! (?:ai|dau|o dau|cho nao|ben nao|co quan nao|noi nao)\b)/
const COMPARED = /\b(?:khac|khac gi|khac voi|khac gi voi|giong|giong nhu|nhu|so voi|khong phai|hon) $/
const ASKING = /\b(?:ai|gi|nao|khong|ko|hong|chua|sao|bao nhieu|may|dau|ra sao|the nao|ha|a)\b/
/** What a word must look like where it bears marks, so that "thôi 2022" is no time and "hỏi 2023" no "hồi". */
const SPELT: ReadonlyMap<string, Syllable> = new Map(
  syllablesOf(
    'năm hồi thời giờ trước sau từ ngày tháng hiện bây bỏ vào tới đến lúc khi còn quận huyện ngoái đầu cuối',
  ).map((syllable) => [syllable.folded, syllable]),
)

/**
 * What date a question is about. A year or a month means its last day, never after today; a date told as background
 * gives way to "bây giờ, hiện nay"; numbers, terms and years of documents are no dates.
 *
 * @param today the calendar day in Vietnam
 * @returns `null` when nothing is said
 */
export function timeIn(text: string, today: Day): TimeFound | null {
  const settled = settle(text).trim()
  const folded = unmarked(settled)
  const dates = datesIn(settled, folded, today)
  const now = nowIn(settled, folded, dates.length > 0)
  if (now !== null) return { day: today, said: now, kind: 'now' }
  const [open] = dates.length > 0 ? (STILL_OPEN.exec(folded) ?? []) : []
  if (open !== undefined) return { day: today, said: open, kind: 'now' }
  return datedBy(dates, folded)
}

/** The date a text names, whatever it says of now. */
export function dateIn(text: string, today: Day): TimeFound | null {
  const settled = settle(text).trim()
  const folded = unmarked(settled)
  return datedBy(datesIn(settled, folded, today), folded)
}

function datedBy(dates: readonly Sign[], folded: string): TimeFound | null {
  const event = dates.findLast((one) => one.kind === 'event')
  const dated = dates.filter((one) => one.kind !== 'event')
  const asked = dated.findLast((one) => ASKING.test(clauseAround(folded, one.start))) ?? dated.at(-1)
  // "Trước khi bỏ quận, hồi 2019": the year says it more closely than the event.
  const found =
    event === undefined || (asked !== undefined && asked.day < MERGED && event.day < MERGED) ? asked : event
  return found === undefined ? null : { day: found.day, said: found.said, kind: found.kind }
}

function datesIn(settled: string, folded: string, today: Day): readonly Sign[] {
  const taken = new Uint8Array(folded.length)
  const signs: Sign[] = []
  for (const { kind, pattern, day } of DATE_FORMS) {
    // Nearly always none: walking through the matches takes a copy of the pattern, looking whether there is one does not.
    if (folded.search(pattern) === -1) continue
    for (const match of spelled(folded, settled, pattern)) {
      const [start, end] = [match.index, match.index + match[0].length]
      if (taken.subarray(start, end).includes(1)) continue
      const found = kind === 'background' ? null : day(match.groups ?? {}, today)
      if (found === null && kind !== 'background') continue
      taken.fill(1, start, end)
      if (kind === 'background' || found === null) continue
      signs.push({ day: found, said: settled.slice(start, end).trim(), kind, start })
    }
  }
  return signs.toSorted((a, b) => a.start - b.start)
}

/** What a pattern matches where the marks agree; "hỏi năm 2022" is no "hồi năm 2022", and still names a year. */
function* spelled(folded: string, settled: string, pattern: RegExp): Generator<RegExpExecArray> {
  const looking = new RegExp(pattern.source, 'g')
  for (let match = looking.exec(folded); match !== null; match = looking.exec(folded)) {
    const [start, end] = [match.index, match.index + match[0].length]
    if (spelt(settled.slice(start, end))) yield match
    else looking.lastIndex = start + 1
  }
}

/** @param dated whether the text also names a date, which "so với bây giờ" then leaves standing */
function nowIn(settled: string, folded: string, dated: boolean): string | null {
  if (NAY.test(settled.toLowerCase())) return 'nay'
  for (const pattern of [NOW, GIO, HIEN]) {
    if (folded.search(pattern) === -1) continue
    for (const match of folded.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length]
      if (!spelt(settled.slice(start, end))) continue
      const aside =
        OPENER.test(folded.slice(end, end + 40)) ||
        COMPARED.test(folded.slice(Math.max(0, start - 20), start))
      if (!dated || !aside) return settled.slice(start, end).trim()
    }
  }
  return null
}

function spelt(said: string): boolean {
  return wordsOf(said).every((word) => {
    const wanted = SPELT.get(word.folded)
    return wanted === undefined || couldBe(word, wanted)
  })
}

function clauseAround(folded: string, at: number): string {
  const before = folded.slice(Math.max(0, at - 200), at)
  const after = folded.slice(at, at + 200)
  const start = Math.max(...['.', ',', ';', '?', '!', '\n'].map((mark) => before.lastIndexOf(mark)))
  return before.slice(start + 1) + (/^[^;?!\n,]*/.exec(after)?.[0] ?? '')
}

/** Lower case without marks, letter for letter, so that offsets hold for both. */
function unmarked(text: string): string {
  const known = new Map<string, string>()
  return text
    .replaceAll(/[^\u0000-\u007f]/g, (letter) => {
      const seen = known.get(letter)
      if (seen !== undefined) return seen
      const plain = fold(letter)
      const kept = plain.length === 1 ? plain : ' '
      known.set(letter, kept)
      return kept
    })
    .toLowerCase()
}
