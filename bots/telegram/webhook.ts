import type { Hono } from 'hono'
import type { BotSettings } from '#src/config.ts'
import type { Desk } from '#src/domain/desk.ts'
import { conversationId, MessageKey } from '#src/domain/ids.ts'
import type { MessageContent } from '#src/domain/message.ts'
import { notUnderstood } from '#src/questions/not-understood.ts'
import { receiveMessage } from '#src/questions/receive.ts'
import { botId } from '../bot-id.ts'
import { incomingText, inOrder } from '../incoming-text.ts'
import { ownName } from '../own-name.ts'
import { webhookDoor } from '../webhook-door.ts'
import { type TelegramSelf, wordsForBot } from './addressed.ts'
import { telegramApi } from './api.ts'
import { claimPressed } from './cards.ts'
import { chatInGroup } from './moved-group.ts'
import { telegramOfficials } from './officials.ts'
import { isInChatsName, readTelegramUpdate, topicIn } from './update.ts'
import type { CallbackQuery, TelegramMessage, TelegramUpdate } from './update.ts'

type InChat = Parameters<typeof topicIn>[0]
type Written = Extract<TelegramUpdate, { kind: 'message' }>

/** `POST /webhooks/telegram`: takes in what citizens write to the Telegram bot and the buttons they press. */
export function telegramWebhook(desk: Desk, settings: BotSettings): Hono {
  const api = telegramApi(settings)
  const self: TelegramSelf = {
    id: botId(settings.token),
    username: ownName(async () => (await api.getMe()).username, desk.clock),
  }

  const officials = telegramOfficials(desk, api, self)
  const keyOf = (event: string): MessageKey => MessageKey.parse(`telegram:${self.id}:${event}`)

  async function receive(chat: string, event: string, content: MessageContent): Promise<void> {
    const account = { network: 'telegram', chat } as const
    await receiveMessage(desk, {
      key: keyOf(event),
      conversation: conversationId('telegram', account.chat),
      account,
      content,
      receivedAt: desk.clock(),
    })
  }

  const isKnown = async (chat: string) =>
    (await desk.store.conversation(conversationId('telegram', chat))) !== undefined

  async function chatOf(said: InChat, from: TelegramMessage['from']): Promise<string> {
    const group = String(said.chat.id)
    if (said.chat.type === 'private') return group
    const member = from === undefined ? undefined : String(from.id)
    return chatInGroup(desk.store, { group, topic: topicIn(said), member }, isKnown)
  }

  async function receiveWritten({ updateId, message, isEdit }: Written): Promise<void> {
    const content = await telegramContent(message, self)
    if (content === undefined) {
      // Nobody the desk could answer, but perhaps an official all the same.
      if (isInChatsName(message)) await officials.wrote(message, await wordsForBot(message, self))
      return
    }
    if (await officials.wrote(message, content.kind === 'text' ? content.text : undefined)) return
    // Ephemeral messages in groups all have the id 0.
    const id = message.message_id === 0 ? `update-${updateId}` : message.message_id
    const [event, said] = isEdit
      ? [
          `edit-${updateId}:${message.chat.id}:${id}`,
          corrected(content, keyOf(`message:${message.chat.id}:${id}`)),
        ]
      : [
          `message:${message.chat.id}:${id}`,
          inOrder(content, message.message_id === 0 ? undefined : message.message_id),
        ]
    if (said !== undefined) await receive(await chatOf(message, message.from), event, said)
  }

  async function receivePicked(picked: CallbackQuery): Promise<void> {
    const wanted = claimPressed(picked.data)
    if (wanted !== undefined) return officials.pressed(picked, wanted)
    if (picked.data !== undefined && picked.from.is_bot !== true) {
      // A button under a message that Telegram no longer shows us can only be one of a private chat.
      const { message, from } = picked
      const chat = message === undefined ? String(from.id) : await chatOf(message, from)
      await receive(chat, `callback:${picked.id}`, { kind: 'choice', value: incomingText(picked.data) })
    }
    // Ends the little clock on the button. Not waited for: the choice is stored, and 200 is due.
    void api.answerCallbackQuery(picked.id).catch(() => {
      desk.log.debug({ network: 'telegram' }, 'a pressed button was not acknowledged')
    })
  }

  return webhookDoor(
    {
      path: '/webhooks/telegram',
      secretHeader: 'X-Telegram-Bot-Api-Secret-Token',
      secret: settings.webhookSecret,
      emptyBody: 400,
    },
    async (body) => {
      const update = readTelegramUpdate(body)
      switch (update.kind) {
        case 'message':
          return receiveWritten(update)
        case 'group_moved':
          return desk.store.groupMoved(update.from, update.to)
        case 'picked':
          return receivePicked(update.picked)
        case 'not_understood':
          return notUnderstood(desk, 'telegram', body)
        case 'other':
          return
      }
    },
  )
}

/**
 * What a message says to the desk.
 *
 * @returns `undefined` for what is not meant for it: other bots, people talking to each other in a group
 */
export async function telegramContent(
  message: TelegramMessage,
  bot: TelegramSelf,
): Promise<MessageContent | undefined> {
  if (message.from?.is_bot === true || message.chat.type === 'channel') return undefined
  const words = await wordsForBot(message, bot)
  if (words === undefined) return undefined

  const about = repliedTo(message, bot)
  if (message.text !== undefined) return { kind: 'text', text: incomingText(words), ...about }
  if (message.photo !== undefined) return { kind: 'picture', caption: incomingText(words), ...about }
  // Beside a file or a film, which nobody here can see, people write their question.
  if (message.caption !== undefined && words !== '')
    return { kind: 'text', text: incomingText(words), ...about }
  if (message.voice !== undefined || message.audio !== undefined) return { kind: 'voice' }
  // In a group a sticker or a file in reply to the bot needs no lecture.
  if (message.chat.type !== 'private') return undefined
  return message.sticker === undefined ? { kind: 'unsupported' } : { kind: 'sticker' }
}

/** Enough of a reply to know it by; it stands in the chat's transcript as a whole. */
const KNOWN_BY = 200

function repliedTo(
  { reply_to_message: to }: TelegramMessage,
  bot: TelegramSelf,
): { readonly repliesTo?: string } {
  if (to?.text === undefined || String(to.from?.id) !== bot.id) return {}
  const begins = incomingText(to.text).slice(0, KNOWN_BY)
  return begins === '' ? {} : { repliesTo: begins }
}

/**
 * @returns `undefined` for what nobody here reads: a position that moves is edited every few seconds, and a caption may be
 *   taken away
 */
function corrected(content: MessageContent, corrects: MessageKey): MessageContent | undefined {
  if (content.kind === 'text' && content.text !== '') return { ...content, corrects }
  return content.kind === 'picture' && content.caption !== '' ? { ...content, corrects } : undefined
}
