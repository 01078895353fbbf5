import { timeIn } from '#src/questions/setting/time.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const today = '2026-11-22'
const day = (text: string) => timeIn(text, today)?.day ?? null

describe('a year means its last day, and never one after today', () => {
  test.each([
    ['Năm 2022 phường có hội đồng nhân dân không?', '2022-12-31'],
    ['hồi 2023 ai bầu chủ tịch phường', '2023-12-31'],
    ['Thời 2021 quận họp mấy lần', '2021-12-31'],
    ['vào năm 2024 thì sao', '2024-12-31'],
    ['trong 2023 thành phố được vay bao nhiêu', '2023-12-31'],
    ['nam 2022 phuong co hoi dong khong', '2022-12-31'],
    ['hoi 2023 quan con hoi dong khong', '2023-12-31'],
    ['2022 thì phường do ai lãnh đạo', '2022-12-31'],
    ['Năm 2026 ai bầu chủ tịch phường', '2026-11-22'],
    ['năm nay ai bầu', '2026-11-22'],
    ['năm ngoái phường làm được gì', '2025-12-31'],
    ['nam ngoai phuong lam duoc gi', '2025-12-31'],
    ['năm kia thì sao', '2024-12-31'],
    ['đầu năm 2021 đã áp dụng chưa', '2021-01-31'],
    ['giữa năm 2023 thế nào', '2023-06-30'],
    ['cuối năm 2023 thế nào', '2023-12-31'],
    ['trước năm 2021 quận có hội đồng không', '2020-12-31'],
    ['sau năm 2025 còn quận không', '2026-01-01'],
    ['năm 2027 có đổi gì không', '2027-01-01'],
    ['sang năm có đổi gì không', '2027-01-01'],
    ['ai quyết định biên chế năm 2022', '2022-12-31'],
    // What follows "năm" is a year, though hộ, người and cán bộ are counted too.
    ['năm 2022 người dân phường có bầu hội đồng không', '2022-12-31'],
    ['nam 2024 nguoi dan phuong co bau hoi dong khong', '2024-12-31'],
    ['năm 2023 hộ dân kiến nghị lên quận được không', '2023-12-31'],
    ['hồi năm 2021 hồ sơ phường do ai ký', '2021-12-31'],
    ['năm 2025 cán bộ phường do ai quản lý', '2025-12-31'],
    ['hội nghị có 2023 người dự', null],
    ['năm 2023 phường ra quyết định, này còn áp dụng không', '2023-12-31'],
    // A span that is over is about its last year.
    ['chủ tịch quận thời 2021-2024 do ai bầu', '2024-12-31'],
    ['trong 2022 - 2023 phường họp mấy lần', '2023-12-31'],
    ['đại biểu nhiệm kỳ 2016-2021 làm gì', null],
    ['theo pháp luật năm 2022 thì ai ký', '2022-12-31'],
    ['2022 ai bổ nhiệm chủ tịch phường Hà Nội', '2022-12-31'],
    ['đầu năm ngoái ai bổ nhiệm chủ tịch phường', '2025-01-31'],
    ['giữa năm ngoái thế nào', '2025-06-30'],
    ['cuối năm ngoái thế nào', '2025-12-31'],
    ['trước năm ngoái ai bổ nhiệm', '2024-12-31'],
    ['từ 2021 đến 2024 ai bổ nhiệm chủ tịch phường', '2024-12-31'],
    ['từ năm 2021 đến hết năm 2024 ai bổ nhiệm', '2024-12-31'],
    ['tôi hỏi năm 2022 cơ', '2022-12-31'],
    ['năm hai không hai hai phường có hội đồng không', '2022-12-31'],
    ['hồi năm hai ngàn không trăm hai mươi ba ai bầu', '2023-12-31'],
    ['nam hai nghin hai muoi tu ai bo nhiem', '2024-12-31'],
    ['năm hai nghìn không trăm mười lăm thì sao', '2015-12-31'],
    ['phường năm hai nghìn người dân đóng góp', null],
  ])('%s', (text, right) => {
    expect(day(text)).toBe(right)
  })
})

test('before the day of the merger is before it, not in the weeks in which its law already held', () => {
  expect(day('trước 1/7/2025 ai bổ nhiệm chủ tịch quận')).toBe(
    day('trước khi bỏ quận ai bổ nhiệm chủ tịch quận'),
  )
  expect(day('trước 1/1/2025 phường có hội đồng không')).toBe('2024-12-31')
})

test('a day of the month is one however it is led in', () => {
  expect(day('từ mùng 1 tháng 7 năm 2025 ai bầu chủ tịch phường')).toBe('2025-07-01')
  expect(day('trước mồng 1 tháng 1 năm 2025 phường có hội đồng không')).toBe('2024-12-31')
  expect(day('1 tháng 3 năm 2024 phường có mấy phó chủ tịch')).toBe('2024-03-01')
})

