import { expect, onTestFinished, test } from 'vitest'
import { KnowledgeBeingRead } from '#src/domain/errors.ts'
import { openMetrics } from '#src/metrics.ts'
import { readChannels } from '#src/operating/state.ts'
import { notUnderstood } from '#src/questions/not-understood.ts'
import { watchWith } from '#src/watch.ts'
import { at } from '../contract/build.ts'
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
    /^desk_(messages|lanes|deliveries|notices|tickets(?!_unreadable)|outbox|dead_letters|switched_off|store_(?!up)|backup)/
  const before = await figures()
  expect(before).toContain('desk_store_up 1')
  expect(before.filter((line) => ofStore.test(line)).length).toBeGreaterThan(10)

  await store.close()
  const away = await figures()
  expect(away).toContain('desk_store_up 0')
  expect(away.filter((line) => ofStore.test(line))).toEqual([])
})

test('room, log and warnings of the store are figures; the age of a backup is one as soon as there was one', async () => {
  const { desk, store, pass, close } = await openTestDesk({}, at(0))
  onTestFinished(close)
  const metrics = openMetrics()
  const figures = async () => {
    const lines = (await metrics.text({ ...desk, knowledge: notYet })).split('\n')
    return Object.fromEntries(
      lines.filter((line) => line.startsWith('desk_')).map((line) => line.split(' ') as [string, string]),
    )
  }

  const before = await figures()
  expect(Number(before['desk_store_free_bytes'])).toBeGreaterThan(0)
  expect(Number(before['desk_store_room_bytes'])).toBeGreaterThan(Number(before['desk_store_free_bytes']))
  expect(Number(before['desk_store_used_bytes'])).toBeGreaterThan(0)
  expect(Number(before['desk_store_log_bytes'])).toBeGreaterThan(0)
  expect(before).not.toHaveProperty('desk_backup_timestamp_seconds')
  expect(before['desk_store_warning{warning="backup_old"}']).toBe('0')
  expect(before['desk_store_warning{warning="log_off"}']).toBe('0')

  await store.noteBackup({ at: at(0), bytes: 20_480 })
  pass(2 * 86_400_000 + 1)
  const after = await figures()
  expect(after['desk_backup_timestamp_seconds']).toBe(String(at(0).getTime() / 1000))
  expect(after['desk_backup_bytes']).toBe('20480')
  expect(after['desk_store_warning{warning="backup_old"}']).toBe('1')
})

test('an update that nobody could read is counted, by its network, and shown to operators', async () => {
  const { desk, close } = await openTestDesk({ knowledge: notYet })
  onTestFinished(close)
  const metrics = openMetrics()
  onTestFinished(watchWith(metrics.watcher))
  notUnderstood(desk, 'zalo', {})
  expect(await metrics.text(desk)).toContain('desk_updates_unread_total{network="zalo"} 1')
  const [telegram, zalo] = await readChannels(desk, desk.clock())
  expect([telegram?.unread, zalo?.unread?.count]).toEqual([undefined, 1])
})

function notYet(): never {
  throw new KnowledgeBeingRead()
}
