import { bodiesIn } from '#knowledge/body.ts'
import { fold } from '#knowledge/vietnamese.ts'
import { sentenceCase } from '../domain/sentence-case.ts'
import { isAsking, saidIn } from './asking.ts'
import { asksWho, saysWhat } from './lean-on.ts'
import { asksForBefore } from './setting/dated.ts'
import { asksWhereWritten } from './where-written.ts'

/** How a follow-up opens, and many another question as well. */
const GOES_ON =
  /^(?:(?:dạ|da|à|ừ|vâng|ok|ủa)[ ,]+)*(?:thế|the|vậy|vay|còn|con|và|va|rồi|roi)(?: thì| còn| thi| con)?\s+/iu
/** Syllables that say something, from which it has a matter of its own. */
const OWN_MATTER = 5
/** Words that lean on what was said before: "thế còn…", "cái đó", "vậy thì", "người ấy". */
const LEANS =
  /^(?:da |vay |the |a |u |roi |ok |tuc la |nghia la |vay thi |the thi |cam on[ ,]+)*(?:con|vay|the|roi|xong|tuc la|nghia la|nhu vay|lo|neu vay|va)\b|\b(?:thi sao|cai (?:do|ay|nay)|viec (?:do|ay)|nguoi (?:do|ay)|ong (?:ay|do)|chi (?:ay|do)|ho so (?:ay|do)|buoi do|muc (?:do|ay|nay)|so (?:do|ay)|cung the|nhu the|tien (?:do|ay)|o do|luc do|lan nua|moi lan nhu vay)\b/
/** "Đơn đó phải ghi gì": what nobody has named yet was named before. "Do" without its marks is "by" more often than "that". */
const POINTS_BACK =
  /(?<!\p{L})(?!(?:trước|truoc|sau|khi|lúc|luc|hồi|hoi|thời|thoi|ngày|ngay|năm|nam|tháng|thang|ai|gì|gi|nào|nao|đâu|dau) )\p{L}+ (?:đó|ấy|đấy|ay)(?!\p{L})|(?<!\p{L})(?:đơn|don|phiếu|phieu|giấy|giay|buổi|buoi|họp|hop|việc|viec|quỹ|quy|kết quả|ket qua) do (?=(?:phải|phai|có|co|thì|thi|được|duoc|gồm|gom|gửi|gui|nộp|nop|cần|can) )/iu
/** Further on it may point at what the question itself has named: "hồ sơ nộp ở quận thì hồ sơ ấy ai giữ". */
const POINTS_WITHIN_WORDS = 6
/** "Không, ý tôi là…", "em hỏi … mà": what follows is put in place of what was said; "còn hội đồng" asks on. */
const CORRECTS =
  /^(?:(?:da|khong|khong phai|ko|ko phai|k|k phai|a|u|ua|oi|nham|nham roi|xin loi|lon|lon roi)[ ,.!]+)*(?:y (?:cua )?(?:toi|em|e|minh|mk|tui|chau|con|anh|chi|t)(?: (?:la|hoi|muon|dinh|noi|ve|o day))*|(?:toi|em|e|minh|mk|tui|to|t|bac|chau|con)(?: (?:dang|muon|dinh))* (?:hoi(?! dong)|noi)(?: (?:la|ve|cho))*|(?:(?:a|u|ua|oi|da|xin loi|khong)[ ,.!]+)*(?:(?:ghi|go|viet|noi) )?(?:nham|lon(?= roi))(?: (?:roi|la|cho|thanh))*[,.!]*(?= ))\b/
const NO_MORE = /[ ,]+(?:co|ma|chu|a|nhe|nha|day)\W*$/
/** "… chứ không phải Sài Gòn", "em không hỏi phường, …": what was not meant. */
const NOT_MEANT =
  /(?:(?<=^|[,.;!?\n]\s*)(?:(?:dạ|da|à|a) )?(?:(?:tôi|toi|em|e|mình|minh|mk|tui|tớ|t|bác|bac|cháu|chau|con) )?|[,\s]+(?:chứ|chu) (?:\p{L}+ )?)(?:không|khong|ko|k|hông|hong|hok|hổng) (?:phải|phai|hỏi|hoi|nói|noi)(?: (?:là|la|về|ve|ở|o))*\s+[^,.;!?\n]+[,.;!?\s]*/giu
/** "Cụ thể điểm b", "còn khoản 2 thì sao": a part of what was asked about. */
const PART =
  /^(?:(?:da|cu the|chi tiet|con|the|vay|o|tai|xem|cho|hoi|ro) )*(?:(?:diem|khoan) (?:\d{1,2}|[a-z]|dd) ?){1,2}(?:(?:thi sao|noi gi|la gi|quy dinh gi|the nao|nhu the nao|ra sao) ?)?\W*$/
/** A question this short may say too little to stand by itself when another came before. */
const SHORT_SYLLABLES = 9
/** Syllables that say something in the name of an act: "phê chuẩn", "quyết định". */
const ACT_SAYS = 2
/** How many earlier questions a chat remembers. */
const EARLIER_KEPT = 3
/** Beyond so many characters officials find what came before in the chat itself. */
const LONGEST_TOGETHER = 1000

