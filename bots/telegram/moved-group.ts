import { GrammyError } from 'grammy'
import type { SendResult } from '#src/domain/channel.ts'
import type { MovedGroups } from '#src/domain/moved-groups.ts'
import { memberChat } from '../member.ts'
import { telegramSendResult } from './send-result.ts'

/**
 * Sends to a chat, wherever it is now: a group that becomes a supergroup gets another id for good, and the old one takes
 * nothing any more.
 *
 * @param chat id by which the desk knows it
 * @see https://core.telegram.org/bots/api#responseparameters
 */
export async function sendWhereItIs(
  groups: MovedGroups,
  chat: string,
  give: (chat: string) => Promise<unknown>,
): Promise<SendResult> {
  const address = await chatNow(groups, chat)
  try {
    await give(address)
    return { kind: 'sent' }
  } catch (fault) {
    const moved = fault instanceof GrammyError ? fault.parameters.migrate_to_chat_id : undefined
    if (moved === undefined) return telegramSendResult(fault)
    await groups.groupMoved(address, String(moved))
    return give(String(moved)).then(() => ({ kind: 'sent' }) as const, telegramSendResult)
  }
}

/** Ids of groups, and only those, are negative. */
export async function chatNow(groups: MovedGroups, chat: string): Promise<string> {
  return chat.startsWith('-') ? groups.groupNow(chat) : chat
}

/**
 * A member's chat in a group, by the id under which the desk first knew the group: a conversation, its tickets and what
 * waits in it go on when the group has moved.
 *
 * @param isKnown whether somebody has written in this chat: who did so before the desk had learned of the move goes on there
 */
export async function chatInGroup(
  groups: MovedGroups,
  group: string,
  member: string | undefined,
  isKnown: (chat: string) => Promise<boolean>,
): Promise<string> {
  const chatIn = (id: string) => (member === undefined ? id : memberChat(id, member))
  const own = chatIn(group)
  const before = await groups.groupBefore(group)
  return before === undefined || (await isKnown(own)) ? own : chatIn(before)
}
