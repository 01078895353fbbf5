import { Api } from 'grammy'
import type { BotSettings } from '#src/config.ts'

const TIMEOUT_SECONDS = 30

/** grammY's typed calls of the Telegram Bot API. */
export function telegramApi(settings: Pick<BotSettings, 'token' | 'apiRoot'>): Api {
  return new Api(settings.token, {
    apiRoot: settings.apiRoot,
    timeoutSeconds: TIMEOUT_SECONDS,
    fetch: nativeFetch,
  })
}

/**
 * The runtime's own `fetch` in place of grammY's node-fetch 2, which writes the address, and with it the token, into
 * its errors.
 */
async function nativeFetch(url: string, init: RequestInit): Promise<Response> {
  // grammY makes a signal for each request, of a class that the runtime does not accept.
  const own = new AbortController()
  init.signal?.addEventListener('abort', () => own.abort())
  if (init.signal?.aborted === true) own.abort()
  const { method = 'POST', headers = {}, body = null } = init
  const answer = await fetch(url, { method, headers, body, signal: own.signal, redirect: 'manual' })
  const read = answer.json.bind(answer)
  return answer.ok ? Object.assign(answer, { json: () => read().catch(asGarbled) }) : answer
}

/** Telegram, or what stands before it, took the call (HTTP 2xx) and answered with something that is no JSON. */
export class GarbledAnswer extends Error {
  constructor() {
    super('an answer that cannot be read')
    this.name = 'GarbledAnswer'
  }
}

function asGarbled(fault: unknown): never {
  throw fault instanceof SyntaxError ? new GarbledAnswer() : fault
}

/** The runtime's signal as grammY's declarations want it: grammY only listens for `abort`, which both have. */
export function grammySignal(signal: AbortSignal): NonNullable<Parameters<Api['getMe']>[0]> {
  // The cast bridges two declarations of one standard; only the handler properties are typed differently.
  return signal as NonNullable<Parameters<Api['getMe']>[0]>
}
