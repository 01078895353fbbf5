import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { apiRoutes } from '#src/api/routes.ts'
import type { Desk } from '#src/domain/desk.ts'
import { openTestDesk } from '../fixtures/desk.ts'
import type { TestDesk } from '../fixtures/desk.ts'
import { serve } from '../fixtures/serve.ts'
import type { Served } from '../fixtures/serve.ts'
import { library } from '../fixtures/library.ts'

const QUESTION = 'Chủ tịch phường ở Hà Nội do ai bổ nhiệm?'

let at: TestDesk
let served: Served

async function open(given: Partial<Desk> = {}): Promise<void> {
  at = await openTestDesk({ knowledge: () => library, ...given })
  served = await serve(apiRoutes(at.desk))
}
beforeEach(() => open())
afterEach(async () => {
  await served.close()
  await at.close()
})

async function ask(body: unknown): Promise<{ status: number; headers: Headers; answer: unknown }> {
  const response = await fetch(`${served.url}/api/ask`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: response.status, headers: response.headers, answer: await response.json() }
}

test('a question gets an Answer that cites the law of the day and place asked about', async () => {
  const { status, answer } = await ask({ question: QUESTION, asOf: '2022-06-01', place: 'hn' })
  expect(status).toBe(200)
  expect(answer).toMatchObject({
    asOf: '2022-06-01',
    place: 'hn',
    escalation: { offered: expect.any(Boolean), department: expect.any(String) },
    knowledgeVersion: library.version,
  })
  expect(Object.keys(answer as object).toSorted()).toEqual([
    'asOf',
    'citations',
    'escalation',
    'knowledgeVersion',
    'outcome',
    'place',
    'reason',
    'text',
  ])
})

test('calls under one name are one conversation', async () => {
  await ask({ question: 'Tôi hỏi về Hà Nội. Phường có hội đồng nhân dân không?', conversation: 'a-1' })
  const { answer } = await ask({ question: 'Chủ tịch phường do ai bầu?', conversation: 'a-1' })
  expect(answer).toMatchObject({ place: 'hn' })
})

describe('what is not a question is refused with a reason', () => {
  test.for<[unknown, string[]]>([
    [{}, ['question']],
    [{ question: ' \n\u200b ' }, ['question']],
    [{ question: 7 }, ['question']],
    [{ question: 'x'.repeat(10_001) }, ['question']],
    [{ question: QUESTION, asOf: '2026-02-30' }, ['asOf']],
    [{ question: QUESTION, asOf: '22/11/2026' }, ['asOf']],
    [{ question: QUESTION, place: 'dn' }, ['place']],
    [{ question: QUESTION, conversation: 'a b' }, ['conversation']],
    [{ question: QUESTION, conversation: 'a'.repeat(101) }, ['conversation']],
    [
      { question: '', asOf: 'x', place: 'y', conversation: '' },
      ['question', 'asOf', 'place', 'conversation'],
    ],
    [[], ['']],
    ['null', ['']],
  ])('%j', async ([body, paths]) => {
    const { status, answer } = await ask(body)
    expect(status).toBe(400)
    expect(answer).toMatchObject({
      error: {
        code: 'invalid_input',
        message: expect.any(String),
        issues: paths.map((path) => ({ path, message: expect.any(String) })),
      },
    })
  })

  test.for(['', '{"question":', 'question=a', '\u0000'])('malformed JSON: %j', async (body) => {
    const { status, answer } = await ask(body)
    expect(status).toBe(400)
    expect(answer).toMatchObject({ error: { code: 'malformed_json', issues: [] } })
  })
})

test.for([
  QUESTION.padEnd(10_000, '?'),
  '\ud800 lẻ',
  QUESTION.normalize('NFD'),
  '\u202e\u200b?',
  '☎'.repeat(5000),
])('odd texts are answered all the same', async (question) => {
  expect((await ask({ question })).status).toBe(200)
})

test('a body over 64 KiB is refused before it is read', async () => {
  const { status, answer } = await ask({ question: QUESTION, more: 'x'.repeat(64 * 1024) })
  expect(status).toBe(413)
  expect(answer).toMatchObject({ error: { code: 'too_large' } })
})

describe('calls of one address are counted by the minute', () => {
  const rules = { turnWindowMs: 0, citizenPerMinute: 0, askPerMinute: 3 }

  test('one too many is told when to come back, and is heard then', async () => {
    await served.close()
    await at.close()
    await open({ rules })
    for (let call = 0; call < 3; call += 1) expect((await ask({ question: QUESTION })).status).toBe(200)

    const refused = await ask({ question: QUESTION })
    expect(refused.status).toBe(429)
    expect(refused.answer).toMatchObject({ error: { code: 'too_many_requests' } })
    const wait = Number(refused.headers.get('retry-after'))
    expect(wait).toBeGreaterThanOrEqual(1)
    expect(wait).toBeLessThanOrEqual(60)

    at.pass(wait * 1000)
    expect((await ask({ question: QUESTION })).status).toBe(200)
  })

  test('no limit when it is switched off', async () => {
    const statuses = await Promise.all(Array.from({ length: 50 }, () => ask({ question: '' })))
    expect(new Set(statuses.map((one) => one.status))).toEqual(new Set([400]))
  })
})
