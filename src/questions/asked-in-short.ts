/** What other words are used of: a body of government has powers, and whoever serves one has duties. */
const OF_GOVERNMENT =
  'phuong|xa(?! hoi)|dac khu|quan|huyen|tinh|thanh pho|tphcm|tp hcm|ha noi|hoi dong(?: nhan dan)?|uy ban(?: nhan dan)?|ubnd|hdnd|chu tich|dai bieu|thu truong|nguoi dung dau|to truong|can bo|cong chuc|vien chuc|chinh quyen|thuong truc|so|co quan'

/** What a policy does give: "đổi sang xe điện có được hỗ trợ không". */
const FAVOURS = 'ho tro|uu dai|uu tien|khuyen khich|boi thuong|den bu|huong|thuong|bao ve|tham gia'

/** "Nhà ở xã hội có được cho thuê lại không", over a question without marks. */
export const MAY_SOMEBODY = new RegExp(
  String.raw`^(?!.*(?<!\b(?:o|tai|cua|thanh pho) )\b(?:${OF_GOVERNMENT}) (?:\S+ ){0,3}duoc\b).*\bco duoc (?!(?:${FAVOURS})\b)(?:phep )?(?:\S+ ){1,8}(?:khong|ko|k|hong)(?: (?:a|ha|vay|nhi|the|em|anh|chi|ad))*\W*$`,
)

/** A rule that gives or denies leave says so; one on what a council has policies for says neither. */
export const TELLS_LEAVE =
  /(?<!\p{L})(?:được|không(?! (?:gian|khí)(?!\p{L}))|phải|cấm|miễn|cho phép|quyền|quyết định|có thể|chỉ|mời|cấp phép)(?!\p{L})/iu

/** What asks something else of a sum than how large it is. */
const ASKS_MORE =
  'ai|do (?:ai|co quan|cap)|nao|gi|sao|dau|khong|ko|mien|giam|duoc|khi|thuoc|theo|la|co|thu|nop|tang|quyet|(?<!sai )(?<!trai )(?<!dung )quy dinh|ban hanh|cao hon'
const SUMS =
  'phi|le phi|hoc phi|vien phi|(?:muc|tien) phat|tien (?:dien|nuoc|rac|hoc|gui xe|giu xe|do xe|ve|thue nha|su dung dat)|gia(?! (?:han|dinh|nhap|cong|tri|tang|ca)\\b)|thue (?:nha|dat|khoan|mon bai)'

/** "Phí giữ xe ở Hoàn Kiếm", over a question without marks: one that is nothing but the name of a sum wants the sum. */
export const SUM_BY_NAME = new RegExp(
  String.raw`^(?!.*\b(?:${ASKS_MORE})\b)(?:(?:hoi|xin|muc|bang|ha noi|hn|tphcm|tp hcm|sai gon|hcm|o|tai) )*(?:${SUMS}) \S+`,
)

/** A share of a floor is no price. */
export const TELLS_MONEY =
  /\d ?(?:đồng|triệu|tỷ|lần)|(?<!\p{L})số tiền(?!\p{L})|(?<!\p{L})(?:thuế suất|mức|giảm|thu|trả|nộp)(?!\p{L})[^.;]{0,40}\d ?%/iu

/** Over a question without marks: on which day of these weeks or months a meeting is held, or anything else, is in no law. */
export const DAY_OF_MEETING =
  /^(?=.*(?:\b(?:ky|phien|cuoc|buoi) (?:hop|tiep dan|doi thoai)\b|\bhoi nghi\b))(?=.*\b(?:(?:nam|thang|tuan|quy|lan|dot) nay|sap toi|toi day|(?:tuan|thang) sau|nam toi)\b)(?=.*\b(?:(?:hom|ngay|khi|luc|thang) nao|bao gio|may gio|ngay may)\b)|\b(?:thang|tuan) (?:nay|sau|toi)\b.*\bngay (?:nao|may)\b/s
