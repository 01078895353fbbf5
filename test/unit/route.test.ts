import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PLACES } from '#knowledge/place.ts'
import { fold } from '#knowledge/vietnamese.ts'
import { DepartmentId } from '#src/domain/ids.ts'
import { composeAnswer } from '#src/questions/answer.ts'
import { departmentName, DEPARTMENTS } from '#src/tickets/departments.ts'
import { routeQuestion } from '#src/tickets/route.ts'
import { library } from '../fixtures/library.ts'

interface Routed {
  readonly right: readonly string[]
  readonly question: string
}

function questionsIn(file: string): readonly Routed[] {
  const lines = readFileSync(new URL(`../fixtures/${file}`, import.meta.url), 'utf8').split('\n')
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [departments = '', question = ''] = line.split(' | ')
      return { right: departments.split(','), question }
    })
}

function shareRight(questions: readonly Routed[], typed: (question: string) => string = (q) => q): number {
  const right = questions.filter((one) =>
    one.right.includes(routeQuestion(typed(one.question), null).department),
  )
  return right.length / questions.length
}

const tuned = questionsIn('routing-tuned.txt')
const heldOut = questionsIn('routing-held-out.txt')
const to = (question: string, place: 'hn' | 'hcm' | null = null) => routeQuestion(question, place).department

describe('a question finds its department', () => {
  test('nearly always among those the phrases were chosen for', () => {
    expect(tuned.length).toBeGreaterThan(200)
    expect(shareRight(tuned)).toBeGreaterThan(0.98)
  })

  test('four times in five among those written afterwards', () => {
    expect(heldOut.length).toBeGreaterThan(70)
    expect(shareRight(heldOut)).toBeGreaterThan(0.8)
  })

  // Measured when they were first run on this routing: 0.867 and 0.958. docs/routing.md says which of them to believe.
  test.for([
    ['routing-second-shot.txt', 0.85],
    ['routing-first-shot.txt', 0.93],
  ] as const)('most often on its whole way, in both cities and however it is typed: %s', ([file, floor]) => {
    const questions = readFileSync(new URL(`../fixtures/${file}`, import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        const [departments = '', place, , question = ''] = line.split(' | ')
        return {
          right: departments.split(','),
          place: place === 'hn' ? ('hn' as const) : ('hcm' as const),
          question,
        }
      })
    const right = questions.filter(({ right: any, place, question }) => {
      const { route } = composeAnswer(library, { question, place, earlier: [], today: '2026-11-26' })
      return any.includes(route.department)
    })
    expect(questions.length).toBeGreaterThanOrEqual(120)
    expect(new Set(questions.flatMap((one) => one.right)).size).toBe(DepartmentId.options.length)
    expect(right.length / questions.length).toBeGreaterThan(floor)
  })

  test('nearly as often when nobody types accents', () => {
    expect(shareRight(tuned, fold)).toBeGreaterThan(0.9)
    expect(shareRight(heldOut, fold)).toBeGreaterThan(0.7)
  })

  test('every department is asked about', () => {
    const asked = new Set(tuned.flatMap((one) => one.right))
    expect(DepartmentId.options.filter((id) => !asked.has(id))).toEqual([])
  })
})

test('accents that were typed are believed', () => {
  expect(to('đóng thuế nhà')).toBe('thue')
  expect(to('tôi thuê nhà')).not.toBe('thue')
  expect(to('dong thue nha')).toBe('thue')
  expect(to('nuôi chó trong chợ')).not.toBe(to('đi chợ'))
})

test('a longer phrase outweighs the shorter one inside it', () => {
  expect(to('khu công nghiệp')).toBe('ban-khu-cong-nghiep')
  expect(to('công nghiệp')).toBe('so-cong-thuong')
  expect(routeQuestion('xin giấy phép xây dựng', null).because).toEqual([
    { kind: 'words', words: ['giấy phép xây dựng'] },
  ])
})

test('the same matter can belong to different departments in the two cities', () => {
  const question = 'doanh nghiệp muốn vào khu công nghệ cao'
  expect(to(question, 'hn')).toBe('ban-khu-cong-nghiep')
  expect(to(question, 'hcm')).toBe('so-khoa-hoc-cong-nghe')
})

test('what points nowhere goes to the coordinators', () => {
  expect(routeQuestion('xin chào', null)).toMatchObject({
    department: 'dieu-phoi',
    because: [{ kind: 'nothing' }],
    others: [],
  })
  expect(to('')).toBe('dieu-phoi')
  expect(to('phường')).toBe('dieu-phoi')
})

test('any text goes somewhere, and the same text always to the same place', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom(...PLACES, null),
      (text, place) => {
        expect(routeQuestion(text, place)).toEqual(routeQuestion(text, place))
      },
    ),
  )
})

test('a question is routed in less than a millisecond, the longest too', () => {
  const long = heldOut
    .map((one) => one.question)
    .join(' ')
    .repeat(20)
  const median = (question: string) => {
    const times = Array.from({ length: 51 }, () => {
      // The processor's time, not the clock's: whatever else runs here is not measured.
      const start = process.cpuUsage()
      routeQuestion(question, null)
      const { user, system } = process.cpuUsage(start)
      return (user + system) / 1000
    })
    return times.toSorted((a, b) => a - b)[25]
  }
  expect(median('Chủ tịch phường ở Hà Nội do ai bổ nhiệm?')).toBeLessThan(1)
  expect(median(long.slice(0, 10_000))).toBeLessThan(10)
})

describe('a department', () => {
  test('has a name for each city and one for when the city is unknown', () => {
    expect(departmentName('so-tu-phap', 'hn')).toBe('Sở Tư pháp thành phố Hà Nội')
    expect(departmentName('so-tu-phap', 'hcm')).toBe('Sở Tư pháp Thành phố Hồ Chí Minh')
    expect(departmentName('so-tu-phap', null)).toBe('Sở Tư pháp')
    for (const place of [...PLACES, null]) {
      expect(departmentName('ubnd-cap-xa', place)).toBe('Ủy ban nhân dân phường, xã, đặc khu nơi cư trú')
    }
  })

  test('is known by many phrases', () => {
    const few = DEPARTMENTS.filter(({ id, words }) => id !== 'dieu-phoi' && words.length < 25)
    expect(few).toEqual([])
  })
})
