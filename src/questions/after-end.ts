import { lately } from '#knowledge/lately.ts'
import type { Provision } from '#knowledge/provision.ts'
import { fold } from '#knowledge/vietnamese.ts'

/** Without marks "quận" begins other words as well: quản lý, quân sự. */
const DISTRICT = String.raw`(?:cap )?(?:quan(?! (?:ly|su|tri|doi|nhan|he|tam)\b)|huyen|thi xa)`
const ENDS = '(?:bo|giai the|xoa|het|khong con|ket thuc)'
/** "Sau khi bỏ quận", "khi quận kết thúc", "huyện giải thể rồi": what came of their end is asked, not whether it was wise. */
const AFTER_END = new RegExp(
  [
    String.raw`\b(?:sau|khi|tu luc|tu ngay) (?:\S+ )?${ENDS} ${DISTRICT}\b`,
    String.raw`\b(?:sau|khi|tu luc|tu ngay) ${DISTRICT}(?: \S+){0,3} ${ENDS}\b`,
    String.raw`\b${ENDS} ${DISTRICT}(?: \S+){0,2} (?:roi|xong)\b`,
    String.raw`\b${DISTRICT}(?: \S+){0,2} ${ENDS}(?: \S+)? (?:roi|xong)\b`,
  ].join('|'),
)
/** What speaks of them by the name the law has for all of them. */
const SPEAKS_OF_THEM = /\bcap huyen\b/
const RAISED = 1.2

const asksAfterEnd = lately((question) => AFTER_END.test(fold(question).replaceAll(/\s+/g, ' ')))

/** What a provision is worth to a question of what came after districts ended: those on their end come before others. */
export function speakingOfEnd(question: string): ((provision: Provision) => number) | undefined {
  if (!asksAfterEnd(question)) return undefined
  return ({ summary, text }) => (SPEAKS_OF_THEM.test(fold([summary, text].join('\n'))) ? RAISED : 1)
}
