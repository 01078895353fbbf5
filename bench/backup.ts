import { spawn } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { StoreUnavailable } from '#src/domain/errors.ts'
import { conversationId, MessageKey } from '#src/domain/ids.ts'
import type { Network } from '#src/domain/ids.ts'
import type { IncomingMessage } from '#src/domain/message.ts'
import type { Store } from '#src/domain/store.ts'
import { openRedisStore } from '#src/store/redis/open.ts'
import { openSqliteStore } from '#src/store/sqlite/open.ts'
import { NO_REDIS } from '../test/fixtures/redis-server.ts'
import { town } from './ticket-town.ts'
import { aims } from './traffic/aim.ts'
import { growRedis, growSqlite } from './traffic/grown.ts'
import { percentile } from './traffic/knocking.ts'
import { cpuSeconds, residentMb } from './traffic/process.ts'
import { openRedisTarget } from './traffic/redis-target.ts'

const USAGE =
  'npm run -s bench:backup -- [--store sqlite|redis|both] [--tickets 100000] [--per-second 17] [--seconds 20] [--small] [--json]'

const Plan = z.strictObject({
  store: z.enum(['sqlite', 'redis', 'both']).default('both'),
  /** So many chats, each with a ticket and an answered question. */
  tickets: z.coerce.number().int().positive().default(100_000),
  /** Messages that citizens write meanwhile; 17 are a thousand a minute. */
  'per-second': z.coerce.number().positive().default(17),
  /** How long it is looked on before, for comparison. */
  seconds: z.coerce.number().positive().default(20),
  small: z.boolean().default(false),
  json: z.boolean().default(false),
})
type Plan = z.infer<typeof Plan>

const SMALL = { tickets: 2000, seconds: 3 }
const WINDOW = { windowMs: 0, leaseMs: 60_000 }
const RECEIVED = { windowMs: 0, perMinute: 0, overLimit: [] }
const LOOK_EVERY_MS = 200
const AGAIN_AFTER_MS = 200
const AT_ONCE = 50
const MOST_MS = 2000

/** How long citizens waited until what they wrote was taken in. */
interface Waits {
  readonly messages: number
  readonly p50: number
  readonly p99: number
  readonly most: number
  /** All of them together, ms. */
  readonly all: number
  /** How often somebody was told to come again. */
  readonly refused: number
}

interface Figures {
  readonly quiet: Waits
  readonly during: Waits
  readonly seconds: number
  readonly cpuSeconds: number
  readonly mostMb: number
  readonly fileMb: number
}

/** What a backup costs those who write meanwhile. Exit 0 whatever the figures are. */
async function main(): Promise<number> {
  const [option, flag] = [{ type: 'string' }, { type: 'boolean' }] as const
  let plan: Plan
  try {
    const options = {
      store: option,
      tickets: option,
      'per-second': option,
      seconds: option,
      small: flag,
      json: flag,
    } as const
    plan = Plan.parse({ ...parseArgs({ options }).values })
  } catch {
    console.error(USAGE)
    return 2
  }
  if (plan.small) plan = { ...plan, ...SMALL }
  const wanted = plan.store === 'both' ? (['sqlite', 'redis'] as const) : [plan.store]
  const found: Record<string, Figures> = {}
  for (const kind of wanted) {
    if (kind === 'redis' && NO_REDIS) continue
    found[kind] = await (kind === 'sqlite' ? inSqlite(plan) : inRedis(plan))
  }
  if (plan.json) console.log(JSON.stringify(found, null, 2))
  else report(found)
  return 0
}

async function inSqlite(plan: Plan): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-backup-'))
  try {
    const now = new Date()
    growSqlite(folder, town(now), plan.tickets, now)
    const store = openSqliteStore(folder)
    await store.takeOver()
    return await measure(store, plan, { DATA_DIR: folder })
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function inRedis(plan: Plan): Promise<Figures> {
  const redis = await openRedisTarget('own', 'everysec')
  try {
    const store = await openRedisStore(redis.url)
    const now = store.now()
    await growRedis(store, town(now), plan.tickets, now)
    return await measure(store, plan, { REDIS_URL: redis.url })
  } finally {
    await redis.close()
  }
}

async function measure(store: Store, plan: Plan, settings: Record<string, string>): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-backup-of-'))
  try {
    await answerAll(store, plan.tickets)
    const quiet = await writing(store, plan, () => wait(plan.seconds * 1000))
    let cost = { cpu: 0, mb: 0, seconds: 0 }
    const file = join(folder, 'backup.gz')
    const during = await writing(store, plan, async () => {
      cost = await backUp(file, settings)
    })
    const fileMb = (await stat(file)).size / 1_048_576
    return { quiet, during, seconds: cost.seconds, cpuSeconds: cost.cpu, mostMb: cost.mb, fileMb }
  } finally {
    await store.close()
    await rm(folder, { recursive: true })
  }
}

