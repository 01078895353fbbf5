import { afterEach, expect, test } from 'vitest'
import type { Desk } from '#src/domain/desk.ts'
import type { Store } from '#src/domain/store.ts'
import type { Ticket } from '#src/domain/ticket.ts'
import { sealAnew } from '#src/privacy/seal-anew.ts'
import { maskFromBefore } from '#src/privacy/walk-tickets.ts'
import { openSeal } from '#src/sealing.ts'
import { openSqliteStore } from '#src/store/sqlite/open.ts'
import { answerTicket } from '#src/tickets/answer.ts'
import { claimTicket } from '#src/tickets/claim.ts'
import { forgetAsker } from '#src/tickets/forget-asker.ts'
import { openOriginal } from '#src/tickets/open-original.ts'
import { aTicket, at as after, moved, opening } from '../contract/build.ts'
import { LAN } from '../fixtures/lan.ts'
import { openTestDesk, openTicketFor } from '../fixtures/desk.ts'
import type { TestDesk } from '../fixtures/desk.ts'

const OLD = Buffer.alloc(32, 1)
const NEW = Buffer.alloc(32, 2)
const WRITTEN = 'Tôi tên Lan, 0912345678, hỏi giá vé xe buýt'

let at: TestDesk
afterEach(() => at.close())

/** A ticket whose original the old key has sealed, and the same desk with other keys. */
async function sealedByOld() {
  at = await openTestDesk({ seal: openSeal([OLD]) })
  const account = { network: 'zalo', chat: 'lan' } as const
  const { code } = await openTicketFor(at.desk, account, {
    question: 'Giá vé xe buýt',
    written: WRITTEN,
    department: 'so-xay-dung',
  })
  await claimTicket(at.desk, LAN, { code })
  const logged: unknown[] = []
  const info = (about: unknown, line: string): void => {
    // What else is kept sealed has a test of its own.
    if (line.startsWith('originals')) logged.push([about, line])
  }
  const log = { debug() {}, info, warn() {}, error() {} }
  const withKeys = (...keys: Buffer[]): Desk => ({ ...at.desk, log, seal: openSeal(keys) })
  const read = async (desk: Desk) => openOriginal(desk, LAN, { code, reason: 'cần số' })
  return { code, withKeys, read, logged }
}

test('what the old key has sealed opens with the new one in front', async () => {
  const { withKeys, read } = await sealedByOld()
  expect(await read(withKeys(NEW, OLD))).toMatchObject({ original: WRITTEN })
})

test('the upkeep seals it anew, says so, and the old key can go', async () => {
  const { code, withKeys, read, logged } = await sealedByOld()
  const both = withKeys(NEW, OLD)
  await sealAnew(both)
  await sealAnew(both)
  expect(logged).toEqual([[{ changed: 1, unreadable: 0 }, 'originals are sealed with the first key']])
  expect(await read(withKeys(NEW))).toMatchObject({ original: WRITTEN })
  expect((await at.store.audit(code)).filter(({ move }) => move === 'reseal')).toHaveLength(1)
})

test('a rotation that was broken off goes on at the next start, and leaves nothing to the old key', async () => {
  const { withKeys, logged } = await sealedByOld()
  const tickets = Array.from({ length: 230 }, () => {
    const ticket = aTicket({ state: 'waiting', openedAt: at.desk.clock() })
    const until = new Date(at.desk.clock().getTime() + 86_400_000)
    return { ...ticket, original: { sealed: openSeal([OLD]).close(WRITTEN, ticket.code), until } }
  })
  for (const ticket of tickets) {
    await meet(at.store, ticket)
    await at.store.moveTickets([opening(ticket)], at.desk.clock())
  }
  await sealAnew(withKeys(NEW, OLD))
  expect(logged).toEqual([])

  const started = withKeys(NEW, OLD)
  await sealAnew(started)
  await sealAnew(started)
  // The first of the two pages was done before, all but the ticket that was opened before these.
  expect(logged).toEqual([[{ changed: 31, unreadable: 0 }, 'originals are sealed with the first key']])
  for (const { code } of tickets) {
    const { original } = (await at.store.ticket(code)) ?? {}
    expect(openSeal([NEW]).open(original?.sealed ?? '', code)).toBe(WRITTEN)
  }
})

