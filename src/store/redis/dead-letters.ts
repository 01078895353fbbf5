import * as z from 'zod'
import { conversationId, TicketCode } from '../../domain/ids.ts'
import type { Network } from '../../domain/ids.ts'
import { SENT_TO } from '../../domain/outbox.ts'
import type { DeadLetter, LetterEntry, Outbox } from '../../domain/outbox.ts'
import { AccountColumns, jsonOf, LetterEntryRow, Moment } from '../rows.ts'
import type { Connection } from './connection.ts'
import type { Keys } from './keys.ts'
import { DISCARD_LETTER, RETRY_LETTER } from './scripts.ts'

/** `<ticket>:{…}`: the ticket is put in front by the script that puts a reply aside, the JSON comes from whoever sent it. */
const Letter: z.ZodType<DeadLetter> = z
  .string()
  .transform((kept) => ({
    ticket: kept.slice(0, kept.indexOf(':')),
    rest: kept.slice(kept.indexOf(':') + 1),
  }))
  .pipe(
    z.object({
      ticket: z.union([z.literal('').transform(() => null), TicketCode]),
      rest: jsonOf(z.object({ id: z.int(), ...AccountColumns, why: z.string(), at: Moment })),
    }),
  )
  .transform(({ ticket, rest: { id, network, chat, why, at } }) => ({
    id,
    account: { network, chat },
    why,
    ticket,
    at,
  }))

const Letters = z.array(z.union([z.null(), Letter]))

const Entry = jsonOf(LetterEntryRow)

function line(entry: LetterEntry): string {
  return JSON.stringify({ ...entry, at: entry.at.getTime() })
}

/** Replies that were given up, and what officials do with them. */
export function redisDeadLetters(
  db: Connection,
  keys: Keys,
): Pick<Outbox, 'deadLetters' | 'retryDeadLetter' | 'discardDeadLetter' | 'letterJournal'> {
  const read = async (ids: readonly (string | number)[]): Promise<readonly DeadLetter[]> => {
    if (ids.length === 0) return []
    const letters = await db.ask(keys.deadLetters, 'HMGET', keys.deadLetters, ...ids)
    return db.read(Letters, letters).filter((letter) => letter !== null)
  }
  const latest = async (network: Network, limit: number): Promise<readonly DeadLetter[]> => {
    const dead = keys.dead(network)
    const ids = await db.ask(dead, 'ZRANGE', dead, 0, limit - 1, 'REV')
    return read(db.read(z.array(z.string()), ids))
  }

  return {
    deadLetters: async (limit, network) => {
      if (limit === 0) return []
      const networks = network === undefined ? SENT_TO : [network]
      const letters = (await Promise.all(networks.map((one) => latest(one, limit)))).flat()
      return letters.toSorted((a, b) => b.at.getTime() - a.at.getTime() || b.id - a.id).slice(0, limit)
    },
    // A dead letter never changes, so it may be read beforehand; the scripts check that it still is one.
    retryDeadLetter: async (id, by, at) => {
      const [letter] = await read([id])
      if (letter === undefined) return 'gone'
      const { ticket, account } = letter
      const { network } = account
      const conversation = conversationId(network, account.chat)
      const moved = await db.run(
        RETRY_LETTER,
        [
          keys.dead(network),
          keys.deadLetters,
          keys.sending(network),
          keys.fares,
          keys.heads,
          keys.behind(conversation),
          keys.headsDue(network),
          keys.letterJournal,
        ],
        [
          id,
          conversation,
          at.getTime(),
          ticket ?? '',
          line({ letter: id, network, ticket, move: 'retry', by, at, why: null }),
        ],
      )
      return db.read(z.enum(['waiting', 'gone']), moved)
    },
    discardDeadLetter: async (id, by, at, why) => {
      const [letter] = await read([id])
      if (letter === undefined) return 'gone'
      const { ticket, account } = letter
      const { network } = account
      const moved = await db.run(
        DISCARD_LETTER,
        [keys.dead(network), keys.deadLetters, keys.letterJournal],
        [id, line({ letter: id, network, ticket, move: 'discard', by, at, why })],
      )
      return db.read(z.enum(['discarded', 'gone']), moved)
    },
    letterJournal: async (limit) => {
      if (limit === 0) return []
      const kept = await db.ask(keys.letterJournal, 'LRANGE', keys.letterJournal, 0, limit - 1)
      return db.read(z.array(Entry), kept)
    },
  }
}
