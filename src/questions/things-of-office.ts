import { written } from './things.ts'
import type { Thing } from './things.ts'

/** What a question may want of councils, committees and those who serve in them, and nothing else will do. */
export const THINGS_OF_OFFICE: readonly Thing[] = [
  // which of several councils or sessions it is: how long one sits, and how often, is no number of it
  {
    asks: /\b(?:khoa (?:thu )?(?:may|bao nhieu)|(?:ky hop|nhiem ky|phien hop|phien|ky) thu (?:may|bao nhieu))\b/,
    tells:
      /khóa (?:thứ )?(?:[IVX]+|\d+)(?!\p{L})|khóa của Hội đồng nhân dân tính|(?<!\p{L})(?:kỳ họp|nhiệm kỳ|phiên họp) thứ (?:\d+|hai|ba|tư|năm)(?!\p{L})/u,
  },
  // who presides: in which way those he presides over meet says nothing of that
  {
    isRare: true,
    asks: /\bai (?:\S+ ){0,2}?(?:chu tri|chu toa|dieu khien)\b|\b(?:chu tri|chu toa|dieu khien)\b(?: \S+){0,8} (?:la|do) ai\b|\bdo ai (?:chu tri|chu toa|dieu khien)\b/,
    tells: written('chủ trì|chủ tọa|chủ toạ|điều khiển'),
  },
  // whether one may hold two offices: who elects or approves either says nothing of that
  {
    isRare: true,
    asks: /\b(?:duoc|the|co|phai|bi) (?:\S+ ){0,2}?kiem(?: nhiem| luon| them)? (?!(?:khong|ko|a|chua)\b|tra\b|soat\b|toan\b|dinh\b|diem\b|lam\b|sat\b|ke\b|chung\b|nghiem\b|tien\b)/,
    tells: written('đồng thời (?:là|làm|giữ)|kiêm(?! (?:tra|soát|toán|định|điểm|sát|kê))|kiêm nhiệm'),
  },
  // whether somebody of an age may still hold an office
  {
    asks: /\b\d{2} tuoi (?:roi )?(?:thi )?(?:co|duoc|con|du|phai)\b/,
    tells: written('tuổi'),
  },
  // whether something is made known: that it is done says nothing of that
  {
    asks: /\b(?:co|phai|duoc) (?:\S+ )?(?:cong bo|cong khai|niem yet)\b/,
    tells: written('công bố|công khai|niêm yết|thông báo'),
  },
  // what a unit must be to become one of another kind; councillors have standards of their own
  {
    asks: /^(?=.*\b(?:tieu chuan|tieu chi|dieu kien|muon|can(?! bo)|du|duoc)\b).*\b(?:xa|thi tran|huyen) (?:\S+ ){0,2}len (?:phuong|quan|thi xa|thanh pho)\b/,
    isRare: true,
    tells: written('tiêu chuẩn của đơn vị hành chính|đổi loại|loại đơn vị hành chính|thành lập, giải thể'),
  },
]
