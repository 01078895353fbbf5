import { afterEach, describe, expect, test } from 'vitest'
import { conversationId } from '#src/domain/ids.ts'
import { ABOUT_CORRECTED, SEND_REPLY_ANEW } from '#src/questions/phrases-corrections.ts'
import { takeChat } from '#src/tickets/chat.ts'
import { claimTicket } from '#src/tickets/claim.ts'
import { LAN } from '../fixtures/lan.ts'
import { openTickets } from '../fixtures/chat.ts'
import { TELEGRAM_BOT_NAME, telegramUpdate } from '../fixtures/fake-telegram.ts'
import { openWholeDesk } from '../fixtures/whole-desk.ts'
import type { WholeDesk } from '../fixtures/whole-desk.ts'

const MAYOR = 'Chủ tịch phường ở Hà Nội bây giờ do ai bầu?'
const SYMBOL = 'Biểu tượng của Thủ đô là gì?'
const FARE = 'Ở Hà Nội vé xe buýt tháng cho sinh viên giá bao nhiêu?'
const CHAT = 42

const closing: Array<() => Promise<void>> = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** A citizen on Telegram, whose messages have numbers. */
async function writing(turnWindowMs = 0, chat = CHAT) {
  const at: WholeDesk = await openWholeDesk({ environment: { TURN_WINDOW_MS: String(turnWindowMs) } })
  closing.push(() => at.close())
  const group = chat < 0
  const said = (text: string) => ({ text: group ? `@${TELEGRAM_BOT_NAME} ${text}` : text })
  const bring = async (update: object) => expect(await at.bring('telegram', update)).toBe(200)
  const write = (id: number, text: string) => bring(telegramUpdate({ id, chat, group, content: said(text) }))
  const edit = (id: number, text: string, times = 1) =>
    bring(telegramUpdate({ id, chat, group, content: said(text), edit: times }))
  const reads = async (count: number) => (await at.read('telegram', chat, count))[count - 1] ?? ''
  /** Nothing else was said: the reply to this comes next. */
  const onlyThen = async (id: number, count: number) => {
    await write(id, 'trợ giúp')
    expect(await reads(count)).toContain('Các lệnh:')
  }
  return { ...at, bring, write, edit, reads, onlyThen }
}

