import { fold } from '#knowledge/vietnamese.ts'

/** Over a text without marks. */
const LEAD =
  '(?:(?:da|a|u|vay|the|con|roi|nhung|ma|o|tai|trong|theo|dua|can cu|vao|cai do|dieu do|do|la|cho|em|toi|minh|tui|chau|con|bac|xin|hoi|biet|cu the|ro|so) )*'
const WRITTEN =
  '(?:(?:dieu khoan|dieu luat|dieu|khoan|diem|luat|nghi quyet|nghi dinh|van ban|quy dinh) (?:may|nao|bao nhieu|so may)|can cu (?:vao |o )?dau|dua (?:vao |tren )?dau)'
const REST =
  '(?:va|quy dinh|noi|ghi|viet|neu|bao|cua|trong|o|luat|nghi quyet|nghi dinh|van ban|nao|vay|the|do|day|nhu|nay|la|ha|nhi|a|ad|anh|chi|em|ban|chau|admin|v|z)'
const ASKS_WHERE = new RegExp(`^${LEAD}${WRITTEN}(?: (?:${WRITTEN}|${REST}))*$`)

/** "Khoản mấy vậy ạ?", "luật nào quy định thế": whether a question is only where in the law it stands what was told. */
export function asksWhereWritten(question: string): boolean {
  return ASKS_WHERE.test(
    fold(question)
      .replaceAll(/[.,!?…\s]+/g, ' ')
      .trim(),
  )
}
