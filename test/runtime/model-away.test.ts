import { describe, expect, test, vi } from 'vitest'
import { aBrief, APPOINTMENT } from '../fixtures/composed-brief.ts'
import { saying, startFakeModel } from '../fixtures/fake-model.ts'
import { BREAKDOWNS, LIES } from '../fixtures/fake-model-misbehaviour.ts'
import { KEY, SLACK_MS, withFakeModel } from '../fixtures/model-test.ts'
import { stopwatch } from '../fixtures/stopwatch.ts'

const { rule, writer, models, logged, printed } = withFakeModel()

describe('a model that is away', () => {
  const brief = aBrief(APPOINTMENT)
  const good = saying(
    ...[
      'Chủ tịch Ủy ban nhân dân quận, thị xã ở Hà Nội bổ nhiệm và miễn nhiệm Chủ tịch, Phó Chủ tịch Ủy ban nhân dân phường.',
      'Chủ tịch Ủy ban nhân dân quận, thị xã cũng điều động, luân chuyển, khen thưởng và kỷ luật những người này.',
    ].map((text) => ({ text, basis: ['P1'] })),
  )

  test('is waited for as long as it asks, once', async () => {
    rule((_, earlier) => (earlier === 0 ? { status: 429, headers: { 'retry-after': '1' } } : { says: good }))
    const { write, calls } = writer()
    const started = performance.now()
    expect(await write(brief)).toBeDefined()
    expect(performance.now() - started).toBeGreaterThan(950)
    expect(calls()).toHaveLength(2)
  })

  test('is not waited for beyond the limit', async () => {
    rule(() => ({ status: 429, headers: { 'retry-after': '30' } }))
    const { write, calls } = writer({ timeoutMs: 5000 })
    const took = stopwatch()
    expect(await write(brief)).toBeUndefined()
    expect(took()).toBeLessThan(2000)
    expect(calls()).toHaveLength(1)
  })

  test('is asked a second time after a 500, not a third', async () => {
    rule((_, earlier) => (earlier === 0 ? { status: 500 } : { says: good }))
    expect(await writer().write(brief)).toBeDefined()
    rule(() => ({ status: 500 }))
    const { write, calls } = writer()
    expect(await write(brief)).toBeUndefined()
    expect(calls()).toHaveLength(2)
  })

  test('cannot stretch the limit by being slow at every step', async () => {
    rule(() => ({ slowMs: 500, says: 'chưa xong' }))
    const took = stopwatch()
    expect(await writer({ timeoutMs: 800 }).write(brief)).toBeUndefined()
    expect(took()).toBeLessThan(800 + SLACK_MS)
    expect(logged()).toEqual([expect.stringContaining('"timeout"')])
  })

  test('rests after failures in a row, is tried once a minute later, and works again', async () => {
    let now = new Date('2026-11-22T02:00:00Z')
    const { write, calls } = writer({ restAfter: 3, restMs: 60_000, clock: () => now })
    rule(() => ({ status: 404 }))
    for (let question = 0; question < 5; question += 1) expect(await write(brief)).toBeUndefined()
    expect(calls()).toHaveLength(3)

    now = new Date(now.getTime() + 59_000)
    await write(brief)
    expect(calls()).toHaveLength(3)

    now = new Date(now.getTime() + 1000)
    await Promise.all([write(brief), write(brief), write(brief)])
    expect(calls()).toHaveLength(4)

    now = new Date(now.getTime() + 60_000)
    rule(() => ({ says: good }))
    expect(await write(brief)).toBeDefined()
    expect(await write(brief)).toBeDefined()
    expect(calls()).toHaveLength(6)
  })

  test('does not rest because it worded one question badly', async () => {
    const { write, calls } = writer({ restAfter: 2 })
    rule(({ asked }) => ({ says: saying(...(LIES['negates the rule']?.(asked) ?? [])) }))
    const other = aBrief({ main: 'luat-72-2025-qh15/dieu-2/khoan-1' })
    for (let question = 0; question < 4; question += 1) await write(other)
    expect(calls()).toHaveLength(8)
  })

  test('rests for all its tasks at once: who asks next does not wait for it again', async () => {
    rule(() => 'hang')
    const { models: all, calls } = models({ restAfter: 2, timeoutMs: 600 })
    const followUp = { question: 'còn phó chủ tịch thì sao?', earlier: ['Chủ tịch phường do ai bổ nhiệm?'] }
    expect(await all.rewriter.rewrite(followUp)).toBeUndefined()
    expect(await all.judge.judge(brief)).toBeUndefined()
    expect(await all.writer.write(brief)).toBeUndefined()
    expect(calls()).toHaveLength(2)
  })

  test('costs no more in an hour than was allowed, and works again in the next', async () => {
    let now = new Date('2026-11-22T02:10:00Z')
    rule(() => ({ says: good }))
    const { write, calls } = writer({ tokensPerHour: 3000, clock: () => now })
    while ((await write(brief)) !== undefined) expect(calls().length).toBeLessThan(20)
    const asked = calls().length
    expect(asked).toBeGreaterThan(0)
    await write(brief)
    expect(logged()).toEqual([expect.stringContaining('"budget"')])

    now = new Date('2026-11-22T03:00:00Z')
    expect(await write(brief)).toBeDefined()
    expect(calls()).toHaveLength(asked + 1)
  })

  test('and knows no schema is asked for plain JSON, from then on at once', async () => {
    rule(({ request }) =>
      request.response_format?.type === 'json_schema' ? { status: 400 } : { says: good },
    )
    const { write, calls } = writer()
    expect(await write(brief)).toBeDefined()
    expect(await write(brief)).toBeDefined()
    expect(calls().map(({ request }) => [request.response_format?.type, request.temperature])).toEqual([
      ['json_schema', 0],
      ['json_object', undefined],
      ['json_object', undefined],
    ])
  })
})

