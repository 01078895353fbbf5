import type { BotSettings } from '#src/config.ts'
import type { Channel } from '#src/domain/channel.ts'
import type { MovedGroups } from '#src/domain/moved-groups.ts'
import { addressOf } from '../member.ts'
import { grammySignal, telegramApi } from './api.ts'
import { chatNow, sendWhereItIs } from './moved-group.ts'
import { buttons, telegramParts } from './format.ts'

const TYPING_TIMEOUT_MS = 5_000

/** Answers on Telegram. */
export function telegramChannel(
  settings: Pick<BotSettings, 'token' | 'apiRoot'>,
  groups: MovedGroups,
): Channel {
  const api = telegramApi(settings)
  return {
    network: 'telegram',
    parts: telegramParts,
    async send(account, part, signal) {
      const keyboard = part.choices.length === 0 ? {} : { reply_markup: buttons(part.choices) }
      // A preview of the first cited document would push the answer itself off a small screen.
      const layout = { link_preview_options: { is_disabled: true }, ...keyboard }
      return sendWhereItIs(groups, addressOf(account), (chat, topic) =>
        api.sendMessage(chat, part.text, { ...layout, ...topic }, grammySignal(signal)),
      )
    },
    async typing(account) {
      // Best effort: the answer matters, not the sign that it is coming.
      const inTime = AbortSignal.timeout(TYPING_TIMEOUT_MS)
      await chatNow(groups, addressOf(account))
        .then(({ group, topic }) => api.sendChatAction(group, 'typing', topic, grammySignal(inTime)))
        .catch(() => {})
    },
  }
}
