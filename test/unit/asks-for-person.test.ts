import { expect, test } from 'vitest'
import { asksForDay } from '#src/questions/asks-for-person.ts'

test.each([
  'kỳ họp giữa năm nay của hội đồng thành phố mở ngày nào',
  'sap toi phuong co buoi tiep dan hom nao',
  'tuần sau phiên họp ủy ban bắt đầu lúc mấy giờ',
])('no law knows %s', (question) => {
  expect(asksForDay(question)).toBe(true)
})

test.each([
  'kỳ họp thứ nhất của hội đồng phải mở chậm nhất ngày nào',
  'khi nào hội đồng họp bất thường',
  'năm nay quận kết thúc hoạt động từ ngày nào',
  'kỳ họp năm nay có phải công khai không',
])('a law may know %s', (question) => {
  expect(asksForDay(question)).toBe(false)
})
