import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { conversationId, MessageKey, OfficialId } from '#src/domain/ids.ts'
import type { TicketCode } from '#src/domain/ids.ts'
import type { Official } from '#src/domain/official.ts'
import { receiveMessage } from '#src/questions/receive.ts'
import { answerTicket } from '#src/tickets/answer.ts'
import { leaveChat, takeChat, writeInChat } from '#src/tickets/chat.ts'
import { claimTicket } from '#src/tickets/claim.ts'
import { refuseTicket } from '#src/tickets/refuse.ts'
import { openChat, openTickets } from '../fixtures/chat.ts'

const FARE = 'Ở Hà Nội vé xe buýt tháng cho sinh viên giá bao nhiêu?'
const FARE_AGAIN = 'Ở Hà Nội vé xe buýt tháng cho sinh viên nghèo giá bao nhiêu?'

const closing: Array<() => Promise<void>> = []

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

function coordinator(name: string): Official {
  return {
    id: OfficialId.parse(randomUUID()),
    email: `${name.toLowerCase()}@example.vn`,
    name,
    role: 'dieu-phoi',
    department: null,
    place: null,
    passwordHash: null,
  }
}

async function chatting(windowMs = 0) {
  const chat = await openChat(windowMs)
  closing.push(chat.close)
  let heard = 0
  const next = async (count = 1): Promise<string> => {
    heard += count
    return (await chat.replies(heard)).at(heard - 1) ?? ''
  }
  const say = async (text: string): Promise<string> => {
    await chat.tell({ kind: 'text', text })
    return next()
  }
  let others = 0
  const otherSays = async (text: string): Promise<string> => {
    others += 1
    await receiveMessage(chat.desk, {
      key: MessageKey.parse(`zalo:bot:text:other:${others}`),
      conversation: conversationId('zalo', 'other'),
      account: { network: 'zalo', chat: 'other' },
      content: { kind: 'text', text },
      receivedAt: chat.desk.clock(),
    })
    return next()
  }
  return { ...chat, say, next, otherSays, lan: coordinator('Lan') }
}

async function openedBy(say: (text: string) => Promise<string>, question = FARE): Promise<TicketCode> {
  await say('Hà Nội')
  await say(question)
  const [code = ''] = /\d{4}-\d{4}-\d{4}/.exec(await say('có')) ?? []
  return code as TicketCode
}

