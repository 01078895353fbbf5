import * as z from 'zod'
import type { Connection } from '../redis/connection.ts'
import type { Keys } from '../redis/keys.ts'
import { ticketMove } from '../redis/move-tickets.ts'
import { COPY_ANSWER, COPY_APPEND, COPY_LINE, MOVE_TICKETS } from '../redis/scripts.ts'
import { TicketJson } from '../ticket-rows.ts'
import type { Kept, Kind, RecordOf } from './records.ts'
import { deskInto } from './redis-in-desk.ts'
import { lawInto } from './redis-in-law.ts'
import { peopleInto } from './redis-in-people.ts'

/** What is sent for one record of each kind; each may be sent again. */
export type Put = {
  readonly [K in Kind]: (record: RecordOf<K>) => readonly Promise<unknown>[]
}

/** Each knows by how many are there whether its own is: they have to come in the order in which they are sent. */
const IN_ORDER = [COPY_ANSWER, COPY_APPEND, COPY_LINE]

/** A ticket touches some sixty keys: so many go together. */
const TICKETS_AT_ONCE = 50

export async function preparePut(
  db: Connection,
  keys: Keys,
): Promise<(records: readonly Kept[]) => Promise<void>> {
  await db.teach(IN_ORDER)
  const put: Omit<Put, 'ticket'> = {
    ...deskInto(db, keys),
    ...peopleInto(db, keys),
    ...lawInto(db, keys),
    usedInvitation: () => [],
    pastMessage: () => [],
    pastDelivery: () => [],
  }
  return async (records) => {
    const sent: Promise<unknown>[] = []
    const tickets: RecordOf<'ticket'>[] = []
    for (const { kind, record } of records) {
      if (kind === 'ticket') tickets.push(record)
      else if (kind === 'shelved') {
        // Those of a document are put together in one text: one after the other.
        await Promise.all(put.shelved(record))
      } else {
        // The function is its kind's, which the compiler cannot tell.
        sent.push(...(put[kind] as (record: unknown) => readonly Promise<unknown>[])(record))
      }
    }
    await Promise.all(sent)
    for (let at = 0; at < tickets.length; at += TICKETS_AT_ONCE) {
      await putTickets(db, keys, tickets.slice(at, at + TICKETS_AT_ONCE))
    }
  }
}

/** As they were opened, each under its number, in its queues and with its words; those that are there are passed over. */
async function putTickets(db: Connection, keys: Keys, tickets: readonly RecordOf<'ticket'>[]): Promise<void> {
  const says = { parts: [], by: 'desk', answer: false } as const
  const kept = await db.ask(keys.lastTicket, 'GET', keys.lastTicket)
  let last = Number(db.read(z.string().nullable(), kept) ?? 0)
  const changes: Parameters<typeof ticketMove>[2][number][] = []
  const send = async (): Promise<void> => {
    if (changes.length === 0) return
    const move = await ticketMove(db, keys, changes)
    const moved = await db.run(MOVE_TICKETS, move.keys, [0, changes.length, ...move.args])
    if (moved !== 'moved') throw new Error('a ticket that is there twice')
    last += changes.length
    changes.length = 0
  }
  for (const { number, ticket } of tickets) {
    if (number <= last + changes.length) continue
    if (number > last + changes.length + 1) {
      // A number that nobody has: the next one follows it here too.
      await send()
      last = number - 1
      await db.ask(keys.lastTicket, 'SET', keys.lastTicket, last)
    }
    changes.push({ seen: 0, ticket: TicketJson.parse(ticket), entries: [], says })
  }
  await send()
}
