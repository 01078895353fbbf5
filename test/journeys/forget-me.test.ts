import { afterEach, describe, expect, test } from 'vitest'
import { newConversation } from '#src/domain/conversation.ts'
import { conversationId, MessageKey } from '#src/domain/ids.ts'
import type { Store } from '#src/domain/store.ts'
import { carryOutOrders } from '#src/privacy/carry-out.ts'
import { converse } from '#src/questions/converse.ts'
import { answerTicket } from '#src/tickets/answer.ts'
import { askDetails } from '#src/tickets/ask-details.ts'
import { takeChat } from '#src/tickets/chat.ts'
import { claimTicket } from '#src/tickets/claim.ts'
import { lookUpTicket } from '#src/tickets/look-up.ts'
import { openOriginal } from '#src/tickets/open-original.ts'
import { LAN } from '../fixtures/lan.ts'
import { openChat as openOne, openTickets } from '../fixtures/chat.ts'

const FARE =
  'Xin chào, tôi là Nguyễn Thị Lan, số 0912345678, cho hỏi vé xe buýt tháng cho sinh viên giá bao nhiêu ạ'
const ID = conversationId('zalo', 'chat')

const closing: Array<() => Promise<void>> = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

async function openChat() {
  const chat = await openOne(0)
  closing.push(chat.close)
  const lines = async () =>
    (await chat.desk.store.transcript(ID, 0, 100)).map(({ by, text }) => ({ by, text }))
  return { ...chat, lines }
}

/** A citizen whose question waits for an official, with more in the original than officials read. */
async function withTicket(question = FARE) {
  const chat = await openChat()
  await chat.say('Hà Nội')
  await chat.say(question)
  await chat.say('có')
  const [ticket] = await openTickets(chat.desk)
  if (ticket === undefined) throw new Error('no ticket was opened')
  return { ...chat, ticket, code: ticket.code, stored: () => chat.desk.store.ticket(ticket.code) }
}

