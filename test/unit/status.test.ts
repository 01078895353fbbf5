import { describe, expect, test } from 'vitest'
import { answerQuestion } from '#src/questions/answer.ts'
import { library as published } from '../fixtures/library.ts'

const ask = (question: string, asOf?: string) =>
  answerQuestion(published, {
    question,
    earlier: [],
    place: null,
    today: '2026-11-27',
    ...(asOf !== undefined && { asOf }),
  })
const cited = (question: string, asOf?: string) => ask(question, asOf).citations.map(({ id }) => id)

describe('what becomes of something once a document ends', () => {
  test.each([
    [
      'được miễn thuế từ năm 2024, giờ nghị quyết 98 lỡ hết hiệu lực thì 5 năm miễn thuế có bị cắt ngang không',
      'nd-11-2024-nd-cp/dieu-13/khoan-1',
    ],
    [
      'nghi quyet 98 het hieu luc thi hop dong bt da ky co lam tiep khong',
      'nd-11-2024-nd-cp/dieu-23/khoan-3',
    ],
  ])('is told by what speaks of its end: %s', (question, id) => {
    expect(cited(question)[0]).toBe(id)
  })

  test('is not told where nothing on file speaks of it', () => {
    const { outcome } = ask(
      'nếu nghị quyết 98 hết hiệu lực thì thu nhập tăng thêm của công chức có bị cắt không',
    )
    expect(outcome).toBe('no_answer')
  })
})

describe('a rule asked of as it was', () => {
  test('is not said to have been in doubt then', () => {
    const { text } = ask('kho bạc giữ hồ sơ thanh toán dự án BT ở TP.HCM tối đa mấy ngày', '2025-02-02')
    expect(text).toContain('Hiệu lực hiện nay của quy định này cần xác minh')
  })
})

describe('whether a document holds', () => {
  test('is answered with what ended it', () => {
    expect(cited('Luật Thủ đô 2024 hết hiệu lực ngày nào?')).toContain('luat-02-2026-qh16/dieu-35/khoan-3')
    expect(cited('nghi quyet 131 con hieu luc khong')).toContain('luat-72-2025-qh15/dieu-52/khoan-3/diem-a')
  })

  test.each(['Luật Thủ đô nào đang được áp dụng vậy?', 'giờ áp dụng luật thủ đô nào'])(
    'is answered for whoever asks which of that name does: %s',
    (question) => {
      expect(cited(question)).toEqual(['luat-02-2026-qh16/dieu-35/khoan-1'])
    },
  )

  test.each([
    'Luật Thủ đô với luật khác quy định khác nhau thì áp dụng luật nào?',
    'luat thu do mau thuan voi luat khac thi ap dung luat nao',
  ])('is not asked by whoever asks which of two laws that differ is followed: %s', (question) => {
    expect(cited(question)[0]).toMatch(/^luat-02-2026-qh16\/dieu-5/)
  })

  test('is asked of a part of it too, whatever place that was about', () => {
    const answer = ask('Điều 10 Nghị quyết 98 về Thủ Đức còn không?')
    expect([answer.outcome, answer.reason]).toEqual(['answered', 'status'])
  })

  test.each([
    ['nghị quyết 98 đã áp dụng chưa', '2023-07-15', ['nq-98-2023-qh15/dieu-1']],
    ['luật thủ đô 2026 đã áp dụng chưa', '2026-05-01', ['luat-02-2026-qh16/dieu-35/khoan-1']],
    [
      'nq 131/2020 bị bãi bỏ khi nào, bởi luật nào',
      '2026-11-27',
      ['nq-131-2020-qh14/dieu-1', 'luat-72-2025-qh15/dieu-52/khoan-3/diem-a'],
    ],
    ['nghị quyết 97 bị luật nào bãi bỏ', '2026-11-27', ['nq-97-2019-qh14/dieu-8/khoan-1']],
    // The name of a document, however long, is no further matter.
    [
      'Nghị quyết 131 về chính quyền đô thị TPHCM giờ còn áp dụng không, bị cái nào bãi bỏ?',
      '2026-11-27',
      ['nq-131-2020-qh14/dieu-1', 'luat-72-2025-qh15/dieu-52/khoan-3/diem-a'],
    ],
    [
      'nq 131 con khong',
      '2026-11-27',
      ['nq-131-2020-qh14/dieu-1', 'luat-72-2025-qh15/dieu-52/khoan-3/diem-a'],
    ],
  ])('and by nothing else, however it is asked: %s', (question, asOf, ids) => {
    expect(cited(question, asOf)).toEqual(ids)
  })

  test('is not what is asked of a rule that is applied or abolishes something', () => {
    expect(cited('luật thủ đô bãi bỏ danh hiệu công dân danh dự chưa')).toEqual([
      'luat-02-2026-qh16/dieu-15/khoan-1/diem-b',
    ])
    expect(cited('nghị quyết 98 miễn thuế khởi nghiệp áp dụng từ khi nào', '2024-09-01')[0]).toContain(
      'nq-98-2023-qh15/dieu-8',
    )
  })

  test('and how long is not answered by a rule it contains', () => {
    expect(cited('NQ 98 hết hạn khi nào?')).toEqual(['nq-98-2023-qh15/dieu-1'])
  })

  test.each([
    ['Ở TP.HCM có áp dụng Luật Thủ đô không?', 'luat-02-2026-qh16/dieu-1'],
    ['Hà Nội còn áp dụng nghị quyết 131 không', 'nq-131-2020-qh14/dieu-1'],
  ])('in the other city is answered by whose it is: %s', (question, scope) => {
    expect(cited(question)).toEqual([scope])
  })

  test('before its first day is told with that day, and that it did not apply yet', () => {
    const { text } = ask('nghị định 11/2024 tháng 10/2023 đã áp dụng được chưa')
    expect(text).toContain('có hiệu lực từ ngày 02/02/2024, nên chưa áp dụng vào thời điểm bạn hỏi')
  })

  test('is asked, and nothing tampered with, by whoever tells the day', () => {
    expect(cited('Nq 131 còn áp dụng ko, hôm nay 20/6/2025')[0]).toBe('nq-131-2020-qh14/dieu-1')
  })

  test('names no end for a day before it', () => {
    expect(cited('Nghị quyết 131 còn hiệu lực không?', '2023-05-01')).toEqual(['nq-131-2020-qh14/dieu-1'])
  })
})

