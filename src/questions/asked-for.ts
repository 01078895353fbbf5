import type { Provision } from '#knowledge/provision.ts'
import { fold } from '#knowledge/vietnamese.ts'
import { askingPart } from './asking.ts'
import { figuresAsked } from './confirming.ts'

/** What kind of thing a question wants to know, and how a provision shows that it tells it. */
interface Kind {
  /** Over the question, folded. */
  readonly asks: RegExp
  /** Over what a provision says and citizens say of it, folded. */
  readonly tells: RegExp
}

const KINDS: readonly Kind[] = [
  {
    asks: /\b(?:ai|co quan nao|cap nao|noi nao|don vi nao)\b/,
    tells: /\b(?:ai|co quan nao|cap nao|noi nao)\b/,
  },
  {
    asks: /\b(?:may|bao nhieu|bn|toi da|nhieu nhat|it nhat)\b/,
    tells: /\d|\b(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi) (?:lan|nguoi|nam|thang|ngay|phan|dai bieu)\b/,
  },
  {
    asks: /\b(?:bao lau|bao gio|khi nao|ngay nao|ngay may|may ngay|may thang|may nam)\b/,
    tells: /\d|\b(?:hang|moi) (?:nam|quy|thang|tuan)\b|\bnhiem ky\b/,
  },
]

/** Kinds of which many provisions speak in passing and only few tell them: what the others are worth. */
const PLAIN_KINDS: ReadonlyArray<Kind & { readonly others: number }> = [
  // how many of them there are
  {
    asks: /\b(?:may|bao nhieu|bn) (?:dai bieu|pho chu tich|uy vien|cong chuc|can bo|bien che|pho truong ban|nguoi)\b/,
    tells:
      /\b(?:so luong|tong so|bien che|khong qua|(?:\d+|mot|hai|ba|bon|nam) (?:dai bieu|pho|uy vien|cong chuc|can bo|nguoi))\b/,
    others: 0.75,
  },
  // how often
  {
    asks: /\b(?:may|bao nhieu|bn) (?:lan|ky)\b|\b(?:may|bao nhieu) (?:tuan|thang|nam)\b.{0,20} (?:mot|1|bao nhieu) (?:lan|ky)\b/,
    tells: /\b(?:(?:\d+|mot|hai|ba|bon) (?:lan|ky)|(?:moi|hang|dinh ky(?: hang)?) (?:nam|quy|thang|tuan))\b/,
    others: 0.75,
  },
  // which committees a council has
  {
    asks: /\b(?:may|nhung|bao nhieu|cac) ban\b(?! (?:hanh|bo|sao|chi|than))/,
    tells: /\bban (?:phap che|kinh te|van hoa|do thi)\b/,
    others: 0.75,
  },
  // whether there is such a body: whoever asks that is not told what it does where there is one
  {
    asks: /\b(?:co|con) (?:hoi dong nhan dan|uy ban nhan dan)(?: (?:phuong|xa|quan|huyen|dac khu|rieng|lai|nua)){0,2}(?: (?:khong|chua|hay)\b|\W*$)/,
    tells: /\bchinh quyen dia phuong (?:la|o|gom|duoc to chuc)\b|\bcap chinh quyen dia phuong\b/,
    others: 0.75,
  },
  // "có lại chưa": since when
  {
    asks: /\b(?:co|con) (?:hoi dong nhan dan|uy ban nhan dan)(?: \S+){0,2} (?:lai|chua)\b/,
    tells: /\bngay \d{1,2} thang \d{1,2} nam \d{4}\b/,
    others: 0.9,
  },
]

/** A provision that does not tell the kind of thing asked for: no person for a "who", no figure for a "how many". */
const OTHER_KIND = 0.93

/** What a provision is worth by whether it tells the kinds of thing a question asks for. */
export function tellingWhatIsAsked(question: string): (provision: Provision) => number {
  const asked = figuresAsked(fold(question).replaceAll(/\s+/g, ' '))
  const kinds = KINDS.filter(({ asks }) => asks.test(asked))
  const plain = PLAIN_KINDS.filter(({ asks }) => asks.test(asked))
  return (provision) => {
    const told = toldBy(provision)
    const isOther = kinds.length > 0 && !kinds.some((kind) => told.has(kind))
    return plain.reduce(
      (worth, kind) => (told.has(kind) ? worth : worth * kind.others),
      isOther ? OTHER_KIND : 1,
    )
  }
}

const known = new WeakMap<Provision, ReadonlySet<Kind>>()

