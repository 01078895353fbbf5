import { fold } from '#knowledge/vietnamese.ts'

/** Who holds an office is not in the law: "chủ tịch thành phố hiện nay là ai", "bí thư tên gì". */
export function asksForPerson(text: string): boolean {
  return /\b(?:chu tich|bi thu|giam doc|truong cong an|truong phong)\b.{0,60}\b(?:la ai(?=\W*$|\W*(?:vay|the|a|ha|nhi|ad|hien|bay gio|gio)\b|[,.;?!])|ten (?:la )?gi|ten ai)\b|\bai (?:(?:dang |hien )*la|(?:dang |hien )+(?:lam|giu chuc)) (?:pho )?(?:chu tich|bi thu|giam doc)\b|\b(?:ai|nguoi nao) (?:\S+ )?(?:trung cu|dac cu)\b/.test(
    fold(text).replace(/\s+/g, ' '),
  )
}
