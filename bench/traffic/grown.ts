import { newConversation } from '#src/domain/conversation.ts'
import { conversationId } from '#src/domain/ids.ts'
import type { Store } from '#src/domain/store.ts'
import type { Ticket } from '#src/domain/ticket.ts'
import { Connection } from '#src/store/sqlite/connection.ts'
import { openDatabase } from '#src/store/sqlite/database-file.ts'
import { prepareMeet } from '#src/store/sqlite/conversations.ts'
import { prepareMoveTickets } from '#src/store/sqlite/move-tickets.ts'
import { opening } from '../ticket-reads.ts'
import type { Town } from '../ticket-town.ts'

/** So many in one transaction of SQLite. */
const IN_ONE_MOVE = 2000
/** So many in one script of Redis, and so many scripts on their way. */
const IN_ONE_SCRIPT = 50
const SCRIPTS_AT_ONCE = 4
const SAMPLE = 5000

/** Chats are numbered from 1, each with a ticket: whoever writes later under one of these numbers is known already. */
function ticketsOf(people: Town, from: number, count: number): readonly Ticket[] {
  return people.tickets(from, count).map((ticket, index) => {
    const account = { network: 'telegram', chat: String(from + index + 1) } as const
    return { ...ticket, account, conversation: conversationId('telegram', account.chat) }
  })
}

/** Takes some of the tickets, evenly, to ask for them later. */
function sampler(count: number) {
  const sample: Ticket[] = []
  const every = Math.max(1, Math.floor(count / SAMPLE))
  let seen = 0
  return {
    sample,
    take: (tickets: readonly Ticket[]): void => {
      for (const ticket of tickets) {
        if (seen % every === 0) sample.push(ticket)
        seen += 1
      }
    },
  }
}

/**
 * Conversations with a ticket each, written as the store writes them, a few thousand to a transaction.
 *
 * @param folder where no desk is at work
 */
export function growSqlite(folder: string, people: Town, count: number, now: Date): readonly Ticket[] {
  const { sample, take } = sampler(count)
  const db = new Connection(openDatabase(folder))
  try {
    const meet = prepareMeet(db)
    const tickets = prepareMoveTickets(db)
    for (let from = 0; from < count; from += IN_ONE_MOVE) {
      const some = ticketsOf(people, from, Math.min(IN_ONE_MOVE, count - from))
      take(some)
      void db.move(() => {
        for (const { conversation, account } of some) meet(conversation, account)
        tickets.write(some.map(opening), now)
      })
    }
    return sample
  } finally {
    db.close()
  }
}

/** The same through the store's own moves, several under way. */
export async function growRedis(
  store: Store,
  people: Town,
  count: number,
  now: Date,
): Promise<readonly Ticket[]> {
  const { sample, take } = sampler(count)
  let next = 0
  const writer = async (): Promise<void> => {
    while (next < count) {
      const from = next
      next += IN_ONE_SCRIPT
      const some = ticketsOf(people, from, Math.min(IN_ONE_SCRIPT, count - from))
      take(some)
      await Promise.all(
        some.map(({ conversation, account }) =>
          store.saveConversation(newConversation(conversation, account)),
        ),
      )
      await store.moveTickets(some.map(opening), now)
    }
  }
  await Promise.all(Array.from({ length: SCRIPTS_AT_ONCE }, writer))
  return sample
}
