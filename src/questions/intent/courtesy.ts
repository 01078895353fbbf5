import type { Reading } from './reading.ts'
import { beginnings, wording, wordingEnd } from './wording.ts'
import type { Wording } from './wording.ts'

/** What is said around a question, or instead of one. */
export type Courtesy = 'greeting' | 'thanks' | 'goodbye'

/** A message without its courtesies: positions in `Reading.words`. */
export interface Bare {
  readonly from: number
  /** As `from`, past "cho em hỏi" as well. */
  readonly asked: number
  /** Not included; equal to `from` when there was nothing but courtesy. */
  readonly to: number
  readonly kinds: ReadonlySet<Courtesy>
}

const YOU = `((các|quý|cả|toàn thể)? (anh chị em|anh chị|anh em|anh|chị|em|cô chú|cô bác|cô|chú|bác|ông bà|ông|bà|cậu
  |bạn|admin|ad|shop|bot|robot|page|sếp|cháu|con|nhà|mọi người|cơ quan|đơn vị|quý vị|cán bộ|tổng đài|trợ lý ảo|trợ lý
  |lãnh đạo|ủy ban nhân dân (thành phố|phường|xã)?|ban quản trị|đồng chí|tất cả|người))`
const ME = '(em|con|cháu|tôi|mình|tớ|bác|cô|chú|chúng tôi|bọn em|bà|ông|gia đình tôi)'
const DAY = `(buổi (sáng|trưa|chiều|tối)|ngày mới|cuối tuần|năm mới|một ngày|tốt lành|vui vẻ|an lành|sức khỏe|thân ái|lại|vui)`
const SOFT = '(ạ|nhé|nha!|nhe|nhá|nghen|ơi|dạ|hihi|hehe|haha|.)'

const GREETING = wording(`
  ${ME}? (xin|kính)* chào (${YOU}|${DAY})*
  |kính (thưa|gửi) ${YOU} (${YOU})*|thưa ${YOU} (${YOU})*
  |chúc (${YOU})* (mừng|${DAY}) (${DAY})*|rất? vui được gặp (${YOU})*
  |(hello|helo|hey|hê lô|hế lô|alo|a lô|anh lô|alô|lô ad|good (morning|afternoon|evening)) (${YOU})*
  |(hi|hí|yo|hê hê) (${YOU} (${YOU})*|$)
  |ê? ${YOU} ơi|ê ${YOU}|2 ad|hai ad`)
const THANKS = wording(`
  ${ME}? (xin|rất|chân thành|trân trọng|vô cùng)* (cảm ơn|cám ơn|cam ơn|cảm tạ|c . ơn|chị . ơn|camon|thank you|thank)
    (${YOU}|nhiều|nhiu|nhiêu|lắm|rất|trước|vì|đã|trả lời|giúp|đỡ|hỗ trợ|tư vấn|giải đáp|câu|very|much|so|luôn|giải thích|chỉ (dẫn|bảo)
      |hướng dẫn|tận tình|nhiệt tình|chu đáo|cặn kẽ|dễ hiểu|rõ ràng|cho ${ME})*
  |${ME}? (đội|biết) ơn (${YOU}|lắm|nhiều)*`)
const GOODBYE = wording(`
  (chào|xin|kính)* tạm biệt (${YOU})*|(bye|bai|goodbye|pp|bb|g 9|see you|good night) (${YOU}|bye|bai)*
  |thôi chào (${YOU})*|hẹn gặp lại (${YOU})*|(gặp|hẹn) (lại|${YOU})* (sau|mai|lần sau)|chúc (${YOU})* ngủ ngon|ngủ ngon (${YOU})*`)
const ASKING = wording(`
  ${YOU}? (làm ơn|vui lòng|xin)* (cho|cho phép) ${ME}? (được|xin)* hỏi
    (chút|xíu|tí|thăm|thêm|ké|nhờ|một|với|là|rằng|cái này|câu này)*
  |${ME}? (đang|rất)* (muốn|cần|định|xin|xin phép|có câu|tính) được? hỏi (chút|xíu|tí|thêm|là|rằng|cái này|câu này)*`)
