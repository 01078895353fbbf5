import type { Desk } from '../domain/desk.ts'
import type { TicketCode } from '../domain/ids.ts'
import { tokenHash } from '../officials/token.ts'

const DAY_MS = 86_400_000

/**
 * Somebody has replied to a card in a department's group, as if that answered the citizen. Colleagues who go on talking
 * under a card are not told time and again where answers are written: once a day for each card is seen by all of them.
 *
 * @returns whether they are to be told now
 */
export async function isFirstReplyToCard(desk: Desk, group: string, ticket: TicketCode): Promise<boolean> {
  const now = desk.clock()
  const key = `card-reply:${tokenHash(`${group} ${ticket}`)}`
  return (
    (await desk.store.countAttempt([{ key, most: 1 }], now, new Date(now.getTime() - DAY_MS))) === undefined
  )
}
