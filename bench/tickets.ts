import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import * as z from 'zod'
import { conversationId } from '#src/domain/ids.ts'
import type { Store } from '#src/domain/store.ts'
import type { Ticket } from '#src/domain/ticket.ts'
import { openRedisStore } from '#src/store/redis/open.ts'
import { openSqliteStore } from '#src/store/sqlite/open.ts'
import { opening, readsOf } from './ticket-reads.ts'
import { town } from './ticket-town.ts'
import type { Town } from './ticket-town.ts'

const USAGE = 'npm run -s bench:tickets -- [--tickets 100000] [--redis redis://…] [--rounds 200] [--json]'

const Plan = z.strictObject({
  tickets: z.coerce.number().int().min(1000).default(100_000),
  // Its desk has a namespace of its own there and is left behind.
  redis: z.string().optional(),
  rounds: z.coerce.number().int().positive().default(200),
  json: z.boolean().default(false),
})

const AT_ONCE = 100
const MEMORY_READS = 2000
/** What a garbage collector leaves lying about; a leak of one page a read would be a hundred times as much. */
const FLAT_WITHIN_MB = 40

interface Timing {
  readonly what: string
  readonly bar: number | null
  readonly p50: number
  readonly p95: number
  readonly p99: number
  /** What this process worked for one, whatever else the machine does; of a Redis server's work nothing is in it. */
  readonly cpu: number
}

async function main(): Promise<number> {
  let plan: z.infer<typeof Plan>
  try {
    const option = { type: 'string' } as const
    const options = { tickets: option, redis: option, rounds: option, json: { type: 'boolean' } } as const
    plan = Plan.parse({ ...parseArgs({ options }).values })
  } catch {
    console.error(USAGE)
    return 2
  }
  const folder = await mkdtemp(join(tmpdir(), 'bench-tickets-'))
  const store =
    plan.redis === undefined ? openSqliteStore(folder) : await openRedisStore(plan.redis, randomUUID())
  try {
    const now = store.now()
    const people = town(now)
    const begun = performance.now()
    const sample = await fill(store, people, plan.tickets)
    const filledIn = Math.round((performance.now() - begun) / 1000)

    const reads = readsOf(store, people, sample, now)
    const timings: Timing[] = []
    for (const { what, bar, read } of reads) timings.push(await time(what, bar, plan.rounds, read))
    timings.push(await time('claim', null, plan.rounds, claimsOf(store, sample, now)))
    const memory = await memoryOver(reads.map(({ read }) => read))
    report(plan.json, { tickets: plan.tickets, store: plan.redis ?? 'sqlite', filledIn, timings, memory })
    const isSlow = timings.some(({ bar, p95 }) => bar !== null && p95 >= bar)
    return isSlow || memory.afterMb - memory.beforeMb > FLAT_WITHIN_MB ? 1 : 0
  } finally {
    await store.close()
    await rm(folder, { recursive: true })
  }
}

/** @returns some of the tickets, to take words, codes and claims from */
async function fill(store: Store, people: Town, count: number): Promise<readonly Ticket[]> {
  for (const chat of people.conversations) {
    await store.saveConversation({
      id: conversationId('telegram', chat),
      account: { network: 'telegram', chat },
      place: null,
      greeted: true,
      pending: null,
      offered: [],
      earlier: [],
      heard: [],
      lastQuestion: null,
      readingsOffered: 0,
      askedAt: null,
    })
  }
  const sample: Ticket[] = []
  for (let from = 0; from < count; from += AT_ONCE) {
    const tickets = people.tickets(from, Math.min(AT_ONCE, count - from))
    await store.moveTickets(tickets.map(opening), store.now())
    sample.push(...tickets.filter(() => people.random() < 5000 / count))
  }
  return sample
}

function claimsOf(store: Store, sample: readonly Ticket[], now: Date): () => Promise<unknown> {
  const untaken = sample.filter(({ state }) => state === 'new' || state === 'waiting')
  let next = 0
  const revisions = new Map<string, number>()
  return () => {
    const ticket = untaken[next % untaken.length]
    next += 1
    if (ticket === undefined) throw new Error('nothing to claim')
    const seen = revisions.get(ticket.code) ?? 1
    revisions.set(ticket.code, seen + 1)
    const claimed: Ticket = {
      ...ticket,
      revision: seen + 1,
      state: seen % 2 === 1 ? 'in_progress' : 'waiting',
      since: now,
    }
    const entry = { ticket: ticket.code, move: 'claim', by: 'desk', at: now, detail: {} } as const
    const says = {
      parts: [{ text: 'Đã tiếp nhận.', choices: [], citations: [] }],
      by: 'desk',
      answer: false,
    } as const
    return store.moveTickets([{ seen, ticket: claimed, entries: [entry], says }], now)
  }
}

async function time(
  what: string,
  bar: number | null,
  rounds: number,
  read: () => Promise<unknown>,
): Promise<Timing> {
  const took: number[] = []
  const before = process.cpuUsage()
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now()
    await read()
    took.push(performance.now() - begun)
  }
  const { user, system } = process.cpuUsage(before)
  took.sort((one, other) => one - other)
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0
  return { what, bar, p50: at(0.5), p95: at(0.95), p99: at(0.99), cpu: (user + system) / 1000 / rounds }
}

/** What stays in memory over many reads, beyond what every process warms up to in the first ones. */
async function memoryOver(
  reads: ReadonlyArray<() => Promise<unknown>>,
): Promise<{ beforeMb: number; afterMb: number }> {
  const run = async (count: number): Promise<number> => {
    for (let round = 0; round < count; round += 1) await reads[round % reads.length]?.()
    collectGarbage()
    return Math.round(process.memoryUsage().rss / 1_048_576)
  }
  const beforeMb = await run(reads.length)
  return { beforeMb, afterMb: await run(MEMORY_READS) }
}

function collectGarbage(): void {
  setFlagsFromString('--expose_gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') collect()
}

interface Figures {
  readonly tickets: number
  readonly store: string
  readonly filledIn: number
  readonly timings: readonly Timing[]
  readonly memory: { readonly beforeMb: number; readonly afterMb: number }
}

function report(asJson: boolean, figures: Figures): void {
  if (asJson) {
    console.log(JSON.stringify(figures, null, 2))
    return
  }
  const { tickets, store, filledIn, timings, memory } = figures
  console.log(
    `${tickets} tickets in ${store}, filled in ${filledIn} s; p50, p95, p99, mean work of this process, ms`,
  )
  for (const { what, bar, p50, p95, p99, cpu } of timings) {
    const numbers = [p50, p95, p99, cpu].map((ms) => ms.toFixed(1).padStart(8)).join('')
    const verdict = bar === null ? '' : p95 < bar ? `  < ${bar}` : `  MISSES ${bar}`
    console.log(`${what.padEnd(44)}${numbers}${verdict}`)
  }
  console.log(`memory over ${MEMORY_READS} reads: ${memory.beforeMb} → ${memory.afterMb} MB`)
}

process.exitCode = await main()
