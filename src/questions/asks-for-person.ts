import { fold } from '#knowledge/vietnamese.ts'

const GATHERING = /\b(?:ky|phien|cuoc|buoi) (?:hop|tiep dan|doi thoai)\b|\bhoi nghi\b/
const THIS_TIME = /\b(?:(?:nam|thang|tuan|quy|lan|dot) nay|sap toi|toi day|(?:tuan|thang) sau|nam toi)\b/
const ON_WHICH_DAY = /\b(?:(?:hom|ngay|khi|luc|thang) nao|bao gio|may gio|ngay may)\b/

/** On which day one meeting is held is not in the law: "kỳ họp cuối năm nay khai mạc hôm nào". */
export function asksForDay(text: string): boolean {
  const asked = fold(text).replace(/\s+/g, ' ')
  return [GATHERING, THIS_TIME, ON_WHICH_DAY].every((part) => part.test(asked))
}

/** Who holds an office is not in the law: "chủ tịch thành phố hiện nay là ai", "bí thư tên gì". */
export function asksForPerson(text: string): boolean {
  return /\b(?:chu tich|bi thu|giam doc|truong cong an|truong phong)\b.{0,60}\b(?:la ai(?=\W*$|\W*(?:vay|the|a|ha|nhi|ad|hien|bay gio|gio)\b|[,.;?!])|ten (?:la )?gi|ten ai)\b|\bai (?:(?:dang |hien )*la|(?:dang |hien )+(?:lam|giu chuc)) (?:pho )?(?:chu tich|bi thu|giam doc)\b|\b(?:ai|nguoi nao) (?:\S+ )?(?:trung cu|dac cu)\b/.test(
    fold(text).replace(/\s+/g, ' '),
  )
}
