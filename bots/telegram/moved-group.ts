import { GrammyError } from 'grammy'
import type { SendResult } from '#src/domain/channel.ts'
import type { MovedGroups } from '#src/domain/moved-groups.ts'
import { memberChat } from '../member.ts'
import { telegramSendResult } from './send-result.ts'
import { topicOf, withTopic } from './topic.ts'
import type { TopicOf } from './topic.ts'

type Topic = TopicOf['topic']

/**
 * Sends to a chat, wherever it is now: a group that becomes a supergroup gets another id for good, and the old one takes
 * nothing any more; a topic may have been closed or taken away, and what was asked in it is then answered beside it.
 *
 * @param chat by which the desk knows it
 * @see https://core.telegram.org/bots/api#responseparameters
 */
export async function sendWhereItIs(
  groups: MovedGroups,
  chat: string,
  give: (chat: string, topic: Topic) => Promise<unknown>,
): Promise<SendResult> {
  const { group, topic } = await chatNow(groups, chat)
  try {
    await give(group, topic)
    return { kind: 'sent' }
  } catch (fault) {
    const moved = fault instanceof GrammyError ? fault.parameters.migrate_to_chat_id : undefined
    if (moved !== undefined) {
      await groups.groupMoved(group, String(moved))
      return asResult(give(String(moved), topic))
    }
    const isGone = topic.message_thread_id !== undefined && isTopicGone(fault)
    return isGone ? asResult(give(group, {})) : telegramSendResult(fault)
  }
}

function asResult(sending: Promise<unknown>): Promise<SendResult> {
  return sending.then(() => ({ kind: 'sent' }) as const, telegramSendResult)
}

/** Telegram has one code for whatever is wrong with a message, and says which in words. */
function isTopicGone(fault: unknown): boolean {
  return (
    fault instanceof GrammyError &&
    fault.error_code === 400 &&
    /thread not found|TOPIC_(?:CLOSED|DELETED)/i.test(fault.description)
  )
}

/** Ids of groups, and only those, are negative. */
export async function chatNow(groups: MovedGroups, chat: string): Promise<TopicOf> {
  const { group, topic } = topicOf(chat)
  return { group: group.startsWith('-') ? await groups.groupNow(group) : group, topic }
}

interface InGroup {
  readonly group: string
  readonly topic: number | undefined
  readonly member: string | undefined
}

/**
 * A member's chat in a group, by the id under which the desk first knew the group: a conversation, its tickets and what
 * waits in it go on when the group has moved.
 *
 * @param isKnown whether somebody has written in this chat: who did so before the desk had learned of the move goes on there
 */
export async function chatInGroup(
  groups: MovedGroups,
  { group, topic, member }: InGroup,
  isKnown: (chat: string) => Promise<boolean>,
): Promise<string> {
  const chatIn = (id: string): string => {
    const place = withTopic(id, topic)
    return member === undefined ? place : memberChat(place, member)
  }
  const own = chatIn(group)
  const before = await groups.groupBefore(group)
  return before === undefined || (await isKnown(own)) ? own : chatIn(before)
}
