import { describe, expect, test } from 'vitest'
import { openLibrary } from '#knowledge/library.ts'
import { answerQuestion } from '#src/questions/answer.ts'
import { remembered, withItsSubject } from '#src/questions/follow-up.ts'

const library = openLibrary()
const FIRST = 'Năm 2022 chủ tịch phường ở Hà Nội do ai bổ nhiệm?'

function asked(...questions: readonly string[]) {
  const earlier = questions.slice(0, -1).reduce<readonly string[]>(remembered, [])
  const question = questions.at(-1) ?? ''
  return answerQuestion(library, { question, earlier, place: null, today: '2026-11-27' })
}

describe('a follow-up of a follow-up', () => {
  test('is about the time and place of the question they began with', () => {
    const answer = asked(FIRST, 'còn phó chủ tịch thì sao?', 'thế còn trưởng công an phường thì sao?')
    expect(answer).toMatchObject({ outcome: 'answered', asOf: '2022-12-31', place: 'hn' })
  })

  test('still has its subject after many others', () => {
    const cities = ['còn ở Hà Nội thì sao?', 'còn TP.HCM thì sao?', 'còn ở Hà Nội thì sao?']
    const answer = asked('Chủ tịch phường ở TP.HCM do ai bầu?', ...cities, 'thế còn TP.HCM hồi 2023?')
    expect(answer).toMatchObject({ outcome: 'answered', asOf: '2023-12-31', place: 'hcm' })
  })

  test('about now is not about the year before', () => {
    const answer = asked(FIRST, 'hiện nay thì sao?', 'còn phó chủ tịch thì sao?')
    expect(answer.asOf).toBe('2026-11-27')
  })

  test('leaves alone whoever asks something that stands by itself', () => {
    const answer = asked(FIRST, 'còn phó chủ tịch thì sao?', 'Chủ tịch phường ở TP.HCM do ai bầu ra vậy ạ?')
    expect(answer).toMatchObject({ asOf: '2026-11-27', place: 'hcm' })
  })
})

describe('a few words after an answer', () => {
  const answered = 'Chủ tịch phường ở Hà Nội do ai bầu?'

  test.each(['hủy', 'cả hai', 'ở đâu cũng được'])(
    '%s, which bear on nothing, get no second answer',
    (text) => {
      expect(asked(answered, text)).toMatchObject({ outcome: 'no_answer', citations: [] })
    },
  )

  test.each(['ở TP.HCM?', 'phó chủ tịch?'])('%s, which do, are answered', (text) => {
    expect(asked(answered, text).outcome).toBe('answered')
  })

  test('that say nothing but when are answered for then', () => {
    const answer = asked('Chủ tịch phường ở Hà Nội do ai bổ nhiệm?', 'Hà Nội năm 2022')
    expect(answer).toMatchObject({ outcome: 'answered', asOf: '2022-12-31' })
  })

  test('on another matter, of which nothing is known then, are not answered with the one before', () => {
    const question = 'Biểu tượng của Thủ đô là gì?'
    const given = { question, earlier: ['chủ tịch phường ở Hà Nội do ai bổ nhiệm?'], place: null }
    expect(answerQuestion(library, { ...given, today: '2024-12-31' }).outcome).toBe('no_answer')
  })
})

describe('an official who has not followed the chat', () => {
  test('reads with a follow-up what it leans on', () => {
    expect(
      withItsSubject('còn hồi 2023 thì sao?', ['Biểu tượng của Thủ đô là gì?', 'vé xe buýt bao nhiêu']),
    ).toBe('Vé xe buýt bao nhiêu. Còn hồi 2023 thì sao?')
  })

  test('reads a question that stands by itself as it was asked', () => {
    expect(withItsSubject('vé xe buýt bao nhiêu', ['Biểu tượng của Thủ đô là gì?'])).toBe(
      'vé xe buýt bao nhiêu',
    )
    expect(withItsSubject('còn hồi 2023 thì sao?', [])).toBe('còn hồi 2023 thì sao?')
  })
})