/** Every chat asks something and is answered on the spot. */
async function answerAll(store: Store, count: number): Promise<void> {
  let next = 1
  const one = async (): Promise<void> => {
    while (next <= count) {
      const chat = String(next)
      next += 1
      await store.receive(aMessage('web', chat, 1, store.now()), RECEIVED)
      await answerOne(store)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
}

const WORDS = 'Theo quy định hiện hành, hồ sơ được nộp tại bộ phận một cửa của phường nơi cư trú. '

async function answerOne(store: Store): Promise<void> {
  const turn = await store.takeTurn(store.now(), WINDOW)
  if (turn === undefined) return
  const text = WORDS.repeat(8)
  const answer = {
    outcome: 'answered',
    reason: 'found',
    text,
    asOf: '2026-11-22',
    place: 'hn',
    citations: [],
    escalation: { offered: false, department: 'so-noi-vu' },
    knowledgeVersion: 'v1',
  } as const
  const question = `Thủ tục ở phường ${turn.conversation.id} thế nào?`
  const parts = [{ text, choices: [], citations: [] }]
  const answers = [{ question, answer, worded: null }]
  await store.finishTurn(turn, { conversation: turn.conversation, parts, answers, tickets: [] }, store.now())
}

function aMessage(network: Network, chat: string, number: number, receivedAt: Date): IncomingMessage {
  return {
    key: MessageKey.parse(`${network}:bot:message:${chat}:${number}`),
    conversation: conversationId(network, chat),
    account: { network, chat },
    content: { kind: 'text', text: 'Tôi muốn hỏi thủ tục ở phường tôi thế nào?' },
    receivedAt,
  }
}

let written = 0

/** Citizens write at their pace, whoever is still waiting, and are answered, as long as something lasts. */
async function writing(store: Store, plan: Plan, meanwhile: () => Promise<unknown>): Promise<Waits> {
  const waits: number[] = []
  let refused = 0
  const write = async (number: number, due: number): Promise<void> => {
    const message = aMessage('telegram', String((number % plan.tickets) + 1), number, store.now())
    for (;;) {
      try {
        await store.receive(message, RECEIVED)
        break
      } catch (fault) {
        if (!(fault instanceof StoreUnavailable)) throw fault
        refused += 1
        await wait(AGAIN_AFTER_MS)
      }
    }
    waits.push(performance.now() - due)
    try {
      await answerOne(store)
      const delivery = await store.takeDelivery('telegram', store.now(), WINDOW)
      if (delivery !== undefined) await store.recordDelivery(delivery, { kind: 'sent' }, store.now())
    } catch (fault) {
      // As in the loops: what was not done is done by whoever comes next.
      if (!(fault instanceof StoreUnavailable)) throw fault
    }
  }
  let isOver = false
  const underWay: Promise<void>[] = []
  const pace = (async () => {
    for (let due = performance.now(); !isOver; due += 1000 / plan['per-second']) {
      await wait(Math.max(0, due - performance.now()))
      written += 1
      underWay.push(write(written, due))
    }
  })()
  await meanwhile()
  isOver = true
  await pace
  await Promise.all(underWay)
  waits.sort((one, other) => one - other)
  return {
    messages: waits.length,
    p50: percentile(waits, 0.5),
    p99: percentile(waits, 0.99),
    most: waits.at(-1) ?? 0,
    all: waits.reduce((sum, one) => sum + one, 0),
    refused,
  }
}

/** As an operator calls it, in a process of its own. */
async function backUp(file: string, settings: Record<string, string>) {
  const begun = performance.now()
  const child = spawn(process.execPath, ['src/admin.ts', 'backup', '--to', file], {
    env: { PATH: process.env['PATH'], ...settings },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [pid, cost] = [child.pid, { cpu: 0, mb: 0, seconds: 0 }]
  const look = setInterval(() => {
    if (pid === undefined || child.exitCode !== null) return
    cost.cpu = cpuSeconds(pid)
    cost.mb = Math.max(cost.mb, residentMb(pid))
  }, LOOK_EVERY_MS)
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve))
  clearInterval(look)
  cost.seconds = (performance.now() - begun) / 1000
  if (status !== 0) throw new Error(`the backup ended with ${status}`)
  return cost
}

function report(found: Readonly<Record<string, Figures>>): void {
  for (const [kind, { quiet, during, seconds, cpuSeconds: cpu, mostMb, fileMb }] of Object.entries(found)) {
    const cost = `${cpu.toFixed(1)} s of processor, ${mostMb} MB at most, a file of ${fileMb.toFixed(1)} MB`
    console.log(`${kind}: ${seconds.toFixed(1)} s, ${cost}`)
    for (const [when, waits] of Object.entries({ before: quiet, during })) {
      const { messages, p50, p99, most, all, refused } = waits
      const figures = [p50, p99, most, all].map((ms) => ms.toFixed(1).padStart(11)).join('')
      console.log(`  ${when.padEnd(7)}${String(messages).padStart(7)} messages${figures}  refused ${refused}`)
    }
    console.log('         p50, p99, longest and all waits together, ms')
    const saw = `${during.most.toFixed(0)} ms`
    for (const line of aims([
      { what: `nobody waits longer than ${MOST_MS} ms`, saw, met: during.most <= MOST_MS },
    ]))
      console.log(`  ${line}`)
  }
}

process.exitCode = await main()