describe('a citizen who wants their data deleted', () => {
  test.for([
    '/xoadulieu',
    'xóa dữ liệu của tôi',
    'xoa du lieu cua toi',
    'Xóa dữ liệu',
    'xoa het thong tin ca nhan cua minh',
  ])('“%s” says what goes and what stays, and deletes nothing yet', async (words) => {
    const chat = await openChat()
    await chat.say('Phường ở TP.HCM có Hội đồng nhân dân không?')
    const asked = await chat.say(words)
    expect(asked).toContain('Sẽ xóa')
    expect(asked).toContain('Còn giữ')
    expect(chat.choices().map(({ label }) => label)).toEqual(['Đồng ý xóa', 'Không xóa'])
    expect(await chat.say('2')).toContain('chưa xóa gì')
    expect(await chat.lines()).toHaveLength(6)
  })

  test('a question about deleting data in general stays a question', async () => {
    const chat = await openChat()
    expect(await chat.say('Xóa dữ liệu cá nhân trong cơ sở dữ liệu dân cư thì xin ở đâu?')).not.toContain(
      'Sẽ xóa',
    )
  })

  test('a bare “xóa” asks, and so it does when another question came in between; asked, it is a yes', async () => {
    const chat = await openChat()
    await chat.say('/xoadulieu')
    await chat.say('Phường ở TP.HCM có Hội đồng nhân dân không?')
    expect(await chat.say('xóa')).toContain('Sẽ xóa')
    expect(await chat.say('xóa')).toContain('Biên nhận xóa dữ liệu')
  })

  test('a yes deletes what was said; the receipt is all that is left, and what follows is new', async () => {
    const chat = await openChat()
    await chat.say('Phường ở TP.HCM có Hội đồng nhân dân không?')
    await chat.say('/xoadulieu')
    const receipt = await chat.say('đồng ý')
    expect(receipt).toMatch(
      /Biên nhận xóa dữ liệu XD-[2-9A-Z]{4}-[2-9A-Z]{4}, .*2026|Biên nhận xóa dữ liệu XD-/,
    )
    await carryOutOrders(chat.desk)

    expect(await chat.lines()).toEqual([{ by: 'desk', text: receipt }])
    const { store } = chat.desk
    expect(await store.latestAnswers(10)).toEqual([])
    expect(await store.conversation(ID)).toMatchObject({
      greeted: false,
      earlier: [],
      place: null,
      lastQuestion: null,
    })
    const [deletion] = await store.deletions(10)
    expect(receipt).toContain(deletion?.code ?? '-')
    expect(deletion?.doneAt).not.toBeNull()
    expect(JSON.stringify(deletion)).not.toContain('chat')
    expect(await chat.say('trợ giúp')).toContain('trợ lý tự động')
  })

  /** What comes of lines that are one turn, in a chat that was asked at so many ms after the first of them. */
  async function turnOf(texts: readonly string[], askedAfterMs: number | null) {
    const { desk } = await openChat()
    const account = { network: 'zalo', chat: 'chat' } as const
    const now = desk.clock().getTime()
    const pending = askedAfterMs === null ? null : ({ kind: 'forget', askedAt: now + askedAfterMs } as const)
    return converse(desk, {
      conversation: { ...newConversation(ID, account), greeted: true, pending },
      heldFor: null,
      messages: texts.map((text, number) => ({
        key: MessageKey.parse(`key ${number}`),
        conversation: ID,
        account,
        content: { kind: 'text', text },
        receivedAt: new Date(now),
      })),
      attempts: 0,
      unreturned: 0,
      lease: 'lease',
    })
  }

  test('a yes sent before the question could be read deletes nothing', async () => {
    const { forgets, parts } = await turnOf(['xóa dữ liệu', 'có'], null)
    expect(forgets).toBeUndefined()
    expect(parts.at(-1)?.text).toContain('Sẽ xóa')
    expect((await turnOf(['có'], 5)).forgets).toBeUndefined()
  })

  test('a line sent right behind the confirmation waits for the next turn', async () => {
    const { forgets, handled, parts, conversation } = await turnOf(['đồng ý xóa', 'Lệ phí hộ tịch?'], -5000)
    expect(forgets?.code).toMatch(/^XD-/)
    expect(handled).toBe(1)
    expect(parts.map(({ text }) => text)).toEqual([expect.stringContaining('Biên nhận')])
    expect(conversation).toEqual(newConversation(ID, conversation.account))
  })

  test('the button of an earlier question does not delete', async () => {
    const chat = await openChat()
    await chat.say('/xoadulieu')
    const [first] = chat.choices()
    await chat.say('câu hỏi mới')
    await chat.press(first?.value ?? '')
    expect(await chat.desk.store.deletions(10)).toEqual([])
  })

  test('with a ticket that waits they say what becomes of it: a bare yes is asked again', async () => {
    const chat = await withTicket()
    const asked = await chat.say('/xoadulieu')
    expect(asked).toContain(chat.code)
    expect(asked).toContain('ai có mã phiếu đều xem được câu trả lời')
    expect(await chat.say('có')).toContain('Sẽ xóa')
    expect(await chat.desk.store.deletions(10)).toEqual([])
  })

  test('a ticket that is kept goes on without its asker, and its code leads to the answer', async () => {
    const chat = await withTicket()
    const { code, desk, stored } = chat
    await claimTicket(desk, LAN, { code })
    await askDetails(desk, LAN, { code, text: 'Xin cho biết thêm.' })
    await chat.replies(5)
    const before = await stored()
    expect(before?.original).not.toBeNull()
    await chat.tell({ kind: 'text', text: '/xoadulieu' })
    await chat.replies(6)
    await chat.tell({ kind: 'text', text: 'xóa và giữ phiếu' })
    const receipt = (await chat.replies(7)).at(-1)
    expect(receipt).toContain(code)
    await carryOutOrders(desk)

    const kept = await stored()
    expect(kept).toMatchObject({ state: 'in_progress', original: null, holdsChat: false })
    expect(kept?.account.chat).toBe('')
    expect(kept?.question).toBe(before?.question)
    expect(JSON.stringify(kept)).not.toContain('zalo:chat')
    expect(await desk.store.ticketsOf(ID, 10)).toEqual([])
    // Nobody is there to be spoken with, and nothing sealed is left.
    expect(await askDetails(desk, LAN, { code, text: 'Thêm nữa' })).toMatchObject({ why: 'asker_gone' })
    expect(await takeChat(desk, LAN, { code })).toMatchObject({ why: 'asker_gone' })
    expect(await openOriginal(desk, LAN, { code, reason: 'cần' })).toMatchObject({ original: undefined })

    expect(await lookUpTicket(desk, code)).toMatchObject({ kind: 'waiting' })
    const text = 'Giá vé do thành phố quy định. Liên hệ 0912345678.'
    expect(await answerTicket(desk, LAN, { code, text, citations: [] })).toMatchObject({ kind: 'moved' })
    expect(await lookUpTicket(desk, code)).toMatchObject({
      kind: 'answered',
      text: 'Giá vé do thành phố quy định. Liên hệ [số điện thoại].',
    })
    // Not a line reached the chat after the receipt.
    expect((await chat.lines()).map((line) => line.text)).toEqual([receipt])
    expect(await chat.replies(7)).toHaveLength(7)
    await chat.tell({ kind: 'text', text: 'phiếu của tôi' })
    expect((await chat.replies(8)).at(-1)).toContain('chưa gửi phiếu')
    await chat.tell({ kind: 'text', text: `tra cứu ${code}` })
    expect((await chat.replies(9)).at(-1)).toContain('Giá vé do thành phố quy định')
  })

  test('tickets are withdrawn with it where the citizen wishes so', async () => {
    const chat = await withTicket()
    await chat.say('/xoadulieu')
    expect(await chat.say('2')).toContain(`Đã rút: ${chat.code}`)
    expect(await chat.stored()).toMatchObject({ state: 'withdrawn', account: { chat: '' }, original: null })
    expect((await chat.desk.store.audit(chat.code)).map(({ move }) => move)).toEqual([
      'open',
      'dispatch',
      'withdraw',
      'forget_asker',
    ])
  })

  test('what they added to a ticket stays in masked words only', async () => {
    const chat = await withTicket()
    const { code, desk } = chat
    await claimTicket(desk, LAN, { code })
    await askDetails(desk, LAN, { code, text: 'Xin cho biết thêm.' })
    await chat.replies(5)
    await chat.tell({ kind: 'text', text: 'Tôi học ở Cầu Giấy, số 0987654321' })
    await chat.replies(6)
    await chat.tell({ kind: 'text', text: '/xoadulieu' })
    await chat.replies(7)
    await chat.tell({ kind: 'text', text: 'xóa giữ phiếu' })
    await chat.replies(8)
    await carryOutOrders(desk)
    const audit = JSON.stringify(await desk.store.audit(code))
    expect(audit).toContain('Cầu Giấy')
    expect(audit).not.toContain('0987654321')
  })

  test('a desk that dies after the confirmation goes on with it when it is back', async () => {
    const chat = await openChat()
    await chat.say('Phường ở TP.HCM có Hội đồng nhân dân không?')
    await chat.say('/xoadulieu')
    const { store } = chat.desk
    let isDead = true
    const kept = { ...store }
    Object.assign(store, {
      forgetWords: (...asked: Parameters<Store['forgetWords']>) =>
        isDead ? Promise.reject(new Error('cut')) : kept.forgetWords(...asked),
    })
    const receipt = await chat.say('đồng ý xóa')
    expect(receipt).toContain('Biên nhận')
    expect((await chat.lines()).length).toBeGreaterThan(1)
    isDead = false
    await chat.restart()
    expect(await carryOutOrders(chat.desk)).toBe(1)
    expect(await chat.lines()).toEqual([{ by: 'desk', text: receipt }])
  })
})