test('since the beginning of this year is as things are today', () => {
  expect(day('từ giữa năm nay có luật mới, ai được cắt điện')).toBe(null)
  expect(day('tu dau nam nay phuong co duoc phat khong')).toBe(null)
})

test('what was handed in or approved before a day is asked about by the law of today', () => {
  expect(day('hồ sơ nộp trước 1/7/2026 giải quyết theo luật nào')).toBeNull()
  expect(day('dự án được phê duyệt trước ngày 1/7/2026 có phải phê duyệt lại không')).toBeNull()
  expect(day('trước 1/7/2026 hồ sơ nộp ở đâu')).toBe('2026-06-30')
})

describe('months and days are read in the forms people write', () => {
  test.each([
    ['hồi tháng 5/2024 ai ký', '2024-05-31'],
    ['tháng 2 năm 2024 ai ký', '2024-02-29'],
    ['t5/2024 ai ký', '2024-05-31'],
    ['thang 5/2024 ai ky', '2024-05-31'],
    ['tháng 11/2026 ai ký', '2026-11-22'],
    ['trước tháng 7/2025 nộp ở đâu', '2025-06-15'],
    ['tháng 7 năm ngoái nộp ở đâu', '2025-07-31'],
    ['hồi tháng 5 nộp ở đâu', '2026-05-31'],
    ['hồi tháng 12 nộp ở đâu', '2025-12-31'],
    ['quý 3/2022 chi bao nhiêu', '2022-09-30'],
    ['ngày 01/7/2021 áp dụng luật nào', '2021-07-01'],
    ['1-7-2021 áp dụng luật nào', '2021-07-01'],
    ['ngày 1 tháng 7 năm 2021 áp dụng luật nào', '2021-07-01'],
    ['trước ngày 1/7/2025 nộp ở đâu', '2025-06-15'],
    ['sau ngày 30/6/2025 ai bổ nhiệm chủ tịch phường', '2025-07-01'],
    ['Năm 2025 tháng 3 ai bổ nhiệm chủ tịch phường', '2025-03-31'],
    ['3/2025 phường có hội đồng nhân dân không', '2025-03-31'],
    ['bổ nhiệm chủ tịch phường hn 2022', '2022-12-31'],
    ['kể từ ngày 1/3/2027 nộp ở đâu', '2027-03-01'],
    ['nộp ngày 15/6/2025, đến ngày 2/7/2025 thì ai giải quyết', '2025-07-02'],
    ['3 năm trước phường có gì', '2023-11-22'],
    ['cách đây hai năm ai ký', '2024-11-22'],
    ['tháng trước ai ký', '2026-10-31'],
    ['hôm qua phường làm gì', '2026-11-21'],
    ['ngày 31/2/2024 ai ký', null],
    ['trước 1/7/25 ai bổ nhiệm chủ tịch phường', '2025-06-15'],
    ['ngày 01-07-21 áp dụng luật nào', '2021-07-01'],
    ['2021-07-01 áp dụng luật nào', '2021-07-01'],
    ['trước 2025/07/01 nộp ở đâu', '2025-06-15'],
    ['trước tháng 7 nộp ở đâu', '2026-06-30'],
    ['trước tháng 12 nộp ở đâu', null],
    ['ngày 31/2/24 ai ký', null],
  ])('%s', (text, right) => {
    expect(day(text)).toBe(right)
  })
})

describe('the end of the districts is a date', () => {
  test.each([
    ['trước khi sáp nhập thì phường thuộc quận nào', '2025-06-15'],
    ['trước khi bỏ quận ai ký', '2025-06-15'],
    ['trước khi bỏ quận/huyện ai ký', '2025-06-15'],
    ['truoc khi bo cap huyen ai ky', '2025-06-15'],
    ['hồi còn quận ai ký', '2025-06-15'],
    ['lúc chưa sáp nhập ai ký', '2025-06-15'],
    ['hồi quận 1 chưa sáp nhập ai ký', '2025-06-15'],
    ['lúc quận còn hoạt động ai ký', '2025-06-15'],
    ['trước khi có chính quyền địa phương 2 cấp ai ký', '2025-06-15'],
    ['trước khi bỏ quận, hồi 2019 ai ký', '2019-12-31'],
    ['sau khi sáp nhập ai ký', today],
    ['từ khi bỏ quận ai ký', today],
  ])('%s', (text, right) => {
    expect(timeIn(text, today)?.day).toBe(right)
  })

  test('it is told as an event, in the words that were typed', () => {
    expect(timeIn('Cho hỏi trước khi bỏ quận, ai bầu?', today)).toEqual({
      day: '2025-06-15',
      said: 'trước khi bỏ quận',
      kind: 'event',
    })
  })
})

