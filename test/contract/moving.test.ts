import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { conversationId } from '#src/domain/ids.ts'
import type { Store } from '#src/domain/store.ts'
import { carryOutOrders } from '#src/privacy/carry-out.ts'
import { keepRetention } from '#src/privacy/keep-retention.ts'
import { copyStore } from '#src/store/moving/copy.ts'
import { openSource, openTarget } from '#src/store/moving/place.ts'
import type { Place } from '#src/store/moving/place.ts'
import { KINDS, SQLITE_ONLY } from '#src/store/moving/records.ts'
import { openRedisStore } from '#src/store/redis/open.ts'
import { openSqliteStore } from '#src/store/sqlite/open.ts'
import { openTestDesk } from '../fixtures/desk.ts'
import { fillDesk } from '../fixtures/full-desk.ts'
import { aFolder, aFullFolder, emptied, sumsOf } from '../fixtures/moving-desks.ts'
import { NO_REDIS, RedisServer } from '../fixtures/redis-server.ts'
import { startSentinel } from '../fixtures/sentinel.ts'
import {
  ALONE,
  aMessage,
  anAnswer,
  aTicket,
  at,
  exchange,
  LAN,
  moved,
  opening,
  part,
  rule,
  words,
} from './build.ts'

let server: RedisServer

describe.skipIf(NO_REDIS)('a desk that moves', () => {
  beforeAll(async () => {
    server = await RedisServer.open()
  })
  afterAll(() => server.close())

  test('from SQLite to Redis and back nothing is lost, and it works on as it was', async () => {
    const from = await aFullFolder()
    await emptied(server)
    await moveAll({ kind: 'sqlite', folder: from }, { kind: 'redis', address: server.url })
    const before = openSqliteStore(from)
    await before.takeOver()
    const there = await openRedisStore(server.url)
    expect(await seenFrom(there)).toEqual(await seenFrom(before))
    await there.close()

    const back = join(await aFolder(), 'mới')
    await moveAll({ kind: 'redis', address: server.url }, { kind: 'sqlite', folder: back })
    const after = openSqliteStore(back)
    await after.takeOver()
    expect(await seenFrom(after)).toEqual(await seenFrom(before))
    await before.close()
    await after.close()
    const [one, other] = [
      await sumsOf({ kind: 'sqlite', folder: from }),
      await sumsOf({ kind: 'sqlite', folder: back }),
    ]
    expect(KINDS.filter((kind) => one[kind].checksum !== other[kind].checksum)).toEqual([...SQLITE_ONLY])
    expect(foreignKeysOf(back)).toEqual([])
  })

  test.each(['sqlite', 'redis'] as const)(
    'of a desk kept in %s for years, with whose chats are over, nothing is lost on the way to the other store and back',
    async (kind) => {
      await emptied(server)
      const folder = await aFolder()
      const redis: Place = { kind: 'redis', address: server.url }
      const first: Place = kind === 'redis' ? redis : { kind: 'sqlite', folder }
      const store = await opened(first)
      await fillDesk(store)
      await growOld(store)
      await store.close()
      const counts = await sumsOf(first)
      const asked = await askedOn(first)
      expect(asked.length).toBeGreaterThan(0)
      expect(counts.ticket.count).toBeGreaterThan(3)

      const away = join(await aFolder(), 'kia')
      const route: readonly Place[] =
        kind === 'redis'
          ? [redis, { kind: 'sqlite', folder: away }]
          : [first, redis, { kind: 'sqlite', folder: away }]
      for (const [at, place] of route.entries()) {
        const next = route[at + 1]
        if (next === undefined) break
        await moveAll(place, next)
        const there = await opened(next)
        await growOld(there)
        await there.close()
      }
      const last = await sumsOf({ kind: 'sqlite', folder: away })
      expect(last.ticket.count).toBe(counts.ticket.count)
      expect(await askedOn({ kind: 'sqlite', folder: away })).toEqual(asked)
      expect(foreignKeysOf(away)).toEqual([])
    },
  )

  test.each(['redis', 'sqlite'] as const)('a desk moved to %s goes on where it was', async (kind) => {
    const from = await aFullFolder()
    await emptied(server)
    const to: Place =
      kind === 'redis' ? { kind, address: server.url } : { kind, folder: join(await aFolder(), 'sau') }
    if (kind === 'sqlite') {
      await moveAll({ kind: 'sqlite', folder: from }, { kind: 'redis', address: server.url })
      await moveAll({ kind: 'redis', address: server.url }, to)
    } else await moveAll({ kind: 'sqlite', folder: from }, to)
    const store = await opened(to)
    await store.takeOver()
    await goesOn(store)
    expect((await store.figures(at(0))).waitingMessages).toBe(0)
    await store.close()
  })

  test('through a sentinel to a server that has never run a desk nothing is lost', async () => {
    const from: Place = { kind: 'sqlite', folder: await aFolder() }
    const store = openSqliteStore(from.folder)
    for (let second = 0; second < 40; second += 1) {
      const answers = [{ question: `câu ${second}`, answer: anAnswer(), worded: null }]
      await exchange(store, aMessage({ chat: `người ${second % 3}`, at: second }), { answers })
    }
    await store.close()
    await emptied(server)
    await server.command('SCRIPT', 'FLUSH')
    const sentinel = await startSentinel(server.port)
    onTestFinished(() => sentinel.close())
    const to: Place = { kind: 'redis', address: `redis+sentinel://127.0.0.1:${sentinel.port}/desk` }
    await moveAll(from, to)
    const { answer, line } = await sumsOf(to)
    expect([answer.count, line.count]).toEqual([40, 40])
  })
})

