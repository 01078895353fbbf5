import * as z from 'zod'
import type { Tickets } from '../../domain/tickets.ts'
import { KeptRow } from '../ticket-reader.ts'
import type { TicketReader } from '../ticket-reader.ts'
import { askedWords, LIKEABLE, RAREST, scopeMarks, TOO_COMMON } from '../ticket-rows.ts'
import type { Connection } from './connection.ts'

/** Many numbers as one value: a row each would take longer to read than to find. */
const Ids = z.object({
  ids: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(z.array(z.int())),
})

/** A beginning that more words than this share is left to FTS5: naming them all would take longer. */
const MOST_WORDS = 64
/** Beginnings as short as this are words of the index themselves (`prefix` of `ticket_words`). */
const INDEXED_LETTERS = 2

const Term = z.object({ term: z.string() })

/** Finds tickets by their words. */
export function sqliteTicketSearch(
  db: Connection,
  reader: TicketReader,
): Pick<Tickets, 'searchTickets' | 'ticketsLike'> {
  const search = db.query(
    `SELECT code, ticket FROM tickets WHERE id IN (
       SELECT rowid FROM ticket_words WHERE ticket_words MATCH :match ORDER BY rowid DESC LIMIT :limit
     ) ORDER BY id DESC`,
    KeptRow,
  )
  const wordFrom = db.query('SELECT term FROM ticket_terms WHERE term >= :from LIMIT 1', Term)
  // Counting goes no further than it has to: the rows of a common word are many.
  const spread = db.query(
    `SELECT count(*) AS tickets FROM (
       SELECT rowid FROM ticket_words WHERE ticket_words MATCH :match LIMIT ${TOO_COMMON + 1}
     )`,
    z.object({ tickets: z.int() }),
  )
  const having = db.query(
    'SELECT json_group_array(rowid) AS ids FROM ticket_words WHERE ticket_words MATCH :match',
    Ids,
  )
  const read = db.query('SELECT code, ticket FROM tickets WHERE id = :id', KeptRow)

  // Each is looked up by itself: `instance` has a row for every ticket a word stands in, and one is enough.
  const wordsFrom = (beginning: string): readonly string[] => {
    const words: string[] = []
    let next = wordFrom.one({ from: beginning })?.term
    while (next?.startsWith(beginning) && words.length <= MOST_WORDS) {
      words.push(next)
      next = wordFrom.one({ from: `${next}\u{1}` })?.term
    }
    return words
  }

  // Words are read from the newest ticket back, so a search ends with its page; for a word that is only begun FTS5 first
  // puts together every ticket of every word.
  const begunWith = (beginning: string): string => {
    const words = beginning.length <= INDEXED_LETTERS ? [] : wordsFrom(beginning)
    if (words.length === 0 || words.length > MOST_WORDS) return `${quoted(beginning)}*`
    return `(${words.map(quoted).join(' OR ')})`
  }

  return {
    searchTickets: (asked, scope, limit) =>
      db.look(() => {
        const words = askedWords(asked)
        const last = words.at(-1)
        if (last === undefined) return []
        const all = [...words.slice(0, -1), ...scopeMarks(scope)].map(quoted)
        return reader.all(search.all({ match: [...all, begunWith(last)].join(' AND '), limit }))
      }),
    ticketsLike: (words, scope, limit) =>
      db.look(() => {
        const rarest = [...new Set(words)]
          .map((word) => ({ word, tickets: spread.sure({ match: quoted(word) }).tickets }))
          .filter(({ tickets }) => tickets > 0 && tickets <= TOO_COMMON)
          .toSorted((one, other) => one.tickets - other.tickets)
          .slice(0, RAREST)
        // Not by FTS5's own rank: it looks up the length of every ticket it weighs.
        const weights = new Map<number, number>()
        for (const { word, tickets } of rarest) {
          const match = [word, LIKEABLE, ...scopeMarks(scope)].map(quoted).join(' AND ')
          for (const id of having.sure({ match }).ids) {
            weights.set(id, (weights.get(id) ?? 0) + 1 / Math.log(2 + tickets))
          }
        }
        const best = [...weights]
          .toSorted(([one, its], [other, others]) => others - its || other - one)
          .slice(0, limit)
        return reader.all(best.map(([id]) => read.sure({ id })))
      }),
  }
}

/** As FTS5 takes a word that is no operator. */
function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`
}
