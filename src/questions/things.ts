import { fold } from '#knowledge/vietnamese.ts'
import { DAY_OF_MEETING, MAY_SOMEBODY, SUM_BY_NAME, TELLS_LEAVE, TELLS_MONEY } from './asked-in-short.ts'

/** Words as provisions write them: folded, "đồng" would stand in every Hội đồng and "đơn" in every đơn vị. */
export function written(words: string): RegExp {
  return new RegExp(String.raw`(?<!\p{L})(?:${words})(?!\p{L})`, 'iu')
}

/** One thing a question may want: how it is asked for, without marks, and how a provision tells it. */
export interface Thing {
  readonly asks: RegExp
  readonly tells: RegExp
  /** So few provisions tell it that one which does comes before those that do not. */
  readonly isRare?: true
}

/** What a question wants and nothing else will do: a rule on the same matter without it is no answer. */
export const THINGS: readonly Thing[] = [
  // fines
  {
    asks: /\bmuc phat\b|\bphat (?:bao nhieu|may|nhu the nao|the nao|ra sao|nang|gi|nhieu|nhiu|tu)\b/,
    tells: written('phạt'),
  },
  // who may fine, and for what
  {
    asks: /\b(?:xu|bi|se) phat\b|\bphat tien\b/,
    tells: written('phạt|xử lý|vi phạm|sai phạm|trách nhiệm pháp lý'),
  },
  // how high a fine is
  {
    asks: /\bphat (?:tien )?(?:bao nhieu|bn|nhieu tien|may (?:tram|chuc)?\s?(?:trieu|ngan|nghin))\b/,
    tells: /\d ?(?:đồng|triệu|nghìn|lần)|gấp/iu,
  },
  // hours of the day
  {
    asks: /\b(?:may|bao nhieu) (?:gio|h)\b|\bgio (?:nao|lam viec(?! gi\b)|mo cua|tiep)\b|\bkhung gio\b/,
    tells: written('giờ'),
  },
  // how many times as much
  {
    isRare: true,
    asks: /\bgap (?:may|bao nhieu|bn|nhieu nhat may) lan\b/,
    tells: /(?:\d+|hai|ba|bốn|năm) lần (?:mức|so với)|gấp/iu,
  },
  // how often
  {
    isRare: true,
    asks: /(?<!\bgap )\b(?:may|bao nhieu|bn) (?:lan|ky)\b(?! (?:ma|roi|nay|lien)\b)|\bbao lau (?:thi |phai |moi )?(?:\S+ ){0,3}?(?:mot|1) (?:lan|ky|phien)\b|\b(?:may|bao nhieu) (?:tuan|thang|nam)\b.{0,20} (?:mot|1|bao nhieu) (?:lan|ky)\b|\b(?:may|bao nhieu|bn) (?:buoi|hom|phien)\b(?! (?:nay|roi|truoc)\b)/,
    tells: written(
      String.raw`(?:\d+|một|hai|ba|bốn) (?:lần|kỳ)|(?:mỗi|hằng|hàng|định kỳ) (?:năm|quý|tháng|tuần|ngày)|mỗi lần|thường xuyên`,
    ),
  },
  // every month or every quarter
  {
    isRare: true,
    asks: /\b(?:hang|moi) (?:ngay|tuan|thang|quy|nam) hay (?:la )?(?:(?:hang|moi) )?(?:ngay|tuan|thang|quy|nam)\b/,
    tells: written('(?:mỗi|hằng|hàng|định kỳ) (?:ngày|tuần|tháng|quý|năm)'),
  },
  // whether an office that is neither council nor committee is still there, or what took it over
  {
    asks: /\b(?:toa an|vien kiem sat|cong an|thanh tra|kho bac|chi cuc|thi hanh an|bao hiem|mat tran|quan su)\b(?: \S+){0,5} (?:con|bo|giai the|nhap)(?: (?:hoat dong|ton tai|vo|vao|ve))?(?: (?:khong|ko|k|chua|nua|dau|a|ha)\b|\W*$)/,
    tells: written('kết thúc hoạt động|chấm dứt hoạt động|không còn|giải thể|không tổ chức'),
  },
  // whether units below a commune have bodies of their own
  {
    isRare: true,
    asks: /\b(?:thon|ap(?! dung)|to dan pho|khu pho)\b(?: (?!nao\b)\S+){0,3} (?:uy ban|hoi dong nhan dan)\b.*\b(?:khong|ko|k|chua)\b/,
    tells: written('thôn|ấp|tổ dân phố|khu phố|các đơn vị hành chính'),
  },
  // what is done to those who serve an office; councillors who do are told of as councillors
  {
    isRare: true,
    asks: /\b(?:cong chuc|vien chuc|can bo|nhan vien)\b.*\bky luat\b|\bky luat (?:doi voi )?(?:cong chuc|vien chuc|can bo|nhan vien)\b/,
    tells: /(?:^|[.;\n])(?:(?!đại biểu)[^.;\n])*(?<!\p{L})kỷ luật(?!\p{L})/iu,
  },
  // how many terms one may serve
  {
    isRare: true,
    asks: /\b(?:may|bao nhieu|bn|\d+|hai|ba|qua) nhiem ky\b/,
    tells: written(String.raw`(?:\d+|hai|ba) nhiệm kỳ|(?:nhiệm kỳ|năm) liên (?:tục|tiếp)`),
  },
  // what somebody or something must be like
  {
    asks: /\bdieu kien (?:gi|nao|the nao|ra sao|nhu the nao)\b|\b(?:can|du|phai co) (?:nhung |cac )?dieu kien\b/,
    tells: written(
      String.raw`điều kiện|tiêu chuẩn|tiêu chí|yêu cầu|phải|nếu|trường hợp|chỉ được|mới được|chỉ [^.;]{1,60} (?:sau )?khi`,
    ),
  },
  // whether something is forbidden
  {
    asks: /\b(?:co|bi|se|sap|da) cam\b|\bcam (?:\S+ ){1,5}(?:khong|ko|chua|tu)\b/,
    tells: written('cấm|hạn chế|không được|nghiêm cấm'),
  },
  // how many or how large, whatever it is; the number of a provision is no such figure
  {
    asks: /\bbao nhieu\b(?! (?:lau|lan|ky)\b)/,
    tells:
      /(?<!\p{L})(?:số lượng|tổng số|bao nhiêu|mức|tỷ lệ|tiêu chuẩn|không quá|tối đa|tối thiểu|nửa|hằng|hàng|mỗi|hai|ba|bốn|sáu|bảy|tám|chín|mười)(?!\p{L})|\d ?%|\d [(]?(?!và|của|theo|thì|này|được|hoặc|tại|tháng|năm \d)\p{Ll}/iu,
  },
  // whether something need not be paid
  {
    asks: /\b(?:duoc|co|phai) mien (?:giam )?(?:tien |hoc phi|vien phi|le phi|phi|ve\b|gia\b)/,
    tells: written('miễn|không phải (?:trả|nộp|đóng)|không thu'),
  },
  // whether less need be paid
  {
    asks: /\b(?:duoc|co) giam (?:gia|ve|tien|hoc phi|vien phi|le phi|phi)\b/,
    tells: written('(?:giảm|hỗ trợ) (?:giá|vé|tiền|học phí|viện phí|phí|lệ phí|thuế|\\d+ ?%)'),
  },
  // whether somebody may do something: that there is a policy on the matter is no leave
  { asks: MAY_SOMEBODY, tells: TELLS_LEAVE },
  // since when; of what applies since its law began, that law tells it
  {
    asks: /(?<!\b(?:ap dung|hieu luc|thi hanh|thuc hien) )\btu (?:khi nao|bao gio|ngay nao|luc nao|nam nao|thang nao|hoi nao|thoi diem nao)\b/,
    tells:
      /(?:ngày|tháng|năm) \d|(?<!\p{L})(?:(?:từ|kể từ|tính từ) (?:khi|ngày|lúc)|thời (?:gian|điểm|hạn))(?!\p{L})/iu,
  },
  // on which day, where it is no day to count from
  {
    isRare: true,
    asks: /(?<!\b(?:tu|ke tu) )\bngay (?:nao|may|bao nhieu)\b/,
    tells: /ngày \d{1,2}(?: tháng|\/)|ngày (?:ký|thông qua|được)/iu,
  },
  // on which day this month something is held, which no law tells
  { asks: DAY_OF_MEETING, tells: /(?!)/u },
  // how many pieces of something one must have
  {
    asks: /\b(?:phai|can) (?:co|gan|lap|dat|trang bi) (?:may|bao nhieu|bn) (?:cai|chiec|binh|bo|cay)\b/,
    tells: written(String.raw`(?:\d+|một|hai|ba|bốn|năm) (?:cái|chiếc|bình|bộ|cây)`),
  },
  // days on which an office is open; a story may ask another thing beside that
  {
    asks: /^(?:\S+ ){0,15}(?:thu (?:bay|7)|chu nhat|cuoi tuan)\b/,
    tells: written('giờ|thứ bảy|chủ nhật|ngày nghỉ|ngày làm việc'),
  },
  // a document of the kind that a council makes, and no committee
  {
    isRare: true,
    asks: /\b(?:ban hanh|thong qua|bieu quyet|ra|ky) (?:duoc )?nghi quyet\b/,
    tells: written('nghị quyết|ban hành văn bản quy phạm pháp luật'),
  },
  // how many units there are; "mấy xã nhập lại" are some communes
  {
    asks: /\b(?:bao nhieu|bn|(?:co|con|thanh|gom|lap|tu) may) (?:tinh|phuong|xa|dac khu|quan|huyen)\b/,
    tells: written(String.raw`\d+ (?:tỉnh|phường|xã|đặc khu|quận|huyện)`),
  },
  // which units another was made of: each is an act of its own
  {
    asks: /\b(?:gom|nhap tu|sap nhap tu|hinh thanh tu|nhap vao) (?:\S+ ){0,3}(?:phuong|xa|(?<!\bco )quan|huyen)(?: \S+){0,2} nao\b|\b(?:phuong|xa)(?: cu)? nao (?:\S+ )?(?:gop|nhap|sap nhap|hop nhat)\b/,
    tells: /(?:phường|xã|quận|huyện) \p{Lu}\p{Ll}+(?:,| và)/u,
  },
  // what a unit is called now, or which it has become part of: each is an act of its own
  {
    asks: /\bten (?:cac |cua )*(?:tinh|phuong|xa)(?: \S+){0,2} moi\b|\b(?:phuong|xa|thi tran|ap|khu pho)\b.*\b(?:(?:gio|nay|moi|hien) (?:co )?ten (?:moi )?(?:la )?gi|doi (?:ten )?(?:lai )?thanh (?:gi|phuong nao|xa nao|ten gi)|thuoc (?:ve )?(?:phuong|xa) (?:nao|gi)|(?:nhap|gop) (?:vao|voi|ve) (?:phuong|xa) (?:nao|gi))\b/,
    tells: /(?:phường|xã|đặc khu|tỉnh) \p{Lu}\p{Ll}+/u,
  },
  // who names those who serve until others are elected
  {
    isRare: true,
    asks: /\bai (?:\S+ ){0,2}chi dinh\b|\bdo ai chi dinh\b/,
    tells: written('chỉ định'),
  },
  // who puts somebody into an office
  {
    asks: /\b(?:ai|co quan nao|cap nao) (?:\S+ ){0,2}bo nhiem\b|(?<!\b(?:ly|tu) )\bdo (?:\S+ ){1,5}bo nhiem\b/,
    tells: written('bổ nhiệm|miễn nhiệm|bầu|chỉ định|phê chuẩn|công nhận'),
  },
  // spans of time
  {
    isRare: true,
    asks: /\b(?:may|bao nhieu) (?:ngay|tuan|thang|nam)\b(?! (?:nay|qua|truoc)\b)|\bbao lau\b/,
    tells: written('ngày|tuần|tháng|quý|năm|nhiệm kỳ|hằng|mỗi|thời hạn(?! *[.,;])'),
  },
  // when something is held: what is held, and by whom, says nothing of that
  {
    asks: /\b(?:khi nao|bao gio|chung nao|ngay nao) (?:thi |moi |se |lai )?(?:mo|to chuc|dien ra|khai mac|nhan ho so|tuyen|thi tuyen)\b|\b(?:thi (?:tuyen|cong chuc|vien chuc)|tuyen dung|xet tuyen|khai mac|mo lop|mo cua)\b(?: \S+){0,6} (?:khi nao|bao gio|chung nao|ngay nao|ngay may|thang may)\b/,
    tells: /(?:ngày|tháng|năm) \d|chậm nhất|thường kỳ|định kỳ|hằng năm|mỗi năm/iu,
  },
  // the day on which units became one; in which cases they may is asked the other way round: "khi nào thì nhập"
  {
    asks: /\b(?:sap nhap|hop nhat|nhap vao|tach khoi)\b.*\b(?:khi nao|bao gio|hoi nao|ngay nao|nam nao)\b/,
    tells: /(?:ngày|tháng|năm) \d/iu,
  },
  // sums of money
  {
    asks: /\bbao nhieu (?:tien|dong|trieu|ti|ty|nghin|ngan)\b|\b(?:(?<!\b(?:so|chat|nang|san|dinh|khoi|du|tru|luc|thoi) )luong|le phi|phu cap|tro cap|hoc phi|gia ve|gia dat|gia nuoc|gia dien|tien thue) .{0,30}\bbao nhieu\b|(?<!\b(?:danh|tham|quoc) )\bgia (?!han\b|dinh\b)(?:\S+ ){0,4}(?:bao nhieu|nhieu|bn)\b(?! (?:ngay|tuan|thang|nam|nguoi|lan|phan|dai)\b)|\b(?:tien|phi|gia) (?:\S+ ){0,6}(?:bao nhieu|nhieu|bn)(?= (?:mot|1|vay|the|a|ha|roi|khong)\b|\W*$)|\b(?:het|ton|mat|den|den bu|nop|dong|linh|lanh|nhan|huong|luong) (?:bao nhieu|nhieu|bn)(?= (?:mot|1|vay|the|a|ha|roi)\b|\W*$)|\b(?:dong|nop|thu|ton|mat|tra|tinh) (?:\S+ )?(?:tien|phi)\b|\bmien phi\b|\b(?:may|nhieu) (?:(?:chuc|tram) )?(?:trieu|tien|dong|nghin|ngan)\b/,
    tells: written(
      '(?<!hội |hợp |cộng )đồng|triệu|tỷ|(?<!hưởng )lương|tiền|phí|phụ cấp|thu nhập|(?<!đánh )giá(?! trị)|vốn|lãi|đóng góp|khoản thu|thanh toán|thu hồi',
    ),
  },
  // how large a sum is: that there is such a sum, and who decides on it, is not told for it
  {
    asks: /(?<!\b(?:so|chat|nang|san|dinh|khoi|du|tru|luc|thoi) )\b(?:luong|phu cap|tro cap|hoc phi|le phi|phi|(?<!\b(?:danh|tham|quoc) )gia(?! (?:han|dinh|nhap)\b)|tien thue|du no|vay|huy dong)\b(?: \S+){0,10} (?:bao nhieu|nhieu|bn|may dong)\b(?! (?:ngay|tuan|thang|nam|nguoi|lan|dai|xa|phuong|ho)\b)|(?<!\b(?:hoi|cong|hop) )\b(?:dong|nop) bao nhieu\b(?! (?:ngay|tuan|thang|nam|nguoi|lan|dai|ban|to|giay)\b)|\bmuc (?:dong(?! gop)|huong|luong|phi|hoc phi|phu cap|tro cap|ho tro)\b|\bmay (?:(?:chuc|tram) )?(?:trieu|nghin|ngan|ty|ti)(?= (?:mot|1|moi|vay|the|a|ha|nhi)\b|\W*$)|\bbao nhieu (?:mot|1|moi) (?:thang|nam|ngay|nguoi|ho|chuyen|luot|met|m2)\b/,
    tells: /\d ?(?:đồng|triệu|tỷ|%|lần)|phần trăm|(?<!\p{L})(?:số tiền|không quá|tối đa)(?!\p{L})/iu,
  },
  // the same, asked by its name alone
  { asks: SUM_BY_NAME, tells: TELLS_MONEY },
  // by how much something is multiplied
  {
    asks: /\bhe so (?:\S+ ){0,9}(?:may|bao nhieu|bn|nhieu)\b/,
    tells: /hệ số[^.;]{0,30}\d|\d ?lần/iu,
  },
  // ages, heights, areas, shares
  ...['tuổi', 'tầng', 'mét', 'm2', 'km', 'phần trăm'].map((unit) => ({
    asks: new RegExp(
      String.raw`\b(?:may|bao nhieu|bn) ?(?:${fold(unit)}\b${unit === 'phần trăm' ? '|%' : ''})`,
    ),
    tells:
      unit === 'phần trăm'
        ? /%|\d\/\d|phần (?:trăm|ba|tư)|(?:quá|một) nửa/iu
        : written(String.raw`\d+ ?${unit}`),
  })),
]
