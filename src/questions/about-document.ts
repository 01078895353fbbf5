import { parseId } from '#knowledge/address.ts'
import type { Provision } from '#knowledge/provision.ts'
import type { Published } from '#knowledge/published.ts'
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
  'nội dung chính chủ yếu vấn đề tóm tắt tổng quan điều chỉnh phạm vi mục đích giới thiệu ban hành làm lĩnh vực gồm bao gồm lại gọn ngắn thí điểm mảng cơ chế chính sách đặc thù',
)
const APPLIES = wordsOf('áp dụng dùng sử dụng thực hiện theo được nơi chỗ đây')
const ARTICLES = /\b(\d{1,3}|may|bao nhieu|bn) dieu\b(?! (?:\d|khoan))/

/** "Có nói gì về thuốc lá không", "mảng nào": a document's scope answers these, and nothing closer. */
const OF_SCOPE =
  /\b(?:noi|quy dinh|de cap|dieu chinh|nhac|dung|lien quan)\b(?: \S+){0,2}? (?:ve|den|toi|gi den|gi ve)\b|\b(?:noi|nhac|de cap)\b.*\b(?:khong|ko|k|hong)\b|\b(?:mang|linh vuc|pham vi|noi dung|van de) (?:nao|gi)\b|\bnhung (?:mang|linh vuc|noi dung|van de)\b/

/** Whether a question asks what a document is about, or whether it speaks of something at all. */
export function asksOfScope(question: string): boolean {
  return OF_SCOPE.test(fold(question).replaceAll(/\s+/g, ' '))
}

/**
 * Whether a provision is the scope of a document whose text is not all on file, and a question asks something else: the
 * scope names what the missing parts rule, and tells nothing of it.
 */
export function onlyNamesIt({ shelf }: Published, question: string, provision: Provision): boolean {
  if (parseId(provision.id)?.address.article !== '1' || shelf.document(provision).complete) return false
  return !asksOfScope(question)
}

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