/** Which kinds a provision tells. */
function toldBy(provision: Provision): ReadonlySet<Kind> {
  const kept = known.get(provision)
  if (kept !== undefined) return kept
  const { summary, text, words } = provision
  const own = fold([summary, text].join('\n'))
  const all = `${own}\n${fold(words.join('\n'))}`
  const told = new Set([
    ...KINDS.filter(({ tells }) => tells.test(all)),
    ...PLAIN_KINDS.filter(({ tells }) => tells.test(own)),
  ])
  known.set(provision, told)
  return told
}

/** Words as provisions write them: folded, "đồng" would stand in every Hội đồng and "đơn" in every đơn vị. */
function written(words: string): RegExp {
  return new RegExp(String.raw`(?<!\p{L})(?:${words})(?!\p{L})`, 'iu')
}

/** What a question wants and nothing else will do: a rule on the same matter without it is no answer. */
const NOTHING_ELSE: ReadonlyArray<{ readonly asks: RegExp; readonly tells: RegExp }> = [
  // papers and steps
  {
    asks: /\b(?:giay to|ho so|thu tuc|mau don|to khai|giay phep) (?:gi|nao|gom|can|the nao|ra sao|nhu the nao)\b|\b(?:can|mang|nop|chuan bi|phai co|kem)(?: theo)?(?: nhung| cac| may)? (?:giay to|giay|ho so|loai giay)\b/,
    tells: written('hồ sơ|giấy tờ|thủ tục|tờ khai|đơn(?! vị)|mẫu số|giấy phép|trình tự'),
  },
  // fines
  {
    asks: /\b(?:muc|bi|se) phat\b|\bphat (?:bao nhieu|may|tien|nhu the nao|the nao|ra sao|nang|gi|nhieu|nhiu|tu)\b/,
    tells: written('phạt'),
  },
  // hours of the day
  {
    asks: /\b(?:may|bao nhieu) (?:gio|h)\b|\bgio (?:nao|lam viec|mo cua|tiep)\b|\bkhung gio\b/,
    tells: written('giờ'),
  },
  // telephone numbers and addresses
  {
    asks: /\bso dien thoai\b(?:.{0,40}\b(?:nao|gi|bao nhieu|may|nhieu)\b|\W*$)|^(?:\S+ ){0,4}so (?:dien thoai|dt)\b(?!.*\b(?:khong|ko|chua)\b)|\bhotline\b|\b(?:o|ve|den|len) (?:duong|so nha|dia chi|toa nha) (?:nao|may|bao nhieu)\b|\bdia chi (?:o dau|nao|la gi|cho nao)\b/,
    tells: /(?<!\d)(?:11[1-5]|1022|0\d{8,10})(?!\d)/,
  },
  // where one goes with a paper, and whom one calls
  {
    asks: /\b(?:nop|dang k[yi]|khai bao|trinh bao|phan anh|khieu nai|kien|xin|lanh|doi)\b(?: \S+){0,6} (?:o dau|cho nao|ben nao|len dau|ra dau)\b|\b(?:goi|keu|lien he) (?:voi |cho )?(?:ai|dau|so nao|cho nao|ben nao)\b/,
    tells: written('nộp|gửi|tiếp nhận|đăng ký|phản ánh|khiếu nại|kiến nghị|liên hệ'),
  },
  // how many there are
  {
    asks: /\b(?:may|bao nhieu|bn) (?:dai bieu|pho chu tich|uy vien|cong chuc|can bo|bien che|pho truong ban|nguoi)\b/,
    tells: written(
      String.raw`số lượng|tổng số|biên chế|không quá|(?:\d+|một|hai|ba|bốn|năm) (?:đại biểu|phó|ủy viên|công chức|cán bộ|người)`,
    ),
  },
  // how many units there are; "mấy xã nhập lại" are some communes
  {
    asks: /\b(?:bao nhieu|bn|co may) (?:tinh|phuong|xa|dac khu|quan|huyen)\b/,
    tells: written(String.raw`\d+ (?:tỉnh|phường|xã|đặc khu|quận|huyện)`),
  },
  // who puts somebody into an office
  {
    asks: /\b(?:ai|co quan nao|cap nao) (?:\S+ ){0,2}bo nhiem\b/,
    tells: written('bổ nhiệm|miễn nhiệm|bầu|chỉ định|phê chuẩn|công nhận'),
  },
  // to whom a denunciation is sent: whoever it is about is the last to tell
  {
    asks: /\bto cao\b.{0,60}\b(?:gui|nop|goi|den|toi) (?:cho |toi |den )?(?:ai|dau|noi nao|co quan nao|cap nao)\b/,
    tells: written('gửi|nộp|tiếp nhận'),
  },
  // permission
  {
    asks: /\bxin (?:cap )?(?:giay )?phep\b/,
    tells: written('phép|chấp thuận|đồng ý|xin ý kiến'),
  },
  // spans of time
  {
    asks: /\b(?:may|bao nhieu) (?:ngay|tuan|thang|nam)\b|\bbao lau\b/,
    tells: written('ngày|tuần|tháng|quý|năm|nhiệm kỳ|hằng|mỗi|thời hạn'),
  },
  // the day on which units became one; in which cases they may is asked the other way round: "khi nào thì nhập"
  {
    asks: /\b(?:sap nhap|hop nhat|nhap vao|tach khoi)\b.*\b(?:khi nao|bao gio|hoi nao|ngay nao|nam nao)\b/,
    tells: /(?:ngày|tháng|năm) \d/iu,
  },
  // sums of money
  {
    asks: /\bbao nhieu (?:tien|dong|trieu|ti|ty|nghin|ngan)\b|\b(?:luong|le phi|phu cap|tro cap|hoc phi|gia ve|gia dat|gia nuoc|gia dien|tien thue) .{0,30}\bbao nhieu\b|(?<!\b(?:danh|tham|quoc) )\bgia (?!han\b|dinh\b)(?:\S+ ){0,4}(?:bao nhieu|nhieu|bn)\b(?! (?:ngay|tuan|thang|nam|nguoi|lan|phan|dai)\b)|\b(?:tien|phi|gia) (?:\S+ ){0,6}(?:bao nhieu|nhieu|bn)(?= (?:mot|1|vay|the|a|ha|roi|khong)\b|\W*$)|\b(?:het|ton|mat|den|den bu|nop|dong|linh|lanh|nhan|huong|luong) (?:bao nhieu|nhieu|bn)(?= (?:mot|1|vay|the|a|ha|roi)\b|\W*$)|\b(?:dong|nop|thu|ton|mat) (?:\S+ )?tien\b|\b(?:may|nhieu) (?:(?:chuc|tram) )?(?:trieu|tien|dong|nghin|ngan)\b/,
    tells: written(
      '(?<!hội |hợp |cộng )đồng|triệu|tỷ|(?<!hưởng )lương|tiền|phí|phụ cấp|thu nhập|(?<!đánh )giá(?! trị)|vốn|lãi',
    ),
  },
  // ages, heights, areas, shares
  ...['tuổi', 'tầng', 'mét', 'm2', 'km', 'phần trăm'].map((unit) => ({
    asks: new RegExp(String.raw`\b(?:may|bao nhieu) ${fold(unit)}\b`),
    tells:
      unit === 'phần trăm'
        ? /%|\d\/\d|phần (?:trăm|ba|tư)|(?:quá|một) nửa/iu
        : written(String.raw`\d+ ?${unit}`),
  })),
]

