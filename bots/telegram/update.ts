import type { Message } from 'grammy/types'
import * as z from 'zod'
import { fingerprint } from '../fingerprint.ts'

/** A whole number. One that came as its digits is the same number: fifteen of them are never too many for JavaScript. */
const Whole = z.union([
  z.int(),
  z
    .string()
    .regex(/^-?\d{1,15}$/)
    .transform(Number),
])
const Person = z.object({ id: Whole, is_bot: z.boolean().optional().catch(undefined) })
/** Ids of people are positive, and so are those of their private chats; groups and channels have negative ones. */
const Chat = z
  .object({ id: Whole, type: z.string().optional().catch(undefined) })
  .transform(({ id, type }) => ({ id, type: type ?? (id > 0 ? 'private' : 'group') }))

/** Outside topics the number tells which message a reply replies to. */
const Topic = {
  is_topic_message: z.boolean().optional().catch(undefined),
  message_thread_id: Whole.optional().catch(undefined),
}

/** What the desk uses of a message; the sender's name, the text's styles and all else are not read. */
const TelegramMessage = z.object({
  /** 0 for those of a group that only one of its members sees, and where it is missing. */
  message_id: Whole.catch(0),
  from: Person.optional().catch(undefined),
  /** In whose name it is, where a person stays behind it: that of the group whose administrator writes anonymously, or a channel's. */
  sender_chat: z.object({ id: Whole }).optional().catch(undefined),
  chat: Chat,
  ...Topic,
  text: z.string().optional().catch(undefined),
  caption: z.string().optional().catch(undefined),
  photo: z.unknown().optional(),
  voice: z.unknown().optional(),
  audio: z.unknown().optional(),
  sticker: z.unknown().optional(),
  reply_to_message: z
    .object({ from: Person.optional().catch(undefined), text: z.string().optional().catch(undefined) })
    .optional()
    .catch(undefined),
})
export type TelegramMessage = z.infer<typeof TelegramMessage>

const CallbackQuery = z.object({
  id: z.union([z.string().min(1).max(200), z.int().transform(String)]),
  from: Person,
  data: z
    .union([z.string().min(1), z.number().transform(String)])
    .optional()
    .catch(undefined),
  message: z
    .object({
      chat: Chat,
      ...Topic,
      message_id: Whole.optional().catch(undefined),
      text: z.string().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
})
export type CallbackQuery = z.infer<typeof CallbackQuery>

/** The topic of a group in which something was said. */
export function topicIn(
  said: Pick<TelegramMessage, 'chat' | 'is_topic_message' | 'message_thread_id'>,
): number | undefined {
  const isTopic = said.chat.type !== 'private' && said.is_topic_message === true
  return isTopic ? said.message_thread_id : undefined
}

/**
 * An administrator who stays anonymous, or who writes as a channel: `from` is then a bot of Telegram's, the same one for
 * everybody.
 *
 * @see https://core.telegram.org/bots/api#message, `sender_chat`
 */
export function isInChatsName({ from, sender_chat: sender, chat }: TelegramMessage): boolean {
  return from?.is_bot === true && sender !== undefined && chat.type !== 'private' && chat.type !== 'channel'
}

/** Said by Telegram about a private chat, not by the person in it: no message to answer. */
const NOTICES = [
  'boost_added',
  'chat_background_set',
  'chat_owner_changed',
  'chat_owner_left',
  'checklist_tasks_added',
  'checklist_tasks_done',
  'connected_website',
  'forum_topic_closed',
  'forum_topic_created',
  'forum_topic_edited',
  'forum_topic_reopened',
  'general_forum_topic_hidden',
  'general_forum_topic_unhidden',
  'gift',
  'gift_upgrade_sent',
  'giveaway_completed',
  'giveaway_created',
  'managed_bot_created',
  'message_auto_delete_timer_changed',
  'pinned_message',
  'poll_option_added',
  'poll_option_deleted',
  'proximity_alert_triggered',
  'refunded_payment',
  'successful_payment',
  'unique_gift',
  'users_shared',
  'chat_shared',
  'web_app_data',
  'write_access_allowed',
] as const satisfies readonly (keyof Message)[]

export type TelegramUpdate =
  | {
      readonly kind: 'message'
      /** Names this delivery, and the same one when it comes again. */
      readonly updateId: string
      readonly message: TelegramMessage
      /** It was sent before, and now says something else; or looks different. */
      readonly isEdit: boolean
    }
  /** A group has become a supergroup, which has another id. */
  | { readonly kind: 'group_moved'; readonly from: string; readonly to: string }
  | { readonly kind: 'picked'; readonly picked: CallbackQuery }
  /** Reactions, notices, and whatever Telegram adds one day. */
  | { readonly kind: 'other' }
  /** A known kind in another shape than the documented one. */
  | { readonly kind: 'not_understood' }

const Update = z.object({
  update_id: Whole.optional().catch(undefined),
  message: z.record(z.string(), z.unknown()).optional(),
  edited_message: z.unknown().optional(),
  callback_query: z.unknown().optional(),
})

/** @see https://core.telegram.org/bots/api#update */
export function readTelegramUpdate(body: unknown): TelegramUpdate {
  const update = Update.safeParse(body).data
  if (update === undefined) return { kind: 'not_understood' }
  const { message: given, edited_message: edited, callback_query: query } = update
  const updateId = update.update_id === undefined ? fingerprint(body) : String(update.update_id)

  if (given !== undefined) {
    if ('migrate_to_chat_id' in given || 'migrate_from_chat_id' in given) return readMove(given)
    if (NOTICES.some((notice) => notice in given)) return { kind: 'other' }
    return asMessage(updateId, given, false)
  }
  if (edited !== undefined) return asMessage(updateId, edited, true)
  if (query !== undefined) {
    const picked = CallbackQuery.safeParse(query).data
    return picked === undefined ? { kind: 'not_understood' } : { kind: 'picked', picked }
  }
  return { kind: 'other' }
}

function asMessage(updateId: string, given: unknown, isEdit: boolean): TelegramUpdate {
  const message = TelegramMessage.safeParse(given).data
  return message === undefined ? { kind: 'not_understood' } : { kind: 'message', updateId, message, isEdit }
}

/** Telegram tells of a move in both groups, the one that was and the one that is. */
const Moved = z.union([
  z
    .object({ chat: Chat, migrate_to_chat_id: Whole })
    .transform(({ chat, migrate_to_chat_id: to }) => ({ from: chat.id, to })),
  z
    .object({ chat: Chat, migrate_from_chat_id: Whole })
    .transform(({ chat, migrate_from_chat_id: from }) => ({ from, to: chat.id })),
])

function readMove(message: Readonly<Record<string, unknown>>): TelegramUpdate {
  const moved = Moved.safeParse(message).data
  if (moved === undefined) return { kind: 'not_understood' }
  return { kind: 'group_moved', from: String(moved.from), to: String(moved.to) }
}
