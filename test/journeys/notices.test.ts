import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mailNotifier } from '#bots/email/send.ts'
import { telegramCards } from '#bots/telegram/cards.ts'
import { telegramWebhook } from '#bots/telegram/webhook.ts'
import { memberChat } from '#bots/member.ts'
import { readSettings } from '#src/config.ts'
import { conversationId } from '#src/domain/ids.ts'
import type { Notifier, OutsideWay } from '#src/domain/notices.ts'
import type { Loop } from '#src/loop.ts'
import { startNotices } from '#src/notices.ts'
import { claimTicket } from '#src/tickets/claim.ts'
import { lookAfterTickets } from '#src/tickets/upkeep.ts'
import { employed } from '../fixtures/console-client.ts'
import type { AtWork } from '../fixtures/console-client.ts'
import { openTestConsole } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { openTicketFor } from '../fixtures/desk.ts'
import type { FakeTelegram } from '../fixtures/fake-telegram.ts'
import {
  startFakeTelegram,
  TELEGRAM_BOT_ID,
  telegramPick,
  telegramUpdate,
} from '../fixtures/fake-telegram.ts'
import { openPostOffice } from '../fixtures/post-office.ts'
import type { PostOffice } from '../fixtures/post-office.ts'
import { serve } from '../fixtures/serve.ts'
import type { Served } from '../fixtures/serve.ts'
import { until } from '../fixtures/whole-desk.ts'

const LAN = { email: 'lan@example.vn', name: 'Lan', role: 'chuyen-vien', department: 'so-y-te' } as const
const CHI = { email: 'chi@example.vn', name: 'Chi', role: 'lanh-dao', department: 'so-y-te' } as const
const SECRET = 'mot-bi-mat'
const [GROUP, SUPERGROUP] = [-1001, -2001]
const [LANS_PHONE, CHIS_PHONE, STRANGERS_PHONE] = [71, 72, 73]
const GROUP_ANONYMOUS_BOT = 1087968824
// What must not leave the house.
const QUESTION = 'Chị Nguyễn Thị Tuyết Nhung, số 0912345678, hỏi khám thai ở đâu?'
const PLANTED = /Nhung|0912345678|khám thai|chat-nguoi-dan/

