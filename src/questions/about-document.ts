import { fold, syllables } from '#knowledge/vietnamese.ts'
import { sayingSomething } from './empty-words.ts'

/** What a question wants of a document as a whole. */
export type AboutDocument =
  /** What it is about. */
  | { readonly kind: 'overview' }
  /** Whether, and to whom, it applies. */
  | { readonly kind: 'applies' }
  /** How many articles it has; `said` is the number the citizen takes it to have. */
  | { readonly kind: 'articles'; readonly said: number | null }

const OVERVIEW = wordsOf(
  'nội dung chính chủ yếu vấn đề tóm tắt tổng quan điều chỉnh phạm vi mục đích giới thiệu ban hành làm lĩnh vực gồm bao gồm lại gọn ngắn',
)
const APPLIES = wordsOf('áp dụng dùng sử dụng thực hiện theo được nơi chỗ đây')
const ARTICLES = /\b(\d{1,3}|may|bao nhieu|bn) dieu\b(?! (?:\d|khoan))/

function wordsOf(list: string): ReadonlySet<string> {
  return new Set(list.split(' ').map((word) => fold(word)))
}

/**
 * Whether a question asks after a document as a whole and nothing in it.
 *
 * @param left what is left of the question without the document's name
 */
export function aboutDocument(left: string): AboutDocument | undefined {
  const folded = fold(left).replaceAll(/\s+/g, ' ')
  const counted = ARTICLES.exec(folded)
  const rest = counted === null ? folded : folded.replace(counted[0], ' ')
  const typed = syllables(left)
  const said = sayingSomething(typed)
  const content = typed.flatMap((syllable, at) =>
    said[at] === true && (counted === null || !/^\d/.test(syllable)) ? [fold(syllable)] : [],
  )
  const restOnly = (allowed: ReadonlySet<string>): boolean => content.every((word) => allowed.has(word))
  if (counted !== null && rest.length < folded.length && restOnly(OVERVIEW)) {
    const number = Number(counted[1])
    return { kind: 'articles', said: Number.isNaN(number) ? null : number }
  }
  if (restOnly(OVERVIEW)) return { kind: 'overview' }
  return restOnly(new Set([...OVERVIEW, ...APPLIES])) ? { kind: 'applies' } : undefined
}
