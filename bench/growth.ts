import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import type { Store } from '#src/domain/store.ts'
import type { Ticket } from '#src/domain/ticket.ts'
import { openRedisStore } from '#src/store/redis/open.ts'
import { openSqliteStore } from '#src/store/sqlite/open.ts'
import { NO_REDIS } from '../test/fixtures/redis-server.ts'
import { readsOf } from './ticket-reads.ts'
import { town } from './ticket-town.ts'
import type { Town } from './ticket-town.ts'
import { aims } from './traffic/aim.ts'
import { DeskUnderLoad } from './traffic/desk-under-load.ts'
import { growRedis, growSqlite } from './traffic/grown.ts'
import { Knocker } from './traffic/knocker.ts'
import { percentile } from './traffic/knocking.ts'
import { openRedisTarget } from './traffic/redis-target.ts'

const USAGE =
  'npm run -s bench:growth -- [--sizes 100000,1000000] [--store sqlite|redis|both] [--seconds 20] [--rounds 20] [--small] [--json]   (short: --small)'

const Plan = z.strictObject({
  sizes: z
    .string()
    .transform((sizes) => sizes.split(',').map(Number))
    .pipe(z.tuple([z.int().positive(), z.int().positive()]))
    .default([100_000, 1_000_000]),
  store: z.enum(['sqlite', 'redis', 'both']).default('both'),
  seconds: z.coerce.number().positive().default(20),
  /** How often each way of asking for a queue or searching is tried. */
  rounds: z.coerce.number().int().positive().default(20),
  small: z.boolean().default(false),
  json: z.boolean().default(false),
})

const SMALL = { sizes: [1000, 10_000], seconds: 3, rounds: 5 } as const
const MOST_TIMES = 1.3
const PER_SECOND = 15
const BURST = 300
const DRAIN_MS = 120_000

interface Grown {
  readonly size: number
  readonly filledInS: number
  readonly acceptedP99Ms: number
  readonly answersPerSecond: number
  readonly answersPerCore: number
  readonly queueP95Ms: number
  readonly searchP95Ms: number
}

/** What ten times as much in the store costs. Exit 0 whatever the figures are. */
async function main(): Promise<number> {
  const [option, flag] = [{ type: 'string' }, { type: 'boolean' }] as const
  let plan: z.infer<typeof Plan>
  try {
    const options = {
      sizes: option,
      store: option,
      seconds: option,
      rounds: option,
      small: flag,
      json: flag,
    } as const
    plan = Plan.parse({ ...parseArgs({ options }).values })
  } catch {
    console.error(USAGE)
    return 2
  }
  const { sizes, seconds, rounds } = plan.small ? SMALL : plan
  const wanted = plan.store === 'both' ? (['sqlite', 'redis'] as const) : [plan.store]
  const found: Record<string, readonly Grown[]> = {}
  for (const kind of wanted) {
    if (kind === 'redis' && NO_REDIS) continue
    const grown: Grown[] = []
    for (const size of sizes) {
      const measure = kind === 'sqlite' ? inSqlite : inRedis
      grown.push(await measure(size, seconds, rounds))
    }
    found[kind] = grown
  }
  console.log(plan.json ? JSON.stringify(found, null, 2) : table(found))
  return 0
}

async function inSqlite(size: number, seconds: number, rounds: number): Promise<Grown> {
  // The desk that is opened on it takes it away when it is closed.
  const folder = await mkdtemp(join(tmpdir(), 'bench-growth-'))
  const now = new Date()
  const people = town(now)
  const begun = performance.now()
  const sample = growSqlite(folder, people, size, now)
  const filledInS = (performance.now() - begun) / 1000
  const store = openSqliteStore(folder)
  const read = await reading(store, people, sample, now, rounds)
  await store.close()
  const desk = await DeskUnderLoad.open({ folder })
  return { size, filledInS, ...read, ...(await answering(desk, seconds)) }
}

