import type { BotSettings } from '#src/config.ts'
import type { Channel, SendResult } from '#src/domain/channel.ts'
import { GARBLED_AT_MOST } from '../garbled.ts'
import { addressOf } from '../member.ts'
import { ZaloBotClient } from './client.ts'
import { ZaloBotFault, type ZaloFaultKind } from './fault.ts'
import { zaloParts } from './format.ts'

/** Answers on Zalo Bot. */
export function zaloChannel(settings: Pick<BotSettings, 'token' | 'apiRoot'>): Channel {
  const zalo = new ZaloBotClient({ token: settings.token, baseUrl: settings.apiRoot })
  return {
    network: 'zalo',
    parts: zaloParts,
    async send(account, part, signal) {
      try {
        await zalo.sendMessage(addressOf(account), part.text, signal)
        return { kind: 'sent' }
      } catch (error) {
        return zaloSendResult(error)
      }
    },
    async typing(account) {
      // Best effort: the answer matters, not the sign that it is coming.
      await zalo.sendChatAction(addressOf(account), 'typing').catch(() => {})
    },
  }
}

const RESULTS: Readonly<Record<ZaloFaultKind, SendResult>> = {
  timeout: { kind: 'retry', why: 'zalo_timeout' },
  emptyPoll: { kind: 'retry', why: 'zalo_timeout' },
  throttled: { kind: 'retry', why: 'zalo_throttled' },
  transient: { kind: 'retry', why: 'zalo_unavailable' },
  garbled: { kind: 'retry', why: 'zalo_unavailable', atMost: GARBLED_AT_MOST },
  quota: { kind: 'refused', why: 'zalo_quota' },
  auth: { kind: 'refused', why: 'zalo_auth' },
  badRequest: { kind: 'refused', why: 'zalo_bad_request' },
}

/** @param error what the client threw; anything but its own fault means that the caller's time was up */
export function zaloSendResult(error: unknown): SendResult {
  if (!(error instanceof ZaloBotFault)) return RESULTS.timeout
  const result = RESULTS[error.kind]
  return result.kind === 'retry' && error.retryAfterMs !== undefined
    ? { ...result, afterMs: error.retryAfterMs }
    : result
}
