import type { BotSettings } from '#src/config.ts'
import { vietnamTime } from '#src/domain/vietnam-time.ts'
import * as say from '../cli-phrases.ts'
import type { Registration } from '../registration.ts'
import { ZaloBotClient } from './client.ts'
import { ZaloBotFault } from './fault.ts'

export function zaloRegistration(settings: BotSettings): Registration {
  const zalo = new ZaloBotClient({ token: settings.token, baseUrl: settings.apiRoot })
  return {
    async setWebhook(url) {
      const facts = await zalo.setWebhook(url, settings.webhookSecret)
      const probe = facts.verification === undefined ? [] : [say.probed(facts.verification.outcome)]
      return { facts, words: [say.registered(facts.url ?? url), ...probe] }
    },
    async info() {
      const bot = await zalo.getMe()
      const webhook = await zalo.getWebhookInfo()
      const changed =
        webhook.updated_at === undefined ? [] : [say.changedAt(vietnamTime(new Date(webhook.updated_at)))]
      const name = bot.display_name ?? bot.account_name ?? say.UNKNOWN
      return {
        facts: { bot, webhook },
        words: [say.botCalled(name, bot.id ?? say.UNKNOWN), say.webhookAt(webhook.url ?? ''), ...changed],
      }
    },
    async deleteWebhook() {
      return { facts: await zalo.deleteWebhook(), words: [say.REMOVED] }
    },
    inWords: (fault) =>
      fault instanceof ZaloBotFault
        ? `${say.ZALO_FAULTS[fault.kind]} (${fault.message})`
        : say.ZALO_FAULTS.transient,
  }
}
