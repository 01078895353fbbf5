import { fold } from '#knowledge/vietnamese.ts'

const SPEAKER = '(?:toi|em|minh|tui|con|chau|bac)'
const LEAD = `(?:(?:a|da|u|uh|um|vang|ok|vay|the|thoi|xin|cho|lam on|nho|ad|oi|${SPEAKER}|muon|nham roi) )*`
const END = `(?: (?:di|nua|luon|lai|giup|gium|ho|voi|dau|vay|nhe|nha|a|ad|cau hoi|cau|cai|phieu|yeu cau|tin|nay|do|vua roi|luc nay|cho|can bo|toi|em|minh))*`
const CALLS_OFF = new RegExp(
  `^${LEAD}(?:huy(?: bo)?|(?:dung|khong|ko|k|khoi|chua) (?:can |muon )?(?:gui|chuyen)|bo qua|bo di|rut(?: lai)?)${END}$`,
)
/** With their marks these are other words: "đúng, gửi đi", "bỏ đi quận". */
const OTHER_WORDS = /đúng|dùng|bộ|bó/u

/** "Huỷ", "à thôi đừng gửi nữa", "rút lại đi": whether somebody only takes back what they wanted sent. */
export function callsOff(text: string): boolean {
  if (OTHER_WORDS.test(text.normalize('NFC').toLowerCase())) return false
  return CALLS_OFF.test(
    fold(text)
      .replaceAll(/[\s.,!]+/g, ' ')
      .trim(),
  )
}
