import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import type { Desk } from '#src/domain/desk.ts'
import { StoreUnavailable } from '#src/domain/errors.ts'
import type { Turn } from '#src/domain/inbox.ts'
import { openMetrics } from '#src/metrics.ts'
import { DESK_FELL } from '#src/questions/phrases.ts'
import { watchWith } from '#src/watch.ts'
import { startTurns, turnPlan } from '#src/work.ts'
import { aMessage, ALONE, rule } from '../contract/build.ts'
import { openTestDesk, recordingChannel } from '../fixtures/desk.ts'
import type { TestDesk } from '../fixtures/desk.ts'
import { library } from '../fixtures/library.ts'

const QUESTION = 'HĐND thành phố Hà Nội có bao nhiêu đại biểu?'
const LEASE_MS = 60_000

let at: TestDesk
const errors: unknown[] = []

beforeEach(async () => {
  errors.length = 0
  const log = { debug() {}, info() {}, warn() {}, error: (...line: unknown[]) => void errors.push(line) }
  const channels = new Map([['zalo', recordingChannel('zalo')]] as const)
  at = await openTestDesk({ knowledge: () => library, channels, log })
})
afterEach(() => at.close())

const asks = (chat: string, text = QUESTION) =>
  at.store.receive({ ...aMessage({ network: 'zalo', chat, text }), receivedAt: at.desk.clock() }, rule())

const said = async (chat: string) =>
  (await at.store.transcript(aMessage({ network: 'zalo', chat }).conversation, 0, 100))
    .filter(({ by }) => by === 'desk')
    .map(({ text }) => text)

const taken = (): Promise<Turn | undefined> => at.store.takeTurn(at.desk.clock(), ALONE)

/** A process starts, takes all that is due and dies of it; another is started by whoever looks after it. */
async function dies(): Promise<void> {
  while ((await taken()) !== undefined);
  await at.store.takeOver()
}

/** What is due is worked on, one after the other. */
async function worksOn(desk: Desk = at.desk): Promise<void> {
  const plan = turnPlan(desk)
  for (let work = await plan.take(); work !== undefined; work = await plan.take()) await work()
}

/** The same desk, whose store does this first when somebody is being answered. */
function whoFirst(does: (chat: string) => Promise<void>): Desk {
  const { store } = at.desk
  const ticketsOf: typeof store.ticketsOf = async (conversation, ...asked) => {
    await does(conversation.replace('zalo:', ''))
    return store.ticketsOf(conversation, ...asked)
  }
  return { ...at.desk, store: { ...store, ticketsOf } }
}

test('a message the desk has died of each time is given up, and its citizen told; the next is answered', async () => {
  await asks('an')
  for (let death = 0; death < 6; death += 1) {
    await dies()
    at.pass(LEASE_MS)
  }
  await asks('binh')
  const metrics = openMetrics()
  onTestFinished(watchWith(metrics.watcher))
  await worksOn()

  expect(await said('an')).toEqual([DESK_FELL])
  expect((await said('binh')).at(-1)).toContain('125 đại biểu')
  expect(errors).toContainEqual([expect.objectContaining({ unreturned: 6 }), 'turn given up'])
  expect(await metrics.text(at.desk)).toMatch(/^desk_turns_given_up_total 1$/m)
  expect(await at.store.nextTurnDue()).toBeUndefined()

  await asks('an', 'Thành phố Hà Nội có mấy đại biểu Hội đồng?')
  await worksOn()
  expect((await said('an')).at(-1)).toContain('Bạn có muốn chuyển câu hỏi này')
})

test('five deaths are no reason to give a message up', async () => {
  await asks('an')
  for (let death = 0; death < 5; death += 1) {
    await dies()
    at.pass(LEASE_MS)
  }
  await worksOn()
  expect((await said('an')).at(-1)).toContain('125 đại biểu')
})

test('a desk that is killed ten times in a minute gives up nothing', async () => {
  for (const chat of ['an', 'binh', 'chi']) await asks(chat)
  for (let death = 0; death < 10; death += 1) {
    await dies()
    at.pass(6000)
  }
  for (let minute = 0; minute < 2; minute += 1) {
    await worksOn()
    at.pass(LEASE_MS)
  }
  for (const chat of ['an', 'binh', 'chi']) expect((await said(chat)).at(-1)).toContain('125 đại biểu')
})

test('whoever wrote beside a message that kills is answered, however many deaths that takes', async () => {
  const chats = Array.from({ length: 12 }, (_, index) => `nguoi-${index}`)
  for (const chat of [...chats.slice(0, 4), 'an', ...chats.slice(4)]) {
    await asks(chat)
    at.pass(1)
  }
  for (let start = 0; start < 20 && (await at.store.nextTurnDue()) !== undefined; start += 1) {
    await startAndDieOf('an')
    await at.store.takeOver()
    at.pass(LEASE_MS)
  }
  expect(await said('an')).toEqual([DESK_FELL])
  for (const chat of chats) expect((await said(chat)).at(-1)).toContain('125 đại biểu')
})

