import { fold } from '#knowledge/vietnamese.ts'
import { MAY_SOMEBODY, SUM_BY_NAME, TELLS_LEAVE, TELLS_MONEY } from './asked-in-short.ts'

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
  // which papers
  {
    asks: /\b(?:giay to|ho so|to khai) (?:gi|nao|gom|can|the nao|ra sao|nhu the nao)\b/,
    tells: written('hồ sơ|giấy tờ|tờ khai|tờ trình|đơn(?! vị)|mẫu số|văn bản đề nghị'),
  },
  // papers and steps
  {
    asks: /\bthu tuc (?:gi|nao|gom|can|the nao|ra sao|nhu the nao)\b|\b(?:can|mang|nop|chuan bi|phai co|kem)(?: theo)?(?: nhung| cac| may)? (?:giay to|(?<!phai co )giay|ho so|loai giay)\b/,
    tells: written('hồ sơ|giấy tờ|thủ tục|tờ khai|đơn(?! vị)|mẫu số|giấy phép|trình tự|làm theo'),
  },
  { asks: /\bgiay phep (?:gi|nao|gom|can|the nao|ra sao)\b/, tells: written('giấy phép|cấp phép') },
  // whether something must be in writing
  { asks: /\bphai co giay\b(?! (?:to|phep|chung)\b)/, tells: written('văn bản|giấy') },
  // a form to fill in: that there is such a paper, and who gives it, is none
  {
    isRare: true,
    asks: /\b(?:bieu mau|mau (?:nao|gi|so may|don|phieu|to khai|giay|bao cao|van ban|ho so))\b|\btai (?:(?:ve|mau|don|phieu|file|app) )*(?:o dau|cho nao|trang nao)\b/,
    tells: written('mẫu số|theo mẫu|biểu mẫu|mẫu (?:đơn|phiếu|tờ khai|giấy|báo cáo|văn bản|hồ sơ)'),
  },
  // on which page, and whether by network at all
  {
    isRare: true,
    asks: /\b(?:trang|web|website|link|app|ung dung) (?:web )?(?:nao|gi)\b/,
    tells: written('cổng|trang thông tin|ứng dụng'),
  },
  {
    isRare: true,
    asks: /\b(?:nop|dang ky|lam|khai|gui|tra cuu)\b(?: \S+){0,6} (?:online|truc tuyen|qua mang|tren mang)\b/,
    tells: written(
      'cổng|trang thông tin|trực tuyến|điện tử|môi trường (?:mạng|số)|chuyển đổi số|công nghệ (?:thông tin|số)',
    ),
  },
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
  // where one can read it
  {
    asks: /\b(?:xem|coi|tra|tra cuu|tim)(?: \S+){0,6} (?:o dau|cho nao|trang nao)\b/,
    tells: written('công bố|công khai|niêm yết|cổng thông tin|trang thông tin|đăng'),
  },
  // hours of the day
  {
    asks: /\b(?:may|bao nhieu) (?:gio|h)\b|\bgio (?:nao|lam viec(?! gi\b)|mo cua|tiep)\b|\bkhung gio\b/,
    tells: written('giờ'),
  },
  // telephone numbers and addresses
  {
    asks: /\bso dien thoai\b(?:.{0,40}\b(?:nao|gi|bao nhieu|may|nhieu)\b|\W*$)|^(?:\S+ ){0,4}so (?:dien thoai|dt)\b(?!.*\b(?:khong|ko|chua)\b)|\bhotline\b|\b(?:o|ve|den|len) (?:duong|so nha|dia chi|toa nha) (?:nao|may|bao nhieu)\b|\bdia chi (?:o dau|nao|la gi|cho nao)\b|\btru so\b.{0,40} (?:o dau|dau|cho nao|duong nao)\W*(?:vay|the|a|ha|nhi)?\W*$|\buy ban\b.{0,40} (?:o|nam|doi ve|chuyen ve) (?:dau|cho nao|duong nao|khu nao)\W*(?:vay|the|a|ha|nhi)?\W*$/,
    tells: /(?<!\d)(?:11[1-5]|1022|0\d{8,10})(?!\d)|trụ sở đặt tại|đặt trụ sở ở/u,
  },
  // where one goes with a paper, and whom one calls
  {
    asks: /\b(?:nop|dang k[yi]|khai bao|trinh bao|phan anh|khieu nai|kien|xin|lanh|linh|nhan(?! (?:dan|vien|su|luc)\b)|rut|(?<!\b(?:hoi|hop|cong|lao|hoat|dau) )dong(?! y\b)|doi(?! (?:dai bieu|thong bao)\b)|mua|tra cuu|cap lai|lam lai)\b(?: \S+){0,6} (?:o dau|cho nao|(?<!\b(?:do|cua|la|thuoc) )ben nao|len dau|ra dau)\b|\bcon dau\b(?: \S+){0,10} (?:o dau|cho nao)\b|\b(?:goi|keu|lien he) (?:voi |cho )?(?:ai|dau|so nao|cho nao|ben nao)\b|\b(?:nop|dang ky|khai bao|xin|lam|doi|cap lai|lam lai)\b(?: \S+){0,6} (?:o|tai|len|ra) (?:\S+ ){1,3}hay (?:la )?(?:o |tai |len |ra )?(?:phuong|xa|so|tinh|thanh pho|uy ban|cong an|huyen|quan)\b/,
    tells: written('nộp|gửi|tiếp nhận|đăng ký|phản ánh|khiếu nại|kiến nghị|liên hệ|cấp giấy phép'),
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
  // on which day of this month, which no law tells
  { asks: /\b(?:thang|tuan) (?:nay|sau|toi)\b.*\bngay (?:nao|may)\b/, tells: /(?!)/u },
  // whether old papers must be changed
  {
    asks: /\bgiay to\b(?: \S+){0,8} (?:doi|thay|lam lai|con (?:gia tri|dung|xai|hieu luc))\b|\b(?:doi|lam lai|cap lai) (?:lai |het |toan bo |cac )*giay to\b/,
    tells: written('giấy tờ|văn bản'),
  },
  // whether what an office once issued still counts
  {
    asks: /\b(?:quyet dinh|giay phep|giay chung nhan|giay xac nhan)\b(?: \S+){0,12} con (?:gia tri|hieu luc|dung|xai|ap dung)\b/,
    tells: written('tiếp tục|vẫn|hiệu lực|bãi bỏ|hủy bỏ|thay thế|giá trị'),
  },
  // how many pieces of something one must have
  {
    asks: /\b(?:phai|can) (?:co|gan|lap|dat|trang bi) (?:may|bao nhieu|bn) (?:cai|chiec|binh|bo|cay)\b/,
    tells: written(String.raw`(?:\d+|một|hai|ba|bốn|năm) (?:cái|chiếc|bình|bộ|cây)`),
  },
  // what is to be done about something lost
  {
    asks: /\b(?:bi|lam|danh) mat (?:con dau|giay|ho so|the|so do|so hong|bang|hoa don)\b|\b(?:con dau|giay to|giay phep|ho so|the|so do|so hong|bang|hoa don)(?: \S+){0,5} (?:bi|lam|danh) mat\b(?! (?:lai|loi|quyen|uu dai))/,
    tells: written('thất lạc|bị mất|làm mất|cấp lại|bảo quản'),
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
  // to whom a denunciation is sent: whoever it is about is the last to tell
  {
    asks: /\bto cao\b.{0,60}\b(?:gui|nop|goi|den|toi) (?:cho |toi |den )?(?:ai|dau|noi nao|co quan nao|cap nao)\b/,
    tells: written('gửi|nộp|tiếp nhận'),
  },
  // permission
  {
    asks: /(?<!\b(?:ho so|don|giay) )\bxin (?:cap )?(?:giay )?phep\b/,
    tells: written('phép|chấp thuận|đồng ý|xin ý kiến'),
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