/** Whether provisions, taken together, tell the one thing a question wants, where it wants such a thing. */
export function tellsTheThing(question: string, provisions: readonly Provision[]): boolean {
  const asked = fold(askingPart(question)).replaceAll(/\s+/g, ' ')
  const wanted = NOTHING_ELSE.filter(({ asks }) => asks.test(asked))
  if (wanted.length === 0) return true
  const told = provisions.map(({ heading, summary, text }) => [heading, summary, text].join('\n')).join('\n')
  return wanted.every(({ tells }) => tells.test(told))
}

/** Who asks whether something may be done is not told what tax is due on it: "được thuê chuyên gia không". */
const ASKS_LEAVE = /\bduoc (?:\S+ ){1,12}(?:khong|ko|k|hong|chua)\b/
const ASKS_OF_TAX =
  /\b(?:thue|mien|giam|uu dai|ho tro|luong|thu nhap|loi nhuan|(?<!\b(?:hop|hoi|cong) )dong|nop|tien|phi|chinh sach|co che|khuyen khich)\b/
const TELLS_TAX = written('(?:miễn|giảm|chịu|nộp) thuế|thuế suất')

/** Whether a provision tells only of a tax where a question asks for leave and names no tax. */
export function tellsOnlyTax(question: string, { heading, summary, text }: Provision): boolean {
  // Typed without marks "thuế" is "thuê" as well; with them it is not.
  const asked = fold(question.replaceAll(/(?<!\p{L})thuê(?!\p{L})/giu, 'mướn')).replaceAll(/\s+/g, ' ')
  if (!ASKS_LEAVE.test(asked) || ASKS_OF_TAX.test(asked)) return false
  return TELLS_TAX.test([heading, summary, text].join('\n'))
}
