import { fold } from '#knowledge/vietnamese.ts'

/** Longer messages tell of something else as well. */
const MOST_WORDS = 14
/** "Phiếu của em", "mã phiếu", "câu hỏi tôi gửi hôm qua": over a text without marks. */
const OWN_TICKET =
  /\b(?<!\b(?:lay|bo|kiem|dem|so|to|la) )(?:ma )?phieu\b(?! (?:tin nhiem|bau|ly lich|thu|chi|kham|xuat|nhap|dieu tra|bieu quyet|danh gia))|\bcau(?: hoi)?\b(?=.*\b(?:cua )?(?:toi|em|minh|tui|con|chau|bac)\b)(?=.*\b(?:gui|cua|hoi hom|chuyen)\b)|\bma (?:so )?(?:roi|la gi|cua)\b/
const HOW_IT_STANDS =
  /\b(?:(?:toi|den) dau|sao roi|the nao roi|ra sao roi|xong chua|xong roi|chua(?: (?:a|ad|vay|em|ban))*$|co ai|ai (?:dang )?(?:xu ly|xem|tra loi|giai quyet|lam|nhan)|can bo nao|bao gio|khi nao|chung nao|bao lau|may ngay|la gi|la bao nhieu|so may|ket qua|quen|mat)\b/

const NAMED = /\bphieu (?:hoi )?(?:cua|toi|em|minh)\b|\bma phieu\b/

/** Whether it speaks of a ticket by that word; "câu hỏi của tôi" may be any question. */
export function namesTicket(text: string): boolean {
  return NAMED.test(fold(text))
}

/** Whether somebody asks how their ticket stands, or what its code is, and nothing else. */
export function asksOfTicket(text: string): boolean {
  const folded = fold(text)
    .replaceAll(/[\s.,!?]+/g, ' ')
    .trim()
  return folded.split(' ').length <= MOST_WORDS && OWN_TICKET.test(folded) && HOW_IT_STANDS.test(folded)
}
