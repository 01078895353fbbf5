import { fold } from '#knowledge/vietnamese.ts'
import { sentenceCase } from '../domain/sentence-case.ts'

/** Words that lean on what was said before: "thế còn…", "cái đó", "vậy thì", "người ấy". */
const LEANS =
  /^(?:da |vay |the |a |u |roi |ok |tuc la |nghia la |vay thi |the thi |cam on[ ,]+)*(?:con|vay|the|roi|xong|tuc la|nghia la|nhu vay|lo|neu vay|va)\b|\b(?:thi sao|cai (?:do|ay|nay)|viec (?:do|ay)|nguoi (?:do|ay)|ong (?:ay|do)|chi (?:ay|do)|ho so (?:ay|do)|buoi do|muc (?:do|ay|nay)|so (?:do|ay)|cung the|nhu the|tien (?:do|ay)|o do|luc do|lan nua|moi lan nhu vay)\b/
/** "Không, ý tôi là…", "em hỏi … mà": what follows is put in place of what was said; "còn hội đồng" asks on. */
const CORRECTS =
  /^(?:(?:da|khong|ko|k|a|u|oi|nham|nham roi|xin loi|lon)[ ,.!]+)*(?:y (?:cua )?(?:toi|em|minh|tui|chau|con|anh|chi|t)(?: (?:la|hoi|muon|dinh|noi|ve|o day))*|(?:toi|em|minh|tui|chau|con)(?: (?:dang|muon|dinh))* (?:hoi(?! dong)|noi)(?: (?:la|ve|cho))*)\b/
const NO_MORE = /[ ,]+(?:co|ma|chu|a|nhe|nha|day)\W*$/
/** "Cụ thể điểm b", "còn khoản 2 thì sao": a part of what was asked about. */
const PART =
  /^(?:(?:da|cu the|chi tiet|con|the|vay|o|tai|xem|cho|hoi|ro) )*(?:(?:diem|khoan) (?:\d{1,2}|[a-z]|dd) ?){1,2}(?:(?:thi sao|noi gi|la gi|quy dinh gi|the nao|nhu the nao|ra sao) ?)?\W*$/
/** A question this short may say too little to stand by itself when another came before. */
const SHORT_SYLLABLES = 9
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
  return { kind: isShort(question) ? 'may_lean' : 'stands', own: question, before }
}

/** Whether a message names a part of a provision and nothing else. */
export function namesPart(question: string): boolean {
  return PART.test(fold(question).trim())
}

function isShort(question: string): boolean {
  return fold(question).trim().split(/\s+/).length <= SHORT_SYLLABLES
}

/** What a few words put right, without those that say so; `undefined` when they put nothing right. */
function withoutCorrecting(question: string): string | undefined {
  const [opening] = CORRECTS.exec(fold(question).trim()) ?? []
  if (opening === undefined) return undefined
  const rest = question.trim().split(/\s+/).slice(opening.trim().split(/\s+/).length).join(' ')
  if (rest === '' || !isShort(rest)) return undefined
  const end = NO_MORE.exec(fold(rest))?.index
  return end === undefined ? rest : rest.slice(0, end)
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
  if (!leans(question)) return question
  const asked = [...chainOf(earlier).filter((one) => one !== question), question]
  const together = asked.map(asSentence).join(' ')
  return asked.length > 1 && together.length <= LONGEST_TOGETHER ? together : question
}

/** The last question that stands by itself, and the follow-ups after it. */
function chainOf(earlier: readonly string[]): readonly string[] {
  return earlier.slice(
    Math.max(
      0,
      earlier.findLastIndex((question) => !leans(question)),
    ),
  )
}

function leans(question: string): boolean {
  return LEANS.test(fold(question).trim()) || namesPart(question) || withoutCorrecting(question) !== undefined
}

function asSentence(question: string): string {
  const bare = sentenceCase(question.trim())
  return /[.?!…]$/.test(bare) ? bare : `${bare}.`
}