describe('what leaves the desk', () => {
  const personal =
    'Tôi là Lan, 0912 345 678, CCCD 079099012345, lan@example.com. Chủ tịch phường do ai bổ nhiệm?'

  test('holds no personal data, no more than is needed, and the key only in its header', async () => {
    const { write, calls } = writer()
    await write(aBrief(APPOINTMENT, personal))
    const call = calls()[0]
    expect(call?.asked.question).toBe(
      'Tôi là Lan, [số điện thoại], CCCD [số giấy tờ], [thư điện tử]. Chủ tịch phường do ai bổ nhiệm?',
    )
    expect(call?.body).not.toMatch(/0912|0790|lan@|sk-secret/)
    expect(call?.request).toMatchObject({
      temperature: 0,
      max_tokens: 2000,
      response_format: { type: 'json_schema' },
    })
    expect(call?.headers.authorization).toBe(`Bearer ${KEY}`)
  })

  test('goes without a key where none is set', async () => {
    const { write, calls } = writer({ apiKey: undefined })
    expect(await write(aBrief(APPOINTMENT))).toBeDefined()
    expect(calls()[0]?.headers).not.toHaveProperty('authorization')
  })

  test('is not steered, traced or printed by switches in the environment', async () => {
    const spy = await startFakeModel()
    const switches = {
      LANGSMITH_TRACING: 'true',
      LANGCHAIN_TRACING_V2: 'true',
      LANGSMITH_ENDPOINT: spy.baseUrl,
      LANGSMITH_API_KEY: 'ls-1',
      LANGSMITH_GATEWAY: spy.baseUrl,
      LANGCHAIN_VERBOSE: 'true',
      OPENAI_LOG: 'debug',
      OPENAI_BASE_URL: spy.baseUrl,
      OPENAI_API_KEY: 'sk-of-someone-else',
      OPENAI_ORG_ID: 'org-1',
      OPENAI_CUSTOM_HEADERS: 'x-custom: 1',
    }
    for (const [name, value] of Object.entries(switches)) vi.stubEnv(name, value)
    const { write, calls } = writer({ apiKey: undefined })
    const worded = await write(aBrief(APPOINTMENT, personal))
    const touched = spy.requests
    await spy.close()

    expect(worded).toBeDefined()
    expect(touched).toBe(0)
    expect(printed()).toEqual([])
    const headers = calls()[0]?.headers ?? {}
    expect(Object.keys(headers).filter((name) => /openai|custom|stainless|authorization/.test(name))).toEqual(
      [],
    )
  })

  test('stays out of the log and out of errors, whatever goes wrong', async () => {
    const marked = aBrief(APPOINTMENT, `${personal} Câu hỏi dấu-vết-riêng.`)
    const echo = (call: { readonly body: string }): string =>
      JSON.stringify({ error: { message: `${KEY} ${call.body}` } })
    const manners = [
      ...Object.values(BREAKDOWNS).map((breakdown) => () => breakdown(saying())),
      ...[400, 401, 404, 429, 500].map((status) => (call: { readonly body: string }) => ({
        status,
        body: echo(call),
      })),
      (call: { readonly body: string }) => ({ says: echo(call) }),
    ]
    for (const manner of manners) {
      rule(manner)
      await expect(writer({ timeoutMs: 200 }).write(marked)).resolves.toBeUndefined()
    }
    await expect(writer({ baseUrl: 'http://127.0.0.1:1/v1' }).write(marked)).resolves.toBeUndefined()
    await expect(writer({ baseUrl: 'no address' }).write(marked)).resolves.toBeUndefined()
    expect(logged()).toHaveLength(manners.length + 2)
    expect([...logged(), ...printed()].join('\n')).not.toMatch(
      /sk-secret|0912|lan@|dấu-vết|bổ nhiệm|DU_LIEU|Bearer/,
    )
  })
})
