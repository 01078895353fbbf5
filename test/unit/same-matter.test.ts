import { expect, test } from 'vitest'
import { likenessWords, wordsToLookFor } from '#src/domain/likeness.ts'
import { isSameMatter, matterOf } from '#src/questions/same-matter.ts'

const same = (one: string, other: string) => isSameMatter(matterOf(one), matterOf(other))

test.each([
  ['Lệ phí đăng ký kết hôn là bao nhiêu?', 'Lệ phí đăng ký khai tử là bao nhiêu?'],
  ['Hồ sơ nhập học lớp 1 gồm những gì?', 'Hồ sơ nhập học lớp 10 gồm những gì?'],
  ['Phường làm việc ngày thường từ mấy giờ?', 'Phường làm việc ngày Tết từ mấy giờ?'],
  ['le phi dang ky ket hon la bao nhieu', 'Lệ phí đăng ký khai tử là bao nhiêu?'],
  ['Nộp hồ sơ trong giờ hành chính được không?', 'Nộp hồ sơ ngoài giờ hành chính được không?'],
  ['Cấp lại thẻ căn cước ở đâu?', 'Cấp mới thẻ căn cước ở đâu?'],
  ['Cấp thẻ căn cước ở đâu?', 'Cấp thẻ căn cước khi nào?'],
  ['Nộp phạt thì có sao không?', 'Không nộp phạt thì có sao không?'],
  ['Chuyển từ quận 1 sang quận 3 làm thế nào?', 'Chuyển từ quận 3 sang quận 1 làm thế nào?'],
  ['Mức hỗ trợ năm 2024 là bao nhiêu?', 'Mức hỗ trợ năm 2025 là bao nhiêu?'],
  ['Phí chợ đêm là bao nhiêu?', 'Phí chở đêm là bao nhiêu?'],
  ['ạ', 'à'],
])('“%s” is not “%s”', (one, other) => {
  expect(same(one, other)).toBe(false)
  expect(same(other, one)).toBe(false)
})

test.each([
  ['Lệ phí đăng ký kết hôn là bao nhiêu?', 'le phi dang ky ket hon bao nhieu'],
  ['Lệ phí đăng ký kết hôn là bao nhiêu?', 'Cho em hỏi lệ phí đăng ký kết hôn bao nhiêu vậy ạ?'],
  [
    'Phường mở quầy tư vấn thủ tục lưu động vào ngày nào trong tuần?',
    'quay tu van thu tuc luu dong cua phuong mo vao ngay nao trong tuan',
  ],
])('“%s” is “%s”', (one, other) => {
  expect(same(one, other)).toBe(true)
  expect(same(other, one)).toBe(true)
})

test('of a very long question the first words are looked for', () => {
  const long = Array.from({ length: 2000 }, (_, at) => `từ${'abcdefghij'[at % 10] ?? ''}${at}`).join(' ')
  expect(wordsToLookFor(likenessWords(long)).length).toBeLessThanOrEqual(60)
})