/** How many questions ended how, day by day. */
async function askedOn(place: Place): Promise<readonly string[]> {
  const store = await opened(place)
  const days = await store.answersByDay({ from: 20_000, before: 22_000 })
  await store.close()
  return days.map((day) => Object.values(day).join(' ')).toSorted()
}

/** All that runs out with the years has run out. */
async function growOld(store: Store): Promise<void> {
  const at = await openTestDesk({}, new Date(Date.now() + 2 * 365 * 86_400_000))
  const desk = { ...at.desk, store }
  await carryOutOrders(desk)
  for (let rounds = 0; (await keepRetention(desk)) === 'more'; rounds += 1) {
    if (rounds > 200) throw new Error('retention comes to no end')
  }
  await at.close()
}

/** What waits is answered and sent in order; what is new comes behind what was there. */
async function goesOn(store: Store): Promise<void> {
  const now = new Date(Date.now() + 24 * 3_600_000)
  const known = aMessage({ chat: 'chờ', number: 1 })
  const lines = await store.transcript(conversationId('telegram', 'chờ'), 0, 99)
  expect(await store.receive(known, rule())).toBe('stored')
  expect(await store.receive(known, rule())).toBe('repeated')

  const turns: string[] = []
  for (;;) {
    const turn = await store.takeTurn(now, { ...ALONE, windowMs: 1500 })
    if (turn === undefined) break
    turns.push(`${turn.conversation.account.chat}: ${words(turn).join(', ')}`)
    const parts = [part(`đáp ${turn.conversation.account.chat}`)]
    await store.finishTurn(turn, { conversation: turn.conversation, parts, answers: [], tickets: [] }, now)
  }
  expect(turns.toSorted()).toEqual([
    'chờ: một, hai, ba, Lệ phí hộ tịch là bao nhiêu?',
    'nhiều: Lệ phí hộ tịch là bao nhiêu?',
    'w: choice',
  ])

  const sent: string[] = []
  for (;;) {
    const delivery = await store.takeDelivery('zalo', now, { leaseMs: 60_000 })
    if (delivery === undefined) break
    sent.push(delivery.part.text)
    await store.recordDelivery(delivery, { kind: 'sent' }, now)
  }
  const to = (chat: string) => sent.filter((text) => text.endsWith(chat)).map((text) => text.split(' ')[0])
  for (const chat of ['gửi lại', 'đang gửi', 'chờ']) expect(to(chat)).toEqual(['một', 'hai', 'ba', 'bốn'])
  expect(to('đã đến')).toEqual(['hai', 'ba', 'bốn'])
  expect(to('hỏng')).toEqual(['hai', 'ba', 'bốn'])

  const ticket = aTicket({ chat: 'chờ' })
  expect(await store.moveTickets([opening(ticket)], now)).toBe('moved')
  const newest = await store.searchTickets(['phuong'], { place: 'hn', department: null }, 1)
  expect(newest.map(({ code }) => code)).toEqual([ticket.code])
  const all = await store.transcript(conversationId('telegram', 'chờ'), 0, 99)
  expect(all.slice(0, lines.length)).toEqual(lines)
  const highest = Math.max(
    ...(await Promise.all(CHATS.map((id) => store.transcript(id, 0, 99)))).flat().map(({ id }) => id),
  )
  expect(all.at(-1)?.id).toBeLessThanOrEqual(highest)
  const open = (await store.ticketsOf(conversationId('telegram', 'lan'), 9))[0]
  if (open === undefined) throw new Error('the ticket is gone')
  expect(await store.moveTickets([moved(open, 'claim', { holder: LAN })], now)).toBe('moved')
  expect((await store.audit(open.code)).map(({ move }) => move)).toEqual(['open', 'claim'])
  expect(await store.saveDraft(open.code, { text: 'x', revision: 3, by: LAN, at: now })).toBe('saved')
  expect(await store.keepRule('calendar/2027', {}, { expected: 2, by: LAN, at: now })).toBe('kept')
  expect(await store.redeemContact('Minh', 'official', '78', new Date())).toBeDefined()
  // It was in somebody's hands.
  expect(await store.takeErrand('desk', now, { leaseMs: 1 })).toMatchObject({ attempts: 1 })
}

