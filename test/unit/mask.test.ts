import { expect, test } from 'vitest'
import { maskPersonalData } from '#src/domain/mask.ts'
import { cpuMs } from '../fixtures/cpu-ms.ts'

test.each([
  ['gọi tôi 0912345678 nhé', 'gọi tôi [số điện thoại] nhé'],
  ['gọi tôi 0912.345.678 hoặc 024 3825 3536', 'gọi tôi [số điện thoại] hoặc [số điện thoại]'],
  ['+84 912 345 678, 0084912345678', '[số điện thoại], [số điện thoại]'],
  ['số ０９１２３４５６７８', 'số [số điện thoại]'],
  ['số 0912\u200b345\u200b678', 'số [số điện thoại]'],
  ['sdt0912345678, zalo/0987654321', 'sdt[số điện thoại], zalo/[số điện thoại]'],
  ['0912 345 678 0987 654 321', '[số điện thoại] [số điện thoại]'],
  ['CMND.123456789', 'CMND.[dãy số]'],
  ['CCCD 079099012345', 'CCCD [số giấy tờ]'],
  ['cccd 079 099 012 345', 'cccd [số giấy tờ]'],
  ['CMND 012345678', 'CMND [dãy số]'],
  ['CMND 123 456 789', 'CMND [số giấy tờ]'],
  ['hộ chiếu B1234567', 'hộ chiếu [số giấy tờ]'],
  ['viết cho lan.nguyen+x@mail.example.vn giúp', 'viết cho [thư điện tử] giúp'],
  ['STK: 1903 5678 901 Techcombank', 'STK: [số tài khoản] Techcombank'],
  ['số tài khoản của tôi là 19035678', 'số tài khoản của tôi là [số tài khoản]'],
  ['xe 59X1-123.45 và 51F 12345', 'xe [biển số xe] và [biển số xe]'],
  ['sinh ngày 01/02/1990', 'sinh ngày [ngày sinh]'],
  ['tôi sinh năm 1990', 'tôi sinh năm [ngày sinh]'],
  ['mã số thuế 3500345678-001', 'mã số thuế [dãy số]'],
  ['phiếu 1234-5678-9012', 'phiếu [mã phiếu]'],
  ['phiếu 0234-5678-9012', 'phiếu [mã phiếu]'],
  ['Tôi là Nguyễn Thị Lan, ở quận 3', 'Tôi là [họ tên], ở quận 3'],
  ['Em tên Trần Văn Bình ạ', 'Em tên [họ tên] ạ'],
  ['ông Lê Hoàng Phúc ký giấy cho bà Đỗ Thị Hạnh', 'ông [họ tên] ký giấy cho bà [họ tên]'],
])('%s → %s', (typed, masked) => {
  expect(maskPersonalData(typed)).toBe(masked)
})

test.each([
  'Theo Nghị quyết 98/2023/QH15 và Nghị định 32/2021/NĐ-CP thì sao?',
  'khoản 2 Điều 12 có hiệu lực từ ngày 01/07/2025 hay 1-7-2025',
  'nhiệm kỳ 2021 - 2026, năm 2022, 2021-2026',
  'phí 500.000.000 đồng, 10000000 đồng, 120 000 000 đồng, 120 000 000đ, 1.000.000.000',
  'Chủ tịch Ủy ban nhân dân phường, đường Lê Lợi, phường Trần Hưng Đạo',
  'em Hà Nội, anh Hồ Chí Minh, tôi là Chủ tịch phường, bà con Hà Nội',
  'gọi 1022, 113, 115 được không',
  'phường 12 quận 3, ngõ 123 số nhà 45',
])('nothing in “%s” is personal', (typed) => {
  expect(maskPersonalData(typed)).toBe(typed)
})

test('a text of 100,000 digits is masked in an instant', () => {
  const longs = ['0', '0 ', 'a@', 'stk ', 'tôi là ', 'bà Trần Thị ', 'tên tôi là Lê A']
  const texts = longs.map((one) => one.repeat(100_000 / one.length))
  expect(cpuMs(() => texts.map((text) => maskPersonalData(text)))).toBeLessThan(2000)
})
