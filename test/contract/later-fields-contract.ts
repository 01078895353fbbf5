import { describe, expect } from 'vitest'
import { act, change } from './archive-build.ts'
import { relationId } from '#knowledge/relation.ts'
import type { OfficialNotice } from '#src/domain/notices.ts'
import {
  aMessage,
  aTicket,
  at,
  exchange,
  LAN,
  LEASE,
  moved,
  opening,
  resultOf,
  rule,
  takenTurn,
} from './build.ts'
import { storeTest } from './store-test.ts'
import type { OpenStore } from './store-test.ts'

/** As a program that knows more writes it: one more field in the thing itself. */
function later<Kept extends object>(kept: Kept): Kept {
  return Object.assign({ ...kept }, LATER)
}

const LATER = { later: { words: ['sau này'], count: 1 } }

/**
 * What a newer program adds to a record, an older one beside it brings back unchanged when it writes the record anew: during an
 * upgrade both work on one store. See "Two programs on one store" in src/store/SCHEMA.md.
 */
export function laterFieldsContract(name: string, open: OpenStore): void {
  const test = storeTest(open)

  describe(`${name} keeps what a newer program has added`, () => {
    test('to a ticket and to what stands in it, when it is moved', async ({ store, opened }) => {
      const plain = aTicket()
      const { accept, reply, answer } = plain.clocks
      const limit = later(answer.limit)
      const clocks = later({
        accept: later(accept),
        reply,
        answer: later({
          ...answer,
          limit,
          pauses: [later({ from: at(1), to: at(2) })],
          hastened: later({ at: at(3), limit }),
        }),
      })
      const proposed = later({ text: 'Theo khoản 2 …', by: LAN, at: at(4) })
      const ticket = later({
        ...plain,
        clocks,
        proposed,
        routed: later(plain.routed),
        original: later({ sealed: 'k.x', until: at(9000) }),
        request: later({ at: at(5), dead: [] }),
        answer: later({ text: 'Được.', by: LAN, at: at(6), approvedBy: null, citations: [] }),
        refusal: later({ why: 'not_competent', by: LAN, at: at(7) } as const),
        published: later({ id: 'hoi-dap/a', by: LAN, at: at(8) }),
      })
      await exchange(store, aMessage(), { tickets: [opening(ticket)] })

      const read = await (await opened.reopen()).ticket(ticket.code)
      // With a key an answer has its seal as well.
      expect(read).toMatchObject(ticket)
    })

    test('also when the next move is another’s', async ({ store }) => {
      const ticket = later(aTicket())
      await exchange(store, aMessage(), { tickets: [opening(ticket)] })
      const read = await store.ticket(ticket.code)
      if (read === undefined) throw new Error('no ticket')
      expect(await store.moveTickets([moved(read, 'claim', { holder: LAN })], at(50))).toBe('moved')
      expect(await store.ticket(ticket.code)).toMatchObject({ ...LATER, state: 'in_progress', holder: LAN })
    })

    test('to what the desk remembers of a chat, when its next turn is finished', async ({ store }) => {
      const message = aMessage()
      await store.receive(message, rule())
      const first = await takenTurn(store)
      const choice = later({ label: 'Hà Nội', value: 'hn' })
      const pending = later({ kind: 'place', question: 'Lệ phí?' } as const)
      const conversation = later({ ...first.conversation, pending, offered: [choice] })
      await store.finishTurn(first, resultOf(first, { conversation }), at(1))

      await store.receive(aMessage(), rule())
      const second = await takenTurn(store)
      expect(second.conversation).toEqual(conversation)
      const greeted = { ...second.conversation, greeted: true }
      await store.finishTurn(second, resultOf(second, { conversation: greeted }), at(2))
      expect(await store.conversation(message.conversation)).toEqual(greeted)
      expect(greeted).toMatchObject(LATER)
    })

    test('to a notice, when it is spread to officials', async ({ store }) => {
      const ticket = aTicket()
      const { code, place, department } = ticket
      const reminder = later({ of: 'answer', percent: 80 } as const)
      const notice: OfficialNotice = later({
        kind: 'new',
        ticket: code,
        place,
        department,
        holder: null,
        by: 'citizen',
        due: null,
        reminder,
        at: at(0),
      })
      await exchange(store, aMessage(), { tickets: [{ ...opening(ticket), notices: [notice] }] })

      const errand = await store.takeErrand('desk', at(60), LEASE)
      if (errand === undefined) throw new Error('nothing is due')
      expect(errand.notice).toEqual(notice)
      await store.spreadNotice(errand, { lists: [LAN], sends: [{ way: 'email', to: LAN }] }, at(61))
      expect((await store.takeErrand('email', at(62), LEASE))?.notice).toEqual(notice)
    })

    test('to an edition that waits, when somebody accepts it, and to a decision', async ({ store }) => {
      const wished = change('a', 'một')
      const said = later(act('đã xem'))
      await store.keepWaiting(wished)
      await store.acceptWaiting('a', wished.edition.digest, said)
      expect((await store.waitingFor('a'))?.accepted).toEqual(said)

      const relation = {
        kind: 'repeals',
        by: 'luat-72/dieu-52',
        target: 'nq-98/dieu-10',
        words: 'bãi bỏ',
      } as const
      const acting = later({ label: 'Luật số 72/2025/QH15' })
      const about = later({ kind: 'relation', relation } as const)
      const decision = { id: relationId(relation), about, state: 'applied', acting, act: act() } as const
      await store.decide([{ decision, seen: null }], [])
      expect(await store.decisions()).toEqual([decision])
    })
  })
}
