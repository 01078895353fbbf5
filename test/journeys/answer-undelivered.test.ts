import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SendResult } from '#src/domain/channel.ts'
import type { Official } from '#src/domain/official.ts'
import type { Ticket } from '#src/domain/ticket.ts'
import { retryLetter } from '#src/operating/letters.ts'
import { deliveryPlan } from '#src/outbox.ts'
import { answerTicket } from '#src/tickets/answer.ts'
import { claimTicket } from '#src/tickets/claim.ts'
import { joinTicket } from '#src/tickets/join.ts'
import { recipientsOf } from '#src/tickets/recipients.ts'
import { employed } from '../fixtures/console-client.ts'
import type { AtWork } from '../fixtures/console-client.ts'
import { openTestConsole } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { openTicketFor } from '../fixtures/desk.ts'
import { accountOf, hired, takenNotices } from '../fixtures/ticket-people.ts'

const OURS = { department: 'so-y-te', place: 'hcm' } as const
const BLOCKED: SendResult = { kind: 'refused', why: 'telegram_blocked' }
/** In three messages of the test's network. */
const LONG = 'Bạn khám ở trạm y tế phường nơi cư trú. '.repeat(14)

describe('an answer that does not reach the citizen', () => {
  let at: TestConsole
  let lan: Official
  let mai: Official
  let atWork: AtWork
  let chats = 0

  beforeEach(async () => {
    at = await openTestConsole()
    atWork = await employed(at, { email: 'lan@example.vn', role: 'chuyen-vien', ...OURS })
    mai = await hired(at, { email: 'mai@example.vn', role: 'dieu-phoi', department: null, place: null })
    lan = await accountOf(at.store, 'lan@example.vn')
  })
  afterEach(() => at.close())

  async function claimed(): Promise<Ticket> {
    chats += 1
    const account = { network: 'telegram', chat: `c${chats}` } as const
    const ticket = await openTicketFor(at.desk, account, { question: 'Khám bảo hiểm ở đâu?', ...OURS })
    await claimTicket(at.desk, lan, { code: ticket.code })
    return ticket
  }

  /** Sends what is on its way. */
  async function send(result: SendResult = { kind: 'sent' }, chat?: string): Promise<void> {
    const channel = {
      ...at.telegram,
      send: async (to: Ticket['account']): Promise<SendResult> =>
        chat === undefined || to.chat === chat ? result : { kind: 'sent' },
    }
    const plan = deliveryPlan(at.desk, channel)
    for (let work = await plan.take(); work !== undefined; work = await plan.take()) await work()
  }

  async function answered(ticket: Ticket, text = 'Bạn khám ở trạm y tế phường.'): Promise<void> {
    await send()
    await takenNotices(at.desk)
    at.pass(60_000)
    expect(await answerTicket(at.desk, lan, { code: ticket.code, text, citations: [] })).toMatchObject({
      kind: 'moved',
    })
  }

  const noted = async ({ code }: Ticket) =>
    (await at.store.audit(code)).filter(({ move }) => move === 'undelivered').length

  test('its official is told, once for all its messages, and the ticket says so', async () => {
    const ticket = await claimed()
    await answered(ticket, LONG)
    await send(BLOCKED)
    expect((await at.store.deadLetters(10)).length).toBeGreaterThan(1)

    const [notice, ...more] = await takenNotices(at.desk)
    expect(more).toEqual([])
    expect(notice).toMatchObject({ kind: 'undelivered', ticket: ticket.code, holder: lan.id })
    const accounts = (await at.store.accounts()).map((account) => ({ ...account, isActive: true }))
    expect(notice && recipientsOf(notice, accounts)).toEqual([lan.id])
    const page = (await atWork.get(`/console/phieu/${ticket.code}`)).text
    expect(page).toContain('Câu trả lời không gửi được tới người dân.')
    expect((await at.store.ticket(ticket.code))?.state).toBe('answered')

    // Put back, and refused again: nothing new.
    const [letter] = await at.store.deadLetters(10)
    expect(await retryLetter(at.desk, mai, letter?.id ?? 0)).toBe('waiting')
    await send(BLOCKED)
    expect(await noted(ticket)).toBe(1)
    expect(await takenNotices(at.desk)).toEqual([])
  })

  test('one that arrives is said of nobody', async () => {
    const ticket = await claimed()
    await answered(ticket)
    await send()
    expect(await noted(ticket)).toBe(0)
    expect(await takenNotices(at.desk)).toEqual([])
  })

  test('of those who waited for it together it is said of the one whom it did not reach', async () => {
    const first = await claimed()
    const second = await claimed()
    await joinTicket(at.desk, lan, { code: second.code, to: first.code })
    await answered(first)
    await send(BLOCKED, second.account.chat)
    expect([await noted(first), await noted(second)]).toEqual([0, 1])
  })
})
