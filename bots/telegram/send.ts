import { GrammyError } from 'grammy'
import type { BotSettings } from '#src/config.ts'
import type { Channel, SendResult } from '#src/domain/channel.ts'
import { addressOf } from '../member.ts'
import { grammySignal, telegramApi } from './api.ts'
import { buttons, telegramParts } from './format.ts'

const TYPING_TIMEOUT_MS = 5_000

/** Answers on Telegram. */
export function telegramChannel(settings: Pick<BotSettings, 'token' | 'apiRoot'>): Channel {
  const api = telegramApi(settings)
  return {
    network: 'telegram',
    parts: telegramParts,
    async send(account, part, signal) {
      const keyboard = part.choices.length === 0 ? {} : { reply_markup: buttons(part.choices) }
      try {
        // A preview of the first cited document would push the answer itself off a small screen.
        const layout = { link_preview_options: { is_disabled: true }, ...keyboard }
        await api.sendMessage(addressOf(account), part.text, layout, grammySignal(signal))
        return { kind: 'sent' }
      } catch (error) {
        return telegramSendResult(error)
      }
    },
    async typing(account) {
      // Best effort: the answer matters, not the sign that it is coming.
      const inTime = AbortSignal.timeout(TYPING_TIMEOUT_MS)
      await api.sendChatAction(addressOf(account), 'typing', {}, grammySignal(inTime)).catch(() => {})
    },
  }
}

/** @param error what grammY threw; only a `GrammyError` was said by Telegram itself */
export function telegramSendResult(error: unknown): SendResult {
  // Nothing came back, or something that is not Telegram's JSON, such as a gateway's page.
  if (!(error instanceof GrammyError)) return { kind: 'retry', why: 'telegram_unreachable' }
  switch (error.error_code) {
    case 401:
    case 404: // Telegram's word for a token of the wrong shape
      return { kind: 'refused', why: 'telegram_auth' }
    case 403:
      return { kind: 'refused', why: 'telegram_blocked' }
    case 429: {
      const seconds = error.parameters.retry_after
      const wait = seconds === undefined ? {} : { afterMs: seconds * 1000 }
      return { kind: 'retry', why: 'telegram_throttled', ...wait }
    }
    default:
      return error.error_code >= 400 && error.error_code < 500
        ? { kind: 'refused', why: 'telegram_bad_request' }
        : { kind: 'retry', why: 'telegram_unavailable' }
  }
}
