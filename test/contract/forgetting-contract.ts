import { describe, expect } from 'vitest'
import { NOBODYS_CHAT } from '#src/domain/forgetting.ts'
import type { Forgetting, QuietConversation } from '#src/domain/forgetting.ts'
import { conversationId } from '#src/domain/ids.ts'
import type { Store } from '#src/domain/store.ts'
import type { Ticket } from '#src/domain/ticket.ts'
import {
  aMessage,
  anAnswer,
  answered,
  at,
  exchange,
  LAN,
  moved,
  openedTicket,
  part,
  resultOf,
  rule,
  takenDelivery,
  takenTurn,
  TOGETHER,
  words,
} from './build.ts'
import { storeTest } from './store-test.ts'
import type { OpenStore } from './store-test.ts'

const chat = conversationId('telegram', 'lan')

/** The ticket belongs to nobody's chat from now on. */
function parted(ticket: Ticket) {
  const { network } = ticket.account
  return moved(
    ticket,
    'forget_asker',
    { account: { network, chat: NOBODYS_CHAT }, conversation: conversationId(network, NOBODYS_CHAT) },
    { by: 'citizen' },
  )
}

/** The citizen confirms, and the desk writes the order. */
async function confirmed(store: Store, tickets: readonly Ticket[] = [], seconds = 100) {
  await store.receive(aMessage({ text: 'đồng ý xóa', at: seconds }), rule())
  const turn = await takenTurn(store, seconds)
  const finished = await store.finishTurn(
    turn,
    resultOf(turn, {
      parts: [part('biên nhận')],
      tickets: tickets.map(parted),
      forgets: { code: 'XD-1', tickets: tickets.map(({ code }) => code) },
    }),
    at(seconds),
  )
  expect(finished).toBe('finished')
}

async function carriedOut(store: Forgetting, limit = 500) {
  for (const order of await store.forgetOrders(10)) {
    while ((await store.forgetWords(order, limit)) === 'more');
    await store.closeForgetOrder(order.code, at(200))
  }
}

async function linesOf(store: Store): Promise<readonly string[]> {
  return (await store.transcript(chat, 0, 100)).map(({ text }) => text)
}

/** One whole walk. */
async function allQuiet(store: Store, before: number, limit: number): Promise<readonly QuietConversation[]> {
  const found: QuietConversation[] = []
  for (let isRound = false; !isRound;) {
    const stretch = await store.quietConversations(at(before), limit)
    found.push(...stretch.quiet)
    isRound = stretch.isRound
  }
  return found
}

