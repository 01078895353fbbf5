import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { conversationId, OfficialId } from '#src/domain/ids.ts'
import type { Official } from '#src/domain/official.ts'
import type { Ticket } from '#src/domain/ticket.ts'
import { ownTickets } from '#src/questions/own-tickets.ts'
import { answerTicket } from '#src/tickets/answer.ts'
import { askDetails, resumeTicket } from '#src/tickets/ask-details.ts'
import { leaveChat, takeChat, writeInChat } from '#src/tickets/chat.ts'
import { claimTicket } from '#src/tickets/claim.ts'
import { extendTicket } from '#src/tickets/extend.ts'
import { refuseTicket } from '#src/tickets/refuse.ts'
import { transferTicket } from '#src/tickets/transfer.ts'
import { openChat as openOne, openTickets } from '../fixtures/chat.ts'

const FARE = 'Ở Hà Nội vé xe buýt tháng cho sinh viên giá bao nhiêu?'

const closing: Array<() => Promise<void>> = []

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

/** A citizen whose question waits for an official, and the coordinator who looks after it. */
async function openedBy(question = FARE) {
  const chat = await openOne(0)
  closing.push(chat.close)
  await chat.say('Hà Nội')
  await chat.say(question)
  await chat.say('có')
  const [ticket] = await openTickets(chat.desk)
  if (ticket === undefined) throw new Error('no ticket was opened')
  const { code } = ticket
  const lan = coordinator('Lan')
  const stored = async (): Promise<Ticket | undefined> => chat.desk.store.ticket(code)
  return { ...chat, code, lan, ticket, stored }
}

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

