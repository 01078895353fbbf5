import { GrammyError } from 'grammy'
import type { BotSettings } from '#src/config.ts'
import { vietnamTime } from '#src/domain/vietnam-time.ts'
import * as say from '../cli-phrases.ts'
import type { Registration } from '../registration.ts'
import { telegramApi } from './api.ts'
import { MENU } from './menu.ts'

/** What the webhook reads; Telegram keeps the rest to itself. */
const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query'] as const

/** Telegram's own default: more deliveries at once than one small server ever has in hand. */
const MAX_CONNECTIONS = 40

export function telegramRegistration(settings: BotSettings): Registration {
  const api = telegramApi(settings)
  return {
    async setWebhook(url) {
      await api.setWebhook(url, {
        secret_token: settings.webhookSecret,
        allowed_updates: ALLOWED_UPDATES,
        max_connections: MAX_CONNECTIONS,
      })
      await api.setMyCommands(MENU)
      const facts = {
        url,
        allowed_updates: ALLOWED_UPDATES,
        max_connections: MAX_CONNECTIONS,
        commands: MENU,
      }
      return { facts, words: [say.registered(url), say.menuSet(MENU.length)] }
    },
    async info() {
      const { id, username, first_name } = await api.getMe()
      const webhook = await api.getWebhookInfo()
      const { last_error_date: failedAt, last_error_message: said, allowed_updates: brought } = webhook
      // Left out where Telegram brings what it brings by default: all of these.
      const isOld = brought !== undefined && ALLOWED_UPDATES.some((kind) => !brought.includes(kind))
      const failed =
        failedAt === undefined
          ? []
          : [say.lastError(vietnamTime(new Date(failedAt * 1000)), said ?? say.UNKNOWN)]
      return {
        facts: { bot: { id, username, first_name }, webhook },
        words: [
          say.botCalled(`@${username}`, String(id)),
          say.webhookAt(webhook.url ?? ''),
          say.waiting(webhook.pending_update_count),
          ...(isOld ? [say.REGISTERED_LONG_AGO] : []),
          ...failed,
        ],
      }
    },
    async deleteWebhook() {
      // What waits at Telegram stays there for the next registration: nobody's question is thrown away.
      await api.deleteWebhook({ drop_pending_updates: false })
      return { facts: { url: '' }, words: [say.REMOVED] }
    },
    inWords: telegramFaultInWords,
  }
}

function telegramFaultInWords(fault: unknown): string {
  if (!(fault instanceof GrammyError)) return say.TELEGRAM_FAULTS.unreachable
  const said = `(${fault.error_code}: ${fault.description})`
  switch (fault.error_code) {
    case 401:
    case 404:
      return `${say.TELEGRAM_FAULTS.auth} ${said}`
    case 429:
      return `${say.TELEGRAM_FAULTS.throttled} ${said}`
    default:
      return `${fault.error_code < 500 ? say.TELEGRAM_FAULTS.refused : say.TELEGRAM_FAULTS.unreachable} ${said}`
  }
}
