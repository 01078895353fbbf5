import { fold } from '#knowledge/vietnamese.ts'

/** A message this long tells a story around its question. */
const STORY_FROM_SYLLABLES = 45
const ASKS =
  /\?|\b(?:ai|gi|nao|dau|sao|bao gio|bao nhieu|bao lau|may|the nao|ra sao|duoc khong|co khong|phai khong|dung khong|khong (?:a|vay|nhi|ha)|hay khong|hay la|cho hoi)\b/

/** The sentences of a long message that ask something; a short message is all question. */
export function askingPart(text: string): string {
  if (text.split(/\s+/).length < STORY_FROM_SYLLABLES) return text
  const asking = text.split(/(?<=[.?!;])\s+|\n+/).filter((sentence) => ASKS.test(fold(sentence)))
  return asking.length === 0 ? text : asking.join('\n')
}