describe('a citizen and their ticket', () => {
  test('the question is proposed in clean words, with the department and a date, and can be put in other words', async () => {
    const chat = await openOne(0)
    closing.push(chat.close)
    await chat.say('Hà Nội')
    const offer = await chat.say(
      'Xin chào, tôi là Nguyễn Thị Lan, số 0912345678, cho hỏi vé xe buýt tháng cho sinh viên giá bao nhiêu ạ',
    )
    expect(offer).toContain('Câu sẽ gửi: “')
    expect(offer).not.toContain('0912345678')
    expect(offer).toMatch(/dự kiến trước \d/)
    expect(await chat.say('sửa câu hỏi')).toContain('gõ lại câu hỏi')
    expect(await chat.say('Sinh viên ở Hà Nội mua vé tháng xe buýt hết bao nhiêu tiền?')).toContain(
      'Sinh viên ở Hà Nội mua vé tháng xe buýt hết bao nhiêu tiền?',
    )
    expect(await chat.say('có')).toMatch(/\d{4}-\d{4}-\d{4}/)
    const [ticket] = await openTickets(chat.desk)
    expect(ticket?.question).toBe('Sinh viên ở Hà Nội mua vé tháng xe buýt hết bao nhiêu tiền?')
  })

  test('what they wrote is kept sealed where personal data was masked, and opens for this ticket alone', async () => {
    const { ticket, desk } = await openedBy(`${FARE} Tôi là Nguyễn Thị Lan, điện thoại 0912345678.`)
    expect(ticket.question).not.toContain('0912345678')
    expect(JSON.stringify(ticket)).not.toContain('0912345678')
    const sealed = ticket.original?.sealed ?? ''
    expect(desk.seal?.open(sealed, ticket.code)).toContain('0912345678')
    expect(desk.seal?.open(sealed, '0000-0000-0000')).toBeUndefined()
  })

  test('officials are told of it, and of what the citizen does to it, from the chat itself', async () => {
    const { desk, lan, code, say, replies } = await openedBy()
    const told = async (): Promise<string | undefined> =>
      (await desk.store.takeErrand('desk', desk.clock(), { leaseMs: 60_000 }))?.notice.kind
    expect(await told()).toBe('new')
    await claimTicket(desk, lan, { code })
    await askDetails(desk, lan, { code, text: 'Bạn học trường nào?' })
    await replies(5)
    await say('Trường Đại học Bách khoa')
    await replies(6)
    expect(await told()).toBe('details')
  })

  test('they are told when it is taken on, handed over and delayed, and by when an answer is expected', async () => {
    const { desk, lan, code, replies } = await openedBy()
    await transferTicket(desk, lan, { code, to: 'so-tu-phap', reason: 'Thuộc lĩnh vực tư pháp' })
    await claimTicket(desk, lan, { code })
    const due = (await desk.store.ticket(code))?.clocks.answer.dueAt ?? new Date()
    await extendTicket(desk, lan, {
      code,
      to: new Date(due.getTime() + 3 * 86_400_000),
      reason: 'Cần hỏi thêm nơi khác',
    })
    desk.wake.deliveries()
    const told = (await replies(6)).slice(3)
    expect(told[0]).toContain('được chuyển tới')
    expect(told[1]).toContain('đã tiếp nhận phiếu')
    expect(told[2]).toContain('cần thêm thời gian')
    expect(told[2]).toContain('Cần hỏi thêm nơi khác')
  })

  test('a reply to a request for details lands on the ticket, and its clocks stand still until then', async () => {
    const { desk, lan, code, say, replies, stored } = await openedBy()
    await claimTicket(desk, lan, { code })
    await askDetails(desk, lan, { code, text: 'Bạn học trường nào?' })
    expect((await replies(5)).at(-1)).toContain('Bạn học trường nào?')
    expect((await stored())?.clocks.answer.dueAt).toBeNull()

    await say('Trường Đại học Bách khoa')
    expect((await replies(6)).at(-1)).toContain('đã chuyển phần bổ sung')
    expect(await stored()).toMatchObject({ state: 'in_progress' })
    expect((await stored())?.clocks.answer.dueAt).not.toBeNull()
    expect((await desk.store.audit(code)).at(-1)).toMatchObject({
      move: 'give_details',
      by: 'citizen',
      detail: { note: 'Trường Đại học Bách khoa' },
    })
  })

  test('a question asked while details are awaited is not taken for them unseen', async () => {
    const { desk, lan, code, tell, replies, stored } = await openedBy()
    await claimTicket(desk, lan, { code })
    await askDetails(desk, lan, { code, text: 'Bạn học trường nào?' })
    await tell({ kind: 'text', text: 'Biểu tượng của Thủ đô là gì?' })
    expect((await replies(6)).at(-1)).toContain('câu hỏi mới')
    await tell({ kind: 'text', text: '2' })
    expect((await replies(7)).at(-1)).toContain('Khuê Văn Các')
    expect(await stored()).toMatchObject({ state: 'awaiting_citizen' })
  })

  test('details that come late, or a second time, land on the ticket when the citizen says they are for it', async () => {
    const { desk, lan, code, tell, replies } = await openedBy()
    const last = async () => (await desk.store.audit(code)).at(-1)
    await claimTicket(desk, lan, { code })
    await askDetails(desk, lan, { code, text: 'Bạn học trường nào?' })
    await resumeTicket(desk, lan, { code })
    await replies(6)
    await tell({ kind: 'text', text: 'Tôi học Trường Đại học Bách khoa' })
    expect((await replies(7)).at(-1)).toContain(`phần bổ sung cho phiếu ${code}, hay là câu hỏi mới`)
    await tell({ kind: 'text', text: '1' })
    expect((await replies(8)).at(-1)).toContain('đã chuyển phần bổ sung')
    expect(await last()).toMatchObject({
      move: 'add_words',
      detail: { note: 'Tôi học Trường Đại học Bách khoa' },
    })

    await tell({ kind: 'text', text: 'À còn nữa, tôi là sinh viên năm hai' })
    expect((await replies(9)).at(-1)).toContain('hay là câu hỏi mới')
    await tell({ kind: 'text', text: 'Biểu tượng của Thủ đô là gì?' })
    expect((await replies(10)).at(-1)).toContain('Khuê Văn Các')
    expect(await last()).toMatchObject({ detail: { note: 'Tôi học Trường Đại học Bách khoa' } })

    await tell({ kind: 'text', text: 'cảm ơn bạn' })
    expect((await replies(11)).at(-1)).not.toContain('phần bổ sung')
    await tell({ kind: 'text', text: 'Biểu tượng của Thủ đô là gì?' })
    expect((await replies(12)).at(-1)).toContain('Khuê Văn Các')
  })

  test('who had asked for details is known from the tickets themselves, however long their histories', async () => {
    const { desk, lan, code, stored } = await openedBy()
    let histories = 0
    const store = {
      ...desk.store,
      audit: (of: typeof code) => {
        histories += 1
        return desk.store.audit(of)
      },
    }
    const conversation = await desk.store.conversation(
      (await stored())?.conversation ?? conversationId('zalo', ''),
    )
    if (conversation === undefined) throw new Error('the chat is gone')
    const turn = { conversation, heldFor: null, messages: [], attempts: 0, unreturned: 0, lease: '' }
    const hadAsked = async () => (await ownTickets({ ...desk, store }, turn)).hadAsked?.code

    await claimTicket(desk, lan, { code })
    expect(await hadAsked()).toBeUndefined()
    await askDetails(desk, lan, { code, text: 'Bạn học trường nào?' })
    expect(await hadAsked()).toBeUndefined()
    await resumeTicket(desk, lan, { code })
    expect(await hadAsked()).toBe(code)

    // One from before requests were kept with their tickets.
    const ticket = await stored()
    if (ticket === undefined) throw new Error('the ticket is gone')
    const before = { ...ticket, request: null, revision: ticket.revision + 1 }
    const says = { parts: [], by: 'desk', answer: false } as const
    await desk.store.moveTickets([{ seen: ticket.revision, ticket: before, entries: [], says }], new Date())
    expect(await hadAsked()).toBe(code)
    expect(histories).toBe(0)
  })

  test('of two tickets that want details a reply lands on the one asked about last, with the new date', async () => {
    const chat = await openedBy()
    const { desk, lan, tell, replies } = chat
    await tell({ kind: 'text', text: 'Ở Hà Nội tiêm vắc-xin dại cho chó mèo giá bao nhiêu?' })
    await replies(4)
    await tell({ kind: 'text', text: 'có' })
    await replies(5)
    const newer = (await openTickets(desk)).find(({ code }) => code !== chat.code)
    if (newer === undefined) throw new Error('no second ticket')
    for (const code of [newer.code, chat.code]) {
      await claimTicket(desk, lan, { code })
      await askDetails(desk, lan, { code, text: 'Bạn cho biết thêm?' })
    }
    await replies(9)
    await tell({ kind: 'text', text: 'Trường Đại học Bách khoa' })
    expect((await replies(10)).at(-1)).toMatch(new RegExp(`phiếu ${chat.code}\\. Dự kiến trả lời trước \\d`))
    expect(await chat.stored()).toMatchObject({ state: 'in_progress' })
    expect(await desk.store.ticket(newer.code)).toMatchObject({ state: 'awaiting_citizen' })
  })

  test('while an official talks with them the desk keeps still, and the end of it is said', async () => {
    const { desk, lan, code, tell, replies, stored } = await openedBy()
    const moves = async () => (await desk.store.audit(code)).map(({ move }) => move)
    await claimTicket(desk, lan, { code })
    await takeChat(desk, lan, { code })
    await replies(5)
    await tell({ kind: 'text', text: 'Biểu tượng của Thủ đô là gì?' })
    // The desk keeps still, and their words are on the ticket.
    await expect.poll(moves).toContain('add_words')
    await writeInChat(desk, lan, { code, text: 'Chào bạn, tôi đang xem.' })
    expect((await replies(6)).at(-1)).toContain('Chào bạn, tôi đang xem.')
    await leaveChat(desk, lan, { code })
    const all = await replies(7)
    expect(all.at(-1)).toContain('Trợ lý tiếp tục trả lời')
    expect(all.join('\n')).not.toContain('Khuê Văn Các')
    expect(await stored()).toMatchObject({ holdsChat: false })
  })

  test('a reply that only resembles a call for help reaches the official, and one that is a call gets the numbers', async () => {
    const { desk, lan, code, tell, replies, stored } = await openedBy()
    const last = async () => (await desk.store.audit(code)).at(-1)
    await claimTicket(desk, lan, { code })
    await askDetails(desk, lan, { code, text: 'Cháu mấy tuổi?' })
    await replies(5)
    await tell({ kind: 'text', text: 'Dạ bé nhà em 3 tuổi ạ' })
    expect((await replies(6)).at(-1)).toContain('đã chuyển phần bổ sung')
    expect(await last()).toMatchObject({ move: 'give_details', detail: { note: 'Dạ bé nhà em 3 tuổi ạ' } })

    await takeChat(desk, lan, { code })
    await replies(7)
    await tell({ kind: 'text', text: 'Dạ bé nhà em 3 tuổi ạ' })
    await expect.poll(async () => (await last())?.move).toBe('add_words')
    await tell({ kind: 'text', text: 'cháy nhà rồi cứu với' })
    expect((await replies(8)).at(-1)).toContain('114')
    expect(await last()).toMatchObject({ move: 'add_words', detail: { note: 'cháy nhà rồi cứu với' } })
    expect(await stored()).toMatchObject({ holdsChat: true })
  })

  test('words are added to a ticket by its code, and to nobody else’s', async () => {
    const { desk, code, say } = await openedBy()
    expect(await say(`Bổ sung phiếu ${code}: em đi tuyến 32`)).toContain('đã chuyển phần bổ sung')
    expect((await desk.store.audit(code)).at(-1)).toMatchObject({
      move: 'add_words',
      detail: { note: 'em đi tuyến 32' },
    })
    expect(await say('bổ sung phiếu 1234-5678-9015: em đi tuyến 32')).toContain('không có phiếu mang mã ấy')
  })

  test('who asks when the answer comes is told how far their ticket is', async () => {
    const { say, code } = await openedBy()
    for (const asked of [
      'bao giờ có trả lời?',
      'sao lâu quá vậy chưa thấy trả lời',
      'khi nao moi tra loi em a',
    ]) {
      expect(await say(asked)).toMatch(new RegExp(`Phiếu ${code}: .*Dự kiến trả lời trước`))
    }
    expect(await say('Khi nào đại biểu phải trả lời kiến nghị của cử tri?')).not.toContain(code)
  })

  test('a code with too few digits is no question', async () => {
    const { say, code } = await openedBy()
    expect(await say('tra cứu')).toContain('12 chữ số')
    expect(await say('12345')).toContain('đúng 12 chữ số')
    expect(await say(code)).toContain(`Phiếu ${code}:`)
  })

  test('an answer can be called helpful, or opened again once for another official', async () => {
    const { desk, lan, code, tell, replies, stored } = await openedBy()
    await claimTicket(desk, lan, { code })
    await answerTicket(desk, lan, { code, text: 'Vé tháng là 55.000 đồng.', citations: [] })
    expect((await replies(5)).at(-1)).toContain('55.000')
    await tell({ kind: 'text', text: '2' })
    expect((await replies(6)).at(-1)).toContain('còn thiếu hay chưa rõ')
    await tell({ kind: 'text', text: 'Chưa nói vé liên tuyến' })
    expect((await replies(7)).at(-1)).toContain('mở lại')
    expect(await stored()).toMatchObject({ state: 'waiting', reopenedFrom: lan.id })

    expect(await claimTicket(desk, lan, { code })).toMatchObject({ kind: 'hindered', why: 'answered_before' })
    const minh = coordinator('Minh')
    await claimTicket(desk, minh, { code })
    await answerTicket(desk, minh, { code, text: 'Vé liên tuyến là 100.000 đồng.', citations: [] })
    await replies(9)
    await tell({ kind: 'text', text: 'chưa thỏa đáng' })
    expect((await replies(10)).at(-1)).toContain('không mở lại được nữa')
    expect(await stored()).toMatchObject({ state: 'answered', feedback: 'not_satisfied' })
  })

  test('it can be withdrawn, after being asked once more', async () => {
    const { say, code, stored } = await openedBy()
    expect(await say('rút phiếu')).toContain('Rút rồi thì')
    expect(await say('không')).toContain('giữ nguyên')
    await say(`rút phiếu ${code}`)
    expect(await say('có')).toContain('đã được rút')
    expect(await stored()).toMatchObject({ state: 'withdrawn' })
    expect(await say(`tra cứu ${code}`)).toContain('đã rút')
    expect(await say('phiếu của tôi')).toContain(code)
  })

  test('a refusal says why, and how to have it looked at again', async () => {
    const { desk, lan, code, replies, tell } = await openedBy()
    await refuseTicket(desk, lan, { code, why: 'not_competent', note: 'Xin hỏi đơn vị vận tải.' })
    const told = (await replies(4)).at(-1)
    expect(told).toContain('không thuộc thẩm quyền')
    expect(told).toContain('Xin hỏi đơn vị vận tải.')
    // What it says works, once.
    const how = /bạn gõ: (chưa thỏa đáng .*)$/.exec(told ?? '')?.[1] ?? ''
    await tell({ kind: 'text', text: how })
    expect((await replies(5)).at(-1)).toContain('còn thiếu hay chưa rõ')
    await tell({ kind: 'text', text: 'Đây là vé của thành phố' })
    await replies(6)
    await refuseTicket(desk, coordinator('Minh'), { code, why: 'not_competent', note: '' })
    expect((await replies(7)).at(-1)).not.toContain('bạn gõ: chưa thỏa đáng')
  })

  test('codes tried out in a chat are limited and tell nothing', async () => {
    const { say } = await openedBy()
    const said = []
    for (let tries = 0; tries < 12; tries += 1) said.push(await say('tra cứu 1234-5678-9015'))
    expect(new Set(said.slice(0, 10))).toEqual(new Set([said[0]]))
    expect(said.at(-1)).toContain('thử nhiều mã phiếu')
  })
})
