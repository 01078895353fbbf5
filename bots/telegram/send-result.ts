import { GrammyError } from 'grammy'
import type { SendResult } from '#src/domain/channel.ts'

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
