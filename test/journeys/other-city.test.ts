import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { impactSection } from '#src/console/law/pages/impact.ts'
import type { Official } from '#src/domain/official.ts'
import type { Impact } from '#src/publishing/impact.ts'
import { forgetCorrection } from '#src/tickets/forget-correction.ts'
import { rememberCorrection } from '#src/tickets/remember-correction.ts'
import { anOfficial, aSession, at as when } from '../contract/build.ts'
import { atWork } from '../fixtures/at-work.ts'
import type { AtWork } from '../fixtures/at-work.ts'
import { openTestConsole } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'

const MINH = {
  email: 'minh@example.vn',
  name: 'Minh',
  role: 'dieu-phoi',
  department: null,
  place: 'hcm',
} as const
const OURS = 'Xin hỏi nơi cấp thẻ xe buýt ở Thủ Đức?'
const THEIRS = 'Xin hỏi nơi cấp thẻ xe buýt ở Cầu Giấy?'

describe('whoever works for one city reads nothing of what people of the other have asked', () => {
  let at: TestConsole
  let minh: AtWork

  beforeAll(async () => {
    at = await openTestConsole()
    minh = await atWork(at, MINH)
    const to = { department: 'so-du-lich' } as const
    await rememberCorrection(at.desk, anOfficial(), { ...to, question: OURS, place: 'hcm' })
    await rememberCorrection(at.desk, anOfficial(), { ...to, question: THEIRS, place: 'hn' })
  })
  afterAll(() => at.close())

  test('nor what transfers there have taught, and takes none of it away', async () => {
    const page = await minh.get('/console/dinh-tuyen')
    expect(page.text).toContain(OURS)
    expect(page.text).not.toContain(THEIRS)

    const lessons = await at.store.routingExamples(undefined)
    const examples = lessons === 'same' ? [] : lessons.examples
    const idOf = (asked: string) => examples.find(({ question }) => question === asked)?.id ?? ''
    const official = anOfficial(MINH)
    expect(await forgetCorrection(at.desk, official, idOf(THEIRS))).toBe('unknown')
    expect(await forgetCorrection(at.desk, official, idOf(OURS))).toBe('forgotten')
  })

  test('nor, on the way to publishing, which of their answers would change', async () => {
    const shownTo = async (wish: Partial<Official>): Promise<string> => {
      const official = anOfficial({ role: 'tri-thuc', department: null, ...wish })
      const session = { ...aSession('phien', official.id), lastUsedAt: when(0) }
      return String(await impactSection({ official, session }, CHANGES))
    }
    const hcm = await shownTo({ place: 'hcm' })
    expect(hcm).toContain(OURS)
    expect(hcm).not.toContain(THEIRS)
    const both = await shownTo({ place: null })
    expect(both).toContain(OURS)
    expect(both).toContain(THEIRS)
  })
})

const BASIS = { outcome: 'answered', citations: [] } as const
const CHANGES: Impact = {
  broken: [],
  moved: [],
  answers: {
    looked: 2,
    changed: [
      { question: OURS, place: 'hcm', at: when(0), before: BASIS, after: BASIS },
      { question: THEIRS, place: 'hn', at: when(0), before: BASIS, after: BASIS },
    ],
  },
}
