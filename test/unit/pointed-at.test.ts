import { describe, expect, test } from 'vitest'
import { answerQuestion } from '#src/questions/answer.ts'
import { remembered } from '#src/questions/follow-up.ts'
import { library } from '../fixtures/library.ts'

function asked(...questions: readonly string[]) {
  const earlier = questions.slice(0, -1).reduce<readonly string[]>(remembered, [])
  const question = questions.at(-1) ?? ''
  return answerQuestion(library, { question, earlier, place: null, today: '2026-11-27' })
}

describe('a follow-up that points at what was asked before', () => {
  test('is about that, whatever it is called', () => {
    const petition = 'Dân muốn yêu cầu hội đồng nhân dân xã họp thì cần bao nhiêu chữ ký?'
    const form = 'đơn đó phải ghi những gì mới hợp lệ?'
    expect(asked(petition, form).citations[0]?.id).toBe('luat-72-2025-qh15/dieu-34/khoan-4')
    expect(asked(petition, form, 'rồi người ký có được cử ai vô dự không?').citations[0]?.id).toBe(
      'luat-72-2025-qh15/dieu-34/khoan-4',
    )
  })

  test('keeps its time, however much it says itself', () => {
    const answer = asked(
      'Phường ở Hà Nội năm 2022 được ủy quyền cho ai ký chứng thực bản sao?',
      'người được ủy quyền đó có được nhờ người khác làm tiếp k ạ',
    )
    expect(answer.asOf).toBe('2022-12-31')
    expect(answer.citations[0]?.id).toBe('nd-32-2021-nd-cp/dieu-11/khoan-5')
  })

  test.each([
    ['Luật Thủ đô mới nói ai được cắt điện nước nhà xây sai phép?', 'nó có hiệu lực khi nào?', '01/07/2026'],
    // What answered is another law; the resolution is the one that was named.
    [
      'Nghị quyết 131 quy định quận ở TP.HCM có mấy phó chủ tịch?',
      'thế nghị quyết ấy giờ còn dùng không?',
      'Nghị quyết số 131/2020/QH14 hết hiệu lực từ ngày 16/06/2025',
    ],
  ])('%s: %s asks after the law that was named', (question, text, said) => {
    expect(asked(question, text)).toMatchObject({ reason: 'status', text: expect.stringContaining(said) })
  })
})

describe('a follow-up that asks where it is written', () => {
  const district = 'Năm 2022 chủ tịch phường ở Hà Nội làm liên tục ở một phường nhiều nhất mấy năm?'

  test.each(['khoản mấy vậy ạ?', 'dieu may khoan may the', 'luật nào quy định thế', 'căn cứ vào đâu vậy ad'])(
    '%s is told the provision that answered, and nothing else',
    (text) => {
      const { outcome, asOf, citations } = asked(district, text)
      expect({ outcome, asOf }).toEqual({ outcome: 'answered', asOf: '2022-12-31' })
      expect(citations.map(({ id }) => id)).toEqual(['nd-32-2021-nd-cp/dieu-21/khoan-2'])
    },
  )

  test('is declined where nothing answered', () => {
    expect(asked('xe máy phải đăng kiểm không', 'điều nào thế').outcome).toBe('no_answer')
  })

  test('does not hide what was asked from the next one', () => {
    const answer = asked(
      'Năm 2022 phường ở Hà Nội có hội đồng nhân dân không?',
      'khoản mấy?',
      'còn quận thì sao?',
    )
    expect(answer.citations[0]?.id).toBe('nq-97-2019-qh14/dieu-1/khoan-1/diem-a')
  })
})
