import type { Desk } from '../domain/desk.ts'
import type { ForgetOrder } from '../domain/forgetting.ts'
import { maskPersonalData } from '../domain/mask.ts'

/** Rows of one kind that are deleted in one move: a few milliseconds' work. */
export const AT_ONCE = 500
/** Orders looked at in one go. */
const ORDERS = 20

/**
 * Carries out what citizens have confirmed: what an order names is deleted piece by piece. Begun anew after a crash, and by
 * whichever instance comes first; each piece may be done twice.
 *
 * @returns how many orders were carried out
 */
export async function carryOutOrders(desk: Desk): Promise<number> {
  const orders = await desk.store.forgetOrders(ORDERS)
  for (const order of orders) {
    await carryOut(desk, order)
    await desk.doorway.clear()
  }
  return orders.length
}

async function carryOut(desk: Desk, order: ForgetOrder): Promise<void> {
  const { store } = desk
  await forgetAll(desk, order)
  for (const code of order.tickets) await blot(desk, code)
  await store.closeForgetOrder(order.code, desk.clock())
  // Without the receipt: beside a line of the same turn it would say whose it was.
  desk.log.info({ tickets: order.tickets.length }, 'a conversation was forgotten')
}

/** Every word of a conversation up to a line, in as many moves as it takes. */
export async function forgetAll(
  desk: Desk,
  what: Pick<ForgetOrder, 'conversation' | 'through' | 'at'>,
): Promise<void> {
  while ((await desk.store.forgetWords(what, AT_ONCE)) === 'more') await desk.doorway.clear()
}

/** What stands about a ticket beside itself: what the citizen added, what officials noted and are drafting. */
export async function blot({ store }: Desk, code: ForgetOrder['tickets'][number]): Promise<void> {
  await store.blotTicket(code, maskPersonalData)
  const draft = await store.draft(code)
  if (draft === undefined) return
  const text = maskPersonalData(draft.text)
  // Whoever is writing just now goes on with their own words.
  if (text !== draft.text) await store.saveDraft(code, { ...draft, text, revision: draft.revision + 1 })
}
