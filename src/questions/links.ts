import { settle, syllables } from '#knowledge/vietnamese.ts'
import { sayingSomething } from './empty-words.ts'
import { LAW_POINTED_AT } from './mention.ts'

const ADDRESS = /\bhttps?:\/\/\S+|(?<![\w@.-])www\.\S+/giu
/** Typed without its beginning; a mail's is none. */
const HOST = String.raw`(?<![\p{L}\p{N}@._-])(?:[a-z0-9-]+\.)+(?:vn|com|net|org|info|be|me|ly|gl|io|app|link)(?![\p{L}\p{N}@.-])(?::\d+)?`
const HOST_AND_PATH = new RegExp(String.raw`${HOST}[/?#]\S*`, 'giu')
const HOST_ALONE = new RegExp(HOST, 'giu')

/**
 * A message without the addresses of pages in it: nobody here opens them, and their words, cut up and without marks, are
 * not the citizen's. A site named in a sentence ("nộp ở dichvucong.gov.vn được không") is part of it.
 */
export function withoutLinks(text: string): string {
  // Nearly all messages have none.
  if (!text.includes('.')) return text
  const rest = text.replaceAll(ADDRESS, ' ').replaceAll(HOST_AND_PATH, ' ')
  return rest === text ? text : rest.replaceAll(/[^\S\n]+/g, ' ').trim()
}

/** What people say of a link, and what says nothing without it: "xem link này", "bài báo này đúng không". */
const OF_LINKS =
  /(?<!\p{L})(?:xem|đọc|coi|link|đường dẫn|bài|bài báo|bài viết|trang|trang web|web|báo|tin|thông tin|video|clip|nội dung|đây|nè|nha)(?!\p{L})/giu

const NUMBERED = /\d\/\d{4}/

/** Whether somebody sent an address and did not say what they want to know of it, or asks after what only it tells. */
export function isOnlyLink(text: string): boolean {
  const typed = settle(text)
  const rest = withoutLinks(typed).replaceAll(HOST_ALONE, ' ')
  if (rest === typed) return false
  // The law that stands behind the link, unless it is called by its number as well.
  if (LAW_POINTED_AT.test(rest) && !NUMBERED.test(rest)) return true
  return !sayingSomething(syllables(rest.replaceAll(OF_LINKS, ' '))).includes(true)
}