const WAITING = wording(`
  (rất|em|tôi|con|mình|cháu)* (mong|mong muốn|kính mong|xin|chờ|đợi) (${YOU})* (sớm|được|nhận)*
    (giải đáp|trả lời|hồi đáp|phản hồi|tư vấn|hướng dẫn|chỉ giúp) (${YOU}|${ME}|sớm|giúp|cho|giùm|dùm|hộ|từ)*`)
// With a courtesy before them these add nothing; "ok", "vâng" alone are thanks.
const SMALL = wording(
  `(${YOU}|${ME}|${SOFT}|vâng|ok|rất|nhiều|lắm|quá|luôn|hen|đó|thôi|vậy|thế|ừ|uh|rồi|đã|đi|à|hả) (${YOU}|${ME}|${SOFT}|vâng|ok|rất|nhiều|lắm|quá|luôn|hen|đó|thôi|vậy|thế|ừ|uh|rồi|đã|đi|à|hả)*`,
)

/** Something courteous that may be said, once or again and again. */
interface Turn {
  readonly kind?: Courtesy
  readonly said: Wording
  /** Saves looking where it cannot begin. */
  readonly begins: ReadonlySet<string>
}

function turn(said: Wording, kind?: Courtesy): Turn {
  return { said, begins: beginnings(said), ...(kind !== undefined && { kind }) }
}

// To offer shares or a price is no greeting.
const OFFERING = wording('chào (bán!|hàng|giá|mua|thầu)')
const COURTESIES = [turn(GOODBYE, 'goodbye'), turn(GREETING, 'greeting'), turn(THANKS, 'thanks')]
const OPENINGS = [...COURTESIES, turn(wording('dạ|vâng|ok|ừ|uh|à|ạ|nhé|ơi|.'))]
const OPENINGS_TO_A_QUESTION = [...OPENINGS, turn(ASKING)]
const CLOSINGS = [...COURTESIES, turn(wording(`${SOFT}|${YOU} (ơi|ạ|nhé)|ad|shop|admin`)), turn(WAITING)]
// The longest courtesy a message ends with.
const CLOSING_WORDS = 16

/** Finds where the question in a message begins and ends, past greetings and thanks. */
export function withoutCourtesy(reading: Reading): Bare {
  const kinds = new Set<Courtesy>()
  const past = (turns: readonly Turn[], start: number): number => {
    let from = start
    for (
      let found = turnAt(turns, reading, from);
      found !== undefined;
      found = turnAt(turns, reading, from)
    ) {
      if (found.kind !== undefined) kinds.add(found.kind)
      from = found.to
    }
    return from
  }
  const from = past(OPENINGS, 0)
  let to = reading.words.length
  for (
    let found = turnBefore(reading, from, to);
    found !== undefined;
    found = turnBefore(reading, from, to)
  ) {
    if (found.kind !== undefined) kinds.add(found.kind)
    to = found.from
  }
  if (kinds.size > 0 && wordingEnd(SMALL, reading, from, to) === to) to = from
  return { from, asked: Math.min(to, past(OPENINGS_TO_A_QUESTION, from)), to, kinds }
}

function turnAt(
  turns: readonly Turn[],
  reading: Reading,
  from: number,
): { kind: Courtesy | undefined; to: number } | undefined {
  if (wordingEnd(OFFERING, reading, from) !== -1) return undefined
  for (const { kind, said, begins } of turns) {
    const to = mayBegin(begins, reading, from) ? wordingEnd(said, reading, from) : from
    if (to > from) return { kind, to }
  }
  return undefined
}

function turnBefore(
  reading: Reading,
  start: number,
  end: number,
): { kind: Courtesy | undefined; from: number } | undefined {
  for (const { kind, said, begins } of CLOSINGS) {
    for (let from = Math.max(start, end - CLOSING_WORDS); from < end; from += 1) {
      if (mayBegin(begins, reading, from) && wordingEnd(said, reading, from, end) === end)
        return { kind, from }
    }
  }
  return undefined
}

function mayBegin(begins: ReadonlySet<string>, { words }: Reading, at: number): boolean {
  const word = words[at]
  return word !== undefined && (begins.has(word.plain) || begins.has(word.folded))
}
