import { fold, syllables } from '#knowledge/vietnamese.ts'
import { sayingSomething } from './empty-words.ts'

/** A message this long tells a story around its question. */
const STORY_FROM_SYLLABLES = 45
const WORDS =
  'ai|gì|nào|đâu|sao|bao giờ|bao nhiêu|bao lâu|mấy|thế nào|ra sao|được không|có không|phải không|đúng không|không (?:ạ|à|a|vậy|nhỉ|hả)|hay không|hay là|cho hỏi'
const ASKS = asking(WORDS)
const ASKS_UNMARKED = asking(fold(WORDS))

function asking(words: string): RegExp {
  return new RegExp(String.raw`\?|(?<!\p{L})(?:${words})(?!\p{L})`, 'iu')
}

/** "… có hội đồng nhân dân không" asks with its last word. */
const ASKS_LAST =
  /\b(?:khong|ko|k|hong|hok|hem|khum|chua|chang)(?: (?:a|ha|ta|ad|vay|nhi|the|z|v|em|anh|chi|ban))*\W*$/

/** "Mấy bữa nay", "mấy chục năm nay": since when something has been going on is told, not asked. */
const LATELY = /(?<!\p{L})(?:mấy|may) (?:(?:chục|chuc) )?\p{L}+ (?:nay|qua)(?!\p{L})/giu

/** With its marks "đầu tháng" asks for nothing. */
function asks(told: string): boolean {
  const sentence = told.replaceAll(LATELY, ' ')
  const folded = fold(sentence)
  return folded === sentence.toLowerCase() ? ASKS_UNMARKED.test(folded) : ASKS.test(sentence)
}

/** The sentences of a long message that ask something; a short message is all question. */
export function askingPart(text: string): string {
  if (text.split(/\s+/).length < STORY_FROM_SYLLABLES) return text
  const asking = text.split(/(?<=[.?!;])\s+|\n+/).filter(asks)
  return asking.length === 0 ? text : asking.join('\n')
}

/** Where a message may go on to another thing: "…, vậy cho em hỏi …". */
const CLAUSE_ENDS =
  /(?<=[.?!;])\s+|\n+|,\s+|\s+(?=(?:vậy |vay |nên |thì )?(?:cho|xin|muốn|muon) (?:\p{L}+ )?(?:được )?(?:hỏi|hoi)(?!\p{L}))/iu
/** What joins two questions, where both sides ask. */
const JOINED = /\s+(?:và|va|với|vs|rồi|còn|với lại)\s+/iu

/** Whether a clause asks something. */
export function isAsking(clause: string): boolean {
  return asks(clause) || ASKS_LAST.test(fold(clause))
}

/**
 * The clauses of a message that ask something, without what is told between them: "nhà em ở quận 7, mẹ em già yếu, phường
 * có hội đồng nhân dân không" asks but the last.
 */
export function clausesAsking(text: string): readonly string[] {
  return text
    .split(CLAUSE_ENDS)
    .map((clause) => clause.trim())
    .filter(isAsking)
    .flatMap((clause) => {
      const parts = clause.split(JOINED)
      return parts.every(isAsking) ? parts : [clause]
    })
}

/** Who tells of themselves. */
const TELLS_OF_SELF = /(?<!\p{L})(?:em|tôi|toi|tui|mình|minh|cháu|chau)(?!\p{L})/iu
/** What says less leans on the story: "như vậy có ảnh hưởng gì không?" */
const ASKS_FROM = 3
/** Under which circumstances a rule is asked for: left out, another would be asked for. */
const CONDITION =
  /^(?:khi|nếu|neu|trường hợp|truong hop|theo|để|đối với|doi voi|trong|trước|truoc|sau|lúc|luc)(?!\p{L})/iu

/** "Cho em hỏi …": what stands before it is told. */
const OPENS = /^(?:vậy |vay |nên |thì )?(?:cho|xin|muốn|muon) (?:\p{L}+ )?(?:được )?(?:hỏi|hoi)(?!\p{L})/iu

/** What a story asks, without what its teller tells of themselves; `undefined` when it is no such story. */
export function askedInStory(text: string): string | undefined {
  const clauses = text.split(CLAUSE_ENDS).map((clause) => clause.trim())
  const opened = clauses.findIndex((clause) => OPENS.test(clause))
  const asked = clauses.filter((clause, at) => at >= opened && isAsking(clause))
  const told = clauses.filter((clause) => !asked.includes(clause))
  const isTold = opened > 0 || told.some((clause) => TELLS_OF_SELF.test(clause))
  const isStory = isTold && !told.some((clause) => CONDITION.test(clause))
  const question = asked.map((clause) => clause.replace(OPENS, '').trim()).join('\n')
  return isStory && saidIn(question) >= ASKS_FROM ? question : undefined
}

/** How many syllables of a text say something of its matter. */
export function saidIn(text: string): number {
  return sayingSomething(syllables(text)).filter(Boolean).length
}
