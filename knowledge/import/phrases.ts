import type { RefusalReason } from './reading.ts'

const REFUSALS: Readonly<Record<RefusalReason, (where: string) => string>> = {
  'too-large': () =>
    'Tệp quá lớn. Tệp nhận được tối đa 32 MB; hãy bỏ bớt hình ảnh hoặc lưu lại dưới dạng .docx.',
  'too-large-here': (where) =>
    `Tệp quá lớn đối với nơi hệ thống đang chạy (nhận được tối đa ${where}). Hãy lưu lại dưới dạng .docx không có hình ảnh, hoặc nhờ người vận hành nhập bằng dòng lệnh.`,
  'too-large-inside': () =>
    'Tệp có nội dung dài hơn nhiều so với một văn bản, nên không được đọc. Xin xem lại tệp, hoặc tải lại từ nguồn chính thức.',
  'took-too-long': () =>
    'Đọc tệp này mất quá nhiều thời gian nên đã dừng. Hãy thử bản .docx hoặc .html của văn bản.',
  'took-too-much-memory': () =>
    'Đọc tệp này tốn quá nhiều bộ nhớ nên đã dừng. Hãy thử bản .docx hoặc .html của văn bản.',
  encrypted: () => 'Tệp được đặt mật khẩu. Hãy gỡ mật khẩu rồi nhập lại.',
  scanned: () =>
    'Tệp PDF này là ảnh quét, không có lớp chữ đáng tin. Hãy dùng bản .docx, .html hoặc PDF có chữ của văn bản.',
  'legacy-font': (where) =>
    `Văn bản dùng phông chữ cũ (${where}), không phải Unicode. Hãy chuyển mã sang Unicode (ví dụ bằng UniKey), lưu lại rồi nhập.`,
  'not-unicode': () => 'Tệp không dùng bảng mã Unicode (UTF-8). Hãy lưu lại dưới dạng UTF-8 rồi nhập.',
  garbled: (where) =>
    `Chữ trong tệp đã bị hỏng (${where}), đọc ra sẽ sai. Hãy dùng bản .docx hoặc .html, hoặc tải lại từ nguồn chính thức.`,
  'old-word': () =>
    'Tệp .doc đời cũ không đọc được. Hãy mở bằng Word hoặc LibreOffice, lưu lại dưới dạng .docx rồi nhập.',
  'unknown-format': () => 'Không nhận ra loại tệp. Nhận các tệp .docx, .pdf, .html, .txt và .md.',
  damaged: () => 'Tệp bị hỏng nên không mở được. Hãy tải lại từ nguồn chính thức.',
  'xml-entities': () =>
    'Tệp Word này có khai báo thực thể XML, là thứ Word không bao giờ ghi, nên không được mở.',
  empty: () => 'Tệp không có chữ nào.',
}

/** What is wrong with a line of a library file; stands behind file and line. */
export const LIBRARY_FAULTS = {
  beforeArticle: 'có chữ trước điều đầu tiên',
  twice: (key: string): string => `“${key}” có hai lần`,
  orphan: 'khoản hoặc điểm đứng trước điều đầu tiên',
  heading: (line: string): string => `không phải tiêu đề điều, khoản, điểm: ${line}`,
  headingTwice: 'tiêu đề này có hai lần',
  noFront: 'thiếu phần đầu tệp giữa hai dòng ---',
  front: (faults: readonly string[]): string => `phần đầu tệp sai: ${faults.join('; ')}`,
  frontUnread: 'phần đầu tệp không đúng định dạng YAML',
  validity: (value: string): string => `không hiểu được hiệu lực: ${value}`,
} as const

/** The sentence an administrator reads when a file is refused. */
export function refusalInWords(reason: RefusalReason, where: string | undefined): string {
  return REFUSALS[reason](where ?? '')
}
