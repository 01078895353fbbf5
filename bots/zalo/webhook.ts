import type { Hono } from 'hono'
import type { BotSettings } from '#src/config.ts'
import type { Desk } from '#src/domain/desk.ts'
import { conversationId, MessageKey } from '#src/domain/ids.ts'
import type { MessageContent } from '#src/domain/message.ts'
import { notUnderstood } from '#src/questions/not-understood.ts'
import { receiveMessage } from '#src/questions/receive.ts'
import { botId } from '../bot-id.ts'
import { incomingText, inOrder } from '../incoming-text.ts'
import { memberChat } from '../member.ts'
import { ownName } from '../own-name.ts'
import { webhookDoor } from '../webhook-door.ts'
import { ZaloBotClient } from './client.ts'
import { withoutMention } from './mention.ts'
import { readZaloUpdate, type ZaloUpdate } from './update.ts'

/** `POST /webhooks/zalo`: takes in what citizens write to the Zalo bot. */
export function zaloWebhook(desk: Desk, settings: BotSettings): Hono {
  const bot = botId(settings.token)
  const zalo = new ZaloBotClient({ token: settings.token, baseUrl: settings.apiRoot })
  const name = ownName(async () => (await zalo.getMe()).display_name, desk.clock)

  return webhookDoor(
    {
      path: '/webhooks/zalo',
      secretHeader: 'X-Bot-Api-Secret-Token',
      secret: settings.webhookSecret,
      emptyBody: 200,
    },
    async (body) => {
      const update = readZaloUpdate(body)
      if (update === 'not_understood') return notUnderstood(desk, 'zalo', body)
      if (update === 'unknown_event') return
      const content = await zaloContent(update, name)
      if (content === undefined) return

      const { event, messageId, from } = update
      const chat = update.isInGroup && from !== undefined ? memberChat(update.chat, from) : update.chat
      const account = { network: 'zalo', chat } as const
      await receiveMessage(desk, {
        key: MessageKey.parse(`zalo:${bot}:${event}:${update.chat}:${messageId}`),
        conversation: conversationId('zalo', chat),
        account,
        content: inOrder(content, update.sentAt),
        receivedAt: desk.clock(),
      })
    },
  )
}

const CONTENT: Readonly<Record<ZaloUpdate['event'], (words: string) => MessageContent>> = {
  'message.text.received': (text) => ({ kind: 'text', text: incomingText(text) }),
  'message.image.received': (caption) => ({ kind: 'picture', caption: incomingText(caption) }),
  'message.voice.received': () => ({ kind: 'voice' }),
  'message.sticker.received': () => ({ kind: 'sticker' }),
  // Zalo withholds what protected people write (children, people with disabilities): nothing is kept of the why.
  'message.unsupported.received': () => ({ kind: 'unsupported' }),
}

/**
 * What an update says to the desk.
 *
 * @param name the bot's display name; asked for only where a group message has to be judged
 * @returns `undefined` for what is not meant for it: other bots, and in groups what has no words
 */
export async function zaloContent(
  { event, isFromBot, isInGroup, words: said }: ZaloUpdate,
  name: () => Promise<string | undefined>,
): Promise<MessageContent | undefined> {
  if (isFromBot) return undefined
  if (!isInGroup) return CONTENT[event](said)
  if (said.trim() === '') return undefined
  // Of a group Zalo brings only what mentions the bot or replies to it, and a reply is as good as a mention.
  const words = said.includes('@') ? withoutMention(said, await name()) : undefined
  return CONTENT[event](words ?? said)
}
