import { parseArgs } from 'node:util'
import * as z from 'zod'
import { faultRun } from '../test/fixtures/fault-run.ts'
import type { FaultFigures } from '../test/fixtures/fault-run.ts'

const USAGE =
  'npm run -s bench:faults -- [--messages 10000] [--conversations 1000] [--store redis|sqlite] [--seed 1] [--seconds 240] [--quick] [--json]'

const FULL = {
  messages: 10_000,
  conversations: 1000,
  trafficMs: 240_000,
  kills: 10,
  redisKills: 3,
  cuts: 4,
  redisDownMs: 3000,
  networkMs: 60_000,
}
const QUICK = {
  messages: 500,
  conversations: 50,
  trafficMs: 8000,
  kills: 3,
  redisKills: 1,
  cuts: 1,
  redisDownMs: 500,
  networkMs: 3000,
}

const Wish = z.strictObject({
  messages: z.coerce.number().int().positive().optional(),
  conversations: z.coerce.number().int().positive().optional(),
  store: z.enum(['redis', 'sqlite']).default('redis'),
  /** How long messages come in. */
  seconds: z.coerce.number().positive().optional(),
  seed: z.coerce.number().int().default(1),
  quick: z.boolean().default(false),
  json: z.boolean().default(false),
})

/** Seconds from the last fault until nothing waits any more. */
const DRAINED_WITHIN = 60

/** The fault run: prints what came of every message while everything around the desk went wrong. Exit 1 when a bar is missed. */
async function main(): Promise<number> {
  const option = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  let wish: z.infer<typeof Wish>
  try {
    const options = {
      messages: option,
      conversations: option,
      store: option,
      seconds: option,
      seed: option,
      quick: flag,
      json: flag,
    }
    wish = Wish.parse({ ...parseArgs({ options }).values })
  } catch {
    console.error(USAGE)
    return 2
  }
  const { store, seed, seconds, quick, json } = wish
  const size = quick ? QUICK : FULL
  const run = {
    ...size,
    messages: wish.messages ?? size.messages,
    conversations: wish.conversations ?? size.conversations,
    trafficMs: seconds === undefined ? size.trafficMs : seconds * 1000,
    // The embedded store lives in the one process that is killed.
    ...(store === 'sqlite' && { redisKills: 0, cuts: 0 }),
    store,
    seed,
  }
  const figures = await faultRun(run)
  const rows = barsOf(figures, run.messages)
  if (json) console.log(JSON.stringify({ ...run, ...figures }, null, 2))
  else print(run, figures, rows)
  return rows.some(({ isMissed }) => isMissed) ? 1 : 0
}

interface Row {
  readonly what: string
  readonly figure: number | string
  readonly bar: number | string
  readonly isMissed: boolean
}

function barsOf(figures: FaultFigures, messages: number): readonly Row[] {
  const none = (what: string, figure: number): Row => ({ what, figure, bar: 0, isMissed: figure !== 0 })
  const { accepted, drainSeconds } = figures
  return [
    { what: 'accepted (200)', figure: accepted, bar: messages, isMissed: accepted !== messages },
    none('lost: accepted, not answered', figures.lost),
    none('answered out of order', figures.outOfOrder),
    { what: 'sent again: in flight at a fault', figure: figures.repeatedInFlight, bar: '', isMissed: false },
    none('sent again: otherwise', figures.repeatedOtherwise),
    {
      what: 'seconds from the last fault until drained',
      figure: drainSeconds ?? 'never',
      bar: `<= ${DRAINED_WITHIN}`,
      isMissed: drainSeconds === null || drainSeconds > DRAINED_WITHIN,
    },
  ]
}

function print(
  run: { readonly store: string; readonly seed: number; readonly conversations: number },
  figures: FaultFigures,
  rows: readonly Row[],
): void {
  const { faults, seconds, longestStartSeconds, refused, webhookP50Ms, webhookP99Ms } = figures
  const count = Object.entries(Object.groupBy(faults, ({ kind }) => kind))
  console.log(`store ${run.store}, seed ${run.seed}, ${run.conversations} conversations, ${seconds} s`)
  console.log(
    `faults: ${count.map(([kind, some]) => `${kind} ${some.length}`).join(', ')}; ready again after a kill: ${longestStartSeconds} s at most`,
  )
  console.log(
    `webhooks: p50 ${webhookP50Ms} ms, p99 ${webhookP99Ms} ms; not answered 200 and brought again: ${refused}\n`,
  )
  for (const { what, figure, bar, isMissed } of rows) {
    console.log(
      `${what.padEnd(44)}${String(figure).padStart(8)}  ${String(bar).padStart(8)}  ${isMissed ? 'MISSED' : ''}`.trimEnd(),
    )
  }
}

process.exitCode = await main()
