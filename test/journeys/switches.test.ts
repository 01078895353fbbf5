import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SwitchName } from '#src/domain/switches.ts'
import { openRedisStore } from '#src/store/redis/open.ts'
import { NO_REDIS, RedisServer } from '../fixtures/redis-server.ts'
import { stopwatch } from '../fixtures/stopwatch.ts'
import { openWholeDesk, until } from '../fixtures/whole-desk.ts'
import type { WholeDesk } from '../fixtures/whole-desk.ts'

const OPERATOR = {
  email: 'van-hanh@example.vn',
  name: 'Võ Thái Sơn',
  role: 'quan-tri',
  department: null,
} as const
const AUDITOR = { email: 'kiem@example.vn', role: 'kiem-toan', department: null } as const
const QUESTION = 'Năm 2022 chủ tịch phường ở Hà Nội do ai bổ nhiệm?'
const BASIS = '97/2019/QH14'
const SENTENCE = 'Trợ lý tạm nghỉ để sửa một quy định.'

/** Where a switch is turned, and where its effect is seen. */
interface Desks {
  readonly here: WholeDesk
  readonly there: WholeDesk
  readonly close: () => Promise<void>
}

describe('switches of the one desk on the embedded store', () => {
  switches(async () => {
    const desk = await openWholeDesk()
    return { here: desk, there: desk, close: () => desk.close() }
  })
})

describe.skipIf(NO_REDIS)('switches turned at one of two desks on one Redis', () => {
  switches(async () => {
    const redis = await RedisServer.open()
    const openStore = () => openRedisStore(redis.url)
    const here = await openWholeDesk({ openStore })
    const there = await openWholeDesk({ openStore, beside: here })
    return {
      here,
      there,
      close: async () => {
        await there.close()
        await here.close()
        await redis.close()
      },
    }
  })
})

function switches(open: () => Promise<Desks>): void {
  let desks: Desks
  let operator: Awaited<ReturnType<WholeDesk['signIn']>>

  beforeAll(async () => {
    desks = await open()
    operator = await desks.here.signIn(OPERATOR)
  })
  afterAll(() => desks.close())

  async function turn(name: string, off: boolean, words: Record<string, string> = {}): Promise<Response> {
    const page = await operator.see('/console/he-thong')
    const form = page.slice(page.indexOf(`cong-tac/${name}"`))
    const seen = /name="seen" value="(\d+)"/.exec(form)?.[1] ?? ''
    return operator.press(`/console/he-thong/cong-tac/${name}`, {
      seen,
      off: off ? 'co' : 'khong',
      note: 'kiểm tra',
      ...words,
    })
  }
  /** Within two seconds everywhere: what is asked after that must meet it. */
  const isOffThere = async (name: SwitchName): Promise<void> => {
    const sinceTurned = stopwatch()
    await expect
      .poll(async () => (await desks.there.desk.switches.now())[name].off, { interval: 50 })
      .toBe(true)
    expect(sinceTurned()).toBeLessThan(2000)
  }

  test('with answering off a question is kept, its citizen told once, and it is answered when it is on again', async () => {
    expect((await turn('answering', true, { sentence: SENTENCE })).status).toBe(303)
    await isOffThere('answering')
    const { there } = desks
    expect(await there.write('zalo', 1, QUESTION)).toBe(200)
    const [told = ''] = await there.read('zalo', 1, 1)
    expect(told).toContain(SENTENCE)
    expect(told).toContain('đã được lưu')
    expect(await there.write('zalo', 1, 'alo có ai không')).toBe(200)
    expect(await there.write('telegram', 2, 'Nhà tôi đang cháy, cứu với')).toBe(200)
    expect((await there.read('telegram', 2, 1))[0]).toContain('114')
    expect(await there.read('zalo', 1, 1)).toHaveLength(1)

    const asked = await fetch(`${there.url}/api/ask`, {
      method: 'POST',
      body: JSON.stringify({ question: QUESTION }),
    })
    expect(await asked.json()).toMatchObject({
      outcome: 'unavailable',
      reason: 'answering_off',
      text: expect.stringContaining(SENTENCE),
      citations: [],
    })
    expect(await operator.see('/console/he-thong')).toContain('đang tắt từ')

    expect((await turn('answering', false)).status).toBe(303)
    const texts = await there.read('zalo', 1, 3)
    expect(texts[1]).toContain(BASIS)
    const journal = await operator.see('/console/he-thong')
    expect(journal).toContain('Bật lại: Trả lời câu hỏi. Lý do: kiểm tra')
    expect(journal).toMatch(/, Võ Thái Sơn<\/span>\s*<span class="meta">van-hanh@example\.vn</)
  })

  test('with a network off its webhook takes in, its replies wait, and the other network goes on', async () => {
    await turn('telegram', true)
    await isOffThere('telegram')
    const { there } = desks
    expect(await there.write('telegram', 11, QUESTION)).toBe(200)
    expect(await there.write('zalo', 12, QUESTION)).toBe(200)
    expect((await there.read('zalo', 12, 1))[0]).toContain(BASIS)
    await until(async () => (await there.store.channelFigures('telegram', there.desk.clock())).waiting > 0)
    expect(there.networks.telegram.sends.filter(({ chat }) => chat === '11')).toEqual([])

    await turn('telegram', false)
    expect((await there.read('telegram', 11, 1))[0]).toContain(BASIS)
  })

  test('of two operators who turn one at once the slower is told, and one without a reason as well', async () => {
    expect((await turn('zalo', true, { seen: '4711' })).status).toBe(409)
    expect((await turn('zalo', true, { note: ' ' })).status).toBe(400)
    expect((await turn('answering', true)).status).toBe(400)
    expect((await turn('khac', true)).status).toBe(404)
    expect((await desks.here.desk.switches.now()).zalo.off).toBe(false)
  })

  test('nobody but operators turns anything', async () => {
    const auditor = await desks.here.signIn(AUDITOR)
    const form = { seen: '0', off: 'co', note: 'thử', sentence: 'x' }
    expect((await auditor.press('/console/he-thong/cong-tac/answering', form)).status).toBe(403)
  })
}
