import { describe, expect, test } from 'vitest'
import { answerQuestion } from '#src/questions/answer.ts'
import { library as published } from '../fixtures/library.ts'

const answer = (question: string, asOf = '2026-11-27') =>
  answerQuestion(published, { question, earlier: [], place: null, today: '2026-11-27', asOf })
const ENDING = 'luat-72-2025-qh15/dieu-51/khoan-3'

describe('a district that is no more', () => {
  test.each([
    'Quận Ba Đình còn không?',
    'quan ba dinh con khong',
    'Quận 3 còn hoạt động không ạ?',
    'Huyện Gia Lâm bỏ chưa?',
    'Quận Tây Hồ có hội đồng nhân dân không?',
    'Thủ Đức bây giờ còn là thành phố không?',
    'Thủ Đức có còn ủy ban nhân dân thành phố không',
    'thành phố Vũng Tàu còn hội đồng nhân dân không',
    'thanh pho thu dau mot con khong',
  ])('is told to have ended: %s', (question) => {
    const { outcome, citations } = answer(question)
    expect([outcome, citations[0]?.id]).toEqual(['answered', ENDING])
  })

  test.each([
    'phòng giáo dục quận giờ ở đâu',
    'Phòng Tài nguyên và Môi trường huyện nay ở đâu?',
    'phong noi vu quan gio sap nhap vao dau',
  ])('has no offices any more, wherever they went: %s', (question) => {
    const { reason, text, citations } = answer(question)
    expect([reason, citations[0]?.id]).toEqual(['body_ended', ENDING])
    expect(text).not.toContain('danh mục phường, xã mới')
  })

  test('is not what a clinic in it is an office of', () => {
    expect(answer('phòng khám ở quận 5 giờ ở đâu').outcome).toBe('no_answer')
  })

  test.each([
    'Huyện Củ Chi bây giờ thuộc đâu?',
    'phuong nao thay quan 5',
    'Thị xã Sơn Tây nay là phường nào?',
    'thành phố Dĩ An giờ thành phường gì',
  ])('is told to have ended, and that nobody here knows what it is now: %s', (question) => {
    const { outcome, reason, text, citations, escalation } = answer(question)
    expect([outcome, reason, citations[0]?.id]).toEqual(['partial', 'body_ended', ENDING])
    expect(text).toContain('chưa có danh mục phường, xã mới')
    expect(escalation.offered).toBe(true)
  })

  test.each([
    ['phường ở quận Ba Đình cũ bây giờ có hội đồng nhân dân không', /dieu-2\/khoan-1|dieu-53\/khoan-1/],
    ['phuong ben quan go vap cu gio co hoi dong nhan dan khong', /dieu-2\/khoan-1|dieu-53\/khoan-1/],
    ['phường của quận 4 giờ đổi tên thành gì', /dieu-51\/khoan-3/],
  ])('is not asked about where it only says where a ward lies: %s', (question, id) => {
    expect(answer(question).citations[0]?.id).toMatch(id)
  })

  test('is told to have had no council by whoever asks whether one was elected', () => {
    const { asOf, citations } = answer('năm 2022 ở quận 10 có bầu hội đồng nhân dân quận không')
    expect([asOf, citations[0]?.id]).toEqual(['2022-12-31', 'nq-131-2020-qh14/dieu-1/khoan-2'])
  })

  test.each(['Chủ tịch quận 1 là ai?', 'Ở quận 4 nộp hồ sơ ở đâu?', 'Quận 1 được thu phí gì?'])(
    'is not all there is to a question about what it did: %s',
    (question) => {
      expect(answer(question).text).not.toContain('chưa có danh mục phường, xã mới')
    },
  )

  test.each([
    'Hội đồng nhân dân quận 10 giám sát những ai?',
    'HDND quan bay gio co quyen gi',
    'UBND huyện Hóc Môn có được thu hồi đất không?',
  ])('does nothing any more, and no other body’s rule is told for its: %s', (question) => {
    const { reason, citations } = answer(question)
    expect([reason, citations.map(({ id }) => id)]).toEqual(['body_ended', [ENDING]])
  })

  test('leaves what is pending, which is told', () => {
    const ids = answer('Hồ sơ nộp ở ủy ban quận Tân Bình giờ ai giải quyết?').citations.map(({ id }) => id)
    expect(ids).toContain('luat-72-2025-qh15/dieu-54/khoan-8')
  })

  test('was there before, and what was to end it is told as still to come', () => {
    const { reason, text, citations } = answer('Quận Ba Đình còn không?', '2024-03-01')
    expect(reason).toBe('not_yet')
    expect(citations.map(({ id, inForce }) => [id, inForce])).toEqual([[ENDING, 'not_yet']])
    expect(text).toContain('chưa áp dụng vào thời điểm bạn hỏi')
  })

  test('is told to end by the law that already holds', () => {
    const { reason, citations } = answer('Quận Ba Đình còn hoạt động không?', '2025-06-20')
    expect([reason, citations[0]?.id]).toEqual(['found', ENDING])
  })

  test('is not said to have been without a council before', () => {
    const { citations } = answer('Quận Ba Đình có hội đồng nhân dân không?', '2024-03-01')
    expect(citations[0]?.id).toBe('nq-97-2019-qh14/dieu-1/khoan-1/diem-a')
  })
})