describe('whether an article holds whose wording is not on file', () => {
  const ENDED_BY = ['luat-72-2025-qh15/dieu-52/khoan-3/diem-b']

  test.each([
    'Điều 10 nghị quyết 98 còn hiệu lực không',
    'khoản 3 điều 9 nq 98 bị bãi bỏ chưa',
    'khoan 2 dieu 9 nq 98 con khong',
  ])('is told all the same: %s', (question) => {
    const answer = ask(question)
    expect(answer).toMatchObject({ outcome: 'answered', reason: 'status' })
    expect(answer.text).toContain('hết hiệu lực từ ngày 16/06/2025')
    expect(answer.citations.map(({ id }) => id)).toEqual(ENDED_BY)
  })

  test('is said beside that its wording is missing, to whoever asks for that', () => {
    const answer = ask('Điều 10 nghị quyết 98 quy định gì?')
    expect(answer).toMatchObject({ outcome: 'no_answer', reason: 'text_missing' })
    expect(answer.text).toMatch(/hết hiệu lực từ ngày 16\/06\/2025.*chưa có nguyên văn/)
  })

  test('is not told of a day before its end, nor of one that only its document leaves in doubt', () => {
    expect(ask('Điều 10 nghị quyết 98 quy định gì?', '2024-09-01').text).not.toContain('hết hiệu lực')
    expect(ask('Điều 7 nghị quyết 98 còn hiệu lực không?').text).toContain('cần xác minh')
  })
})

test('a law that is not on file and another one ends by its number is told to have ended', () => {
  for (const question of ['Luật số 65/2025/QH15 hết hiệu lực khi nào', 'luật 65/2025 còn dùng không'])
    expect(cited(question)).toContain('luat-72-2025-qh15/dieu-51/khoan-2')
  expect(ask('Nghị quyết 54/2017 còn hiệu lực không').text).toContain('chưa có Nghị quyết số 54/2017')
})

describe('whether "this rule" holds', () => {
  test.each([
    'quy định này còn hiệu lực không',
    'luật này hết hiệu lực chưa ạ?',
    'van ban nay con ap dung khong',
    'Nghị định đó có hiệu lực từ khi nào?',
  ])('is asked back where none was named: %s', (question) => {
    expect(ask(question)).toMatchObject({
      outcome: 'clarification',
      reason: 'which_document',
      citations: [],
      escalation: { offered: false },
    })
  })

  test.each(['luật này quy định ai bầu chủ tịch xã', 'nghị quyết 97 này còn hiệu lực không'])(
    'is not what is asked: %s',
    (question) => {
      expect(ask(question).reason).not.toBe('which_document')
    },
  )

  test('is answered once the document is named, and of what was just answered', () => {
    const after = (question: string, earlier: readonly string[]) =>
      answerQuestion(published, { question, earlier, place: null, today: '2026-11-27' })
    const named = after('nghị quyết 97', ['quy định này còn hiệu lực không'])
    expect(named.text).toContain('hết hiệu lực từ ngày 01/01/2025')
    const who = 'năm 2022 ai bổ nhiệm chủ tịch phường ở Hà Nội'
    for (const pointed of ['quy định này còn hiệu lực không', 'quy dinh nay con ap dung khong']) {
      const { text } = after(pointed, [who])
      expect(text).toMatch(/^Khoản 1 Điều 4 Nghị quyết số 97\/2019\/QH14 hết hiệu lực từ ngày 01\/01\/2025/)
    }
    expect(after('nghị quyết đó hết hiệu lực khi nào', [who]).text).toMatch(
      /^Nghị quyết số 97\/2019\/QH14 hết hiệu lực từ ngày 01\/01\/2025/,
    )
    const talked = ['nghị quyết 98 có hiệu lực từ khi nào', 'nghị quyết này còn hiệu lực không']
    expect(after('văn bản này hết hiệu lực chưa', talked).text).toMatch(/^Nghị quyết số 98\/2023\/QH15/)
    expect(after('quy định này còn hiệu lực không', ['vé xe buýt tháng bao nhiêu tiền']).reason).toBe(
      'which_document',
    )
  })
})
