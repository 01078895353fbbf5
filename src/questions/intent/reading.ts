import { fold, foldEach, settle } from '#knowledge/vietnamese.ts'
import { LABELS } from '../typed/abbreviation.ts'

/** One word of a message as it is compared: lower-case, chat spelling written out. */
export interface Word {
  readonly plain: string
  readonly folded: string
  /** Carries a mark (đ counts), so it says which of the words that fold alike it is. */
  readonly marked: boolean
  /** Where it stands in `Reading.text`. */
  readonly start: number
  readonly end: number
}

/** A message taken apart once, for everything that looks at its words. */
export interface Reading {
  /** The message, settled. */
  readonly text: string
  /** Sentence ends are words too: `.` and `?`. */
  readonly words: readonly Word[]
  /** Written with accents, so a word without a mark means what it looks like. */
  readonly accented: boolean
}

// A longer message is judged by its beginning; no door takes more than this.
const READ_AT_MOST = 10_000
const PIECE = /\p{L}[\p{L}\p{M}]*|\p{N}+|[.!;…\n]+|\?+/gu
// "cccd" and "www" are meant so; "quáááá" is not.
const STRETCHED = /([^\P{L}cwx])\1{2,}/gu
// In accented Vietnamese three words in four carry a mark; in a hurried message hardly any does.
const ACCENTED_SHARE = 0.4

// Only chat spelling that cannot be another word in any kind of message: "hong" may be sổ hồng, "dk" điều kiện.
const WRITTEN_OUT: ReadonlyMap<string, readonly string[]> = new Map(
  [
    'a anh, b bạn, bik biết, bit biết, bn bao nhiêu, c chị, camon cảm ơn, cccd căn cước, chg chưa, ck chồng',
    'cmnd căn cước, cx cũng, dc được, đag đang, đc được, đt điện thoại, đx được, e em, fai phải, h giờ',
    'hdnd hội đồng nhân dân, hđnd hội đồng nhân dân, hk không, hok không, hông không, hs hồ sơ, hum hôm, hnay hôm nay, hqua hôm qua, j gì, jup giúp, k không',
    'kg không, kh không, khg không, ko không, kq kết quả, ktra kiểm tra, lm làm, lun luôn, m mày, mik mình, mk mình',
    'mn mọi người, ng người, ngta người ta, nhiu nhiêu, ntn như thế nào, oke ok, okie ok, okê ok, oki ok, okela ok',
    'r rồi, rùi rồi, sdt số điện thoại, sđt số điện thoại, t tôi, tks cảm ơn, thks cảm ơn, thx cảm ơn',
    'thanks cảm ơn, trc trước, tui tôi, ubnd ủy ban, v vậy, vk vợ, vs với, wá quá, xl xử lý, yc yêu cầu',
    'z vậy, zậy vậy, zô vô',
  ]
    .flatMap((line) => line.split(', '))
    .map((entry): [string, string[]] => {
      const [typed = '', ...meant] = entry.split(' ')
      return [typed, meant]
    }),
)

/** Takes a message apart. Any string will do; time grows with its length up to a limit. */
export function read(text: string): Reading {
  const settled = settle(text)
  const pieces: { readonly plain: string; readonly start: number; readonly end: number }[] = []
  let letters = 0
  let marked = 0
  let end = 0
  for (const written of settled.slice(0, READ_AT_MOST).match(PIECE) ?? []) {
    // What stands before it is part of no piece.
    const start = settled.indexOf(written, end)
    end = start + written.length
    const piece = tidy(written)
    if (/[a-zà-ỹđ]/.test(piece)) letters += 1
    if (/[à-ỹđ]/.test(piece)) marked += 1
    // "k 2" and "k2" are khoản 2, never không.
    const clause = piece === 'k' && /^\s?\d/.test(settled.slice(end, end + 2))
    // "Nhóm B", "điểm c" are names; "b" by itself is bạn and "c" chị.
    const named = piece.length === 1 && LABELS.has(fold(pieces.at(-1)?.plain ?? ''))
    for (const plain of (clause || named ? undefined : WRITTEN_OUT.get(piece)) ?? [piece])
      pieces.push({ plain, start, end })
  }
  const bare = foldEach(pieces.map((piece) => piece.plain))
  const words = pieces.map((piece, at): Word => {
    const folded = bare[at] ?? ''
    return { ...piece, folded, marked: folded !== piece.plain }
  })
  return { text: settled, words, accented: marked >= letters * ACCENTED_SHARE }
}

/** Lower-case; "ngu quááá" is "ngu quá"; every sentence end looks alike. */
function tidy(piece: string): string {
  if (piece.startsWith('?')) return '?'
  if (/^[.!;…\n]/.test(piece)) return '.'
  return piece.toLowerCase().replace(STRETCHED, '$1')
}

export function endsSentence(word: Word | undefined): boolean {
  return word?.plain === '.' || word?.plain === '?'
}

/** The words from `from` up to `to` as they were typed. */
export function typed({ text, words }: Reading, from: number, to: number): string {
  const [first, last] = [words[from], words[to - 1]]
  return first === undefined || last === undefined || to <= from ? '' : text.slice(first.start, last.end)
}