test('nothing is begun beside a message that the desk may have died of, nor held', async () => {
  await asks('an')
  await dies()
  await dies()
  const order: string[] = []
  const gate = Promise.withResolvers<void>()
  const plan = turnPlan(
    whoFirst(async (chat) => {
      order.push(chat)
      if (chat === 'an') await gate.promise
    }),
  )
  const alone = (await plan.take())?.()
  await asks('binh')
  const next = plan.take()
  await wait(50)
  expect(order).toEqual(['an'])
  const free = await taken()
  if (free === undefined) throw new Error('somebody held it')
  await at.store.postponeTurn(free, at.desk.clock())

  gate.resolve()
  await alone
  await (
    await next
  )?.()
  expect(order).toEqual(['an', 'binh'])
})

test('a message that the desk may have died of waits until what is under way is done', async () => {
  await asks('an')
  await dies()
  await dies()
  // Taken by another for now, so that somebody else is first.
  const held = await taken()
  if (held === undefined) throw new Error('it was due')
  await asks('binh')
  const order: string[] = []
  const gate = Promise.withResolvers<void>()
  const plan = turnPlan(
    whoFirst(async (chat) => {
      order.push(chat)
      if (chat === 'binh') await gate.promise
    }),
  )
  const underWay = (await plan.take())?.()
  await at.store.postponeTurn(held, at.desk.clock())

  await (
    await plan.take()
  )?.()
  const next = plan.take()
  await wait(50)
  expect(order).toEqual(['binh'])
  gate.resolve()
  await underWay
  await (
    await next
  )?.()
  expect(order).toEqual(['binh', 'an'])
  expect((await said('an')).at(-1)).toContain('125 đại biểu')
})

test('a store that was away when a message was to be given back is no death', async () => {
  await asks('an')
  const { store } = at.desk
  let away = false
  const gone = (): never => {
    throw new StoreUnavailable(undefined)
  }
  const desk: Desk = {
    ...at.desk,
    store: {
      ...store,
      finishTurn: async (...given) => (away ? gone() : store.finishTurn(...given)),
      postponeTurn: async (...given) => (away ? gone() : store.postponeTurn(...given)),
    },
  }
  const plan = turnPlan(desk)
  for (let time = 0; time < 6; time += 1) {
    const work = await plan.take()
    away = true
    await expect(work?.()).rejects.toThrow(StoreUnavailable)
    away = false
    at.pass(LEASE_MS)
  }
  await (
    await plan.take()
  )?.()
  expect((await said('an')).at(-1)).toContain('125 đại biểu')
})

test('a desk that is told to stop gives back what takes too long', async () => {
  await asks('an')
  const gate = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const loop = startTurns(
    whoFirst(async () => {
      begun.resolve()
      await gate.promise
    }),
  )
  await begun.promise
  const stopped = loop.stop()
  await loop.giveBack()

  expect(await taken()).toMatchObject({ attempts: 1, unreturned: 0 })
  gate.resolve()
  await stopped
  expect(await said('an')).toEqual([])
})

/**
 * A process takes up what is due and dies while one person's message is being answered: nothing it was at work on, and
 * nothing that it had taken besides, gets any further.
 */
async function startAndDieOf(culprit: string): Promise<void> {
  const { store } = at.desk
  let isDead = false
  const dead = new Promise<never>(() => {})
  const mortal = new Proxy(store, {
    get: (target, name): unknown => {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      return (...given: readonly unknown[]): unknown => (isDead ? dead : Reflect.apply(value, target, given))
    },
  })
  const { store: alive } = whoFirst(async (chat) => {
    await wait(chat === culprit ? 40 : 80)
    isDead ||= chat === culprit
  })
  const ticketsOf: typeof store.ticketsOf = async (...asked) => {
    const tickets = await alive.ticketsOf(...asked)
    return isDead ? dead : tickets
  }
  const withTickets = new Proxy(mortal, {
    get: (target, name) => (name === 'ticketsOf' ? ticketsOf : Reflect.get(target, name)),
  })
  // As many at a time as the loop asks for where much waits.
  const plan = turnPlan({ ...at.desk, store: withTickets })
  const underWay = new Set<Promise<void>>()
  do {
    for (const work of await Promise.all(Array.from({ length: 8 }, () => plan.take()))) {
      if (work === undefined) continue
      const done: Promise<void> = work().finally(() => underWay.delete(done))
      underWay.add(done)
    }
    await Promise.race([...underWay, wait(120)])
  } while (!isDead && (underWay.size > 0 || (await isDue())))
}

async function isDue(): Promise<boolean> {
  const due = await at.store.nextTurnDue()
  return due !== undefined && due <= at.desk.clock()
}
