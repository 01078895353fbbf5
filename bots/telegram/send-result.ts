import { GrammyError, HttpError } from 'grammy'
import * as z from 'zod'
import type { SendResult } from '#src/domain/channel.ts'
import { GARBLED_AT_MOST } from '../garbled.ts'
import { GarbledAnswer } from './api.ts'

/** Longer than Telegram is known to ask for; a reply that waits for weeks helps nobody, and nobody would see it wait. */
const LONGEST_WAIT_MS = 86_400_000

/** What is no number of seconds is no wait: nothing may be due at no time at all. */
const Wait = z.number().nonnegative().optional().catch(undefined)

/** @param error what grammY threw; only a `GrammyError` was said by Telegram itself */
export function telegramSendResult(error: unknown): SendResult {
  if (error instanceof HttpError && error.error instanceof GarbledAnswer) {
    return { kind: 'retry', why: 'telegram_unreachable', atMost: GARBLED_AT_MOST }
  }
  // Nothing came back, or something that is not Telegram's JSON, such as a gateway's page.
  if (!(error instanceof GrammyError)) return { kind: 'retry', why: 'telegram_unreachable' }
  switch (error.error_code) {
    case 401:
    case 404: // Telegram's word for a token of the wrong shape
      return { kind: 'refused', why: 'telegram_auth' }
    case 403:
      return { kind: 'refused', why: 'telegram_blocked' }
    case 429: {
      const seconds = Wait.parse(error.parameters.retry_after)
      const wait = seconds === undefined ? {} : { afterMs: Math.min(seconds * 1000, LONGEST_WAIT_MS) }
      return { kind: 'retry', why: 'telegram_throttled', ...wait }
    }
    default:
      return error.error_code >= 400 && error.error_code < 500
        ? { kind: 'refused', why: 'telegram_bad_request' }
        : { kind: 'retry', why: 'telegram_unavailable' }
  }
}
