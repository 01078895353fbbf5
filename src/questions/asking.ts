import { fold } from '#knowledge/vietnamese.ts'

/** A message this long tells a story around its question. */
const STORY_FROM_SYLLABLES = 45
const WORDS =
  'ai|gì|nào|đâu|sao|bao giờ|bao nhiêu|bao lâu|mấy|thế nào|ra sao|được không|có không|phải không|đúng không|không (?:ạ|à|a|vậy|nhỉ|hả)|hay không|hay là|cho hỏi'
const ASKS = asking(WORDS)
const ASKS_UNMARKED = asking(fold(WORDS))

function asking(words: string): RegExp {
  return new RegExp(String.raw`\?|(?<!\p{L})(?:${words})(?!\p{L})`, 'iu')
}

/** With its marks "đầu tháng" asks for nothing. */
function asks(sentence: string): boolean {
  const folded = fold(sentence)
  return folded === sentence.toLowerCase() ? ASKS_UNMARKED.test(folded) : ASKS.test(sentence)
}

/** The sentences of a long message that ask something; a short message is all question. */
export function askingPart(text: string): string {
  if (text.split(/\s+/).length < STORY_FROM_SYLLABLES) return text
  const asking = text.split(/(?<=[.?!;])\s+|\n+/).filter(asks)
  return asking.length === 0 ? text : asking.join('\n')
}
