/** What the programming interface says to whoever reads its refusals. */

export const REFUSALS = {
  malformed_json: 'Nội dung gửi lên không phải JSON hợp lệ.',
  invalid_input: 'Yêu cầu có chỗ chưa đúng; xin xem mục issues.',
  too_large: 'Yêu cầu lớn quá 64 KiB.',
  crowded: 'Hệ thống đang có quá nhiều yêu cầu. Xin thử lại sau ít giây.',
  not_found: 'Không có địa chỉ này.',
  only_post: 'Địa chỉ này chỉ nhận yêu cầu POST.',
  too_many_requests: 'Bạn hỏi quá nhanh. Xin chờ ít giây rồi hỏi lại.',
} as const

export const ISSUES = {
  notAnObject: 'phải là một đối tượng JSON',
  question: 'câu hỏi là một chuỗi chữ, dài từ 1 đến 10.000 ký tự',
  asOf: 'ngày có thật, viết theo dạng YYYY-MM-DD',
  place: 'chỉ nhận hcm hoặc hn',
  conversation: 'từ 1 đến 100 ký tự trong A–Z, a–z, 0–9, _ và -',
} as const
