import { execFile } from 'node:child_process'
import { afterEach, expect, test, vi } from 'vitest'
import type { Loop } from '#src/loop.ts'
import { deliveryPlan, startDeliveries } from '#src/outbox.ts'
import { declareLost } from '#src/privacy/lost-keys.ts'
import { openSeal } from '#src/sealing.ts'
import { REPLY_LOST } from '#src/store/phrases.ts'
import { openSqliteStore } from '#src/store/sqlite/open.ts'
import { startTurns } from '#src/work.ts'
import { aMessage, anOfficial, at as after, BY_SHELL, exchange, MINH, part, rule } from '../contract/build.ts'
import { BARE_ENVIRONMENT } from '../fixtures/bare-environment.ts'
import { openTestDesk, recordingChannel } from '../fixtures/desk.ts'
import { library } from '../fixtures/library.ts'

const LOST = Buffer.alloc(32, 1)
const NEW = Buffer.alloc(32, 2)
const closing: Array<() => Promise<void>> = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

test('whoever wrote before the key was lost is asked to write again, once an administrator has said so', async () => {
  const channel = recordingChannel('zalo')
  const loops: Loop[] = []
  const { desk, store, folder, close } = await openTestDesk({
    seal: openSeal([NEW]),
    channels: new Map([['zalo', channel]]),
    knowledge: () => library,
    clock: () => new Date(),
    rules: { turnWindowMs: 0, citizenPerMinute: 0, askPerMinute: 0 },
    wake: { turns: () => loops[0]?.wake(), deliveries: () => loops[1]?.wake() },
  })
  closing.push(close)
  const admins = [
    anOfficial({ id: MINH, email: 'minh@example.vn', role: 'quan-tri', department: null }),
    anOfficial(),
  ]
  for (const one of admins)
    await store.createOfficial(one, { tokenHash: one.id, expiresAt: after(10) }, BY_SHELL)
  const before = openSqliteStore(folder, openSeal([LOST]))
  for (const text of ['Hỏi một', 'Hỏi hai'])
    await before.receive(aMessage({ network: 'zalo', chat: 'an', text }), rule())
  await before.close()

  const admin = (...call: readonly string[]) =>
    new Promise<{ status: unknown; said: string }>((resolve) => {
      const env = { ...BARE_ENVIRONMENT, DATA_DIR: folder, DATA_KEYS: NEW.toString('base64') }
      execFile(
        process.execPath,
        ['src/officials/cli.ts', 'lost-keys', ...call],
        { env },
        (fault, out, err) => {
          resolve({ status: fault?.code ?? 0, said: out + err })
        },
      )
    })
  loops.push(startTurns(desk), startDeliveries(desk))
  closing.push(async () => {
    for (const loop of loops) await loop.stop()
  })

  const { name } = openSeal([LOST])
  expect(await admin()).toMatchObject({
    status: 0,
    said: expect.stringContaining(`${name}  2 tin của 1 cuộc trò chuyện`),
  })
  expect(await admin('--let-go', name)).toMatchObject({ status: 2 })
  expect(await admin('--let-go', 'ffffffff', '--by', 'minh@example.vn')).toMatchObject({ status: 1 })
  expect(await admin('--let-go', name, '--by', 'lan@noivu.example.vn')).toMatchObject({ status: 1 })
  expect(channel.sent).toEqual([])
  expect(await admin('--let-go', name, '--by', 'minh@example.vn')).toMatchObject({
    status: 0,
    said: expect.stringContaining('2 tin của 1 cuộc trò chuyện'),
  })
  await vi.waitUntil(() => channel.sent.length >= 2, { timeout: 40_000, interval: 50 })
  expect(channel.sent[0]?.part.text).toContain('không đọc lại được tin bạn đã gửi')
  expect(channel.sent[0]?.part.text).toContain('gửi lại câu hỏi')
  expect(await admin()).toMatchObject({ said: expect.stringContaining('Không có gì đang chờ') })
  expect((await store.figures(desk.clock())).waitingMessages).toBe(0)
}, 90_000)

test('who was to have a long reply reads once that it is lost', async () => {
  const channel = recordingChannel('zalo')
  const { desk, store, folder, close } = await openTestDesk(
    { seal: openSeal([NEW]), channels: new Map([['zalo', channel]]) },
    after(200),
  )
  closing.push(close)
  const before = openSqliteStore(folder, openSeal([LOST]))
  await exchange(before, aMessage({ network: 'zalo', chat: 'an' }), {
    parts: [part('một'), part('hai'), part('ba')],
  })
  await before.close()
  await declareLost(store, openSeal([LOST]).name, { by: MINH, at: desk.clock() })

  const plan = deliveryPlan(desk, channel)
  for (let work = await plan.take(); work !== undefined; work = await plan.take()) await work()
  expect(channel.sent.map(({ part: { text } }) => text)).toEqual([REPLY_LOST])
  expect(await store.nextDeliveryDue('zalo')).toBeUndefined()
})
