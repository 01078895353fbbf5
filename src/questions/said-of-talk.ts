import { fold } from '#knowledge/vietnamese.ts'

// What people say of the talk itself, over a text without marks.

const LEAD =
  '(?:(?:a|da|u|uh|vang|ok|oi|ad|ban|the|vay|ma|nhung|thoi|cho|hoi|em|toi|minh|tui|con|chau|bac|xin|nua|that su|van) )*'
const END =
  '(?: (?:a|ad|ban|vay|the|nhi|ha|em|toi|minh|anh|chi|oi|nhe|nha|gi|ca|lam|qua|het|luon|roi|dau|nua|cho|giup|duoc|khong|ko|k|thoi))*'
const NOT = '(?:khong|ko|k|hong|hok|chua|chang|cha)'

const NOT_CONTENT = new RegExp(
  `^${LEAD}(?:${[
    `${NOT} (?:hieu|ro|dung y|dung cau|phai vay|phai the|phai y)(?: (?:y|cau hoi|cau tra loi))?`,
    `${NOT} dung`,
    `y (?:(?:toi|em|minh) )?(?:la )?${NOT} phai (?:vay|the)`,
    'sai(?: (?:bet|be bet|cau|y))?(?= |$)',
    `(?:cau )?tra loi (?:cau hoi )?(?:\\S+ ){0,2}?(?:sai|dai|kho hieu|lung tung|vong vo|chung chung|lac de|${NOT} (?:dung|ro|hieu))`,
    '(?:noi|giai thich|tra loi|viet) (?:lai )?(?:\\S+ )?(?:de hieu|ngan gon|ngan|gon|ro)(?: (?:hon|lai))?',
    'dai (?:qua|dong)',
    'kho hieu',
    `co (?:chac|dung|that)(?: chan)? ${NOT}`,
    `chac ${NOT}`,
  ].join('|')})${END}$`,
)
const OF_OFFER = new RegExp(
  `^${LEAD}(?:${[
    '(?:may ngay|may hom|bao lau|bao gio|khi nao|chung nao)(?: (?:thi|moi|nua|se))*(?: (?:co|duoc|nhan|tra loi|biet|xong|phan hoi|ket qua|cau))+',
    '(?:ai|co quan nao|don vi nao|so nao|ben nao|can bo nao)(?: (?:se|la nguoi))* (?:tra loi|nhan|doc)',
    '(?:gui|chuyen)(?: di)? (?:cho |toi |den )?(?:ai|dau|co quan nao|so nao|don vi nao|ben nao)',
  ].join('|')})${END}$`,
)
const THINKS = new RegExp(
  `^${LEAD}(?:(?:de|doi) (?:(?:em|toi|minh|con|tui) )?(?:suy nghi|nghi|tinh|xem|coi|hoi (?:vo|chong|nha|y kien))|tu tu|khoan|doi (?:chut|ti|xiu|mot chut)|cho (?:chut|ti|xiu)|chua biet)(?: (?:da|lai|them|cai|ti|chut|xiu|roi tinh|a|nhe|nha))*$`,
)
const TO_PASS_ON =
  /^(?:(?:à|a|dạ|da|thôi|thoi|ừ|vậy|vay|thế|the|ok|nhờ|nho|cho|em|tôi|toi|mình|minh) )*(?:gửi|gui|chuyển|chuyen) (?:(?:giúp|giup|giùm|gium|hộ|ho|cho|em|tôi|toi|cái|cai) )*(?:câu|cau)(?: hỏi| hoi)?(?: về| ve)? (.+?)(?: (?:đi|di|giúp|giup|nhé|nhe|nha|ạ|a|luôn|luon|cho cán bộ|cho can bo))*$/iu

function plain(text: string): string {
  return fold(text)
    .replaceAll(/[\s.,!?…]+/g, ' ')
    .trim()
}

/** "Không hiểu", "sai rồi", "nói ngắn gọn thôi": the last answer was not what was wanted. */
export function isNotContent(text: string): boolean {
  const clauses = text
    .split(/[,.;!?\n]+/)
    .map(plain)
    .filter((clause) => clause !== '')
  return clauses.length > 0 && clauses.every((clause) => NOT_CONTENT.test(clause))
}

/** "Mấy ngày thì có trả lời", "ai sẽ trả lời": asked of what would be sent. */
export function asksOfOffer(text: string): boolean {
  return OF_OFFER.test(plain(text))
}

/** "Để em suy nghĩ đã": neither yes nor no. */
export function thinksItOver(text: string): boolean {
  return THINKS.test(plain(text))
}

/** What a question of before is called that is to be sent: "gửi câu vé xe buýt đi". */
export function namesToPassOn(text: string): string | undefined {
  return TO_PASS_ON.exec(
    text
      .normalize('NFC')
      .trim()
      .replace(/[.!]+$/, ''),
  )?.[1]
}