const CHATS = (
  [
    ['telegram', 'lan'],
    ['telegram', 'chờ'],
    ['telegram', 'nhiều'],
    ['telegram', 'báo'],
    ['zalo', 'hoa'],
    ['zalo', 'tú'],
    ['zalo', 'gửi lại'],
    ['zalo', 'hỏng'],
    ['web', 'w'],
  ] as const
).map(([network, chat]) => conversationId(network, chat))

/** The desk as its parts ask for it: the same from either store. */
async function seenFrom(store: Store): Promise<unknown> {
  const now = new Date(Date.now() + 1000)
  const scope = { place: null, department: null }
  const codes = (await store.ticketsOpened({ from: new Date(0), before: now, after: null }, 99)).map(
    ({ code }) => code,
  )
  const each = <T>(look: (code: (typeof codes)[number]) => Promise<T>) => Promise.all(codes.map(look))
  return {
    // How long the oldest has waited differs by the second in which it is asked.
    figures: { ...(await store.figures(at(0))) },
    channels: await Promise.all(
      (['telegram', 'zalo'] as const).map((one) => store.channelFigures(one, at(0))),
    ),
    conversations: await Promise.all(CHATS.map((id) => store.conversation(id))),
    transcripts: await Promise.all(CHATS.map((id) => store.transcript(id, 0, 99))),
    answers: await store.latestAnswers(9),
    tally: (await store.answersByDay({ from: 20_000, before: 21_000 }))
      .map((one) => ({ ...one }))
      .toSorted(byText),
    unanswered: await store.unanswered({ from: new Date(0), before: now }, 9),
    tickets: await each((code) => store.ticket(code)),
    audits: await each((code) => store.audit(code)),
    fares: await each((code) => store.ticketDelivery(code)),
    drafts: await each((code) => store.draft(code)),
    notes: (await each((code) => store.notes(code))).map((notes) =>
      notes.map(({ text, by, at }) => ({ text, by, at })),
    ),
    due: await store.ticketsDue(now, 9),
    found: await store.searchTickets(['dieu'], scope, 9),
    waits: await store.countTickets({ ...scope, states: ['new', 'waiting'], holder: null, due: null }),
    letters: await store.deadLetters(9),
    deletions: await store.deletions(9),
    retention: (await store.retentionTold()).taken,
    journal: await store.letterJournal(9),
    backup: await store.lastBackup(),
    accounts: await store.accounts(),
    log: await store.accountLog(99),
    own: await store.accountLogOf(LAN, 99),
    sessions: await store.sessionsOf(LAN, new Date()),
    begun: await store.begunSignIn('dở dang', new Date()),
    invited: await store.invited('mời Lan', new Date()),
    attempts: await store.countAttempt(
      [{ key: 'sign-in:lan', most: 3 }],
      new Date(),
      new Date(Date.now() - 3_600_000),
    ),
    secret: await store.secret('session', () => 'anew'),
    rules: [await store.rules(''), await store.ruleHistory('calendar/2027', 9)],
    examples: await store.routingExamples(undefined),
    groups: await store.departmentGroups(),
    movedGroups: [await store.groupNow('-500'), await store.groupBefore('-1005')],
    telegram: await store.telegramOfficial('77'),
    mail: await store.mailWanted(),
    listed: await store.noticesFor(LAN, 99),
    unread: await store.unreadNotices(LAN),
    deadNotices: await store.deadNotices(9),
    law: [
      await store.versionInUse(),
      await store.versions(),
      await store.shelved(3),
      await store.journal(99),
    ],
    editions: await Promise.all(
      [...(await store.shelved(1)).values()]
        .toSorted()
        .map(async (digest) => Buffer.from((await store.edition(digest))?.content ?? [])),
    ),
    waiting: await store.waiting(),
    decisions: [await store.decisions(), await store.decisionsOn('nq-98')],
  }
}

function byText(one: unknown, other: unknown): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1
}

async function moveAll(from: Place, to: Place): Promise<void> {
  const source = await openSource(from)
  const target = await openTarget(to, source.origin)
  try {
    const compared = await copyStore(source, target)
    expect(compared.filter(({ is }) => is === 'different')).toEqual([])
  } finally {
    await target.close()
    await source.close()
  }
}

async function opened(place: Place): Promise<Store> {
  return place.kind === 'sqlite' ? openSqliteStore(place.folder) : openRedisStore(place.address)
}

function foreignKeysOf(folder: string): readonly unknown[] {
  const database = new DatabaseSync(join(folder, 'desk.db'), { readOnly: true })
  const faults = database.prepare('PRAGMA foreign_key_check').all()
  database.close()
  return faults
}
