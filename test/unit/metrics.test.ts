import { expect, onTestFinished, test } from 'vitest'
import { KnowledgeBeingRead } from '#src/domain/errors.ts'
import { openMetrics } from '#src/metrics.ts'
import { openTestDesk } from '../fixtures/desk.ts'

test('while the store is away its figures are missing, and are no zeros that look like an empty desk', async () => {
  const { desk, store, close } = await openTestDesk({
    knowledge: () => {
      throw new KnowledgeBeingRead()
    },
  })
  onTestFinished(close)
  const metrics = openMetrics()
  const figures = async () =>
    (await metrics.text(desk)).split('\n').filter((line) => /^desk_\w+[ {]/.test(line))

  const ofStore =
    /^desk_(messages|lanes|deliveries|notices|tickets(?!_unreadable)|outbox|dead_letters|switched_off)/
  const before = await figures()
  expect(before).toContain('desk_store_up 1')
  expect(before.filter((line) => ofStore.test(line)).length).toBeGreaterThan(10)

  await store.close()
  const away = await figures()
  expect(away).toContain('desk_store_up 0')
  expect(away.filter((line) => ofStore.test(line))).toEqual([])
})
