import { expect, onTestFinished, test } from 'vitest'
import { conversationId, MessageKey } from '#src/domain/ids.ts'
import { receiveMessage } from '#src/questions/receive.ts'
import { startTurns } from '#src/work.ts'
import { openTestDesk } from '../fixtures/desk.ts'
import { library } from '../fixtures/library.ts'

test('a turn that ends has the next line of its conversation looked for at once, not a second later', async () => {
  let woken = 0
  const wake = { turns: () => void (woken += 1), deliveries: () => {} }
  const { desk, close } = await openTestDesk({ knowledge: () => library, clock: () => new Date(), wake })
  onTestFinished(close)
  const account = { network: 'zalo', chat: 'chat' } as const
  await receiveMessage(desk, {
    key: MessageKey.parse('zalo:bot:text:chat:1'),
    conversation: conversationId('zalo', 'chat'),
    account,
    content: { kind: 'text', text: 'trợ giúp' },
    receivedAt: desk.clock(),
  })
  expect(woken).toBe(1)
  const turns = startTurns(desk)
  onTestFinished(() => turns.stop())
  await expect.poll(() => woken, { timeout: 30_000 }).toBe(2)
})
