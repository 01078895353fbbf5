import { fold } from '#knowledge/vietnamese.ts'

/** Words that lean on what was said before: "thế còn…", "cái đó", "vậy thì", "người ấy". */
const LEANS =
  /^(?:da |vay |the |a |u |roi |ok |tuc la |nghia la |vay thi |the thi |cam on[ ,]+)*(?:con|vay|the|roi|xong|tuc la|nghia la|nhu vay|lo|neu vay|va)\b|\b(?:thi sao|cai (?:do|ay|nay)|viec (?:do|ay)|nguoi (?:do|ay)|ong (?:ay|do)|chi (?:ay|do)|ho so (?:ay|do)|buoi do|muc (?:do|ay|nay)|so (?:do|ay)|cung the|nhu the|tien (?:do|ay)|o do|luc do|lan nua|moi lan nhu vay)\b/
/** A question this short may say too little to stand by itself when another came before. */
const SHORT_SYLLABLES = 9
/** How many earlier questions give a follow-up its subject. */
const EARLIER_TOLD = 2

export interface StandAlone {
  /** `leans`: only the earlier question gives it sense; `may_lean`: it is tried by itself first. */
  readonly kind: 'stands' | 'may_lean' | 'leans'
  /** The question with the words of those it leans on. */
  readonly inContext: string
  readonly before: string | null
}

/**
 * Whether a question stands by itself, and what it is with the words it leans on.
 *
 * @param earlier the citizen's earlier questions, oldest first
 */
export function standAlone(question: string, earlier: readonly string[]): StandAlone {
  const before = earlier.at(-1) ?? null
  if (before === null) return { kind: 'stands', inContext: question, before }
  // What is asked now weighs twice; earlier words only give it its subject.
  const inContext = [question, question, ...earlier.slice(-EARLIER_TOLD)].join('\n')
  const folded = fold(question).trim()
  if (LEANS.test(folded)) return { kind: 'leans', inContext, before }
  const isShort = folded.split(/\s+/).length <= SHORT_SYLLABLES
  return { kind: isShort ? 'may_lean' : 'stands', inContext, before }
}
