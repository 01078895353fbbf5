import { expect, test } from 'vitest'
import { firstSentence, wholeSentences } from '#src/questions/sentences.ts'
import { library } from '../fixtures/library.ts'

const { provisions } = library.shelf
const said = (id: string): string => provisions.get(id)?.summary ?? ''
// Who sets the rules for councils' committees, and how many deputies they have; what a commune's chair decides on staff.
const COUNCILS = said('luat-72-2025-qh15/dieu-29/khoan-6')
const STAFF = said('luat-72-2025-qh15/dieu-23/khoan-10')
const ROOM = 260

test('a provision that has room is told whole', () => {
  expect(wholeSentences(COUNCILS, 2000, 'có mấy phó chủ tịch')).toBe(COUNCILS)
})

test.each([
  [COUNCILS, 'hội đồng nhân dân tỉnh có mấy phó chủ tịch', 'Phó Chủ tịch'],
  [STAFF, 'ai tạm đình chỉ phó chủ tịch xã', 'tạm đình chỉ'],
  [STAFF, 'ai tam dinh chi pho chu tich xa', 'tạm đình chỉ'],
  [STAFF, 'ai bổ nhiệm trưởng phòng của xã', 'bổ nhiệm'],
])('of a longer one the sentence that says what is asked is told: %#', (text, asked, told) => {
  const short = wholeSentences(text, ROOM, asked)
  expect(short.startsWith(firstSentence(text))).toBe(true)
  expect(short).toContain(told)
})

test('what the first sentence says already does not choose another that says it again', () => {
  const relief = said('nd-11-2024-nd-cp/dieu-13/khoan-1')
  const asked =
    'công ty khởi nghiệp đang được miễn thuế thu nhập doanh nghiệp mà Nghị quyết 98 hết hiệu lực thì sao'
  expect(wholeSentences(relief, 700, asked)).toContain('tiếp tục được miễn')
})

test('and not others for which there is no room', () => {
  expect(wholeSentences(STAFF, ROOM, 'ai tạm đình chỉ phó chủ tịch xã').length).toBeLessThan(STAFF.length)
  expect(wholeSentences(STAFF, 1, '')).not.toContain('tạm đình chỉ')
})

test('a sentence that goes on about whom the one before named is told with it', () => {
  const text =
    'Hội đồng nhân dân quyết định ngân sách. Ủy ban nhân dân trình dự toán. Cơ quan này báo cáo quyết toán hằng năm.'
  expect(wholeSentences(text, 1, 'quyết toán hằng năm báo cáo ra sao')).toBe(text)
  expect(wholeSentences(text, 1, 'ai trình dự toán')).toBe(
    'Hội đồng nhân dân quyết định ngân sách. Ủy ban nhân dân trình dự toán.',
  )
})

test('what holds in one case only is not told without what holds in the others', () => {
  const text =
    'Khoản này nói về hồ sơ còn dở. Nơi giải quyết là xã mới. Nơi này không để gián đoạn. Nếu việc ở hai xã thì Ủy ban nhân dân tỉnh chỉ đạo.'
  expect(wholeSentences(text, 1, 'Ủy ban nhân dân tỉnh hay ai chỉ đạo')).toBe(text)
})

test('nor where there happens to be room for it alone', () => {
  const rule = `Nơi giải quyết là xã mới${', nơi có việc'.repeat(20)}.`
  expect(wholeSentences(`Khoản này nói về hồ sơ. ${rule} Nếu việc ở hai xã thì tỉnh chỉ đạo.`, 100, '')).toBe(
    'Khoản này nói về hồ sơ.',
  )
})

test('and a case is told with what comes of it', () => {
  const text = 'Phường cũ hết nhiệm vụ. Có nơi chưa bổ nhiệm được chủ tịch. Ở đó, chủ tịch cũ làm tiếp.'
  expect(wholeSentences(text, 1, 'ai bổ nhiệm chủ tịch')).toBe(text)
})

test('a limit is told wherever it stands, and where nothing is asked the first sentence', () => {
  const text =
    'Thời gian thí điểm do Thành phố quyết định. Thành phố báo cáo hằng năm. Thời gian không quá 05 năm.'
  expect(wholeSentences(text, 1, '')).toBe(
    'Thời gian thí điểm do Thành phố quyết định. Thời gian không quá 05 năm.',
  )
})
