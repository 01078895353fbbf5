import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ticket } from '#src/domain/ticket.ts'
import { openRedisStore } from '#src/store/redis/open.ts'
import { NO_REDIS, RedisServer } from '../fixtures/redis-server.ts'
import { aMessage, aTicket, at, opening, rule } from './build.ts'

/** More than are looked through at a time, eight to a byte, twice over. */
const TICKETS = 7000
const AT_ONCE = 500

/** Which tickets have a word: nearly all, some, few enough to be kept as a set, those of long ago, those of late. */
const WORDS = {
  nha: (number: number) => number % 10 !== 0,
  dat: (number: number) => number % 3 === 1,
  ruong: (number: number) => number % 11 === 4,
  vuon: (number: number) => number % 501 === 7,
  ngoxua: (number: number) => number < 600,
  ngomoi: (number: number) => number >= 6400,
} as const

let server: RedisServer

describe.skipIf(NO_REDIS)('among more tickets than Redis looks through at a time', () => {
  beforeAll(async () => {
    server = await RedisServer.open()
  })
  afterAll(() => server.close())

  test('those are found that have all words, the newest first', async () => {
    const store = await openRedisStore(server.url, 'nhieu')
    await store.receive(aMessage(), rule())
    const saying = (number: number): string =>
      Object.entries(WORDS)
        .filter(([, has]) => has(number))
        .map(([word]) => word)
        .join(' ')
    const tickets = Array.from({ length: TICKETS }, (_, number) =>
      aTicket({ question: `hỏi ${saying(number)}` }),
    )
    for (let from = 0; from < TICKETS; from += AT_ONCE) {
      const some = tickets.slice(from, from + AT_ONCE)
      await store.moveTickets(
        some.map((ticket) => opening(ticket)),
        at(1),
      )
    }

    const words = Object.keys(WORDS)
    const asked = words.flatMap((one) =>
      words.flatMap((other) => [
        [one, other],
        ['hoi', one, other],
      ]),
    )
    for (const looked of [...words.map((word) => [word]), ...asked, ['nha', 'ngo'], ['ngo'], ['dat', 'r']]) {
      const last = looked.at(-1) ?? ''
      const all = tickets.filter((_, number) => {
        const said = ['hoi', ...saying(number).split(' ')]
        return (
          looked.slice(0, -1).every((word) => said.includes(word)) &&
          said.some((word) => word.startsWith(last))
        )
      })
      for (const limit of [50, TICKETS]) {
        const found = await store.searchTickets(looked, { place: null, department: null }, limit)
        expect([looked, ...codes(found)]).toEqual([looked, ...codes(all.slice(-limit).toReversed())])
      }
    }
    await store.close()
  })
})

function codes(tickets: readonly Ticket[]): readonly string[] {
  return tickets.map(({ code }) => code)
}
