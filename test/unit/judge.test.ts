import { describe, expect, test } from 'vitest'
import type { Answer, Citation } from '#src/domain/answer.ts'
import { judge } from '#src/questions/judge.ts'
import { QuestionLine, readQuestionLines } from '#src/questions/question-line.ts'

const CLAUSE = 'nq-97-2019-qh14/dieu-4/khoan-1'

function aLine(given: Partial<QuestionLine> = {}): QuestionLine {
  return QuestionLine.parse({
    id: 'q',
    question: 'Ai bổ nhiệm?',
    expect: ['answered'],
    gold: [CLAUSE],
    ...given,
  })
}

function anAnswer(
  given: Partial<Omit<Answer, 'citations'>> & { readonly cites?: readonly string[] } = {},
): Answer {
  const { cites = [CLAUSE], ...rest } = given
  return {
    outcome: 'answered',
    reason: 'found',
    text: 'Chủ tịch Ủy ban nhân dân quận bổ nhiệm.',
    asOf: '2022-06-01',
    place: 'hn',
    citations: cites.map(aCitation),
    escalation: { offered: false, department: 'so-noi-vu' },
    knowledgeVersion: '1',
    ...rest,
  }
}

function aCitation(id: string): Citation {
  return {
    id,
    label: id,
    quote: '',
    quoteKind: 'summary',
    inForce: 'yes',
    from: '2021-01-01',
    to: null,
    url: '',
  }
}

describe('an answer is right', () => {
  test('when a gold provision, a part of it, or the clause around a gold point is cited', () => {
    const point = aLine({ gold: [`${CLAUSE}/diem-a`] })
    expect(judge(aLine(), anAnswer()).faults).toEqual([])
    expect(judge(aLine(), anAnswer({ cites: [`${CLAUSE}/diem-b`] })).faults).toEqual([])
    expect(judge(point, anAnswer()).faults).toEqual([])
  })

  test('when it says one of the words of each list, however the tone is placed', () => {
    const line = aLine({ mustSay: [['UBND quận', 'uỷ ban nhân dân quận'], ['Bổ nhiệm']] })
    expect(judge(line, anAnswer())).toMatchObject({ said: true, faults: [] })
  })

  test('when it declines where that would do as well', () => {
    const line = aLine({ expect: ['no_answer', 'partial'] })
    expect(judge(line, anAnswer({ outcome: 'no_answer', cites: [] }))).toMatchObject({
      citedRight: null,
      wrong: false,
      faults: [],
    })
  })
})

describe('an answer is wrong', () => {
  test.each([
    ['though it was to decline', aLine({ expect: ['no_answer'], gold: [] }), anAnswer(), 'should_not_answer'],
    ['by another provision', aLine(), anAnswer({ cites: ['nq-97-2019-qh14/dieu-5'] }), 'without_basis'],
    ['by the whole article', aLine(), anAnswer({ cites: ['nq-97-2019-qh14/dieu-4'] }), 'without_basis'],
    ['in forbidden words', aLine({ mustNotSay: ['UỶ BAN nhân dân'] }), anAnswer(), 'forbidden'],
  ])('when it answers %s', (_, line, answer, kind) => {
    const { wrong, faults } = judge(line, answer)
    expect([wrong, faults.map((fault) => fault.kind)]).toEqual([true, [kind]])
  })
})

describe('an answer falls short, and is not wrong', () => {
  test.each([
    ['when it declines', aLine(), anAnswer({ outcome: 'no_answer', cites: [] }), 'outcome'],
    ['when the basis comes fourth', aLine(), anAnswer({ cites: ['a', 'b', 'c', CLAUSE] }), 'not_cited'],
    ['when it leaves a word out', aLine({ mustSay: [['5 năm', 'năm năm']] }), anAnswer(), 'not_said'],
    ['when another department would get it', aLine({ department: ['thue'] }), anAnswer(), 'department'],
  ])('%s', (_, line, answer, kind) => {
    const { wrong, faults } = judge(line, answer)
    expect([wrong, faults.map((fault) => fault.kind)]).toEqual([false, [kind]])
  })
})

describe('a question file', () => {
  test('is read past empty lines, with what is not said left open', () => {
    const [line] = readQuestionLines('\n{"id":"1","question":"?","expect":["answered"]}\n', 'f')
    expect(line).toMatchObject({ gold: [], context: [], asOf: null, form: 'plain' })
  })

  test.each(['{"id":"1"', '[]', '{"id":"2","question":"?","expect":[]}'])(
    'names the line that is none: %s',
    (bad) => {
      const good = '{"id":"1","question":"?","expect":["answered"]}'
      expect(() => readQuestionLines(`${good}\n\n${bad}`, 'f.jsonl')).toThrow('f.jsonl:3')
    },
  )

  test('has each id once', () => {
    const line = '{"id":"1","question":"?","expect":["answered"]}'
    expect(() => readQuestionLines(`${line}\n${line}`, 'f')).toThrow('f:2: 1 stands twice')
  })
})
