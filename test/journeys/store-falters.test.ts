import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Desk } from '#src/domain/desk.ts'
import { StoreUnavailable } from '#src/domain/errors.ts'
import type { Notifier } from '#src/domain/notices.ts'
import { noticePlans } from '#src/notices.ts'
import { deliveryPlan } from '#src/outbox.ts'
import { turnPlan } from '#src/work.ts'
import { DESK_BROKEN } from '#src/questions/phrases.ts'
import { aMessage, rule } from '../contract/build.ts'
import { openTestDesk, openTicketFor, recordingChannel } from '../fixtures/desk.ts'
import type { TestDesk } from '../fixtures/desk.ts'
import { LAN } from '../fixtures/lan.ts'
import { answerTicket } from '#src/tickets/answer.ts'
import { claimTicket } from '#src/tickets/claim.ts'
import { library } from '../fixtures/library.ts'

const QUESTION = 'HĐND thành phố Hà Nội có bao nhiêu đại biểu?'
const DAY_MS = 86_400_000

let at: TestDesk
let channel: ReturnType<typeof recordingChannel>

beforeEach(async () => {
  channel = recordingChannel('zalo')
  at = await openTestDesk({ knowledge: () => library, channels: new Map([['zalo', channel]]) })
})
afterEach(() => at.close())

/** The same desk, whose store does not give a chat's tickets so many times. */
function faltering(times: number, fault: () => Error = () => new StoreUnavailable(undefined)): Desk {
  let left = times
  const { store } = at.desk
  const ticketsOf: typeof store.ticketsOf = async (...asked) => {
    left -= 1
    if (left >= 0) throw fault()
    return store.ticketsOf(...asked)
  }
  return { ...at.desk, store: { ...store, ticketsOf } }
}

const asked = () =>
  at.store.receive(
    { ...aMessage({ network: 'zalo', chat: 'an', text: QUESTION }), receivedAt: at.desk.clock() },
    rule({ windowMs: 0 }),
  )

/** Turns, one after the other, each when it is due. */
async function workOn(desk: Desk, turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) {
    at.pass(DAY_MS)
    const work = await turnPlan(desk).take()
    await work?.()
  }
}

const said = async () =>
  (await at.store.transcript(aMessage({ network: 'zalo', chat: 'an' }).conversation, 0, 10))
    .filter(({ by }) => by === 'desk')
    .map(({ text }) => text)

test('a question is answered however often the store falters meanwhile, and not given up', async () => {
  await asked()
  await workOn(faltering(30), 31)
  const [answer = ''] = await said()
  expect(answer).toContain('125 đại biểu')
})

test('what goes wrong by itself each time is given up after a few times, and its citizen told', async () => {
  await asked()
  await workOn(
    faltering(100, () => new Error('a mistake of ours')),
    5,
  )
  expect(await said()).toEqual([DESK_BROKEN])
})

test('an official’s reply goes out once where the store falters behind it', async () => {
  const ticket = await openTicketFor(
    at.desk,
    { network: 'zalo', chat: 'an' },
    { question: 'Khám ở đâu?', department: 'so-noi-vu' },
  )
  await claimTicket(at.desk, LAN, { code: ticket.code })
  await answerTicket(at.desk, LAN, { code: ticket.code, text: 'Mời bà đến trạm y tế.', citations: [] })
  const plan = deliveryPlan(faltering(2), channel)
  for (let look = 0; look < 10; look += 1) {
    const work = await plan.take()
    await work?.().catch(() => {})
    at.pass(2 * 60_000)
  }
  const texts = channel.sent.map(({ part }) => part.text)
  expect(texts.at(-1)).toContain('trạm y tế')
  expect(new Set(texts).size).toBe(texts.length)
})

test('a clock that jumps ahead sends nothing again that is on its way', async () => {
  const going = Promise.withResolvers<void>()
  const slow = {
    ...channel,
    send: async (...sent: Parameters<typeof channel.send>) => {
      const result = await channel.send(...sent)
      await going.promise
      return result
    },
  }
  const account = { network: 'zalo', chat: 'an' } as const
  await openTicketFor(at.desk, account, { question: 'Khám ở đâu?', department: 'so-noi-vu' })
  const plan = deliveryPlan(at.desk, slow)
  const first = (await plan.take())?.()
  at.pass(DAY_MS)
  const second = (await plan.take())?.()
  going.resolve()
  await Promise.all([first, second])
  expect(channel.sent).toHaveLength(1)
  // And it is known to have gone out.
  expect(await at.store.nextDeliveryDue('zalo')).toBeUndefined()
})

test('nor does it send officials a card again', async () => {
  const group = { kind: 'group', place: 'hn', department: 'so-noi-vu', by: LAN.id } as const
  await at.store.offerContact('băm', group, new Date(DAY_MS + at.desk.clock().getTime()))
  await at.store.redeemContact('băm', 'group', '-1001', at.desk.clock())
  const cards: string[] = []
  const going = Promise.withResolvers<void>()
  const slow: Notifier = {
    way: 'telegram',
    send: async (address) => {
      cards.push(address)
      await going.promise
      return { kind: 'sent' }
    },
  }
  const desk = { ...at.desk, notifiers: new Map([['telegram', slow]] as const) }
  const [spread, telegram] = noticePlans(desk)
  const account = { network: 'zalo', chat: 'an' } as const
  await openTicketFor(desk, account, { question: 'Khám ở đâu?', department: 'so-noi-vu', place: 'hn' })
  await (
    await spread?.take()
  )?.()

  const first = (await telegram?.take())?.()
  at.pass(DAY_MS)
  const second = (await telegram?.take())?.()
  going.resolve()
  await Promise.all([first, second])
  expect(cards).toEqual(['-1001'])
  expect(await at.store.nextErrandDue('telegram')).toBeUndefined()
})