describe('a citizen who corrects a message', () => {
  test('that waits is answered what it says now, and nothing else', async () => {
    const { write, edit, reads, onlyThen, store } = await writing(700)
    await write(1, MAYOR)
    await edit(1, SYMBOL)
    const reply = await reads(1)
    expect(reply).toContain('Khuê Văn Các')
    expect(reply).not.toContain(ABOUT_CORRECTED)
    await onlyThen(2, 2)
    expect(
      (await store.answersOf(conversationId('telegram', String(CHAT)))).map(({ question }) => question),
    ).toEqual([SYMBOL])
  })

  test('that was answered is answered anew, and told that it is about that', async () => {
    const { write, edit, reads, onlyThen } = await writing()
    await write(1, MAYOR)
    await reads(1)
    await edit(1, SYMBOL)
    expect(await reads(2)).toMatch(new RegExp(`^${ABOUT_CORRECTED}\n\n(?=[^]*Khuê Văn Các)`))
    await edit(1, MAYOR, 2)
    expect(await reads(3)).toMatch(new RegExp(`^${ABOUT_CORRECTED}`))
    await onlyThen(2, 4)
  })

  test('without asking anything else, or twice by a network that repeats itself, hears nothing more', async () => {
    const { write, edit, reads, onlyThen } = await writing()
    await write(1, MAYOR)
    await reads(1)
    await edit(1, MAYOR)
    await edit(1, ` ${MAYOR.toUpperCase()} `, 2)
    await onlyThen(2, 2)
    await edit(1, SYMBOL, 3)
    expect(await reads(3)).toContain(ABOUT_CORRECTED)
    await edit(1, SYMBOL, 3)
    await edit(1, SYMBOL, 4)
    await onlyThen(3, 4)
  })

  test('whose correction is brought before it is answered once', async () => {
    const { write, edit, reads, onlyThen } = await writing()
    await edit(1, SYMBOL)
    expect(await reads(1)).toContain('Khuê Văn Các')
    await write(1, MAYOR)
    await onlyThen(2, 2)
  })

  test('of two that were one question is answered the whole of it', async () => {
    const { write, edit, reads, store } = await writing(700)
    await write(1, 'Chủ tịch phường ở Hà Nôi')
    await write(2, 'bây giờ do ai bầu?')
    await reads(1)
    await edit(1, 'Chủ tịch phường ở Hà Nội')
    expect(await reads(2)).toContain(ABOUT_CORRECTED)
    const [last] = await store.answersOf(conversationId('telegram', String(CHAT)))
    expect(last?.question).toBe('Chủ tịch phường ở Hà Nội\nbây giờ do ai bầu?')
  })

  test('never agrees to anything by that', async () => {
    const { write, edit, reads, desk } = await writing()
    await write(1, MAYOR)
    await reads(1)
    await write(2, FARE)
    expect(await reads(2)).toContain('Bạn có muốn chuyển câu hỏi này')
    await edit(1, 'có')
    expect(await reads(3)).toBe(SEND_REPLY_ANEW)
    expect(await openTickets(desk)).toEqual([])
    await write(3, 'có')
    expect(await reads(4)).toContain('Mã phiếu của bạn')
    await write(4, '/xoadulieu')
    await reads(5)
    await edit(1, 'xóa', 2)
    expect(await reads(6)).toBe(SEND_REPLY_ANEW)
    expect(await openTickets(desk)).toHaveLength(1)
  })

  test('meant for an official passes on what it says now', async () => {
    const { write, edit, reads, desk } = await writing()
    await write(1, 'gặp cán bộ')
    await reads(1)
    await write(2, 'Ở Hà Nội xin giấy phép thuyền rồng ở dâu?')
    await reads(2)
    await edit(2, 'Ở Hà Nội xin giấy phép thuyền rồng ở đâu?')
    expect(await reads(3)).toContain('Câu sẽ gửi: “Ở Hà Nội xin giấy phép thuyền rồng ở đâu?”')
    await write(3, 'có')
    await reads(4)
    expect((await openTickets(desk)).map(({ question }) => question)).toEqual([
      'Ở Hà Nội xin giấy phép thuyền rồng ở đâu?',
    ])
  })

  test('to an official who talks with them reaches that official', async () => {
    const { write, edit, reads, desk, store } = await writing()
    await write(1, FARE)
    await reads(1)
    await write(2, 'có')
    await reads(2)
    const [ticket] = await openTickets(desk)
    if (ticket === undefined) throw new Error('no ticket')
    await claimTicket(desk, LAN, { code: ticket.code })
    await takeChat(desk, LAN, { code: ticket.code })
    await reads(3)
    await write(3, 'Tôi là sinh viên năm hai')
    await edit(3, 'Tôi là sinh viên năm ba')
    await expect
      .poll(async () => JSON.stringify(await store.audit(ticket.code)), { timeout: 20_000 })
      .toContain('(sửa lại tin trước) Tôi là sinh viên năm ba')
  })

  test('in a group is answered there, each member by themselves', async () => {
    const { bring, write, edit, reads, onlyThen } = await writing(0, -5)
    await write(1, MAYOR)
    await reads(1)
    await edit(1, SYMBOL)
    expect(await reads(2)).toContain(ABOUT_CORRECTED)
    // Said to each other, before and after.
    await bring(telegramUpdate({ id: 7, chat: -5, group: true, content: { text: 'ăn cơm chưa?' }, edit: 1 }))
    await onlyThen(9, 3)
  })
})
