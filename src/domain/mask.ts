import { settle } from '#knowledge/vietnamese.ts'

// Digits as people type a number: together, or parted by single spaces, dots or hyphens.
const GAP = '[ .-]?'

const SURNAMES =
  'Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Đoàn|Trịnh|Mai|Đào|Cao|Lương|Tạ|Tô|Châu|Chu|Lâm|Trương|Phùng|Hà|Thái|Quách|Tống|Từ|Vương|Kiều|La|Nông|Triệu'
const PERSON = '[Tt]ôi|[Ee]m|[Mm]ình|[Cc]háu|[Cc]on|[Tt]ui|[Aa]nh|[Cc]hị|[Ôô]ng|[Bb]à|[Cc]ô|[Cc]hú|[Bb]ác'

/** What is surely personal, and what stands in its place. The order counts: a longer form goes before what it holds. */
const PATTERNS: ReadonlyArray<readonly [pattern: RegExp, instead: string]> = [
  [/[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu, '[thư điện tử]'],
  [
    /(?<=\b(?:stk|số tài khoản|số tk|tài khoản|tk)(?: (?:ngân hàng|số|của tôi|là))*[ :]{1,3})\d(?:[ .-]?\d){5,18}/giu,
    '[số tài khoản]',
  ],
  // Before the căn cước, which has twelve digits as well: one code in ten begins with a 0
  [/(?<!\d)\d{4}-\d{4}-\d{4}(?!\d)/g, '[mã phiếu]'],
  // Căn cước: twelve digits, the first a 0
  [new RegExp(`(?<!\\d)0(?:${GAP}\\d){11}(?!\\d)`, 'g'), '[số giấy tờ]'],
  // +84 912 345 678, 0912.345.678, 024 3825 3536
  [new RegExp(`(?<!\\d)(?:\\+${GAP}84|0084)(?:${GAP}\\d){8,10}(?!\\d)`, 'g'), '[số điện thoại]'],
  [new RegExp(`(?<!\\d)0(?:${GAP}\\d){9,10}(?!\\d)`, 'g'), '[số điện thoại]'],
  // Chứng minh nhân dân (9 digits) in groups of three, unless it is a sum of money
  [/(?<!\d|\d[ .,/])\d{3} \d{3} \d{3}(?! ?\d| ?(?:đồng|đ(?!\p{L})|vnđ|vnd|usd|tỷ|triệu))/giu, '[số giấy tờ]'],
  // Hộ chiếu: one letter and seven or eight digits
  [/(?<![\p{L}\p{N}])[a-z]\d{7,8}(?![\p{L}\p{N}])/giu, '[số giấy tờ]'],
  // 59X1-123.45, 51F 12345
  [/(?<![\p{L}\p{N}])\d{2}[a-z]{1,2}\d?[ -]?\d{3}\.?\d{2}(?![\p{L}\p{N}])/giu, '[biển số xe]'],
  [
    /(?<=(?:ngày sinh|sinh ngày|sinh năm|ns)[ :]{1,3})\d{1,2}(?:[/.-]\d{1,2}){1,2}(?:[/.-]?\d{2,4})?|(?<=sinh năm )\d{4}/giu,
    '[ngày sinh]',
  ],
  // Nothing else in a question about the law has eight digits in a row but a sum of money.
  [/(?<!\d|\d[.,/])\d{8,}(?:-\d{3})?(?!\d| ?(?:đồng|đ(?!\p{L})|vnđ|vnd|usd))/giu, '[dãy số]'],
  // "tôi là Nguyễn Thị Lan", "tên em là …", "bà Trần Thị Mai"; a city is none
  [
    new RegExp(
      `(?<=(?<!\\p{L})(?:(?:${PERSON}) (?:tên )?(?:là )?|[Tt]ên (?:(?:${PERSON}) )?(?:là )?))(?!Hà Nội|Hồ Chí Minh)(?:${SURNAMES})(?: \\p{Lu}\\p{L}*){1,4}`,
      'gu',
    ),
    '[họ tên]',
  ],
]

/** What {@link maskPersonalData} would put into a text, each once: `họ tên`, `số điện thoại`. */
export function personalDataIn(text: string): readonly string[] {
  const found = new Set<string>()
  PATTERNS.reduce((left, [pattern, instead]) => {
    const masked = left.replace(pattern, instead)
    if (masked !== left) found.add(instead.slice(1, -1))
    return masked
  }, plainly(text))
  return [...found]
}

/** Full-width digits and invisible characters between digits would slip past every pattern. */
function plainly(text: string): string {
  return settle(text.normalize('NFKC'))
}

/**
 * Blots personal data out of a text before it leaves the desk: telephone and identity numbers, bank accounts, e-mail
 * addresses, number plates, dates of birth, ticket codes, full names where a person is introduced by one. Only what is
 * surely that: a first name alone, a name in small letters and a street address stay.
 */
export function maskPersonalData(text: string): string {
  return PATTERNS.reduce((masked, [pattern, instead]) => masked.replace(pattern, instead), plainly(text))
}
