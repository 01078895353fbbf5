import { parseArgs } from 'node:util'
import * as z from 'zod'
import { storm } from '../test/fixtures/storm.ts'
import { aims } from './traffic/aim.ts'
import { flat, steady } from './traffic/steady.ts'

const USAGE = `npm run -s bench:load -- [--messages 2000] [--conversations 400] [--repeated 0.05] [--kills 0] [--at-once 32] [--redis redis://… [--instances 1]]
npm run -s bench:load -- --sustained [--minutes 10] [--per-minute 1000] [--messages 200000] [--redis redis://…]   (short: --minutes 0.2 --messages 500)`

const Plan = z.strictObject({
  messages: z.coerce.number().int().positive().optional(),
  conversations: z.coerce.number().int().positive().default(400),
  repeated: z.coerce.number().min(0).max(1).default(0.05),
  kills: z.coerce.number().int().min(0).default(0),
  'at-once': z.coerce.number().int().positive().default(32),
  // One with nothing in it: what it holds is counted as well.
  redis: z.string().optional(),
  instances: z.coerce.number().int().positive().default(1),
  sustained: z.boolean().default(false),
  // 0 leaves the ordinary day out, to look at memory alone.
  minutes: z.coerce.number().min(0).default(10),
  'per-minute': z.coerce.number().positive().default(1000),
})

/**
 * Webhooks of both networks against a running desk; prints what came of them as JSON. Exit 1 when a reply is lost.
 *
 * `--sustained`: an evenly spread day instead, and with `--messages` so many as fast as they are answered; the last
 * lines say on stderr which aims were met.
 */
async function main(): Promise<number> {
  const option = { type: 'string' } as const
  let plan: z.infer<typeof Plan>
  try {
    const options = {
      messages: option,
      conversations: option,
      repeated: option,
      kills: option,
      'at-once': option,
      redis: option,
      instances: option,
      sustained: { type: 'boolean' },
      minutes: option,
      'per-minute': option,
    } as const
    plan = Plan.parse({ ...parseArgs({ options }).values })
  } catch {
    console.error(USAGE)
    return 2
  }
  if (plan.sustained) return sustained(plan)
  const { 'at-once': atOnce, messages = 2000, conversations, repeated, kills, redis, instances } = plan
  const figures = await storm({ messages, conversations, repeated, kills, redis, instances, atOnce })
  console.log(JSON.stringify(figures, null, 2))
  return figures.lost + figures.outOfOrder + figures.notAccepted === 0 ? 0 : 1
}

async function sustained(plan: z.infer<typeof Plan>): Promise<number> {
  const { redis, minutes, messages, 'per-minute': perMinute } = plan
  const day = minutes === 0 ? undefined : await steady(redis, { perMinute, minutes })
  const many = messages === undefined ? undefined : await flat(redis, messages)
  console.log(JSON.stringify({ steady: day?.figures, flat: many?.figures }, null, 2))
  for (const line of aims([...(day?.aims ?? []), ...(many?.aims ?? [])])) console.error(line)
  return (day?.figures.lost ?? 0) + (many?.figures.lost ?? 0) === 0 ? 0 : 1
}

process.exitCode = await main()
