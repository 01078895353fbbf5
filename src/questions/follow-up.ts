import { fold } from '#knowledge/vietnamese.ts'
import { sentenceCase } from '../domain/sentence-case.ts'

/** Words that lean on what was said before: "thế còn…", "cái đó", "vậy thì", "người ấy". */
const LEANS =
  /^(?:da |vay |the |a |u |roi |ok |tuc la |nghia la |vay thi |the thi |cam on[ ,]+)*(?:con|vay|the|roi|xong|tuc la|nghia la|nhu vay|lo|neu vay|va)\b|\b(?:thi sao|cai (?:do|ay|nay)|viec (?:do|ay)|nguoi (?:do|ay)|ong (?:ay|do)|chi (?:ay|do)|ho so (?:ay|do)|buoi do|muc (?:do|ay|nay)|so (?:do|ay)|cung the|nhu the|tien (?:do|ay)|o do|luc do|lan nua|moi lan nhu vay)\b/
/** A question this short may say too little to stand by itself when another came before. */
const SHORT_SYLLABLES = 9
/** How many earlier questions a chat remembers. */
const EARLIER_KEPT = 3
/** Beyond so many characters officials find what came before in the chat itself. */
const LONGEST_TOGETHER = 1000

export interface StandAlone {
  /** `leans`: only the earlier question gives it sense; `may_lean`: it is tried by itself first. */
  readonly kind: 'stands' | 'may_lean' | 'leans'
  /** The question with the words of those it leans on. */
  readonly inContext: string
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
  if (chain.length === 0) return { kind: 'stands', inContext: question, before }
  // What is asked now weighs twice; earlier words only give it its subject.
  const inContext = [question, question, ...chain].join('\n')
  if (leans(question)) return { kind: 'leans', inContext, before }
  const isShort = fold(question).trim().split(/\s+/).length <= SHORT_SYLLABLES
  return { kind: isShort ? 'may_lean' : 'stands', inContext, before }
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
  return LEANS.test(fold(question).trim())
}

function asSentence(question: string): string {
  const bare = sentenceCase(question.trim())
  return /[.?!…]$/.test(bare) ? bare : `${bare}.`
}
