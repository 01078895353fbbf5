import { written } from './things.ts'
import type { Thing } from './things.ts'

/** What a question may want of papers, where they are asked for, handed in and read, and nothing else will do. */
export const THINGS_OF_PAPERS: readonly Thing[] = [
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
  // where one can read it
  {
    asks: /\b(?:xem|coi|tra|tra cuu|tim)(?: \S+){0,6} (?:o dau|cho nao|trang nao)\b/,
    tells: written('công bố|công khai|niêm yết|cổng thông tin|trang thông tin|đăng'),
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
  // what is to be done about something lost
  {
    asks: /\b(?:bi|lam|danh) mat (?:con dau|giay|ho so|the|so do|so hong|bang|hoa don)\b|\b(?:con dau|giay to|giay phep|ho so|the|so do|so hong|bang|hoa don)(?: \S+){0,5} (?:bi|lam|danh) mat\b(?! (?:lai|loi|quyen|uu dai))/,
    tells: written('thất lạc|bị mất|làm mất|cấp lại|bảo quản'),
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
]
