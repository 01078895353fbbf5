import { describe, expect } from 'vitest'
import { fold, syllables } from '#knowledge/vietnamese.ts'
import type { Store } from '#src/domain/store.ts'
import type { TicketScope } from '#src/domain/tickets.ts'
import { aMessage, aTicket, answered, at, moved, openedTicket, opening, rule } from './build.ts'
import { storeTest } from './store-test.ts'
import type { OpenStore } from './store-test.ts'

const EVERYWHERE: TicketScope = { place: null, department: null }
/** More than a word may be in and still be kept the short way by any store. */
const MANY = 450

export function ticketSearchContract(name: string, open: OpenStore): void {
  const test = storeTest(open)

  describe(`${name} finds tickets by their words`, () => {
    test('all words count, the last may be begun, the newest comes first', async ({ store }) => {
      const older = await openedTicket(store, { question: 'Học phí trường công lập là bao nhiêu?' })
      const newer = await openedTicket(store, { question: 'Miễn học phí cho con thương binh thế nào?' })

      expect(await found(store, 'học phí')).toEqual([newer.code, older.code])
      expect(await found(store, 'HOC PHI truo')).toEqual([older.code])
      expect(await found(store, 'thuong hoc')).toEqual([newer.code])
      expect(await found(store, 'hoc phi xe')).toEqual([])
      expect(await found(store, 'phi', EVERYWHERE, 1)).toEqual([newer.code])
      expect(await found(store, '')).toEqual([])
      // Only the last word may be begun.
      expect(await found(store, 'ho phi')).toEqual([])
    })

    test('only what belongs to the city and the department is found', async ({ store }) => {
      const hanoi = await openedTicket(store, { question: 'Giấy khai sinh', department: 'so-tu-phap' })
      const both = await openedTicket(store, { question: 'Giấy khai sinh', place: null })
      const saigon = await openedTicket(store, { question: 'Giấy khai sinh', place: 'hcm' })

      expect(await found(store, 'khai sinh', { ...EVERYWHERE, place: 'hn' })).toEqual([both.code, hanoi.code])
      expect(await found(store, 'khai sinh', { place: 'hcm', department: 'so-noi-vu' })).toEqual([
        saigon.code,
        both.code,
      ])
      expect(await found(store, 'khai sinh', { place: 'hcm', department: 'so-tu-phap' })).toEqual([])
    })

    test('a ticket is found by its code, with dashes and without', async ({ store }) => {
      const { code } = await openedTicket(store)
      await openedTicket(store, { chat: 'minh' })
      expect(await found(store, code)).toEqual([code])
      expect(await found(store, code.replaceAll('-', ''))).toEqual([code])
      expect(await found(store, code.slice(0, -1))).toContain(code)
    })

    test('the words of an answer are found, words that were changed no longer', async ({ store }) => {
      const ticket = await openedTicket(store, { question: 'Nuôi chó trong chung cư', state: 'in_progress' })
      const answer = answered(ticket, 'Phải rọ mõm nơi công cộng.')
      await store.moveTickets([answer], at(50))
      expect(await found(store, 'ro mom')).toEqual([ticket.code])

      const corrected = moved(answer.ticket, 'rate', {
        question: 'Nuôi mèo trong chung cư',
        department: 'so-y-te',
      })
      await store.moveTickets([corrected], at(60))
      expect(await found(store, 'nuoi cho')).toEqual([])
      expect(await found(store, 'nuoi meo ro')).toEqual([ticket.code])
      expect(await found(store, 'nuoi', { ...EVERYWHERE, department: 'so-noi-vu' })).toEqual([])
      expect(await found(store, 'nuoi', { ...EVERYWHERE, department: 'so-y-te' })).toEqual([ticket.code])
    })

    test('what many tickets say is found as well as what one does, and together', async ({ store }) => {
      await store.receive(aMessage(), rule())
      const tickets = Array.from({ length: MANY }, (_, count) => {
        // Of five digits: no part of a ticket's code begins so.
        const rare = count % 100 === 7 ? ` đặc biệt${10_000 + count}` : ''
        return aTicket({
          question: `Lệ phí cấp biển số xe máy${rare}`,
          place: count % 2 === 0 ? 'hn' : 'hcm',
        })
      })
      await store.moveTickets(
        tickets.map((ticket) => opening(ticket)),
        at(1),
      )
      const all: readonly string[] = tickets.map(({ code }) => code)
      const rare = [407, 307, 207, 107, 7].map((at) => all[at])

      expect(await found(store, 'le phi', EVERYWHERE, 3)).toEqual(all.slice(-3).toReversed())
      expect(await found(store, 'le phi', EVERYWHERE, MANY + 1)).toEqual(all.toReversed())
      expect(await found(store, 'phi dac')).toEqual(rare)
      expect(await found(store, 'dac bie')).toEqual(rare)
      expect(await found(store, 'dac ph')).toEqual(rare)
      expect(await found(store, 'dac phi', { ...EVERYWHERE, place: 'hn' })).toEqual([])
      expect(await found(store, 'xe may 10207')).toEqual([all[207]])
      const [newest] = await store.searchTickets(['bien'], EVERYWHERE, 1)
      if (newest === undefined) throw new Error('it was found before')
      await store.moveTickets([moved(newest, 'set_urgency', { question: 'Khác' })], at(50))
      expect(await found(store, 'bien so', EVERYWHERE, 1)).toEqual(all.slice(-2, -1))
    })

    test('a beginning finds every word that begins so, however many there are', async ({ store }) => {
      const letters = 'abcdefghik'.split('')
      const lots = letters
        .slice(0, 7)
        .flatMap((one) => letters.map((other) => aTicket({ question: `Thửa đất xlo${one}${other}` })))
      await store.receive(aMessage(), rule())
      await store.moveTickets(
        lots.map((ticket) => opening(ticket)),
        at(1),
      )
      const all: readonly string[] = lots.map(({ code }) => code)

      expect(await found(store, 'dat xl', EVERYWHERE, 100)).toEqual(all.toReversed())
      expect(await found(store, 'dat xlo', EVERYWHERE, 100)).toEqual(all.toReversed())
      expect(await found(store, 'dat xlog', EVERYWHERE, 100)).toEqual(all.slice(60).toReversed())
      expect(await found(store, 'dat xlok')).toEqual([])
    })

    test('who asks the like is shown tickets that share the rarer words, open or answered', async ({
      store,
    }) => {
      const open = await openedTicket(store, { question: 'Tôi muốn xin giấy phép xây nhà trọ' })
      const done = await openedTicket(store, { question: 'Phòng trọ phải có gì?', state: 'answered' })
      const published = await openedTicket(store, { question: 'Nhà trọ', state: 'published', place: 'hcm' })
      await openedTicket(store, { question: 'Nhà trọ', state: 'withdrawn' })
      await openedTicket(store, { question: 'Nhà trọ', state: 'refused' })
      await openedTicket(store, { question: 'Học phí', place: null })
      const like = async (question: string, scope = EVERYWHERE, limit = 10) =>
        (await store.ticketsLike(words(question), scope, limit)).map(({ code }) => code).toSorted()

      expect(await like('cho thuê trọ thì sao')).toEqual(
        [open, done, published].map(({ code }) => code).toSorted(),
      )
      expect(await like('trọ', { ...EVERYWHERE, place: 'hn' })).toEqual([open.code, done.code].toSorted())
      expect(await like('trọ trọ', EVERYWHERE, 2)).toHaveLength(2)
      expect(await like('bảo hiểm')).toEqual([])
      expect(await like('')).toEqual([])

      await store.moveTickets([moved(open, 'withdraw', {}, { by: 'citizen' })], at(50))
      expect(await like('trọ', { ...EVERYWHERE, place: 'hn' })).toEqual([done.code])
    })
  })
}

function words(text: string): readonly string[] {
  return syllables(text).map(fold)
}

async function found(
  store: Store,
  text: string,
  scope: TicketScope = EVERYWHERE,
  limit = 10,
): Promise<readonly string[]> {
  return (await store.searchTickets(words(text), scope, limit)).map(({ code }) => code)
}
