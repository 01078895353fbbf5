import type { Desk } from '../domain/desk.ts'
import type { Official } from '../domain/official.ts'
import { departmentName } from './departments.ts'
import { moveTicket } from './move.ts'
import type { Asked, MoveResult } from './move.ts'
import { chatTaken, officialWrites } from './phrases.ts'

/** A chat's tickets that are looked at for one whose official talks with the citizen now. */
const LOOKED_AT = 100

/** The official talks with the citizen directly; the desk keeps still in that chat until they hand it back. */
export function takeChat(desk: Desk, official: Official, asked: Asked): Promise<MoveResult> {
  return moveTicket(desk, official, asked, 'take_chat', async ({ ticket }) => {
    const { code, conversation, department, place } = ticket
    const all = await desk.store.ticketsOf(conversation, LOOKED_AT)
    // Two officials would talk at once, and what the citizen writes would reach one of them only. The store refuses the
    // second of two who take it at the same instant, who then finds the first here.
    const held = all.find((other) => other.code !== code && other.holdsChat)
    if (held !== undefined) return { hindered: 'chat_held', by: held.holder }
    return { after: { holdsChat: true }, tells: chatTaken(departmentName(department, place)) }
  })
}

export function leaveChat(desk: Desk, official: Official, asked: Asked): Promise<MoveResult> {
  return moveTicket(desk, official, asked, 'leave_chat', () => ({
    after: { holdsChat: false },
  }))
}

/** A message of the official while they hold the conversation. */
export function writeInChat(
  desk: Desk,
  official: Official,
  { text, ...asked }: Asked & { readonly text: string },
): Promise<MoveResult> {
  return moveTicket(desk, official, asked, 'write', ({ ticket: { department, place } }) => ({
    tells: officialWrites(departmentName(department, place), text),
  }))
}
