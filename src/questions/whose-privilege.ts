import { lately } from '#knowledge/lately.ts'
import { onceFor } from '#knowledge/once.ts'
import type { Provision } from '#knowledge/provision.ts'
import { fold } from '#knowledge/vietnamese.ts'
import { written } from './things.ts'

/** Those to whom the law gives what others do not get: as people name them, without marks, and as provisions do. */
interface Privileged {
  readonly asked: RegExp
  readonly told: RegExp
}

const PRIVILEGED: readonly Privileged[] = [
  {
    asked: /\b(?:khoi nghiep|start ?up|sang tao|vuon uom|trung gian|goi von)\b/,
    told: written('khởi nghiệp|đổi mới sáng tạo'),
  },
  {
    asked: /\b(?:von|gop|co phan|phan hun|hun|(?:ban|sang nhuong|chuyen nhuong) (?:cong ty|doanh nghiep))\b/,
    told: written('vốn góp|góp vốn'),
  },
  {
    asked: /\b(?:chuyen gia|khoa hoc|tai nang|nguoi tai|nhan tai|nguoi gioi|nghien cuu|nhiem vu)\b/,
    told: written('chuyên gia|nhà khoa học|nhiệm vụ khoa học'),
  },
  {
    // What may be such a project is told beside it, field by field.
    asked:
      /\b(?:du an|dau tu|truong|mam non|giao duc|benh vien|phong kham|kham chua|y te|the thao|van hoa|cong nghe|phan mem|moi truong|rac|chat thai|nuoc thai|nong nghiep|lang nghe|khoi nghiep|start ?up|doi moi)\b/,
    told: written('dự án'),
  },
  {
    asked: /\b(?:ma tuy|cai nghien|(?:tro giup|bao tro) xa hoi|tu thien|ung ho|tai tro|duong lao|mo coi)\b/,
    told: written('ma túy|trợ giúp xã hội'),
  },
  {
    asked: /\b(?:bai (?:do|giu|dau|trong|gui|de)?|do xe|dau xe|giu xe|gui xe)\b/,
    told: written('bãi đỗ xe'),
  },
  { asked: /\bchien luoc\b/, told: written('nhà đầu tư chiến lược') },
]

const TELLS_PRIVILEGE = written(
  String.raw`(?:miễn|giảm) thuế|thuế suất|miễn (?:tiền|toàn bộ)|không chịu thuế|giảm \d+ ?%`,
)
/** "Có phải nộp thuế không", "được giảm 50% không". Typed without marks "thuế" is "thuê" as well. */
const ASKS_OF_PRIVILEGE = /\b(?:thue|mien|giam|uu dai)\b/
/** Whoever names the law, or speaks of its end, asks what it gives, and to whom. */
const NAMES_LAW =
  /\b(?:nghi quyet|nghi dinh|nq|nd)\b|\bluat thu do\b|\b(?:dieu|khoan|luat) (?:so )?\d|\bhet hieu luc\b/

/** Those a question names, where it asks what somebody need not pay. */
const namedBy = lately((question): readonly Privileged[] | undefined => {
  const asked = fold(question).replaceAll(/\s+/g, ' ')
  if (!ASKS_OF_PRIVILEGE.test(asked) || NAMES_LAW.test(asked)) return undefined
  return PRIVILEGED.filter((one) => one.asked.test(asked))
})

const givenBy = onceFor(({ heading, summary, text }: Provision): readonly Privileged[] => {
  const told = [heading, summary, text].join('\n')
  return TELLS_PRIVILEGE.test(told) ? PRIVILEGED.filter((one) => one.told.test(told)) : []
})

/**
 * Whether a provision gives something to others than a question names: what start-ups need not pay is no word on the tax of an
 * eating-house.
 */
export function isOthersPrivilege(question: string, provision: Provision): boolean {
  const named = namedBy(question)
  if (named === undefined) return false
  const given = givenBy(provision)
  return given.length > 0 && !given.some((one) => named.includes(one))
}
