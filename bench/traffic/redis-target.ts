import { setTimeout as wait } from 'node:timers/promises'
import { RedisServer } from '../../test/fixtures/redis-server.ts'
import { createClient } from 'redis'
import * as z from 'zod'

export interface RedisTarget {
  readonly url: string
  /** When its log goes to disk: `always`, `everysec`, `no`, or that there is none. */
  readonly log: string
  /** What the server has worked so far, s. */
  readonly cpuSeconds: () => Promise<number>
  /** Resolves when it does not write its log anew in the background, as after being filled: that takes a core for itself. */
  readonly atRest: () => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * @param url one with nothing in it, which is left as it is then; `own` for none
 * @returns a server of our own where none is given, with its log written as told
 */
export async function openRedisTarget(url: string, sync?: 'always' | 'everysec'): Promise<RedisTarget> {
  const own = url === 'own' ? await RedisServer.open('--appendfsync', sync ?? 'always') : undefined
  const address = own?.url ?? url
  const client = createClient({ url: address, RESP: 2, maintNotifications: 'disabled' })
  client.on('error', () => {})
  await client.connect()
  const ask = async (...words: readonly string[]): Promise<string> =>
    z.union([z.string(), z.array(z.string()).transform(String)]).parse(await client.sendCommand([...words]))
  const [, isOn] = (await ask('CONFIG', 'GET', 'appendonly')).split(',')
  const [, when = ''] = (await ask('CONFIG', 'GET', 'appendfsync')).split(',')
  return {
    url: address,
    log: isOn === 'yes' ? when : 'none',
    cpuSeconds: async () => {
      const info = await ask('INFO', 'cpu')
      const used = [...info.matchAll(/^used_cpu_(?:sys|user):([\d.]+)/gm)]
      return z.number().parse(used.reduce((sum, [, seconds]) => sum + Number(seconds), 0))
    },
    atRest: async () => {
      while (/^aof_rewrite_(?:in_progress|scheduled):1/m.test(await ask('INFO', 'persistence')))
        await wait(500)
    },
    close: async () => {
      client.destroy()
      await own?.close()
    },
  }
}
