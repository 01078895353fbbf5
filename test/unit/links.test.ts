import { expect, test } from 'vitest'
import { isOnlyLink, withoutLinks } from '#src/questions/links.ts'

test.each([
  'https://www.facebook.com/share/p/1Abc/?mibextid=xyz ?',
  'vnexpress.net/tphcm-lam-metro.html',
  'www.hanoi.gov.vn',
  'chinhphu.vn',
  'Chào ad, bài báo này có đúng không ạ https://a.vn/x',
  'xem link này https://tuoitre.vn/abc-def-1234.htm',
  'https://a.vn/x nghĩa là sao?',
  'https://a.vn/x https://b.vn/y',
  'Quy định này https://luatvietnam.vn/nghi-dinh-1.html còn hiệu lực không',
  'nghi quyet nay con hieu luc khong https://a.vn/x',
])('“%s” does not say what its sender wants to know', (text) => {
  expect(isOnlyLink(text)).toBe(true)
})

test.each([
  'HĐND thành phố Hà Nội có bao nhiêu đại biểu? https://vnexpress.net/bau-cu.html',
  'Nghị quyết này, số 98/2023/QH15, còn hiệu lực không? https://a.vn/x',
  'Nộp hồ sơ ở dichvucong.gov.vn được không?',
  'Quy định này còn hiệu lực không?',
  'Thư của tôi là lan@example.vn',
  'What is this https://a.vn/x',
  '?',
  'Ở Hà Nội.Phường có mấy phó chủ tịch?',
])('“%s” is more than a link', (text) => {
  expect(isOnlyLink(text)).toBe(false)
})

test('addresses of pages are no words of the question; a site that is named is', () => {
  expect(withoutLinks('Phường có mấy phó chủ tịch https://a.vn/pho-chu-tich?x=1 ạ\nwww.b.vn/y')).toBe(
    'Phường có mấy phó chủ tịch ạ',
  )
  for (const same of ['Nộp ở dichvucong.gov.vn được không?', 'lan@a.vn', 'Điều 5. Khoản 1']) {
    expect(withoutLinks(same)).toBe(same)
  }
})