export function forgettingContract(name: string, open: OpenStore): void {
  const test = storeTest(open)

  describe(`${name} forgets a conversation`, () => {
    test('what was said goes, the receipt stays and is the next to be sent', async ({ store }) => {
      const question = 'Tôi ở ngõ 5, hỏi lệ phí'
      await exchange(store, aMessage({ text: question }), {
        parts: ['một', 'hai', 'ba'].map(part),
        answers: [{ question, answer: { ...anAnswer(), outcome: 'no_answer' }, worded: null }],
      })
      await exchange(store, aMessage({ chat: 'minh', text: 'câu của Minh' }), { parts: [part('cho Minh')] })
      await store.recordDelivery(await takenDelivery(store), { kind: 'refused', why: 'no' }, at(20))
      const [letter] = await store.deadLetters(10)
      expect((await store.answersOf(chat)).map((answer) => answer.question)).toEqual([question])
      expect(await store.answersOf(conversationId('telegram', 'minh'))).toEqual([])
      await confirmed(store)
      await carriedOut(store)

      expect(await linesOf(store)).toEqual(['biên nhận'])
      expect(await store.deadLetters(10)).toEqual([])
      expect(await store.retryDeadLetter(letter?.id ?? 0, LAN, at(210))).toBe('gone')
      expect(await store.latestAnswers(10)).toEqual([])
      expect(await store.answersOf(chat)).toEqual([])
      expect(await store.unanswered({ from: at(-1000), before: at(1000) }, 10)).toEqual([])
      const sent: string[] = []
      for (let left = await store.takeDelivery('telegram', at(300), { leaseMs: 1000 }); left;) {
        sent.push(left.part.text)
        await store.recordDelivery(left, { kind: 'sent' }, at(300))
        left = await store.takeDelivery('telegram', at(300), { leaseMs: 1000 })
      }
      expect(sent.toSorted()).toEqual(['biên nhận', 'cho Minh'])
      expect((await store.figures(at(400))).waitingDeliveries).toBe(0)
      expect(await store.transcript(conversationId('telegram', 'minh'), 0, 10)).toHaveLength(2)
    })

    test('the day’s count of answers stays when their words go', async ({ store }) => {
      await exchange(store, aMessage(), {
        answers: [{ question: 'Ai bổ nhiệm?', answer: anAnswer(), worded: null }],
      })
      const day = Math.floor((at(0).getTime() + 7 * 3_600_000) / 86_400_000)
      const counted = await store.answersByDay({ from: day, before: day + 1 })
      await confirmed(store)
      await carriedOut(store)
      expect(counted).toHaveLength(1)
      expect(await store.answersByDay({ from: day, before: day + 1 })).toEqual(counted)
    })

    test('a reply in somebody’s hands when its words go is not waited for', async ({ store }) => {
      await exchange(store, aMessage(), { parts: ['một', 'hai'].map(part) })
      const onItsWay = await takenDelivery(store, 50)
      await confirmed(store)
      await carriedOut(store)
      const next = await takenDelivery(store, 300)
      expect(next.part.text).toBe('biên nhận')
      await store.recordDelivery(onItsWay, { kind: 'sent' }, at(301))
      await store.recordDelivery(next, { kind: 'sent' }, at(302))
      expect(await store.nextDeliveryDue('telegram')).toBeUndefined()
    })

    test('what is taken in after the confirmation is the next turn, with its line and its answer', async ({
      store,
    }) => {
      await exchange(store, aMessage({ text: 'cũ' }), { parts: [part('đáp cũ')] })
      for (const text of ['đồng ý xóa', 'câu mới', 'câu mới nữa'])
        await store.receive(aMessage({ text }), rule())
      const turn = await takenTurn(store, 100, TOGETHER)
      expect(words(turn)).toHaveLength(3)
      // One more while the turn is worked on, and one too many.
      await store.receive(aMessage({ text: 'muộn' }), rule())
      await store.receive(aMessage({ text: 'quá nhiều' }), rule({ perMinute: 1 }))
      const result = { parts: [part('biên nhận')], handled: 1, forgets: { code: 'XD-2', tickets: [] } }
      await store.finishTurn(turn, resultOf(turn, result), at(100))
      await carriedOut(store)

      const kept = ['câu mới', 'câu mới nữa', 'muộn']
      expect((await linesOf(store)).filter((line) => !line.startsWith('Bạn gửi'))).toEqual([
        ...kept,
        'quá nhiều',
        'biên nhận',
      ])
      expect(words(await takenTurn(store, 200, TOGETHER))).toEqual(kept)
    })

    test('the same delivery again is known as before', async ({ store }) => {
      const message = aMessage({ text: 'cũ' })
      await exchange(store, message, {})
      await confirmed(store)
      await carriedOut(store)
      expect(await store.receive(message, rule())).toBe('repeated')
    })

    test('an order that was broken off is found again, and piece by piece leaves nothing', async ({
      store,
      opened,
    }) => {
      for (let number = 0; number < 5; number += 1) {
        await exchange(store, aMessage({ text: `${number}` }), {
          parts: [part('đáp')],
          answers: [{ question: `${number}`, answer: anAnswer(), worded: null }],
        })
      }
      await confirmed(store)
      const [order] = await store.forgetOrders(10)
      if (order === undefined) throw new Error('no order')
      await store.forgetWords(order, 2)
      const again = await opened.reopen()
      expect(await again.forgetOrders(10)).toEqual([order])
      await carriedOut(again, 2)
      await carriedOut(again, 2)

      expect(await linesOf(again)).toEqual(['biên nhận'])
      expect(await again.latestAnswers(10)).toEqual([])
      expect(await again.forgetOrders(10)).toEqual([])
      expect(await again.deletions(10)).toEqual([
        { code: 'XD-1', network: 'telegram', at: at(100), doneAt: at(200), parted: 0 },
      ])
    })

    test('tickets part from the chat and stay where officials find them', async ({ store }) => {
      const open_ = await openedTicket(store, { question: 'Xin hỏi về vỉa hè' })
      const closed = await openedTicket(store, { state: 'in_progress', holder: LAN })
      await store.moveTickets([answered(closed, 'trả lời')], at(50))
      const all = [open_, { ...closed, ...(await store.ticket(closed.code)) }]
      await confirmed(store, all)
      expect(await store.deletions(10)).toMatchObject([{ doneAt: null, parted: 2 }])
      await carriedOut(store)

      expect(await store.deletions(10)).toMatchObject([{ doneAt: at(200), parted: 2 }])
      expect(await store.ticketsOf(chat, 10)).toEqual([])
      const scope = { place: null, department: null }
      expect((await store.searchTickets(['via', 'he'], scope, 10)).map(({ code }) => code)).toEqual([
        open_.code,
      ])
      expect(await store.ticket(closed.code)).toMatchObject({ state: 'answered', account: { chat: '' } })
      expect(await store.ticketDelivery(closed.code)).toBe('none')
      expect((await store.audit(open_.code)).at(-1)?.move).toBe('forget_asker')
    })

    test('nothing of it is written when a ticket was moved meanwhile', async ({ store }) => {
      const ticket = await openedTicket(store)
      await exchange(store, aMessage({ text: 'cũ' }), {})
      await store.receive(aMessage({ text: 'đồng ý xóa', at: 90 }), rule())
      const turn = await takenTurn(store, 95)
      await store.moveTickets([moved(ticket, 'claim', { holder: LAN })], at(96))
      const wish = { forgets: { code: 'XD-3', tickets: [ticket.code] }, tickets: [parted(ticket)] }
      expect(await store.finishTurn(turn, resultOf(turn, wish), at(97))).toBe('moved_on')
      expect(await store.forgetOrders(10)).toEqual([])
      expect(await store.deletions(10)).toEqual([])
    })

    test('words about a ticket are blotted where they stand', async ({ store }) => {
      const ticket = await openedTicket(store, { state: 'in_progress', holder: LAN })
      const added = moved(ticket, 'add_words', {}, { by: 'citizen', detail: { note: 'số 0912345678' } })
      await store.moveTickets([added], at(60))
      await store.addNote(ticket.code, { text: 'gọi 0912345678', by: LAN, at: at(61) })
      await store.blotTicket(ticket.code, (text) => text.replace('0912345678', '[số]'))
      await store.blotTicket(ticket.code, (text) => text.replace('0912345678', '[số]'))
      expect((await store.audit(ticket.code)).map(({ move, detail }) => [move, detail])).toEqual([
        ['open', {}],
        ['add_words', { note: 'số [số]' }],
      ])
      expect((await store.notes(ticket.code)).map(({ text }) => text)).toEqual(['gọi [số]'])
    })
  })

  describe(`${name} lets what is kept of people run out`, () => {
    test('quiet conversations are come by in stretches, one after the other', async ({ store }) => {
      for (const one of ['a', 'b', 'c']) await exchange(store, aMessage({ chat: one }), {})
      await exchange(store, aMessage({ chat: 'd', at: 90 }), {})
      const found = (await allQuiet(store, 50, 2)).map(({ id }) => id)
      expect([...new Set(found)].toSorted()).toEqual(['telegram:a', 'telegram:b', 'telegram:c'])
    })

    test('whoever walks on through the conversations goes on where another stopped', async ({
      store,
      opened,
    }) => {
      const chats = Array.from({ length: 9 }, (_, at) => `nhà ${at}`)
      for (const chat of chats) await exchange(store, aMessage({ chat }), {})
      const begun = await store.quietConversations(at(50), 2)
      expect(begun.isRound).toBe(false)
      const rest = await allQuiet(await opened.reopen(), 50, 2)
      const found = new Set([...begun.quiet, ...rest].map(({ id }) => id))
      expect([...found].toSorted()).toEqual(chats.map((chat) => `telegram:${chat}`))
    })

    test('a conversation goes when nothing is left of it, and not before', async ({ store }) => {
      await exchange(store, aMessage({ text: 'cũ' }), {
        answers: [{ question: 'cũ', answer: anAnswer(), worded: null }],
      })
      expect(await store.removeConversation(chat)).toBe(false)
      const [quiet] = await allQuiet(store, 400, 100)
      await store.forgetWords({ conversation: chat, through: quiet?.lastLine ?? 0, at: at(400) }, 100)
      await store.expire('messages', at(400), 100)
      expect(await store.removeConversation(chat)).toBe(true)
      expect(await store.conversation(chat)).toBeUndefined()
      expect(await store.receive(aMessage(), rule())).toBe('stored')
      expect(await store.removeConversation(chat)).toBe(false)
    })

    test('what is older goes, a few at a time, and what is younger stays', async ({ store }) => {
      for (const seconds of [0, 10, 20, 30]) {
        await exchange(store, aMessage({ at: seconds }), {
          answers: [{ question: `lúc ${seconds}`, answer: anAnswer(), worded: null }],
        })
      }
      await store.expire('answers', at(15), 1)
      expect(await store.latestAnswers(10)).toHaveLength(3)
      await store.expire('answers', at(15), 10)
      await store.expire('answers', at(15), 10)
      expect((await store.latestAnswers(10)).map(({ question }) => question)).toEqual(['lúc 30', 'lúc 20'])
    })

    test('deletions are looked through page by page, newest first', async ({ store }) => {
      for (const place of [1, 2, 3]) {
        const forgets = { code: `XD-${place}`, tickets: [] }
        await exchange(store, aMessage({ chat: `chat ${place}`, at: place }), { forgets })
      }
      const pages = await Promise.all([0, 2, 4].map((offset) => store.deletions(2, offset)))
      expect(pages.map((page) => page.map(({ code }) => code))).toEqual([['XD-3', 'XD-2'], ['XD-1'], []])
    })

    test('what retention took away in one day adds up, and another day begins anew', async ({ store }) => {
      expect(await store.retentionTold()).toMatchObject({ lookedAt: null, taken: {} })
      const noon = at(0).getTime()
      // 12:00 and 23:59 of one day in Vietnam, then a minute past midnight.
      const times = [0, 719, 721].map((minutes) => new Date(noon + minutes * 60_000))
      const [first = at(0), late = at(0), next = at(0)] = times
      await store.noteRetention(
        new Map([
          ['answers', 500],
          ['conversations', 2],
        ]),
        first,
      )
      await store.noteRetention(new Map([['answers', 20]]), late)
      expect(await store.retentionTold()).toMatchObject({
        lookedAt: late,
        taken: { answers: { at: late, count: 520 }, conversations: { at: first, count: 2 } },
      })
      await store.noteRetention(new Map([['answers', 1]]), next)
      await store.noteRetention(new Map(), new Date(next.getTime() + 60_000))
      const { lookedAt, taken } = await store.retentionTold()
      expect(taken).toEqual({ answers: { at: next, count: 1 }, conversations: { at: first, count: 2 } })
      expect(lookedAt).toEqual(new Date(next.getTime() + 60_000))
    })

    test('of deletions those carried out long ago go', async ({ store }) => {
      await confirmed(store)
      expect(await store.expire('deletions', at(1000), 10)).toBe(0)
      await carriedOut(store)
      expect(await store.expire('deletions', at(150), 10)).toBe(0)
      expect(await store.expire('deletions', at(1000), 10)).toBe(1)
      expect(await store.deletions(10)).toEqual([])
    })

    test('codes and letters’ journal run out by their own time', async ({ store }) => {
      await store.offerContact('hash', { kind: 'official', official: LAN }, at(10))
      await exchange(store, aMessage(), { parts: [part('một')] })
      await store.recordDelivery(await takenDelivery(store), { kind: 'refused', why: 'no' }, at(20))
      const [letter] = await store.deadLetters(1)
      await store.discardDeadLetter(letter?.id ?? 0, LAN, at(30), 'đã gọi')
      expect(await store.expire('contact_codes', at(5), 10)).toBe(0)
      expect(await store.expire('contact_codes', at(15), 10)).toBe(1)
      expect(await store.expire('letter_journal', at(25), 10)).toBe(0)
      expect(await store.expire('letter_journal', at(35), 10)).toBe(1)
      expect(await store.letterJournal(10)).toEqual([])
      for (const kind of [
        'sessions',
        'sign_ins',
        'attempts',
        'invitations',
        'account_log',
        'dead_notices',
      ] as const) {
        expect(await store.expire(kind, at(1000), 10)).toBe(0)
      }
    })
  })
}
