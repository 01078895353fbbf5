import { parseArgs } from 'node:util'
import * as z from 'zod'
import { startFakeTelegram } from '../test/fixtures/fake-telegram.ts'
import { NO_REDIS } from '../test/fixtures/redis-server.ts'
import { compared } from './compare-report.ts'
import type { Compared } from './compare-report.ts'
import { openBare } from './traffic/bare-server.ts'
import { Knocker } from './traffic/knocker.ts'
import { measureBare, measureDesk } from './traffic/measure.ts'
import { openRedisTarget } from './traffic/redis-target.ts'
import type { RedisTarget } from './traffic/redis-target.ts'

const USAGE =
  'npm run -s bench:compare -- [--seconds 20] [--redis redis://…|own] [--drain 600] [--json]   (short: --seconds 3)'

const Plan = z.strictObject({
  seconds: z.coerce.number().positive().default(20),
  // Of a server that is given, only what it is set to is measured; it has to be empty.
  redis: z.string().default('own'),
  drain: z.coerce.number().positive().default(600),
  json: z.boolean().default(false),
})

/** The desk beside the least that could stand in its place, under one load. Exit 0 whatever the figures are: they say what they miss. */
async function main(): Promise<number> {
  const option = { type: 'string' } as const
  let plan: z.infer<typeof Plan>
  try {
    const options = { seconds: option, redis: option, drain: option, json: { type: 'boolean' } } as const
    plan = Plan.parse({ ...parseArgs({ options }).values })
  } catch {
    console.error(USAGE)
    return 2
  }
  const { seconds, drain } = plan
  const knocker = new Knocker()
  const telegram = await startFakeTelegram(() => {})
  const measured: Compared = { seconds, bare: {}, desks: {} }
  try {
    for (const [name, kind] of [
      ['(a) bare Hono, keeps nothing', 'hono'],
      ['    Hono that keeps one row in SQLite', 'storing'],
      ['(b) grammY echo bot, keeps nothing', 'grammy'],
    ] as const) {
      const server = await openBare(kind, telegram.root)
      measured.bare[name] = await measureBare(server, knocker, seconds)
      await server.close()
    }
    measured.desks['(c) desk, SQLite'] = await measureDesk(undefined, knocker, { seconds, drainS: drain })
    for (const redis of redisTargets(plan.redis)) {
      const target = await redis()
      const name = `(d) desk, Redis, AOF ${target.log}`
      measured.desks[name] = await measureDesk(target, knocker, { seconds, drainS: drain })
      await target.close()
    }
  } finally {
    knocker.close()
    await telegram.close()
  }
  console.log(plan.json ? JSON.stringify(measured, null, 2) : compared(measured))
  return 0
}

function redisTargets(wish: string): ReadonlyArray<() => Promise<RedisTarget>> {
  if (wish !== 'own') return [() => openRedisTarget(wish)]
  if (NO_REDIS) return []
  return (['everysec', 'always'] as const).map((sync) => () => openRedisTarget('own', sync))
}

process.exitCode = await main()
