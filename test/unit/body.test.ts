import { describe, expect, test } from 'vitest'
import { bodiesIn } from '#knowledge/body.ts'
import { TIERS } from '#knowledge/unit.ts'

const read = (text: string, typed = false) =>
  bodiesIn(text, typed).map(({ organ, units }) => [organ, ...units])

describe('the bodies of government a text names', () => {
  test.each([
    ['Hội đồng nhân dân phường quyết định', [['council', 'ward']]],
    [
      'Phó Chủ tịch Ủy ban nhân dân của từng đơn vị hành chính cấp xã',
      [['committee-chair', ...TIERS.commune]],
    ],
    ['Thường trực Hội đồng nhân dân triệu tập', [['standing-committee']]],
    [
      'Hội đồng nhân dân, Ủy ban nhân dân tỉnh',
      [
        ['council', 'province'],
        ['committee', 'province'],
      ],
    ],
    ['Hội đồng nhân dân quận, thị xã ở Hà Nội', [['council', 'urban-district', 'town']]],
    ['Ủy ban nhân dân thành phố thuộc Thành phố Hồ Chí Minh', [['committee', 'inner-city']]],
    ['Ủy ban nhân dân Thành phố Hồ Chí Minh', [['committee', 'city']]],
    ['Chính quyền địa phương ở đặc khu', [[undefined, 'special-zone']]],
  ])('%s', (text, bodies) => {
    expect(read(text)).toEqual(bodies)
  })

  test.each([
    'kinh tế - xã hội ở địa phương',
    'Quận ủy và cơ quan có liên quan',
    'hợp tác xã',
    'Ủy ban Mặt trận Tổ quốc, Ủy ban Thường vụ Quốc hội',
  ])('are none in “%s”', (text) => {
    expect(read(text)).toEqual([])
  })

  test('are known as people type them, without marks and short', () => {
    expect(read('ubnd phuong co quyen gi', true)).toEqual([['committee', 'ward']])
    expect(read('hdnd xa bau ai', true)).toEqual([['council', 'commune']])
    expect(read('chu tich tinh', true)).toEqual([['committee-chair', 'province']])
    expect(read('Chủ tịch TP.HCM', true)).toEqual([['committee-chair', 'city']])
  })

  test('without marks, a word that may be quite another one names no unit', () => {
    expect(read('co quan dia phuong o xa tinh toan phuong an', true)).toEqual([])
  })
})
