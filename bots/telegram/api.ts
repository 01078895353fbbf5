import { Api, HttpError } from 'grammy'
import * as z from 'zod'
import type { BotSettings } from '#src/config.ts'
import { postJson } from '../post.ts'

const TIMEOUT_MS = 30_000

/** As Telegram answers every call. */
const Answer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), result: z.unknown() }),
  z.object({
    ok: z.literal(false),
    error_code: z.number(),
    description: z.string().catch(''),
    parameters: z.record(z.string(), z.unknown()).optional().catch(undefined),
  }),
])

/**
 * grammY's typed calls of the Telegram Bot API.
 *
 * What carries them is ours, in place of its node-fetch 2, which writes the address, and with it the token, into its
 * errors. Files cannot be uploaded so.
 */
export function telegramApi({ token, apiRoot }: Pick<BotSettings, 'token' | 'apiRoot'>): Api {
  const api = new Api(token, { apiRoot })
  // The first parameter would go on to node-fetch. The cast says that Telegram's results are what grammY declares.
  api.config.use(async (_, method, payload, signal) => {
    const patience = (signal as AbortSignal | undefined) ?? AbortSignal.timeout(TIMEOUT_MS)
    const call = carryOut(`${apiRoot}/bot${token}/${method}`, payload, patience)
    return (await call.catch((fault: unknown) => {
      throw new HttpError(`${method} did not succeed`, fault)
    })) as never
  })
  return api
}

async function carryOut(url: string, payload: object, signal: AbortSignal): Promise<z.infer<typeof Answer>> {
  const { status, body } = await postJson(url, JSON.stringify(payload), signal)
  const answer = Answer.safeParse(json(body)).data
  if (answer !== undefined) return answer
  throw status >= 200 && status < 300 ? new GarbledAnswer() : new Error(`HTTP ${status} in other words`)
}

function json(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** Telegram, or what stands before it, took the call (HTTP 2xx) and answered with something that nobody can read. */
export class GarbledAnswer extends Error {
  constructor() {
    super('an answer that cannot be read')
    this.name = 'GarbledAnswer'
  }
}

/** The runtime's signal as grammY's declarations want it: it is handed on to what carries the call. */
export function grammySignal(signal: AbortSignal): NonNullable<Parameters<Api['getMe']>[0]> {
  // The cast bridges two declarations of one standard; only the handler properties are typed differently.
  return signal as NonNullable<Parameters<Api['getMe']>[0]>
}