describe('who asks about now is answered about now', () => {
  test.each([
    'Hiện nay ai bầu chủ tịch phường',
    'bây giờ nộp ở đâu',
    'bay gio nop o dau',
    'Giờ nộp ở đâu',
    'hiện tại còn quận không',
    'hôm nay luật nào áp dụng',
    'quy định hiện hành thế nào',
    'Thành phố hiện có mấy cấp chính quyền',
    'hồ sơ nộp tháng 5/2026, giờ giải quyết theo luật nào',
    'Quyết định ký hồi 2019, giờ còn dùng được không',
    'được miễn thuế từ năm 2024, giờ nghị quyết hết hiệu lực thì sao',
    'dự án ký năm 2024 giờ thanh toán theo nghị định nào',
    'đơn gửi quận hồi 2024 chưa xong, nay ai giải quyết',
    'Hồ sơ nộp ở huyện năm 2023, nay thì hỏi cơ quan nào',
    'Giấy phép cấp năm 2020 hiện nay còn giá trị không?',
    'Trước khi bỏ quận thì nộp ở quận, bây giờ nộp ở đâu',
    'từ năm 2010 đến nay chưa ai giải quyết, phải làm sao',
  ])('%s', (text) => {
    expect(timeIn(text, today)).toMatchObject({ day: today, kind: 'now' })
  })

  test.each([
    ['Bây giờ tôi muốn hỏi hồi 2022 phường có hội đồng không', '2022-12-31'],
    ['Hồi 2022 khác bây giờ ra sao', '2022-12-31'],
    ['Năm 2021 so với hiện nay lương có cao hơn không', '2021-12-31'],
  ])('%s keeps its year', (text, right) => {
    expect(day(text)).toBe(right)
  })
})

describe('what only looks like a date says nothing', () => {
  test.each([
    'Ai bầu chủ tịch phường?',
    'nhiệm kỳ 2016-2021 có mấy đại biểu',
    'nhiệm kỳ 2021 - 2026 bầu khi nào',
    'giai đoạn 2021-2026',
    'Nghị quyết 97/2019 quy định gì',
    'Nghị quyết 98/2023/QH15 quy định gì',
    'Nghị định 32/2021/NĐ-CP',
    'nghị quyết 97 năm 2019 quy định gì',
    'nghi quyet 97 nam 2019 quy dinh gi',
    'Luật Thủ đô 2024 quy định gì',
    'Luật Thủ đô năm 2024 quy định gì',
    'Luật 2026 khác gì',
    'Luật Tổ chức chính quyền địa phương năm 2025 có gì mới',
    'Nghị quyết 131 ban hành năm 2020 quy định gì',
    'thí điểm trong 5 năm',
    'phạt 2022 đồng',
    'tôi sinh năm 1990',
    'con tôi sinh ngày 5/6/2023 thì khai sinh ở đâu',
    'con tôi sinh ngày 5/6/23 thì khai sinh ở đâu',
    'phường loại 1/2/3 có mấy phó chủ tịch',
    'mã phiếu 1234-5678-9012 tới đâu',
    'quy hoạch thành phố từ năm 2010 đến năm 2020 còn không',
    'từ 2021 đến 2026 bầu mấy lần',
    'nhà mua năm 2005 chưa có sổ',
    'quy hoạch đến năm 2045 tầm nhìn 2065',
    'giờ làm việc của phường',
    'mấy giờ phường mở cửa',
    'lúc 8 giờ sáng',
    'bao giờ có kết quả',
    'làm thêm giờ được trả bao nhiêu',
    'ai thực hiện và ai thể hiện',
    'hai năm rồi chưa ai giải quyết',
    'cho tôi hỏi 2023',
    'Việt Nam 2022',
    'nghỉ 5 năm trước khi bầu lại',
    '',
  ])('%s', (text) => {
    expect(timeIn(text, today)).toBeNull()
  })
})

describe('any text at all', () => {
  test('is read without a fault, and a day is a real one', () => {
    const words = fc.constantFrom(
      ...'năm tháng ngày hồi trước sau khi sáp nhập bỏ quận giờ 2022 31 2 / - 5 luật từ đến nay .'.split(' '),
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(words).map((all) => all.join(' ')),
        ),
        (text) => {
          const found = timeIn(text, today)
          if (found === null) return
          expect(new Date(found.day).toISOString().slice(0, 10)).toBe(found.day)
        },
      ),
    )
  })

  test.each([
    'năm 2022 ',
    'a',
    'luat a ',
    'truoc khi ',
    'chinh quyen ',
    '1/',
    'thang ',
    'ngày ',
    'gio ',
    'bo cap ',
    '2022-',
    'tu 2021 den 2024 ',
    '1/7/25 ',
    'quy hoach tu 2021 ',
  ])('100,000 characters of "%s" are read in under half a second', (unit) => {
    const long = unit.repeat(Math.ceil(100_000 / unit.length))
    const before = process.cpuUsage()
    timeIn(long, today)
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(500)
  })
})