async function inRedis(size: number, seconds: number, rounds: number): Promise<Grown> {
  const redis = await openRedisTarget('own', 'everysec')
  try {
    const store = await openRedisStore(redis.url)
    const now = store.now()
    const people = town(now)
    const begun = performance.now()
    const sample = await growRedis(store, people, size, now)
    const filledInS = (performance.now() - begun) / 1000
    await redis.atRest()
    const read = await reading(store, people, sample, now, rounds)
    await store.close()
    const desk = await DeskUnderLoad.open({ redis: redis.url })
    return { size, filledInS, ...read, ...(await answering(desk, seconds)) }
  } finally {
    await redis.close()
  }
}

/** Every way officials ask for a page of a queue, and every way of searching. */
async function reading(
  store: Store,
  people: Town,
  sample: readonly Ticket[],
  now: Date,
  rounds: number,
): Promise<Pick<Grown, 'queueP95Ms' | 'searchP95Ms'>> {
  const reads = readsOf(store, people, sample, now)
  const p95 = async (kind: string): Promise<number> => {
    const took: number[] = []
    // One round more, for whatever is read for the first time.
    for (let round = 0; round <= rounds; round += 1) {
      for (const { what, read } of reads) {
        if (!what.startsWith(kind)) continue
        const begun = performance.now()
        await read()
        if (round > 0) took.push(performance.now() - begun)
      }
    }
    return percentile(
      took.toSorted((one, other) => one - other),
      0.95,
    )
  }
  return { queueP95Ms: await p95('queue:'), searchP95Ms: await p95('search:') }
}

/** Webhooks at a busy day's pace, and a burst that is answered; citizens the store knows already. */
async function answering(
  desk: DeskUnderLoad,
  seconds: number,
): Promise<Pick<Grown, 'acceptedP99Ms' | 'answersPerSecond' | 'answersPerCore'>> {
  const knocker = new Knocker()
  try {
    const warm = await knocker.knock({ door: desk.door, count: 100 })
    await desk.answered(warm.accepted, DRAIN_MS)
    const paced = await knocker.knock({ door: desk.door, seconds, perSecond: PER_SECOND })
    await desk.answered(warm.accepted + paced.accepted, DRAIN_MS)
    const [cpu, before, begun] = [desk.cpuSeconds(), desk.answeredAt.size, performance.now()]
    const burst = await knocker.knock({ door: desk.door, count: BURST })
    await desk.answered(before + burst.accepted, DRAIN_MS)
    const answers = desk.answeredAt.size - before
    return {
      acceptedP99Ms: paced.p99,
      answersPerSecond: (answers * 1000) / (performance.now() - begun),
      answersPerCore: answers / (desk.cpuSeconds() - cpu),
    }
  } finally {
    knocker.close()
    await desk.close()
  }
}

function table(found: Readonly<Record<string, readonly Grown[]>>): string {
  const columns = ['size', 'filled s', 'accept p99', 'answers/s', 'a core', 'queue p95', 'search p95']
  const lines = Object.entries(found).flatMap(([kind, all]) =>
    all.map((grown) => {
      const { size, filledInS, acceptedP99Ms, answersPerSecond, answersPerCore, queueP95Ms, searchP95Ms } =
        grown
      const figures = [filledInS, acceptedP99Ms, answersPerSecond, answersPerCore, queueP95Ms, searchP95Ms]
      const cells = [String(size), ...figures.map((figure) => figure.toFixed(1))]
      return kind.padEnd(8) + cells.map((cell) => cell.padStart(12)).join('')
    }),
  )
  const grew = Object.entries(found).flatMap(([kind, [small, large]]) => {
    if (small === undefined || large === undefined) return []
    const times = (what: string, one: number, other: number) => ({
      what: `${kind}: ${what} at most ${MOST_TIMES} times`,
      saw: (other / one).toFixed(2),
      met: other <= one * MOST_TIMES,
    })
    return [
      times('acceptance p99', small.acceptedP99Ms, large.acceptedP99Ms),
      times('work for an answer', 1 / small.answersPerCore, 1 / large.answersPerCore),
      times('time for an answer', 1 / small.answersPerSecond, 1 / large.answersPerSecond),
      times('queue page p95', small.queueP95Ms, large.queueP95Ms),
      times('search p95', small.searchP95Ms, large.searchP95Ms),
    ]
  })
  const head = ''.padEnd(8) + columns.map((column) => column.padStart(12)).join('')
  return [head, ...lines, ...aims(grew)].join('\n')
}

process.exitCode = await main()