describe('the choices of a citizen with tickets', () => {
  test('who asks nearly what they have asked already may still send it', async () => {
    const { say, desk } = await chatting()
    const code = await openedBy(say)
    await say(FARE_AGAIN)
    expect(await say('có')).toContain(code)
    expect(await say('2')).toMatch(/\d{4}-\d{4}-\d{4}/)
    expect(await openTickets(desk)).toHaveLength(2)
    await say(FARE)
    expect(await say('có')).toContain('Bạn đã gửi câu hỏi này')
    expect(await say('1')).toContain('không gửi câu hỏi nữa')
    expect(await openTickets(desk)).toHaveLength(2)
  })

  test('who withdraws where nothing was sent may still send what was offered, with a thumb', async () => {
    const { say, desk } = await chatting()
    await say('Hà Nội')
    await say(FARE)
    expect(await say('rút phiếu')).toContain('không có phiếu nào')
    expect(await say('👍')).toMatch(/\d{4}-\d{4}-\d{4}/)
    expect(await openTickets(desk)).toHaveLength(1)
  })

  test("another citizen's open question is offered without its words, and stays theirs", async () => {
    const { say, otherSays, desk } = await chatting()
    const first = await openedBy(otherSays, `${FARE_AGAIN} Hỏi cho em Trần Văn Tèo.`)
    await say('Hà Nội')
    await say(FARE)
    const offer = await say('có')
    expect(offer).toContain('Có 1 người đã hỏi câu tương tự')
    expect(offer).toMatch(/đang chờ .+ trả lời, từ ngày \d/)
    expect(offer).not.toContain('Tèo')
    expect(offer).not.toContain('nghèo')
    await say('1')
    expect((await desk.store.ticket(first))?.followers).toHaveLength(1)
    expect(await say('phiếu của tôi')).not.toContain(first)
    expect(await say(`rút phiếu ${first}`)).toContain('không có phiếu nào')
  })

  test('an offered ticket made public meanwhile leaves nobody with neither answer nor ticket', async () => {
    const { say, otherSays, desk, lan } = await chatting()
    const first = await openedBy(otherSays, FARE_AGAIN)
    await say('Hà Nội')
    await say(FARE)
    await say('có')
    const ticket = await desk.store.ticket(first)
    if (ticket === undefined) throw new Error('no ticket')
    const at = desk.clock()
    const published = { id: 'hoi-dap/gone', by: lan.id, at }
    const changed = { ...ticket, revision: ticket.revision + 1, state: 'published', published } as const
    const says = { parts: [], by: 'desk', answer: false } as const
    await desk.store.moveTickets([{ seen: ticket.revision, ticket: changed, entries: [], says }], at)
    expect(await say('1')).toMatch(/Mã phiếu của bạn: \d{4}-/)
  })

  test('a number after an official has written rates nothing but the answer it stands under', async () => {
    const { say, next, choices, desk, lan } = await chatting()
    const code = await openedBy(say)
    await claimTicket(desk, lan, { code })
    await answerTicket(desk, lan, { code, text: 'Vé tháng là 55.000 đồng.', citations: [] })
    await next(2)
    const other = 'Ở Hà Nội muốn nuôi cá sấu thì xin phép thế nào?'
    await say(other)
    await say('có')
    const second = (await openTickets(desk))[0]?.code
    if (second === undefined) throw new Error('no ticket')
    await say('Ở Hà Nội ai cấp giấy cho thuyền rồng trên sông?')
    const yes = 1 + choices().findIndex(({ value }) => value.startsWith('có#'))
    await claimTicket(desk, lan, { code: second })
    desk.wake.deliveries()
    await next()
    expect(await say(String(yes))).toMatch(/Mã phiếu của bạn/)
    expect((await desk.store.ticket(code))?.feedback).toBeNull()
  })

  test('a consent asked before an answer came can still be pressed, also after the answer was rated', async () => {
    const { say, next, tell, choices, desk, lan } = await chatting()
    const code = await openedBy(say)
    await claimTicket(desk, lan, { code })
    await next()
    await say('Ở Hà Nội ai cấp giấy cho thuyền rồng trên sông?')
    const consent = choices().find(({ value }) => value.startsWith('có#'))?.value ?? ''
    expect(consent).toContain('có#')
    await answerTicket(desk, lan, { code, text: 'Vé tháng là 55.000 đồng.', citations: [] })
    await next()
    expect(await say('1')).toContain('hữu ích')
    expect((await desk.store.ticket(code))?.feedback).toBe('helpful')
    await tell({ kind: 'choice', value: consent })
    expect(await next()).toMatch(/Mã phiếu của bạn/)
  })

  test('while an official talks with them a withdrawal is carried out, and then the desk answers again', async () => {
    const { say, next, desk, lan } = await chatting()
    const code = await openedBy(say)
    await claimTicket(desk, lan, { code })
    await takeChat(desk, lan, { code })
    await next(2)
    await say('rút phiếu')
    await writeInChat(desk, lan, { code, text: 'Bạn có thẻ sinh viên chưa?' })
    await next()
    expect(await desk.store.ticket(code)).toMatchObject({ state: 'in_progress' })
    await say('rút phiếu')
    expect(await say('có')).toMatch(/đã được rút\..*Trợ lý tiếp tục trả lời/)
    expect(await desk.store.ticket(code)).toMatchObject({ state: 'withdrawn' })
    expect(await say('Biểu tượng của Thủ đô là gì?')).toContain('Khuê Văn Các')
    expect(await leaveChat(desk, lan, { code })).not.toMatchObject({ kind: 'moved' })
  })

  test('thanks sent right after a reply are no part of it', async () => {
    const { say, tell, next, desk } = await chatting(400)
    const code = await openedBy(say)
    await say('rút phiếu')
    await tell({ kind: 'text', text: 'có' })
    await tell({ kind: 'text', text: 'cảm ơn nhé' })
    await next(2)
    expect(await desk.store.ticket(code)).toMatchObject({ state: 'withdrawn' })
  })

  test('a refused ticket can be opened again once, and a change of mind or another question does not spend it', async () => {
    const { say, next, desk, lan } = await chatting()
    const code = await openedBy(say)
    await refuseTicket(desk, lan, { code, why: 'not_competent', note: '' })
    await next()
    expect(await say('chưa thỏa đáng')).toContain(code)
    expect(await say('thôi')).toContain('không được mở lại')
    await say('chưa thỏa đáng')
    expect(await say('Biểu tượng của Thủ đô là gì?')).toContain('hay là câu hỏi mới')
    expect(await say('2')).toContain('Khuê Văn Các')
    expect(await desk.store.ticket(code)).toMatchObject({ state: 'refused', reopenedFrom: null })
    await say('chưa thỏa đáng')
    await say('Thế vé liên tuyến giá bao nhiêu?')
    expect(await say('1')).toContain('mở lại')
    expect(await desk.store.ticket(code)).toMatchObject({ state: 'waiting' })
  })
})
