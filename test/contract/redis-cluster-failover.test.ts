import { setTimeout as wait } from 'node:timers/promises'
import { createClient } from 'redis'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '#src/domain/store.ts'
import { openRedisStore } from '#src/store/redis/open.ts'
import { RedisCluster } from '../fixtures/redis-cluster.ts'
import { NO_REDIS } from '../fixtures/redis-server.ts'
import type { RedisServer } from '../fixtures/redis-server.ts'
import { until } from '../fixtures/whole-desk.ts'
import { at } from './build.ts'
import { throughItAll } from './through-it-all.ts'

const MESSAGES = 100
/** Stands where the desk does, and is nothing of its. */
const MARK = '{dan-hoi:desk}:mark-of-the-test'

describe.skipIf(NO_REDIS)(
  'when the master of a cluster that has the desk dies and its replica takes over',
  () => {
    let cluster: RedisCluster
    let store: Store
    let master: RedisServer
    let replica: RedisServer

    beforeAll(async () => {
      const options = ['--repl-diskless-sync-delay', '0']
      cluster = await RedisCluster.open({ replicas: true, options })
      const desk = await cluster.masterOf(MARK)
      const [one, other] = [cluster.nodes[desk], cluster.replicas[desk]]
      if (one === undefined || other === undefined) throw new Error('nobody has the desk')
      master = one
      replica = other
      store = await openRedisStore(cluster.url)
    })
    afterAll(async () => {
      await store.close()
      await cluster.close()
    })

    test('nothing that the replica had is lost, each is answered once and in order, and new ones are taken in', async () => {
      const desk = throughItAll(store)
      const confirmed = await confirming(master, desk.write)
      const killing = wait(100).then(() => master.kill())
      for (let number = 1; !(await roleOf(replica)).startsWith('master,'); number += 1)
        await desk.write(`giữa ${number}`)
      await killing
      await desk.write('cuối')
      await until(() => desk.sent.includes('cuối'))
      await desk.end()
      expectNoneLost(desk, confirmed)
      expect((await store.figures(at(99))).waitingMessages).toBe(0)
    })

    test('one that may not be alone takes nothing until another follows it, and the desk goes on then', async () => {
      // The one that died is its replica now.
      await master.start()
      const [first, second] = [replica, master]
      await until(async () => /^slave,.*,connected,/.test(await roleOf(second)))
      for (const server of [first, second]) {
        await server.command('CONFIG', 'SET', 'min-replicas-to-write', '1', 'min-replicas-max-lag', '2')
      }
      const desk = throughItAll(store)
      const confirmed = await confirming(first, desk.write)
      await first.kill()
      const late = desk.write('cuối')
      await until(async () => (await roleOf(second)).startsWith('master,'))
      await expect(second.command('SET', MARK, '1')).rejects.toThrow('NOREPLICAS')
      expect(desk.kept.has('cuối')).toBe(false)
      await first.start()
      await late
      await until(() => desk.sent.includes('cuối'))
      await desk.end()
      expectNoneLost(desk, confirmed)
      expect((await store.figures(at(99))).waitingMessages).toBe(0)
    })
  },
)

/** Messages that the replica says it has as well (`WAIT`): it has what is written behind them, and they come in order. */
async function confirming(
  master: RedisServer,
  write: (text: string) => Promise<void>,
): Promise<readonly string[]> {
  const client = createClient({ url: master.url, RESP: 2, maintNotifications: 'disabled' })
  client.on('error', () => {})
  await client.connect()
  const texts = Array.from({ length: MESSAGES }, (_, number) => `trước ${number}`)
  for (const text of texts) {
    await write(text)
    await client.sendCommand(['SET', MARK, '1'])
    expect(Number(await client.sendCommand(['WAIT', '1', '5000']))).toBe(1)
  }
  client.destroy()
  return texts
}

function expectNoneLost(
  { kept, sent }: Pick<ReturnType<typeof throughItAll>, 'kept' | 'sent'>,
  confirmed: readonly string[],
): void {
  expect(confirmed.filter((text) => !sent.includes(text))).toEqual([])
  const inOrder = [...new Set(sent)]
  expect(inOrder).toEqual([...kept.keys()].filter((text) => sent.includes(text)))
  // A reply that was on its way when the server died may go out once more, and no other.
  expect(sent.length - inOrder.length).toBeLessThanOrEqual(1)
}

async function roleOf(server: RedisServer): Promise<string> {
  return String(await server.command('ROLE'))
}
