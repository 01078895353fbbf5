import { expect, test } from 'vitest'
import { fold } from '#knowledge/vietnamese.ts'
import { DAY_OF_MEETING } from '#src/questions/asked-in-short.ts'

test.each([
  'kỳ họp giữa năm nay của hội đồng thành phố mở ngày nào',
  'sap toi phuong co buoi tiep dan hom nao',
  'tuần sau phiên họp ủy ban bắt đầu lúc mấy giờ',
])('no law knows %s', (question) => {
  expect(DAY_OF_MEETING.test(fold(question))).toBe(true)
})

test.each([
  'kỳ họp thứ nhất của hội đồng phải mở chậm nhất ngày nào',
  'khi nào hội đồng họp bất thường',
  'năm nay quận kết thúc hoạt động từ ngày nào',
  'kỳ họp năm nay có phải công khai không',
])('a law may know %s', (question) => {
  expect(DAY_OF_MEETING.test(fold(question))).toBe(false)
})
