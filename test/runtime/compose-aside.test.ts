import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLibrary } from '#knowledge/library.ts'
import { publishAside } from '#knowledge/published.ts'
import type { Published } from '#knowledge/published.ts'
import { ComposingFailed } from '#src/domain/errors.ts'
import { openLog } from '#src/log.ts'
import { composeAnswer } from '#src/questions/answer.ts'
import { composeAside } from '#src/questions/compose-aside.ts'
import { readingsOf } from '#src/questions/readings.ts'
import type { Question } from '#src/questions/understand.ts'
import { AS_SHIPPED } from '#src/tickets/route.ts'
import { watchWith } from '#src/watch.ts'

const TODAY = '2026-11-27'
const LONGEST_MS = 3000

const asked = (question: string, given: Partial<Question> = {}): Question => ({
  question,
  earlier: [],
  place: null,
  today: TODAY,
  ...given,
})
const ASKED = [
  asked('Chủ tịch phường ở Hà Nội do ai bầu?', { asOf: '2022-05-05' }),
  asked('hđnd xã họp mấy lần một năm'),
  asked('còn phó thì sao', { earlier: ['chủ tịch phường ở tphcm do ai bầu'], place: 'hcm' }),
  asked('giá vé máy bay đi Đà Nẵng'),
] as const
const UNCLEAR = asked('giám sát hội đồng phường', { place: 'hcm' })

const lines: string[] = []
const log = openLog('info', { write: (line) => void lines.push(line) })
const aside = composeAside(log, () => TODAY, LONGEST_MS)
let published: Published

beforeAll(async () => {
  published = openLibrary()
  await aside.prepare(published)
})
afterAll(() => aside.close())

describe('an answer composed in a thread of its own', () => {
  test.each(ASKED)('is the one that would be composed here: $question', async (question) => {
    expect(await aside.compose(published, question, AS_SHIPPED)).toEqual(composeAnswer(published, question))
  })

  test('comes with what else could be meant, where that is offered', async () => {
    expect(await aside.readings(published, UNCLEAR)).toEqual(readingsOf(published, UNCLEAR))
  })

  test('is of the version its question began with, whatever is in use meanwhile', async () => {
    const next = { ...published, version: 'next' }
    const [before, after] = await Promise.all([
      aside.compose(published, ASKED[0], AS_SHIPPED),
      aside.compose(next, ASKED[0], AS_SHIPPED),
    ])
    expect(before.answer.knowledgeVersion).toBe(published.version)
    expect(after.answer.knowledgeVersion).toBe('next')
  })

  test('goes to the department that today’s routing names', async () => {
    const question = 'xin hỏi chuyện con mèo nhà hàng xóm'
    const example = { id: '1', question, place: null, department: 'so-y-te', by: 'o', at: new Date(0) }
    // Ids of ours, as a store would give them.
    const taught = { ...AS_SHIPPED, examples: [example] } as unknown as typeof AS_SHIPPED
    const here = composeAnswer(published, asked(question), taught).route
    expect((await aside.compose(published, asked(question), AS_SHIPPED)).route).not.toEqual(here)
    expect((await aside.compose(published, asked(question), taught)).route).toEqual(here)
  })

  test('is seen by whoever watches how long the law is searched', async () => {
    const searches: number[] = []
    const unwatch = watchWith((act) => ({
      within: (work) => work(),
      end: (_, seconds) => void (act === 'search' && searches.push(seconds)),
    }))
    await aside.compose(published, ASKED[0], AS_SHIPPED)
    unwatch()
    expect(searches.length).toBeGreaterThan(0)
    expect(searches.every((seconds) => seconds > 0 && seconds < LONGEST_MS / 1000)).toBe(true)
  })

  test('fails alone where it has no end: those who wait behind it are answered', async () => {
    const endless = await publishAside(published.shelf, 'endless')
    await aside.prepare(endless)
    // A table without a gap, in memory that both threads see: whoever looks a pair up goes round for ever.
    endless.index.postings.pairs.arrays.slots.fill(0)

    const first = aside.compose(endless, ASKED[0], AS_SHIPPED)
    const behind = ASKED.map((question) => aside.compose(published, question, AS_SHIPPED))

    await expect(first).rejects.toThrow(ComposingFailed)
    expect(await Promise.all(behind)).toEqual(ASKED.map((question) => composeAnswer(published, question)))
    expect(lines.filter((line) => line.includes('has ended'))).toHaveLength(1)
  })
})
