import { parseArgs } from 'node:util'
import * as z from 'zod'
import { storm } from '../test/fixtures/storm.ts'

const USAGE =
  'npm run -s bench:load -- [--messages 2000] [--conversations 400] [--repeated 0.05] [--kills 0] [--at-once 32] [--redis redis://… [--instances 1]]'

const Plan = z.strictObject({
  messages: z.coerce.number().int().positive().default(2000),
  conversations: z.coerce.number().int().positive().default(400),
  repeated: z.coerce.number().min(0).max(1).default(0.05),
  kills: z.coerce.number().int().min(0).default(0),
  'at-once': z.coerce.number().int().positive().default(32),
  // One with nothing in it: what it holds is counted as well.
  redis: z.string().optional(),
  instances: z.coerce.number().int().positive().default(1),
})

/** Webhooks of both networks against a running desk; prints what came of them as JSON. Exit 1 when a reply is lost. */
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
    }
    plan = Plan.parse({ ...parseArgs({ options }).values })
  } catch {
    console.error(USAGE)
    return 2
  }
  const { 'at-once': atOnce, ...rest } = plan
  const figures = await storm({ ...rest, atOnce })
  console.log(JSON.stringify(figures, null, 2))
  return figures.lost + figures.outOfOrder + figures.notAccepted === 0 ? 0 : 1
}

process.exitCode = await main()