export interface StandAlone {
  /** `leans`: only the earlier question gives it sense; `may_lean`: it is tried by itself first. */
  readonly kind: 'stands' | 'may_lean' | 'leans'
  /** The question, without the words that only say it is a correction. */
  readonly own: string
  /** What it leans on, the latest first: back to a question that stands by itself. */
  readonly before: readonly string[]
}

/**
 * Whether a question stands by itself, and what it is with the words it leans on.
 *
 * @param earlier the citizen's earlier questions, oldest first
 */
export function standAlone(question: string, earlier: readonly string[]): StandAlone {
  const chain = chainOf(earlier)
  const before = chain.toReversed()
  if (chain.length === 0) return { kind: 'stands', own: question, before }
  const corrected = withoutCorrecting(question)
  if (corrected !== undefined) return { kind: 'leans', own: corrected, before }
  if (leans(question)) return { kind: 'leans', own: question, before }
  if (isOnlyAct(question) || isAskedOf(earlier.at(-1), question))
    return { kind: 'leans', own: question, before }
  return { kind: isShort(question) ? 'may_lean' : 'stands', own: question, before }
}

/** Whether a message names a part of a provision and nothing else. */
export function namesPart(question: string): boolean {
  return PART.test(fold(question).trim())
}

/** "Ai phê chuẩn?": by itself it would be told of whomever the law says first, not of whom was asked about before. */
function isOnlyAct(question: string): boolean {
  return asksWho(question) && saidIn(question) <= ACT_SAYS && bodiesIn(question).length === 0
}

/** "Huyện giải thể mất rồi", and then "giờ ai làm tiếp cho em?": what was told, and nothing asked, is what is asked about next. */
function isAskedOf(told: string | undefined, question: string): boolean {
  if (told === undefined || isAsking(told) || !saysWhat(told) || !isAsking(question)) return false
  return isShort(question) && saidIn(question) <= ACT_SAYS && bodiesIn(question).length === 0
}

function isShort(question: string): boolean {
  return fold(question).trim().split(/\s+/).length <= SHORT_SYLLABLES
}

/** What a few words put right, without those that say so; `undefined` when they put nothing right. */
function withoutCorrecting(typed: string): string | undefined {
  const meant = typed.replaceAll(NOT_MEANT, ' ').trim()
  const question = fold(meant) === '' ? typed : meant
  const [opening] = CORRECTS.exec(fold(question).trim()) ?? []
  if (opening === undefined) return undefined
  const rest = question.trim().split(/\s+/).slice(opening.trim().split(/\s+/).length).join(' ')
  if (rest === '' || !isShort(rest)) return undefined
  return withoutEnd(rest)
}

/** "Ở Sài Gòn cơ": without the word that insists. */
export function withoutEnd(text: string): string {
  const end = NO_MORE.exec(fold(text))?.index
  return end === undefined ? text : text.slice(0, end)
}

/** What a chat remembers after another question; however long a chain of follow-ups, the question they began with. */
export function remembered(earlier: readonly string[], question: string): readonly string[] {
  const all = earlier.at(-1) === question ? earlier : [...earlier, question]
  const [first] = chainOf(all)
  const kept = all.slice(-EARLIER_KEPT)
  return first === undefined || kept.includes(first) ? kept : [first, ...kept.slice(1)]
}

/** A question for whoever has not followed the chat: where it leans on others, they come before it. */
export function withItsSubject(question: string, earlier: readonly string[]): string {
  if (!leans(question) || hasOwnMatter(question)) return question
  const asked = [...chainOf(earlier).filter((one) => one !== question), question]
  const together = asked.map(asSentence).join(' ')
  return asked.length > 1 && together.length <= LONGEST_TOGETHER ? together : question
}

/** The last question that stands by itself, and the follow-ups after it. */
function chainOf(earlier: readonly string[]): readonly string[] {
  return earlier.slice(
    Math.max(
      0,
      // "Ở Sài Gòn cơ" only puts right where.
      earlier.findLastIndex((question) => !leans(question) && saysWhat(withoutEnd(question))),
    ),
  )
}

function leans(question: string): boolean {
  return (
    LEANS.test(fold(question).trim()) ||
    pointsBack(question) ||
    namesPart(question) ||
    asksForBefore(question) ||
    asksWhereWritten(question) ||
    withoutCorrecting(question) !== undefined
  )
}

/** "Thế học phí lớp 1 công lập bao nhiêu?" only opens as if it went on. */
export function hasOwnMatter(question: string): boolean {
  const bare = question.trim().replace(GOES_ON, '')
  return bare !== question.trim() && !leans(bare) && saidIn(bare) >= OWN_MATTER
}

function pointsBack(question: string): boolean {
  const at = POINTS_BACK.exec(question)
  if (at === null) return false
  const upTo = question.slice(0, at.index + at[0].length).trim()
  return upTo.split(/\s+/).length <= POINTS_WITHIN_WORDS
}

function asSentence(question: string): string {
  const bare = sentenceCase(question.trim())
  return /[.?!…]$/.test(bare) ? bare : `${bare}.`
}
