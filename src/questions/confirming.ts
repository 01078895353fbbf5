import { fold, settle } from '#knowledge/vietnamese.ts'
import { standsAt, syllablesOf, wordsOf } from './words.ts'
import type { Syllable } from './words.ts'

/** Over a text without marks: "…, phải không?", "… đúng ko ạ". */
const CONFIRMS =
  /\b(?:phai|dung|fai)(?: (?:vay|the|y))? (?:khong|ko|k|hong|hok|hk|hem|khum|chua|chu|hem)(?: (?:a|ha|ta|ad|vay|nhi|the|z|v|em|anh|chi|ban|nao))*\W*$|\b(?:dk|dung k)\W*$/
/** What is done by whom is asked of these: "do chủ tịch tỉnh quyết định phải không". */
const DONE = (
  'quyết định|quyết|phê duyệt|phê chuẩn|duyệt|bổ nhiệm|bầu|cử|ban hành|thành lập|lập|quy định|chỉ định|giao|ký|tổ chức|thông qua|' +
  'công nhận|cách chức|miễn nhiệm|bãi nhiệm|điều động|bãi bỏ|đình chỉ|giải tán|giải thể|giải quyết|tuyển dụng|phân bổ|cấp phép'
)
  .split('|')
  .map(syllablesOf)
/** How somebody comes into an office. */
const INTO_OFFICE = ['bổ nhiệm', 'chỉ định', 'bầu', 'cử'].map(syllablesOf)

/**
 * What is asked of the time before, with what it leans on: "trước đó thì ai bổ nhiệm" after "do ai bầu" asks by whom somebody
 * was appointed, and "ai quyết" no more than what was asked.
 */
export function ofTimeBefore(
  own: string,
  earlier: readonly string[],
): readonly [own: string, earlier: readonly string[]] {
  const appointed = deedIn(own, INTO_OFFICE)
  if (appointed === undefined) return [without(own, deedIn(own, DONE)), earlier]
  const asked = earlier.map((line) => {
    const was = deedIn(line, INTO_OFFICE)
    return was === undefined
      ? line
      : `${line.slice(0, was.start)}${own.slice(appointed.start, appointed.end)}${line.slice(was.end)}`
  })
  return [without(own, appointed), asked]
}

interface Stretch {
  readonly start: number
  readonly end: number
}

function deedIn(text: string, deeds: readonly (readonly Syllable[])[]): Stretch | undefined {
  const words = wordsOf(text)
  for (const at of words.keys()) {
    const deed = deeds.find((one) => standsAt(one, words, at))
    const [first, last] = [words[at], words[at + (deed?.length ?? 0) - 1]]
    if (deed !== undefined && first !== undefined && last !== undefined)
      return { start: first.start, end: last.end }
  }
  return undefined
}

function without(text: string, stretch: Stretch | undefined): string {
  return stretch === undefined ? text : `${text.slice(0, stretch.start)} ${text.slice(stretch.end)}`
}

/** "Lý do", "tự do": no one does anything there. */
const NO_DOER_AFTER = new Set(['ly', 'tu', 'cho', 'boi'])
const DOER_WORDS = 8
const SINCE = new Set(['tu', 'vao', 'den', 'het'])
const CONFIRMING = new Set(['phai', 'dung', 'fai', 'dk'])
/** Whoever takes one of these for the doer must be told that they are no more. */
const GONE = /\b(?:quan|huyen|thi xa|thu duc)\b/

/** Whether a question wants something confirmed, which may be wrong. */
function confirms(text: string): boolean {
  return CONFIRMS.test(fold(settle(text).trim()).replaceAll(/\s+/g, ' '))
}

/** Who may decide, as people offer two of them to choose from. */
const DECIDER =
  '(?:(?:hội đồng nhân dân|hoi dong nhan dan|ủy ban nhân dân|uy ban nhan dan) )?(?:phường|phuong|xã|xa|tỉnh|tinh|thành phố|thanh pho|chính phủ|chinh phu|trung ương|trung uong|quốc hội|quoc hoi)'
/** "Lập tổ dân phố thì phường hay thành phố quyết" asks who does. */
const ONE_OR_OTHER = new RegExp(
  String.raw`(?<!\p{L})${DECIDER} hay (?:là |la )?${DECIDER} (?=(?:quyết|quyet|duyệt|duyet|phê duyệt|phe duyet|quy định|quy dinh|ban hành|ban hanh|phê chuẩn|phe chuan)(?!\p{L}))`,
  'giu',
)
/** "… có hội đồng không hay giống quận": what it may be like is no part of what is asked. */
const OR_ALIKE =
  /(?<=(?<!\p{L})(?:không|khong|ko|chưa|chua))\s+hay (?:(?:là|la|cũng|cung) )*(?:giống|giong|như|nhu)(?!\p{L})[^.?!\n]*/giu

/**
 * What is asked, where a question guesses who does it: "nhập xã do chủ tịch tỉnh quyết định phải không" asks who does. The
 * guess would find the guessed body's rules.
 */
export function withoutGuess(typed: string): string {
  const text = typed.replaceAll(OR_ALIKE, '').replaceAll(ONE_OR_OTHER, 'ai ')
  if (!confirms(text)) return text
  const words = wordsOf(text)
  const by = words.findIndex(
    ({ lower }, at) => lower === 'do' && !NO_DOER_AFTER.has(words[at - 1]?.folded ?? ''),
  )
  if (by === -1) return text
  const done = words.findIndex(
    (_, at) => at > by + 1 && at <= by + DOER_WORDS && DONE.some((phrase) => standsAt(phrase, words, at)),
  )
  const [from, to] = [words[by], words[done]]
  if (from === undefined || to === undefined) return text
  if (GONE.test(fold(text.slice(from.end, to.start)))) return text
  return `${text.slice(0, from.end)} ai ${text.slice(to.start)}`
}

/** "Bầu 105 đại biểu phải không" asks how many, whatever the guess is. */
export function figuresAsked(folded: string): string {
  return CONFIRMS.test(folded)
    ? folded.replaceAll(/(?<![\w/.,-])\d+(?:[.,]\d+)*(?=%? [a-z])/g, 'bao nhieu')
    : folded
}

/** "Bỏ cấp huyện từ 1/3/2025 phải không": the day is what is asked, not the day whose law is. */
export function isGuessed(text: string, said: string): boolean {
  const at = text.lastIndexOf(said)
  if (at === -1 || !confirms(text)) return false
  const before = wordsOf(text.slice(0, at)).at(-1)?.folded ?? ''
  const [after] = wordsOf(text.slice(at + said.length))
  return SINCE.has(before) && CONFIRMING.has(after?.folded ?? '')
}
