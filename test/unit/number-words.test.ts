import { describe, expect, test } from 'vitest'
import { numbersIn } from '#knowledge/number-words.ts'

const said = (text: string) => numbersIn(text).map(({ written, values }) => [written, ...values])
const quantities = (text: string) =>
  numbersIn(text).flatMap(({ written, isQuantity }) => (isQuantity ? [written] : []))

describe('numbers are read in digits and in words', () => {
  test.for([
    ['ba mươi', '30'],
    ['hai mươi lăm', '25'],
    ['hai mươi mốt', '21'],
    ['năm mươi tư', '54'],
    ['hai trăm linh năm', '205'],
    ['một trăm rưỡi', '150'],
    ['ba trăm sáu mươi lăm', '365'],
    ['mười lăm triệu', '15000000'],
    ['một triệu hai trăm nghìn', '1200000'],
    ['hai triệu rưỡi', '2500000'],
    ['15 triệu 500 nghìn', '15500000'],
    ['1,5 tỷ', '1500000000'],
    ['15.000.000', '15000000'],
    ['hai phần ba', '2/3'],
    ['một phần tư', '1/4'],
    ['2/3', '2/3'],
  ])('“%s” is %s', ([text = '', value = '']) => {
    expect(said(`Không quá ${text} theo quy định`)).toEqual([[text, value]])
  })

  test('a scale behind a range is also that of its first number', () => {
    expect(said('từ 10 đến 15 triệu đồng')).toEqual([
      ['10', '10', '10000000'],
      ['15 triệu', '15000000'],
    ])
  })

  test('“năm” is five or a year', () => {
    expect(quantities('trong năm ngày')).toEqual(['năm'])
    expect(said('năm năm')).toEqual([['năm', '5']])
    expect(said('mười năm')).toEqual([['mười', '10']])
    expect(quantities('hằng năm người dân; năm 2026; mỗi năm ngày hội; một năm hai lần')).toEqual(['hai'])
    expect(said('đầu tư nhân, tư vấn')).toEqual([])
  })

  test('what only looks like a quantity is none', () => {
    expect(quantities('tháng ba, thứ hai, khoản hai Điều ba mươi, một người, hai thành phố')).toEqual([])
    expect(quantities('5 triệu một tháng')).toEqual(['5 triệu'])
    expect(quantities('không quá một năm')).toEqual(['một'])
    expect(said('do 01 triệu tập viên')).toEqual([['01', '1']])
  })
})
