import { describe, expect, test } from 'vitest'
import { endedBodyIn } from '#src/questions/ended-body.ts'
import { library as published } from '../fixtures/library.ts'

const ended = (text: string) =>
  endedBodyIn(published, {
    text,
    day: '2026-11-27',
    place: 'hcm',
    mention: { document: undefined, unknown: undefined, address: undefined },
  })?.id

describe('a body that is no more', () => {
  test.each([
    'Nộp đơn ở ủy ban quận nào?',
    'nop don o uy ban quan nao',
    'Nộp đơn ở uỷ bản quận nào?',
    'Chủ tịch Quận 7 ký giấy này được không?',
    'chu tich quan 7 ky giay nay duoc khong',
  ])('is met in “%s”', (question) => {
    expect(ended(question)).toBe('luat-72-2025-qh15/dieu-51/khoan-3')
  })

  test.each([
    'Hội đồng quản trị công ty cổ phần có tối đa bao nhiêu thành viên?',
    'hoi dong quan tri cong ty co phan co bao nhieu thanh vien',
    'Hội đồng quân nhân họp mấy lần một tháng?',
    'hoi dong quan nhan hop may lan mot thang',
  ])('is not met in “%s”', (question) => {
    expect(ended(question)).toBeUndefined()
  })
})