test('a ticket that others move at every try is not said to be sealed anew before it is', async () => {
  const { code, withKeys, logged } = await sealedByOld()
  const both = withKeys(NEW, OLD)
  let quicker = 3
  const contended: Desk = {
    ...both,
    store: {
      ...at.store,
      moveTickets: async (...move) => {
        if (quicker > 0) {
          quicker -= 1
          const ticket = await at.store.ticket(code)
          if (ticket === undefined) throw new Error('gone')
          await at.store.moveTickets([moved(ticket, 'remind', {})], at.desk.clock())
        }
        return at.store.moveTickets(...move)
      },
    },
  }
  await sealAnew(contended)
  expect(logged).toEqual([])
  await sealAnew(contended)
  expect(logged).toEqual([[{ changed: 1, unreadable: 0 }, 'originals are sealed with the first key']])
  const { original } = (await at.store.ticket(code)) ?? {}
  expect(openSeal([NEW]).open(original?.sealed ?? '', code)).toBe(WRITTEN)
})

test('an old key that was dropped too early makes the original unreadable, and nothing else', async () => {
  const { code, withKeys, read, logged } = await sealedByOld()
  const early = withKeys(NEW)
  expect(await read(early)).toMatchObject({ kind: 'opened', original: undefined })
  await sealAnew(early)
  expect((await at.store.ticket(code))?.original).not.toBeNull()
  // Back again, it opens; a third key that never sealed anything is counted as what it is.
  expect(await read(withKeys(NEW, OLD))).toMatchObject({ original: WRITTEN })
  await sealAnew(withKeys(NEW, Buffer.alloc(32, 3)))
  expect(logged.at(-1)).toEqual([{ changed: 0, unreadable: 1 }, 'originals are sealed with the first key'])
})

test('an answer whose key is missing is forgotten with its asker, and does not come back with the key', async () => {
  const { code, withKeys } = await sealedByOld()
  const said = { code, text: 'Mời bà gọi 0912345678', citations: [] }
  expect(await answerTicket(at.desk, LAN, said)).toMatchObject({ kind: 'moved' })
  expect((await at.store.ticket(code))?.answer?.text).toBe(said.text)

  const open = (...keys: Buffer[]) => openSqliteStore(at.folder, openSeal(keys))
  const early = open(NEW)
  const ticket = await early.ticket(code)
  expect(ticket?.answer?.text).toBe('Mời bà gọi [số điện thoại]')
  if (ticket === undefined) throw new Error('gone')
  const now = at.desk.clock()
  const when = { now, timing: await at.desk.timing() }
  const desk = { ...withKeys(NEW), store: early }
  expect(await early.moveTickets(await forgetAsker(desk, ticket, 'desk', when), now)).toBe('moved')
  const back = open(NEW, OLD)
  expect((await back.ticket(code))?.answer?.text).toBe('Mời bà gọi [số điện thoại]')
  await Promise.all([early.close(), back.close()])
})

test('a question from before there was masking is masked once, and sealed while somebody works on it', async () => {
  at = await openTestDesk({}, after(60))
  const { store, desk } = at
  const open = aTicket({ question: WRITTEN, state: 'waiting' })
  const closed = aTicket({ question: WRITTEN, state: 'answered' })
  for (const ticket of [open, closed]) {
    await meet(store, ticket)
    await store.moveTickets([opening(ticket)], after(0))
  }
  await maskFromBefore(desk)
  const now = await store.ticket(open.code)
  expect(now?.question).toBe('Tôi tên Lan, [số điện thoại], hỏi giá vé xe buýt')
  expect(desk.seal?.open(now?.original?.sealed ?? '', open.code)).toBe(WRITTEN)
  expect(await store.ticket(closed.code)).toMatchObject({ original: null })
  expect((await store.ticket(closed.code))?.question).not.toContain('0912345678')
  expect(await store.searchTickets(['0912345678'], { place: null, department: null }, 10)).toEqual([])
  await maskFromBefore({ ...desk })
  expect(await store.audit(open.code)).toHaveLength(2)
})

/** Whoever asks is known before there is a ticket of theirs. */
function meet(store: Store, { conversation, account }: Ticket): Promise<void> {
  return store.saveConversation({
    id: conversation,
    account,
    place: null,
    greeted: true,
    pending: null,
    offered: [],
    earlier: [],
    heard: [],
    lastQuestion: null,
    readingsOffered: 0,
    askedAt: null,
  })
}
