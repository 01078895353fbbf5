import { fold, syllables } from '#knowledge/vietnamese.ts'
import { isAsking } from './asking.ts'
import { sayingSomething } from './empty-words.ts'
import { placeNamesIn } from './setting/place.ts'
import { standsAt, syllablesOf, wordsOf } from './words.ts'
import type { Syllable, Word } from './words.ts'

/** Of these a follow-up that names one means it instead of the one named before: "còn xã thì sao?" */
const PEERS: ReadonlyArray<readonly Phrase[]> = [
  [
    'đặc khu',
    'thị xã',
    'thị trấn',
    'phường',
    'xã',
    'quận',
    'huyện',
    'cấp tỉnh',
    'cấp xã',
    'cấp huyện',
    'tỉnh',
  ],
  [
    'hội đồng nhân dân',
    'ủy ban nhân dân',
    'ủy ban mặt trận',
    'ủy ban thường vụ',
    // "Còn ủy ban thì sao" after a council.
    ['hội đồng', 'hội đồng nhân dân'],
    ['ủy ban', 'ủy ban nhân dân'],
  ],
  // Whose tax it is: "thuế thu nhập doanh nghiệp", and then "còn cá nhân".
  ['cá nhân', 'công ty', 'doanh nghiệp'],
].map((group) =>
  group.map((one) => {
    const [spoken = '', written = spoken] = typeof one === 'string' ? [one] : one
    return { written, syllables: syllablesOf(spoken) }
  }),
)

interface Phrase {
  readonly written: string
  readonly syllables: readonly Syllable[]
}

interface Found extends Phrase {
  readonly from: number
  readonly to: number
}

/**
 * What a follow-up asks together with those it leans on: their words, with the unit or organ it names put in place of
 * theirs, and without those that only said when or where.
 *
 * @param own what is asked now
 * @param before the earlier questions, oldest first, the first of them standing by itself
 */
export function together(own: string, before: readonly string[]): string {
  const [subject = '', ...between] = before
  const earlier = [subject, ...between.filter(saysWhat)].map((line) => inPlace(own, line))
  if (!saysMore(own)) return earlier.join('\n')
  // What is asked now weighs three times; earlier words only give it its subject.
  const past = asksWho(own) ? WHO_DID : asksAnew(own) ? SPAN : undefined
  const subjects = past === undefined ? earlier : earlier.map((line) => line.replaceAll(past, ' '))
  const now = own.replaceAll(/\s*\n\s*/g, ', ')
  return [now, now, now, ...subjects].join('\n')
}

/** What is asked now in a text made of a follow-up and those it leans on, where that asks anything by itself; else all of it. */
export function askedNow(text: string): string {
  const [own = '', ...more] = text.split('\n')
  const isMade = more.length > 2 && more[0] === own && more[1] === own
  return isMade && isAsking(own) && !ASKS_THE_SAME.test(fold(own)) ? own : text
}

/** "Mấy lần", "bao lâu": how often or how long. */
const SPAN =
  /(?<!\p{L})(?:(?:mấy|may|bao nhiêu|bao nhieu|bn) (?:lần|lan|kỳ|ky|ngày|ngay|tuần|tuan|tháng|thang|năm|nam)|bao lâu|bao lau)(?!\p{L})/giu

/** "… do ai bầu?", where it ends what was asked before. */
const WHO_DID =
  /(?<!\p{L})(?:(?:do|bởi|boi) )?(?:ai|cơ quan nào|co quan nao|cấp nào|cap nao)(?: \p{L}+){1,2}(?=[\s?.!]*$)/giu

/** Whether who does something is asked: another act that was asked of before is then not wanted. */
export function asksWho(own: string): boolean {
  return /^(?:do )?(?:ai|co quan nao|cap nao)\b/.test(fold(own).trim())
}

/** "… thì sao": what was asked before, of another. */
const ASKS_THE_SAME = /\b(?:thi|la) sao\b\W*$/

/** Whether what is asked now is how long or how often itself, or nothing so narrow: what it was of before is then not wanted. */
function asksAnew(own: string): boolean {
  return own.search(SPAN) !== -1 || ASKS_THE_SAME.test(fold(own))
}

/** "Bây giờ thì khác rồi đúng không", "ở Hà Nội có giống vậy không": asks the same of another time or place. */
const LIKE_BEFORE =
  /(?<!\p{L})(?:thay đổi|thay doi|khác|khac|đổi|giống|giong|y chang|tương tự|tuong tu)(?!\p{L})/giu

/** Whether a text says something besides the place it names. */
export function saysWhat(text: string): boolean {
  const words = syllables(text.replaceAll(LIKE_BEFORE, ' '))
  const names = placeNamesIn(text)
  return sayingSomething(words).some((says, at) => says && !names.has(words[at] ?? ''))
}

/** Whether anything is left of it once the unit or organ it names stands in the earlier question. */
function saysMore(text: string): boolean {
  const words = wordsOf(text)
  const named = PEERS.flatMap((group) => foundIn(group, words))
  const rest = words.map(({ typed }, at) =>
    named.some(({ from, to }) => at >= from && at < to) ? ' ' : typed,
  )
  return saysWhat(rest.join(' '))
}

function inPlace(now: string, before: string): string {
  return PEERS.reduce((text, group) => {
    const [named, ...more] = new Set(foundIn(group, wordsOf(now)).map(({ written }) => written))
    const words = wordsOf(text)
    const theirs = foundIn(group, words)
    const isTheirs = asked(theirs, words).some(({ written }) => written === named)
    const isKept = named === undefined || more.length > 0 || isTheirs
    return isKept ? text : replaced(text, words, theirs, named)
  }, before)
}

/** Between a unit and the one it lies in. */
const WHERE: ReadonlySet<string> = new Set(['o', 'tai', 'thuoc', 'trong'])

/** Without those that say where another lies: "chủ tịch phường ở quận 3" is asked of the ward. */
function asked(found: readonly Found[], words: readonly Word[]): readonly Found[] {
  return found.filter(({ from }, at) => at === 0 || !WHERE.has(words[from - 1]?.folded ?? ''))
}

function replaced(text: string, words: readonly Word[], found: readonly Found[], by: string): string {
  return found.reduceRight((all, { from, to }) => {
    const [start, end] = [words[from]?.start ?? 0, words[to - 1]?.end ?? 0]
    return `${all.slice(0, start)}${by}${all.slice(end)}`
  }, text)
}

/** The longest phrases of a group, each where it stands. */
function foundIn(group: readonly Phrase[], words: readonly Word[]): readonly Found[] {
  const found: Found[] = []
  for (let at = 0; at < words.length;) {
    const phrase = group.find(({ syllables: its }) => standsAt(its, words, at))
    const to = at + (phrase?.syllables.length ?? 1)
    if (phrase !== undefined) found.push({ ...phrase, from: at, to })
    at = to
  }
  return found
}
