import type { Day } from './validity.ts'
import { asClause, spell } from './validity.ts'

/** What ended a text that was to hold for a time: stands behind "hết hiệu lực từ ngày … theo". */
export const endOfExtension = (label: string): string => `thời hạn tại ${label}`

/** A person has ruled that it ended: stands behind "hết hiệu lực từ ngày … theo". */
export const endedByRuling = (reason: string): string => `${BY_RULING}${asClause(reason)}`
export const isEndedByRuling = (endedBy: string | undefined): boolean =>
  endedBy?.startsWith(BY_RULING) === true
const BY_RULING = 'kết luận rà soát văn bản: '

/** Why a text needs a ruling, whose law has ended. */
export const detailsEndedLaw = (day: Day, kind: string, law: string): string =>
  `không còn được áp dụng từ ngày ${spell(day)}, vì ${law} mà ${kind.toLowerCase()} này hướng dẫn đã hết hiệu lực; chưa tìm thấy văn bản bãi bỏ đích danh nên cần xác minh`

/** Why a text needs a ruling, whose law needs one itself. */
export const detailsDoubtfulLaw = (day: Day, kind: string, law: string): string =>
  `cần xác minh, vì ${kind.toLowerCase()} này hướng dẫn ${law} mà từ ngày ${spell(day)} chưa rõ còn hiệu lực hay không`

/** Why a relation does not fit what the library says; the administrator decides. */
export const CONTRADICTION = {
  endedEarlier: (day: Day, stands: Day): string =>
    `hồ sơ ghi hết hiệu lực từ ngày ${spell(stands)}, sớm hơn ngày ${spell(day)} mà câu này nêu`,
  endedLater: (day: Day, stands: Day): string =>
    `hồ sơ ghi hết hiệu lực từ ngày ${spell(stands)}, muộn hơn ngày ${spell(day)} mà câu này nêu`,
  notYetBegun: (day: Day, from: Day): string =>
    `hồ sơ ghi có hiệu lực từ ngày ${spell(from)}, sau ngày ${spell(day)} mà câu này nêu`,
  amendedAfterEnd: (day: Day, stands: Day): string =>
    `câu này sửa đổi từ ngày ${spell(day)}, nhưng hồ sơ ghi đã hết hiệu lực từ ngày ${spell(stands)}`,
  extendedAfterEnd: (day: Day, stands: Day): string =>
    `câu này kéo dài từ ngày ${spell(day)}, nhưng hồ sơ ghi đã hết hiệu lực từ ngày ${spell(stands)}`,
  amendedOtherDay: (day: Day, stands: Day): string =>
    `hồ sơ ghi chính điều khoản này sửa đổi từ ngày ${spell(stands)}, không phải ngày ${spell(day)}`,
} as const
