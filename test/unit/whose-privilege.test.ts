import { expect, test } from 'vitest'
import { isOthersPrivilege } from '#src/questions/whose-privilege.ts'
import { library } from '../fixtures/library.ts'

const isOthers = (question: string, id: string): boolean => {
  const provision = library.shelf.provisions.get(id)
  if (provision === undefined) throw new RangeError(id)
  return isOthersPrivilege(question, provision)
}
// What projects in some fields, start-ups, experts and builders of car parks need not pay; who sells a share in a start-up.
const PROJECTS = 'luat-02-2026-qh16/dieu-26/khoan-2/diem-b'
const RENT = 'luat-02-2026-qh16/dieu-26/khoan-2/diem-a'
const STARTUPS = 'luat-02-2026-qh16/dieu-26/khoan-6/diem-a'
const EXPERTS = 'luat-02-2026-qh16/dieu-26/khoan-7/diem-a'
const CAR_PARKS = 'luat-02-2026-qh16/dieu-26/khoan-4/diem-a'
const SHARES = 'nd-11-2024-nd-cp/dieu-14/khoan-1'
const FEES = 'luat-72-2025-qh15/dieu-25/khoan-3'

test.each([
  ['thuế suất thuế thu nhập doanh nghiệp của quán ăn ở Hà Nội là bao nhiêu', PROJECTS],
  ['công ty xây dựng ở Hà Nội có được miễn thuế thu nhập doanh nghiệp không', STARTUPS],
  ['lương giáo viên có phải nộp thuế thu nhập cá nhân không', EXPERTS],
  ['thuê mặt bằng chợ có được giảm 50% không', RENT],
  ['bán đất ở TP.HCM có được miễn thuế thu nhập cá nhân không', SHARES],
  ['mien thue ha noi', PROJECTS],
  ['quán cà phê của tôi có đủ điều kiện miễn thuế không', STARTUPS],
])('what the law gives to some is not told to others: %s', (question, id) => {
  expect(isOthers(question, id)).toBe(true)
})

test.each([
  ['cty startup ở hn dc miễn thuế tndn mấy năm', STARTUPS],
  ['chuyen gia co phai nop thue thu nhap ca nhan khong', EXPERTS],
  ['mở trường mầm non tư thục có được ưu đãi thuế không', PROJECTS],
  ['bãi giữ xe ngầm được miễn tiền thuê đất bao lâu', CAR_PARKS],
  ['bán lại cổ phần startup có phải đóng thuế không', SHARES],
  // Whoever names the law asks what it gives, and to whom.
  ['nghị quyết 98 miễn thuế mấy năm', SHARES],
  ['khoản 7 Điều 26 miễn thuế cho ai', EXPERTS],
  ['phường có thu thuế không', FEES],
])('it is told to whoever names them: %s', (question, id) => {
  expect(isOthers(question, id)).toBe(false)
})
