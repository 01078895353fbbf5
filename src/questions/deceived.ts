import { fold } from '#knowledge/vietnamese.ts'

/** "Bị lừa", "lừa tôi chuyển tiền", and whoever passes for an official or a bank; with its marks, or as plain as it is typed. */
const DECEIVED = new RegExp(
  [
    String.raw`(?:bị|bi)(?: \p{L}+){0,3} (?:lừa|lua)(?! \p{L}+ (?:chín|chin|vụ|vu))`,
    String.raw`(?:lừa|lua) (?:đảo|dao|tiền|tien|tôi|toi|em|mình|minh|con|cháu|chau|mẹ|me|bố|bo|ba|bà|ông|ong|vợ|vo|chồng|chong|lấy|lay|mất|mat|hết|het)`,
    String.raw`(?:giả danh|gia danh|giả mạo|gia mao|mạo danh|mao danh|(?:tự )?xưng|(?:tu )?xung)(?: \p{L}+){0,3} (?:công an|cong an|cán bộ|can bo|nhân viên|nhan vien|ngân hàng|ngan hang|tòa án|toa an|điện lực|dien luc|thuế|thue|bảo hiểm|bao hiem|phường|phuong)`,
    String.raw`(?:lỡ|lo|trót|trot|đã|da|vừa|vua|mới|moi)(?: \p{L}+){0,2} (?:bấm|bam|nhấn|nhan|ấn|an|click)(?: \p{L}+){0,3} link`,
    String.raw`link(?: \p{L}+){0,6} (?:mất|mat|trừ|tru|rút|rut|hack)(?: \p{L}+){0,2} (?:tiền|tien|tài khoản|tai khoan|\d)`,
    String.raw`(?:đọc|doc|đưa|dua|cung cấp|cung cap|lộ|lo)(?: \p{L}+){0,2} (?:mã |ma )?otp`,
    String.raw`(?:hỏi|hoi|đòi|doi|xin) (?:mã |ma )?otp`,
  ]
    .map((one) => String.raw`(?<!\p{L})${one}(?!\p{L})`)
    .join('|'),
  'iu',
)
/** Over a text without marks: what those who deceive have people do, … */
const LURED =
  /\b(?:(?:bam|nhan|an|click|vao|mo|truy cap)(?: \S+){0,3} (?:link|duong (?:dan|link))|(?:cai|tai|quet)(?: \S+){0,4} (?:app|ung dung|phan mem|ma qr)|(?:tu )?xung|gia danh|mao danh|lam nhiem vu|(?:mang|online|facebook|zalo|telegram|tiktok|tin nhan)(?: \S+){0,8} (?:coc|chuyen khoan|chuyen tien|nap tien|bam)|(?:coc|chuyen khoan|chuyen tien|nap tien)(?: \S+){0,8} (?:mang|online|facebook|zalo|telegram|tiktok))\b/
/** … and what comes of it. */
const LOST =
  /\b(?:(?:mat|bay|tru|rut|bi hack|chiem doat)(?: \S+){0,3} (?:\d+\p{L}*|tien|tai khoan|trieu)|(?:tai khoan|tien|the)(?: \S+){0,2} (?:bay|boc hoi|bi tru|bi rut|bi hack)|khong rut(?: \S+){0,2} duoc|chan (?:luon|may|so|zalo|facebook|em|toi|minh)|mat hut|khoa may)\b/u
/** What becomes of those who deceive is asked of the law. */
const OF_PENALTY =
  /(?<!\p{L})(?:phạt(?! nguội)|phat(?! nguoi)|tội gì|toi gi|đi tù|di tu|mấy năm tù|may nam tu|mức án|muc an|xử lý thế nào|xu ly the nao|quy định|quy dinh)(?!\p{L})/iu

/** Whether somebody tells that they were deceived, or are being so: neither their file nor a wrong they would do. */
export function isDeceived(text: string): boolean {
  const settled = text.normalize('NFC')
  return (DECEIVED.test(settled) || hasFallenFor(settled)) && !OF_PENALTY.test(settled)
}

/** Whether they have lost by it: every minute counts, whatever the law says of something else in the story. */
export function hasLostByDeceit(text: string): boolean {
  return isDeceived(text) && LOST.test(plain(text))
}

function hasFallenFor(text: string): boolean {
  const told = plain(text)
  return LURED.test(told) && LOST.test(told)
}

function plain(text: string): string {
  return fold(text).replaceAll(/[\s.,!?;…]+/g, ' ')
}
