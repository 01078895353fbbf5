import type * as z from 'zod'
import { Envelope, Nothing, Probe, Profile, Sent, Webhook, WebhookSet } from './answers.ts'
import { postJson } from '../post.ts'
import type { PostAnswer } from '../post.ts'
import { faultKind, ZaloBotFault } from './fault.ts'
import { tokenMask } from './mask.ts'

type Method =
  | 'getMe'
  | 'getWebhookInfo'
  | 'setWebhook'
  | 'deleteWebhook'
  | 'testWebhook'
  | 'sendMessage'
  | 'sendPhoto'
  | 'sendChatAction'

const TIMEOUTS_MS: Readonly<Record<Method, number>> = {
  getMe: 30_000,
  getWebhookInfo: 30_000,
  setWebhook: 30_000, // Zalo tries the address before it answers
  deleteWebhook: 30_000,
  testWebhook: 30_000,
  sendMessage: 30_000,
  sendPhoto: 150_000, // Zalo fetches the picture before it answers
  sendChatAction: 5_000,
}

const MAX_SAID_UNITS = 300
const RETRY_AFTER_MS = { least: 5_000, most: 5 * 60_000 }

export interface ZaloBotOptions {
  readonly token: string
  /** Without a trailing slash. */
  readonly baseUrl?: string
  readonly timeoutsMs?: Partial<Readonly<Record<Method, number>>>
}

/**
 * The Zalo Bot Platform's HTTP API (docs.zaloplatforms.com/docs/BOT).
 *
 * A call waits as long as the method is given, or as the caller's signal lets it. Every method throws {@link ZaloBotFault},
 * or the signal's own reason when the caller gave up. There is no key by
 * which Zalo would recognise a repeated send: after a `timeout` or `transient` fault the message may have arrived.
 */
export class ZaloBotClient {
  readonly #address: string
  readonly #timeoutsMs: Readonly<Record<Method, number>>
  readonly #mask: (text: string) => string

  constructor(options: ZaloBotOptions) {
    this.#address = `${options.baseUrl ?? 'https://bot-api.zaloplatforms.com'}/bot${options.token}`
    this.#timeoutsMs = { ...TIMEOUTS_MS, ...options.timeoutsMs }
    this.#mask = tokenMask(options.token)
  }

  getMe(signal?: AbortSignal): Promise<z.infer<typeof Profile>> {
    return this.#call('getMe', {}, Profile, signal)
  }

  getWebhookInfo(signal?: AbortSignal): Promise<z.infer<typeof Webhook>> {
    return this.#call('getWebhookInfo', {}, Webhook, signal)
  }

  /**
   * Zalo tries the address at once and keeps it even if that fails: look at `verification`.
   *
   * @param url public https
   * @param secretToken 8–256 characters; comes back with every delivery as `X-Bot-Api-Secret-Token`
   */
  setWebhook(url: string, secretToken: string, signal?: AbortSignal): Promise<z.infer<typeof WebhookSet>> {
    return this.#call('setWebhook', { url, secret_token: secretToken }, WebhookSet, signal)
  }

  deleteWebhook(signal?: AbortSignal): Promise<z.infer<typeof Webhook>> {
    return this.#call('deleteWebhook', {}, Webhook, signal)
  }

  /** Has Zalo try the webhook; allowed a few times a day, then a `quota` fault. */
  testWebhook(signal?: AbortSignal): Promise<Probe> {
    return this.#call('testWebhook', {}, Probe, signal)
  }

  /** @param text 1–2000 characters, shown as they are */
  sendMessage(chatId: string, text: string, signal?: AbortSignal): Promise<z.infer<typeof Sent>> {
    return this.#call('sendMessage', { chat_id: chatId, text }, Sent, signal)
  }

  /**
   * @param photo a public http(s) address; nothing can be uploaded
   * @param caption up to 2000 characters
   */
  sendPhoto(
    chatId: string,
    photo: string,
    caption = '',
    signal?: AbortSignal,
  ): Promise<z.infer<typeof Sent>> {
    const words = caption === '' ? {} : { caption } // an empty caption is refused
    return this.#call('sendPhoto', { chat_id: chatId, photo, ...words }, Sent, signal)
  }

  /** Shows "typing" for about five seconds. */
  sendChatAction(chatId: string, action: 'typing', signal?: AbortSignal): Promise<void> {
    return this.#call('sendChatAction', { chat_id: chatId, action }, Nothing, signal)
  }

  async #call<Result>(
    method: Method,
    params: object,
    Result: z.ZodType<Result>,
    signal: AbortSignal | undefined,
  ): Promise<Result> {
    const patience = signal ?? AbortSignal.timeout(this.#timeoutsMs[method])
    let answered: PostAnswer
    try {
      answered = await postJson(`${this.#address}/${method}`, JSON.stringify(params), patience)
    } catch (error) {
      signal?.throwIfAborted()
      if (patience.aborted) throw new ZaloBotFault('timeout', method, { said: 'no answer in time' })
      // The error itself stays here: its message and cause may hold the address, and with it the token.
      throw new ZaloBotFault('transient', method, { said: systemCode(error) })
    }

    const { status, retryAfter, body } = answered
    const answer = Envelope.safeParse(json(body)).data
    if (answer?.ok === true) return Result.parse(answer.result)
    const code = answer?.error_code ?? answer?.errorCode ?? status
    throw new ZaloBotFault(faultKind(method, code, answer !== undefined), method, {
      code,
      said: this.#mask(answer?.description ?? body)
        .replace(/\s+/g, ' ')
        .slice(0, MAX_SAID_UNITS),
      retryAfterMs: retryAfterMs(retryAfter),
    })
  }
}

function json(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** `ECONNREFUSED`, `UND_ERR_SOCKET`: what happened, and nothing of what was asked. */
function systemCode(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : undefined
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  return typeof code === 'string' ? code : 'the connection failed'
}

/** @param header seconds or a date, as RFC 9110 allows */
function retryAfterMs(header: string | null): number | undefined {
  if (header === null || header.trim() === '') return undefined
  const seconds = Number(header)
  const asked = Number.isNaN(seconds) ? Date.parse(header) - Date.now() : seconds * 1000
  if (Number.isNaN(asked)) return undefined
  return Math.min(Math.max(asked, RETRY_AFTER_MS.least), RETRY_AFTER_MS.most)
}