describe('officials are told of their tickets', () => {
  let at: TestConsole
  let telegram: FakeTelegram
  let office: PostOffice
  let hook: Served
  let loop: Loop
  let lan: AtWork
  let chi: AtWork
  let updates = 0

  beforeAll(async () => {
    telegram = await startFakeTelegram()
    office = await openPostOffice()
    const settings = readSettings({
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_WEBHOOK_SECRET: SECRET,
      TELEGRAM_API_ROOT: telegram.root,
      SMTP_URL: `smtp://127.0.0.1:${office.port}`,
      SMTP_FROM: 'ban-tin@example.vn',
    })
    if (settings.telegram === undefined || settings.smtp === undefined) throw new Error('not set up')
    const notifiers = new Map<OutsideWay, Notifier>([['email', mailNotifier(settings.smtp, undefined)]])
    at = await openTestConsole('https://hoi.example.vn', { notifiers })
    notifiers.set(
      'telegram',
      telegramCards(settings.telegram, { publicUrl: 'https://hoi.example.vn', groups: at.store }),
    )
    hook = await serve(telegramWebhook(at.desk, settings.telegram))
    loop = startNotices(at.desk)
    lan = await employed(at, LAN)
    chi = await employed(at, CHI)
  }, 180_000)
  afterAll(async () => {
    await loop.stop()
    await hook.close()
    await at.close()
    await Promise.all([telegram.close(), office.close()])
  })

  const knock = async (update: object) => {
    const answer = await fetch(`${hook.url}/webhooks/telegram`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'X-Telegram-Bot-Api-Secret-Token': SECRET },
      body: JSON.stringify(update),
    })
    expect(answer.status).toBe(200)
  }
  const types = (chat: number, from: number, text: string) => {
    updates += 1
    return knock(telegramUpdate({ id: updates, chat, from, group: chat < 0, content: { text } }))
  }
  /** In the group's name, as an administrator does who stays anonymous; Telegram's bot then stands for the person. */
  const typesAnonymously = (chat: number, text: string, as = chat) => {
    updates += 1
    const content = { text, sender_chat: { id: as, type: 'supergroup', title: 'Nhóm' } }
    return knock(
      telegramUpdate({ id: updates, chat, from: GROUP_ANONYMOUS_BOT, isBot: true, group: true, content }),
    )
  }
  const presses = (from: number, code: string, text = 'Phiếu chờ tiếp nhận') => {
    updates += 1
    const value = `nhan-phieu:${code}`
    return knock(telegramPick({ id: `press-${updates}`, chat: GROUP, from, value, text, group: true }))
  }
  const replies = (from: number, about: string, content: object) => {
    updates += 1
    const reply_to_message = { message_id: 1, text: about, from: { id: TELEGRAM_BOT_ID, is_bot: true } }
    return knock(
      telegramUpdate({
        id: updates,
        chat: GROUP,
        from,
        group: true,
        content: { ...content, reply_to_message },
      }),
    )
  }
  const inGroup = () => telegram.sends.filter(({ chat }) => chat === String(GROUP)).map(({ text }) => text)
  const toldOn = (chat: number) =>
    telegram.sends.filter((send) => send.chat === String(chat)).map(({ text }) => text)
  const answersTo = () =>
    telegram.calls
      .filter(({ method }) => method === 'answerCallbackQuery')
      .map(({ params }) => String(params['text']))
  const ask = () =>
    openTicketFor(
      at.desk,
      { network: 'telegram', chat: 'chat-nguoi-dan' },
      { question: QUESTION, department: 'so-y-te' },
    )
  const unread = async (who: AtWork) =>
    Number(/Thông báo <span class="count">(\d+)/.exec((await who.get('/console')).html)?.[1] ?? 0)
  const codeIn = (text: string, command: string) => new RegExp(`${command} (\\d{8})`).exec(text)?.[1] ?? ''

  test('by the list in the console, with nothing set up; opening the ticket reads it', async () => {
    const { code } = await ask()
    await until(async () => (await unread(lan)) === 1)
    expect((await lan.get('/console/thong-bao')).text).toMatch(`Chưa đọc Phiếu chờ tiếp nhận ${code}`)
    await lan.get(`/console/phieu/${code}`)
    expect(await unread(lan)).toBe(0)
    expect(await unread(chi)).toBe(1)
    await chi.post('/console/thong-bao/da-doc')
    expect(await unread(chi)).toBe(0)
    expect(inGroup()).toEqual([])
    expect(office.mails).toEqual([])
  })

  test('in the department’s group once its head has a code typed there; nobody else binds one', async () => {
    expect((await lan.post('/console/don-vi/nhom', { place: 'hcm', department: 'so-y-te' })).status).toBe(403)
    expect((await chi.post('/console/don-vi/nhom', { place: 'hcm', department: 'thue' })).status).toBe(403)
    await types(GROUP, STRANGERS_PHONE, '/noi 00000000')
    const { text } = await chi.post('/console/don-vi/nhom', { place: 'hcm', department: 'so-y-te' })
    const code = codeIn(text, '/noi')
    await types(CHIS_PHONE, CHIS_PHONE, `/noi ${code}`)
    expect(await at.store.departmentGroups()).toEqual([])
    await types(GROUP, CHIS_PHONE, `/noi ${code}`)
    await until(() => inGroup().some((said) => said.includes('từ nay nhận thông báo')))
    expect((await chi.get('/console/don-vi')).text).toMatch(/Đã nối .*Chi nối lúc/)
    // Brought again by the network: nobody is told that it was wrong.
    await types(GROUP, CHIS_PHONE, `/noi ${code}`)
    await until(() => inGroup().filter((said) => said.includes('từ nay nhận thông báo')).length === 2)
    expect(inGroup().filter((said) => said.includes('Mã không đúng'))).toHaveLength(1)
    // The code is used up.
    await types(-1002, CHIS_PHONE, `/noi ${code}`)
    expect(await at.store.departmentGroups()).toMatchObject([{ place: 'hcm', chat: String(GROUP) }])
  })

  test('the card says which ticket and until when, and only who is linked takes it from there', async () => {
    const { code } = await ask()
    await until(() => inGroup().some((said) => said.includes(code)))
    const card = inGroup().find((said) => said.includes(code)) ?? ''
    expect(card).toMatch(
      /^Phiếu chờ tiếp nhận\nMã phiếu: .*\nĐơn vị: sở Y tế Thành phố Hồ Chí Minh\nHạn trả lời: /i,
    )
    expect(JSON.stringify(telegram.calls)).toContain(`https://hoi.example.vn/console/phieu/${code}`)

    await presses(LANS_PHONE, code)
    await until(() => answersTo().some((said) => said.includes('/lienket')))
    expect(await at.store.ticket(code)).toMatchObject({ holder: null })

    for (const [who, phone] of [
      [lan, LANS_PHONE],
      [chi, CHIS_PHONE],
    ] as const) {
      const shown = await who.post('/console/tai-khoan/thong-bao/telegram')
      await types(phone, phone, `/lienket ${codeIn(shown.text, '/lienket')}`)
      await until(() => toldOn(phone).some((said) => said.startsWith('Đã liên kết')))
    }
    const before = answersTo().length
    await Promise.all([presses(LANS_PHONE, code, card), presses(CHIS_PHONE, code, card)])
    await until(() => answersTo().length === before + 2)
    const holder = await at.store.ticket(code)
    const winner = await at.store.official(holder?.holder ?? (await person(LAN.email)).id)
    expect(answersTo().slice(before).toSorted()).toEqual(
      ['Bạn đã nhận xử lý phiếu này.', `${winner?.name} đã nhận xử lý.`].toSorted(),
    )
    expect(holder?.state).toBe('in_progress')
    await until(() => telegram.calls.some(({ method }) => method === 'editMessageText'))
  })

  test('what officials type to the bot stands in no transcript, and the group’s talk stays its own', async () => {
    await types(GROUP, STRANGERS_PHONE, 'Trưa nay ăn gì?')
    expect(await at.store.nextTurnDue()).toBeUndefined()
  })

  test('a reply to a card is no citizen’s question: once a day the group is told where answers are written', async () => {
    const hints = () => inGroup().filter((said) => said.includes('soạn trong trang cán bộ'))
    const saidBy = (phone: number) =>
      at.store.transcript(conversationId('telegram', memberChat(String(GROUP), String(phone))), 0, 10)
    const nothingAsked = async () => {
      expect(await at.store.nextTurnDue()).toBeUndefined()
      expect(await saidBy(LANS_PHONE)).toEqual([])
    }
    const { code } = await ask()
    await until(() => inGroup().some((said) => said.includes(code)))
    const card = inGroup().find((said) => said.includes(code)) ?? ''
    const answer = { text: 'Chị đến trạm y tế phường nhé, quy định ở Điều 5.' }
    await replies(LANS_PHONE, card, answer)
    await until(() => hints().length === 1)
    const hint = telegram.calls.find(({ params }) => String(params['text']).includes('soạn trong trang'))
    expect(JSON.stringify(hint?.params)).toContain(`https://hoi.example.vn/console/phieu/${code}`)
    // Nor what is said on under it, by whomever, recorded or pictured, nor about a card that was brought up to date.
    await replies(STRANGERS_PHONE, `${card}\nLan đã nhận xử lý.`, { text: 'Hạn nộp thuế là khi nào?' })
    await replies(CHIS_PHONE, card, { voice: {} })
    await replies(CHIS_PHONE, card, { photo: [], caption: 'Văn bản đây' })
    await replies(CHIS_PHONE, hints()[0] ?? '', { text: 'Vâng, cảm ơn' })
    await replies(CHIS_PHONE, inGroup().find((said) => said.includes('từ nay nhận')) ?? '', {
      text: 'Tốt quá',
    })
    await nothingAsked()

    const { code: other } = await ask()
    await until(() => inGroup().some((said) => said.includes(other)))
    await replies(LANS_PHONE, inGroup().find((said) => said.includes(other)) ?? '', answer)
    await until(() => hints().length === 2)
    await nothingAsked()
    // A command typed out is meant, and the bot's words to citizens are answered as ever.
    await replies(STRANGERS_PHONE, card, { text: '/help' })
    expect(await saidBy(STRANGERS_PHONE)).toHaveLength(1)
    await replies(LANS_PHONE, 'Mã phiếu của bạn: 0000-0000-0000', answer)
    expect(await saidBy(LANS_PHONE)).toHaveLength(1)
    expect(hints()).toHaveLength(2)
  })

  test('by e-mail only who has asked for it; reminders go to who holds it, then to the head', async () => {
    await lan.post('/console/tai-khoan/thong-bao/thu', { nhan: 'co' })
    const { code } = await ask()
    await until(() => office.mails.some(({ raw }) => raw.includes(code)))
    expect(office.mails.map(({ to }) => to)).not.toContain(CHI.email)

    await claimTicket(at.desk, await person(LAN.email), { code })
    const reminders = async (who: AtWork) =>
      [
        ...(await who.get('/console/thong-bao')).text.matchAll(
          new RegExp(`đã qua (\\d+)% thời gian trả lời ${code}`, 'g'),
        ),
      ]
        .map(([, percent]) => Number(percent))
        .toSorted((a, b) => a - b)
    const share = async (percent: number) => {
      const ticket = await at.store.ticket(code)
      const timing = await at.desk.timing()
      const moment = ticket && timing.momentOfShare(ticket.clocks.answer, percent / 100)
      at.pass((moment?.getTime() ?? 0) + 1000 - at.desk.clock().getTime())
      while ((await lookAfterTickets(at.desk)) > 0);
    }
    await share(50)
    await until(async () => (await reminders(lan)).includes(50))
    expect(await reminders(chi)).toEqual([])
    await share(80)
    await until(async () => (await reminders(chi)).includes(80))
    expect(await reminders(lan)).toEqual([50, 80])
  })

  test('a group that threw the bot out is on the operator’s page, not retried for ever', async () => {
    // Not a card of before: the next one is refused.
    await allTold()
    telegram.script(['json403'])
    const { code } = await ask()
    await until(async () => (await at.store.deadNotices(10)).length === 1)
    expect(await at.store.deadNotices(10)).toMatchObject([{ way: 'telegram', why: 'telegram_blocked' }])
    const [dead] = await at.store.deadNotices(1)
    await at.store.settleDeadNotice(dead?.id ?? 0, 'retry', at.desk.clock())
    await until(() => inGroup().some((said) => said.includes(code)))
  })

  test('a notice outlives the process that was to send it, and comes once where nothing was under way', async () => {
    await loop.stop()
    const { code } = await ask()
    loop = startNotices(at.desk)
    await until(() => inGroup().some((said) => said.includes(code)))
    await loop.stop()
    loop = startNotices(at.desk)
    await allTold()
    expect(inGroup().filter((said) => said.includes(code))).toHaveLength(1)
    expect(await listed(code)).toBe(1)
  })

  test('a card that waits while its group becomes a supergroup goes to the supergroup', async () => {
    await allTold()
    telegram.script(['html500'])
    const { code } = await ask()
    await until(async () => {
      const due = await at.store.nextErrandDue('telegram')
      // Tried once, it waits a second or so by the desk's clock, which stands still.
      return due !== undefined && due > at.desk.clock()
    })
    await until(() => telegram.calls.some(({ params }) => String(params['text']).includes(code)))
    telegram.moveGroup(GROUP, SUPERGROUP)
    updates += 1
    const moved = { migrate_to_chat_id: SUPERGROUP }
    await knock(telegramUpdate({ id: updates, chat: GROUP, group: true, content: moved }))
    at.pass(60_000)
    await until(() => toldOn(SUPERGROUP).some((said) => said.includes(code)))
    expect(await at.store.departmentGroups()).toMatchObject([{ chat: String(SUPERGROUP) }])
  })

  test('no card, alert or mail holds a word of the question, a name or a number of the citizen', async () => {
    expect(inGroup().length).toBeGreaterThan(3)
    expect(JSON.stringify(telegram.calls)).not.toMatch(PLANTED)
    const mails = office.mails.map(({ raw }) => readable(raw)).join('\n')
    expect(mails).toContain('Mã phiếu')
    expect(mails).not.toMatch(PLANTED)
  })

  describe('an administrator of a group who stays anonymous', () => {
    const [ANONYMOUS, OTHERS] = [-3001, -3002]

    test('connects the group with the code, however often others have typed a wrong one', async () => {
      for (let wrong = 0; wrong < 6; wrong += 1) await typesAnonymously(OTHERS, '/noi 00000000')
      await until(() => toldOn(OTHERS).some((said) => said.includes('thử quá nhiều lần')))

      const { text } = await chi.post('/console/don-vi/nhom', { place: 'hcm', department: 'so-y-te' })
      await typesAnonymously(ANONYMOUS, `/noi ${codeIn(text, '/noi')}`)
      await until(() => toldOn(ANONYMOUS).some((said) => said.includes('từ nay nhận thông báo')))
      expect(await at.store.departmentGroups()).toMatchObject([{ chat: String(ANONYMOUS) }])
    })

    test('is told to link an account by a private message, and links none', async () => {
      const shown = await chi.post('/console/tai-khoan/thong-bao/telegram')
      await typesAnonymously(ANONYMOUS, `/lienket ${codeIn(shown.text, '/lienket')}`)
      await until(() => toldOn(ANONYMOUS).some((said) => said.includes('nhắn riêng cho bot')))
      expect(await at.store.telegramOfficial(String(GROUP_ANONYMOUS_BOT))).toBeUndefined()
      expect(await at.store.telegramOfficial(String(CHIS_PHONE))).toBe((await person(CHI.email)).id)
    })

    test('is nobody whose words the desk keeps', async () => {
      const waiting = async () => (await at.store.figures(at.desk.clock())).waitingMessages
      const before = await waiting()
      await typesAnonymously(ANONYMOUS, '/start')
      await typesAnonymously(ANONYMOUS, 'Trưa nay ăn gì?')
      const bot = memberChat(String(ANONYMOUS), String(GROUP_ANONYMOUS_BOT))
      expect(await at.store.transcript(conversationId('telegram', bot), 0, 10)).toEqual([])
      expect(await waiting()).toBe(before)
    })
  })

  async function person(email: string) {
    const found = await at.store.officialByEmail(email)
    if (found === undefined) throw new Error(`${email} has no account`)
    return found
  }
  /** Whom a notice concerns is found out first; then it goes to the group. */
  async function allTold(): Promise<void> {
    for (const way of ['desk', 'telegram'] as const) {
      await until(async () => (await at.store.nextErrandDue(way)) === undefined)
    }
  }
  async function listed(code: string) {
    const notices = await at.store.noticesFor((await person(LAN.email)).id, 200)
    return notices.filter(({ notice }) => notice.ticket === code).length
  }
})

/** A mail's words, whatever they were packed in for the wire. */
function readable(raw: string): string {
  const [, body = ''] = /\r?\n\r?\n([\s\S]*)$/.exec(raw) ?? []
  if (/content-transfer-encoding: base64/i.test(raw)) return Buffer.from(body, 'base64').toString()
  const bytes = body
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}
