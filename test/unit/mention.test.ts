import { describe, expect, test } from 'vitest'
import { findMention } from '#src/questions/mention.ts'
import { library } from '../fixtures/library.ts'

const { shelf } = library
const TODAY = '2026-11-22'

describe('what of the law a question names', () => {
  test.each([
    ['Điều 4 Nghị quyết 97/2019/QH14 nói gì', 'nq-97-2019-qh14', { article: '4' }],
    ['d4 k1 nq 97', 'nq-97-2019-qh14', { article: '4', clause: '1' }],
    ['nghi dinh 32 nam 2021', 'nd-32-2021-nd-cp', undefined],
    [
      'điểm đ khoản 1 Điều 6 Nghị định 32/2021/NĐ-CP',
      'nd-32-2021-nd-cp',
      { article: '6', clause: '1', point: 'đ' },
    ],
    ['luật TĐ 02/2026 hl từ ngày nào', 'luat-02-2026-qh16', undefined],
    ['tôi sinh ngày 12/2000 ở quận 3', undefined, undefined],
    ['luật 72 quy định sao', 'luat-72-2025-qh15', undefined],
    ['Luật Tổ chức chính quyền địa phương', 'luat-72-2025-qh15', undefined],
    ['k2 điều 9 nđ32', 'nd-32-2021-nd-cp', { article: '9', clause: '2' }],
    ['nq 97 d4 k1', 'nq-97-2019-qh14', { article: '4', clause: '1' }],
    ['K.1 Đ.4 NQ 97/2019/QH14', 'nq-97-2019-qh14', { article: '4', clause: '1' }],
    ['diem dd khoan 1 dieu 6 nghi dinh 32', 'nd-32-2021-nd-cp', { article: '6', clause: '1', point: 'đ' }],
    ['Điều 4 khoản 1 điểm a của nghị quyết 97', 'nq-97-2019-qh14', { article: '4', clause: '1', point: 'a' }],
    ['32/2021/NĐ-CP điều 7', 'nd-32-2021-nd-cp', { article: '7' }],
    ['Nghị quyết 97/2019/NQ-QH14 nói gì', 'nq-97-2019-qh14', undefined],
    ['điều 3 luật thủ đô 2024', 'luat-39-2024-qh15', { article: '3' }],
    ['nghị quyết 97 năm 2022 quy định gì', 'nq-97-2019-qh14', undefined],
    ['tháng 02/2026 tôi nộp hồ sơ', undefined, undefined],
    ['phường quyết định 3 việc', undefined, undefined],
  ])('%s', (text, document, address) => {
    const mention = findMention(shelf, text, TODAY)
    expect([mention.document?.id, mention.address]).toEqual([document, address])
  })

  test('of two laws of one name the one in force on that day is meant', () => {
    expect(findMention(shelf, 'Luật Thủ đô', '2025-05-05').document?.id).toBe('luat-39-2024-qh15')
    expect(findMention(shelf, 'Luật Thủ đô', TODAY).document?.id).toBe('luat-02-2026-qh16')
  })

  test('a document that is not on the shelf is named as such, not mistaken for another', () => {
    expect(findMention(shelf, 'Nghị quyết 54/2017 quy định gì', TODAY)).toMatchObject({
      document: undefined,
      unknown: 'Nghị quyết số 54/2017',
    })
    expect(findMention(shelf, 'nghị quyết 97/2020 quy định gì', TODAY).document).toBeUndefined()
  })

  test('a law we do not have is named by its name', () => {
    expect(findMention(shelf, 'luat dat dai noi gi ve tach thua', TODAY).unknown).toBe('Luật Đất đai')
    const both = findMention(shelf, 'Luật Phát triển đô thị có thay thế Nghị quyết 98 không', TODAY)
    expect([both.document?.id, both.unknown]).toEqual(['nq-98-2023-qh15', undefined])
  })

  test('a year after a name says which law of that name is meant', () => {
    const called = (text: string) => findMention(shelf, text, TODAY)
    expect(called('Luật Thủ đô năm 2024 nói gì về phường').document?.id).toBe('luat-39-2024-qh15')
    expect(called('luật thủ đô mới 2026').document?.id).toBe('luat-02-2026-qh16')
    expect(called('luat thu do 2012 con khong')).toMatchObject({
      document: undefined,
      unknown: 'Luật thủ đô năm 2012',
    })
  })

  test('of several addresses in one document the first is asked about and the others are kept', () => {
    const mention = findMention(shelf, 'điều 2 và điều 3 nghị quyết 97', TODAY)
    expect([mention.address, mention.others]).toEqual([{ article: '2' }, [{ article: '3' }]])
  })

  test('an address in another document is not taken for one in the document named first', () => {
    const mention = findMention(shelf, 'nq 97 khác gì so với điều 6 nghị định 32', TODAY)
    expect([mention.document?.id, mention.address]).toEqual(['nq-97-2019-qh14', undefined])
  })

  test.each([
    'phường ban hành văn bản pháp luật được không',
    'xa lam theo phap luat duoc khong',
    'như vậy có đúng luật được áp dụng không',
    'theo luat duoc lam gi',
  ])('“luật được” is no Luật Dược: %s', (text) => {
    expect(findMention(shelf, text, TODAY).unknown).toBeUndefined()
  })

  test('a law we do not have is known by its name, however it is typed', () => {
    expect(findMention(shelf, 'theo luật dược thì sao', TODAY).unknown).toBe('Luật Dược')
    expect(findMention(shelf, 'em học luật, nhà ở Đống Đa', TODAY).unknown).toBeUndefined()
    expect(findMention(shelf, 'theo luật nhà ở thì sao', TODAY).unknown).toBe('Luật Nhà ở')
    expect(findMention(shelf, 'luat dat dai noi gi ve phuong', TODAY).unknown).toBe('Luật Đất đai')
    expect(findMention(shelf, 'vi phạm pháp luật đất đai thì sao', TODAY).unknown).toBeUndefined()
  })

  test('an ordinary question names nothing', () => {
    expect(findMention(shelf, 'ai bầu chủ tịch phường vậy', TODAY)).toEqual({
      document: undefined,
      unknown: undefined,
      address: undefined,
    })
  })
})
