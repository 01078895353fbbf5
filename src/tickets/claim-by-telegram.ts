import type { Desk } from '../domain/desk.ts'
import type { TicketCode } from '../domain/ids.ts'
import { claimTicket } from './claim.ts'

export type TelegramClaim =
  /** Taken, by whoever pressed or by somebody before; `name` may be told to the department. */
  | { readonly kind: 'taken'; readonly name: string; readonly byThem: boolean }
  | { readonly kind: 'not_linked' | 'forbidden' | 'answered_before' | 'gone' | 'unknown' }

/**
 * An official has pressed “Nhận xử lý” in a group. Being in the group gives no right: what counts is the account in the
 * console that this account on Telegram was linked to, as it is now.
 */
export async function claimByTelegram(
  desk: Desk,
  telegram: string,
  code: TicketCode,
): Promise<TelegramClaim> {
  const id = await desk.store.telegramOfficial(telegram)
  const account = id === undefined ? undefined : await desk.store.account(id)
  if (account === undefined || !account.isActive) return { kind: 'not_linked' }
  const { official } = account

  const result = await claimTicket(desk, official, { code })
  if (result.kind === 'moved') return { kind: 'taken', name: official.name, byThem: true }
  if (result.kind === 'unknown') return { kind: 'unknown' }
  if (result.kind === 'hindered' && result.why === 'forbidden') return { kind: 'forbidden' }
  if (result.kind === 'hindered' && result.why === 'answered_before') return { kind: 'answered_before' }
  const { holder, state } = result.ticket
  const isHeld = holder !== null && (state === 'in_progress' || state === 'awaiting_citizen')
  const by = isHeld ? await desk.store.official(holder) : undefined
  return by === undefined ? { kind: 'gone' } : { kind: 'taken', name: by.name, byThem: by.id === official.id }
}
