import { describe, expect, test } from 'vitest'
import { openLibrary } from '#knowledge/library.ts'
import { answerQuestion } from '#src/questions/answer.ts'
import { namesTheMatter } from '#src/questions/named-matter.ts'

const published = openLibrary()
const provision = (id: string) => {
  const found = published.shelf.provisions.get(id)
  if (found === undefined) throw new RangeError(id)
  return found
}
// How a People's Council elects its chair.
const ELECTION = provision('luat-72-2025-qh15/dieu-36/khoan-1')

describe('a provision', () => {
  test.each([
    'Chủ tịch nước do ai bầu?',
    'chu tich nuoc do ai bau',
    'Ai bầu chủ tịch công ty cổ phần?',
    'Bầu chủ tịch hợp tác xã thế nào?',
  ])('does not answer for a matter it does not name: %s', (question) => {
    expect(namesTheMatter(question, [ELECTION])).toBe(false)
  })

  test.each([
    'Chủ tịch Hội đồng nhân dân do ai bầu?',
    'chu tich hoi dong nhan dan quan do ai bau',
    'lam chu tich toi da may khoa',
    'hai quan nhap lai thi ai bau chu tich',
  ])('may answer what names no other: %s', (question) => {
    expect(namesTheMatter(question, [ELECTION])).toBe(true)
  })

  test('may name a matter in what it stands in', () => {
    const point = provision('luat-02-2026-qh16/dieu-26/khoan-3/diem-c')
    const asked = 'Tài trợ việc phòng, chống ma túy được ưu đãi gì?'
    expect(namesTheMatter(asked, [point])).toBe(true)
  })
})

test('a matter told around the question asks nothing of the provision', () => {
  const story =
    'Tôi là công nhân một công ty dệt, vợ tôi làm hợp tác xã, hai vợ chồng đi làm ca nên ít khi ở nhà, chuyện phường xã không rành lắm. Hôm trước nghe tổ trưởng dân phố nói hội đồng có nhiệm kỳ mới. Cho tôi hỏi chủ tịch hội đồng nhân dân xã do ai bầu?'
  expect(namesTheMatter(story, [ELECTION])).toBe(true)
})

test.each(['Di chúc có hiệu lực khi nào?', 'Chủ tịch nước do ai bầu cử?'])(
  'what the collection does not hold is declined: %s',
  (question) => {
    const answer = answerQuestion(published, { question, earlier: [], place: 'hcm', today: '2026-11-27' })
    expect(answer.outcome).toBe('no_answer')
  },
)
