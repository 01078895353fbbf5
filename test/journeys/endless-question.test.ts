import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishAside } from '#knowledge/published.ts'
import type { Published } from '#knowledge/published.ts'
import { openLog } from '#src/log.ts'
import { composeAside } from '#src/questions/compose-aside.ts'
import { composeIn } from '#src/questions/composing.ts'
import { DESK_BROKEN } from '#src/questions/phrases.ts'
import { turnPlan } from '#src/work.ts'
import { aMessage, rule } from '../contract/build.ts'
import { openTestDesk, recordingChannel } from '../fixtures/desk.ts'
import type { TestDesk } from '../fixtures/desk.ts'
import { library } from '../fixtures/library.ts'

const LONGEST_MS = 3000
const AGAIN_AFTER_MS = 60_000

const log = openLog('silent')
const aside = composeAside(log, () => '2026-11-27', LONGEST_MS)
const composeHere = composeIn(aside)

let at: TestDesk
let inUse: Published

beforeAll(async () => {
  const channels = new Map([['zalo', recordingChannel('zalo')]] as const)
  at = await openTestDesk({ knowledge: () => inUse, channels, log })
  await aside.prepare(library)
})
afterAll(async () => {
  composeHere()
  await aside.close()
  await at.close()
})

const asks = (chat: string) =>
  at.store.receive(
    {
      ...aMessage({ network: 'zalo', chat, text: 'HĐND thành phố Hà Nội có bao nhiêu đại biểu?' }),
      receivedAt: at.desk.clock(),
    },
    rule(),
  )

const told = async (chat: string) =>
  (await at.store.transcript(aMessage({ network: 'zalo', chat }).conversation, 0, 100))
    .filter(({ by }) => by === 'desk')
    .map(({ text }) => text)

const begun = async (): Promise<Promise<void>> => {
  const work = await turnPlan(at.desk).take()
  expect(work).toBeDefined()
  return Promise.resolve(work?.())
}

test('a question that never comes to an end is tried twice and then owned up to; who waits behind it is answered', async () => {
  const endless = await publishAside(library.shelf, 'endless')
  const { slots } = endless.index.postings.pairs.arrays
  const healthy = slots.slice()
  // A table without a gap, in memory that both threads see: whoever looks a pair up goes round for ever.
  const falters = async (): Promise<void> => {
    slots.set(healthy)
    await aside.prepare(endless)
    slots.fill(0)
  }

  inUse = endless
  await falters()
  await asks('an')
  const first = begun()
  await first
  expect(await told('an')).toEqual([])

  at.pass(AGAIN_AFTER_MS)
  await falters()
  const second = begun()
  // It is being worked on with the version it began with.
  await wait(LONGEST_MS / 6)
  inUse = library
  await asks('binh')
  const behind = begun()
  await Promise.all([second, behind])

  expect(await told('an')).toEqual([DESK_BROKEN])
  expect((await told('binh')).at(-1)).toContain('125 đại biểu')
  expect(await at.store.nextTurnDue()).toBeUndefined()
})
