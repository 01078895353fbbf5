import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startFakeTelegram, telegramUpdate } from '../fixtures/fake-telegram.ts'
import type { FakeNetwork } from '../fixtures/fake-network.ts'
import { NO_REDIS, RedisServer } from '../fixtures/redis-server.ts'
import { RunningDesk } from '../fixtures/running-desk.ts'
import { until } from '../fixtures/whole-desk.ts'

const SECRET = 'bi-mat-cua-webhook'
const MESSAGES = 500
/** As `src/app.ts` has it. */
const MOST_UPDATES = 200

describe.skipIf(NO_REDIS)('a flood while the store stands still', () => {
  let redis: RedisServer
  let telegram: FakeNetwork
  let desk: RunningDesk
  const agent = new Agent({ keepAlive: true, maxSockets: MESSAGES })

  beforeAll(async () => {
    redis = await RedisServer.open()
    telegram = await startFakeTelegram()
    desk = await RunningDesk.open({
      LOG_LEVEL: 'fatal',
      TURN_WINDOW_MS: '0',
      REDIS_URL: redis.url,
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_WEBHOOK_SECRET: SECRET,
      TELEGRAM_API_ROOT: telegram.root,
    })
  })
  afterAll(async () => {
    agent.destroy()
    await desk.close()
    await Promise.all([telegram.close(), redis.close()])
  })

  /** One for each who will write: a store that says nothing is waited for no longer than five seconds. */
  function openLines(): Promise<unknown> {
    return Promise.all(
      Array.from({ length: MESSAGES }, async () => {
        const [answer] = await once(request(`${desk.url}/healthz`, { agent }).end(), 'response')
        await once(answer.resume(), 'end')
      }),
    )
  }

  function write(chat: number): Promise<{ status: number; again: string | undefined }> {
    const body = JSON.stringify(telegramUpdate({ id: chat, chat, content: { text: 'xin chào' } }))
    return new Promise((resolve, reject) => {
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'x-telegram-bot-api-secret-token': SECRET,
      }
      request(`${desk.url}/webhooks/telegram`, { method: 'POST', agent, headers }, (answer) => {
        answer.resume()
        const { statusCode: status = 0 } = answer
        resolve({ status, again: answer.headers['retry-after'] })
      })
        .on('error', reject)
        .end(body)
    })
  }

  test('so many are held and the others told to come again; in the end everybody is answered once', async () => {
    const chats = Array.from({ length: MESSAGES }, (_, index) => index + 1)
    const refused: number[] = []
    await openLines()
    redis.standStill()
    const writing = chats.map(async (chat) => {
      const answer = await write(chat)
      if (answer.status !== 200) refused.push(chat)
      return answer
    })
    // They are told so while the store stands still.
    await until(() => refused.length === MESSAGES - MOST_UPDATES)
    redis.goOn()
    const first = await Promise.all(writing)
    expect(first.filter(({ status }) => status === 200)).toHaveLength(MOST_UPDATES)
    const told = first.filter(({ status, again }) => status === 503 && again === '5')
    expect(told).toHaveLength(MESSAGES - MOST_UPDATES)

    const second = await Promise.all(refused.slice(0, MOST_UPDATES).map((chat) => write(chat)))
    const third = await Promise.all(refused.slice(MOST_UPDATES).map((chat) => write(chat)))
    expect([...second, ...third].every(({ status }) => status === 200)).toBe(true)

    await until(() => telegram.sends.length >= MESSAGES)
    expect(new Set(telegram.sends.map(({ chat }) => chat)).size).toBe(MESSAGES)
    expect(telegram.sends).toHaveLength(MESSAGES)
  })
})
