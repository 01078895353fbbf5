import type { Place } from '#knowledge/place.ts'
import type { DepartmentId } from '../domain/ids.ts'
import { departmentName } from './departments.ts'
import type { MessageKind, Reason } from './route.ts'

/** Why a question went where it went, as officials read it. */

const MESSAGES: Readonly<Record<MessageKind, string>> = {
  report: 'vì đây là phản ánh việc xảy ra tại chỗ, nơi gần nhất là phường, xã',
  complaint: 'vì đây là khiếu nại hoặc tố cáo về cán bộ',
}

/** Words shown of many. */
const MOST_WORDS = 6

/** One reason, to stand in a list or after a comma: begins with a small letter, ends without a point. */
export function reasonInWords(reason: Reason, place: Place | null): string {
  switch (reason.kind) {
    case 'words':
      return `vì có từ ${quoted(reason.words)}`
    case 'earlier':
      return `vì câu hỏi trước đó có từ ${quoted(reason.words)}`
    case 'field':
      return `vì quy định tìm thấy (${reason.provision}) nói về ${quoted(reason.words)}`
    case 'named':
      return `vì quy định tìm thấy (${reason.provision}) nêu tên ${quoted([reason.authority])}`
    case 'message':
      return MESSAGES[reason.message]
    case 'example':
      return `vì giống một câu đã được chuyển đến đây: ${quoted([reason.question])}`
    case 'elsewhere':
      return `vì câu hỏi về ${reason.province}, ngoài Hà Nội và Thành phố Hồ Chí Minh`
    case 'unsure':
      return `vì chưa đủ chắc chắn; gần nhất là ${departmentName(reason.likeliest, place)}`
    case 'nothing':
      return 'vì không có từ nào chỉ về một đơn vị'
  }
}

/** All that spoke for it in one sentence: "Chuyển đến Sở Y tế vì có từ …; vì …." */
export function routeInWords(
  { department, because }: { readonly department: DepartmentId; readonly because: readonly Reason[] },
  place: Place | null,
): string {
  const reasons = because.map((reason) => reasonInWords(reason, place)).join('; ')
  return `Chuyển đến ${departmentName(department, place)} ${reasons}.`
}

function quoted(words: readonly string[]): string {
  const shown = words.slice(0, MOST_WORDS).map((word) => `“${word}”`)
  return shown.join(', ') + (words.length > MOST_WORDS ? '…' : '')
}
