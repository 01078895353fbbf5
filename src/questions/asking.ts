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

/** "Mấy bữa nay", "mấy chục nhà", "mấy anh chị trên phường", "không ai hỏi dân câu nào", "ai nói cũng đúng": told, not asked. */
const TOLD = new RegExp(
  [
    String.raw`(?:mấy|may) (?:(?:chục|chuc) )?\p{L}+ (?:nay|qua)`,
    '(?:mấy|may) (?:chục|chuc|trăm|tram|ngàn|ngan|nghìn|nghin)',
    '(?<!(?:có|co|được|duoc|gồm|gom|bầu|bau|là|la) )(?:mấy|may) (?:anh|chị|chi|ông|ong|bà|ba|cô|co|chú|chu|bác|bac)',
    String.raw`(?:không|khong|ko|chẳng|chang|chả|chưa|chua) (?:(?:có|co|thấy|thay) )?ai(?: \p{L}+){0,4} (?:nào|nao|gì|gi|hết|het|cả|ca)`,
    '(?:không|khong|ko|chẳng|chang|chả|chưa|chua) (?:(?:có|co|thấy|thay) )?ai',
    String.raw`(?:ai|gì|gi|nào|nao|đâu|dau|sao) (?:\p{L}+ ){0,3}(?:cũng|cung)`,
    '(?:gì|gi|nào|nao|đâu|dau) (?:hết|cả)',
    '(?:làm|lam) (?:gì|gi) (?:còn|con|có|co)',
  ]
    .map((one) => String.raw`(?<!\p{L})${one}(?!\p{L})`)
    .join('|'),
  'giu',
)

/** With its marks "đầu tháng" asks for nothing. */
function asks(told: string): boolean {
  const sentence = told.replaceAll(TOLD, ' ')
  const folded = fold(sentence)
  return folded === sentence.toLowerCase() ? ASKS_UNMARKED.test(folded) : ASKS.test(sentence)
}

/** Whether a message is so long that it tells a story around its question. */
export function isStory(text: string): boolean {
  return text.split(/\s+/).length >= STORY_FROM_SYLLABLES
}

/** The sentences of a long message that ask something; a short message is all question. */
export function askingPart(text: string): string {
  if (!isStory(text)) return text
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
export const ASKS_FROM = 3
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
  const isOfTeller = isTold && !told.some((clause) => CONDITION.test(clause))
  const question = asked.map((clause) => clause.replace(OPENS, '').trim()).join('\n')
  return isOfTeller && saidIn(question) >= ASKS_FROM ? question : undefined
}

/** How many syllables of a text say something of its matter. */
export function saidIn(text: string): number {
  return sayingSomething(syllables(text)).filter(Boolean).length
}
