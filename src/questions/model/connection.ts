import { setTimeout as wait } from 'node:timers/promises'
import type { BaseMessage } from '@langchain/core/messages'
import { ChatOpenAICompletions } from '@langchain/openai'
import { sendBounded } from './request.ts'
import { jsonSchemaOf } from './structure.ts'
import type { Structure } from './structure.ts'

/** What came of asking the model. Being away is an ordinary day for a model, not a fault of the desk. */
export type Said =
  | { readonly kind: 'said'; readonly content: string }
  /** It answered, and nothing can be made of it. */
  | { readonly kind: 'unreadable' }
  /** `status-503`, `timeout`, `connection`: short, and free of everything that was sent. */
  | { readonly kind: 'away'; readonly reason: string }

/** When all must be done. */
interface Deadline {
  readonly signal: AbortSignal
  /** On the clock of `performance.now()`. */
  readonly at: number
}

interface Endpoint {
  /** Up to and without `/chat/completions`. */
  readonly baseUrl: string
  readonly model: string
  readonly apiKey: string | undefined
  readonly maxTokens: number
  /** Told of every request that went out, in characters sent and received. */
  readonly spent: (characters: number) => void
}

type AskModel = (messages: readonly BaseMessage[], deadline: Deadline) => Promise<Said>

/** One way of asking for JSON. */
interface Manner {
  readonly model: ChatOpenAICompletions
  readonly format: ChatOpenAICompletions['ParsedCallOptions']['response_format']
}

const REFUSES_MANNER: ReadonlySet<number> = new Set([400, 415, 422])
const PAUSE_MS = 300

/**
 * A chat model behind any endpoint that speaks OpenAI's chat completions.
 *
 * Never throws: what the libraries throw may hold the key, the prompt or the question, and stays here.
 */
export function connectModel(endpoint: Endpoint, structure: Structure<unknown>): AskModel {
  const plain = chatModel(endpoint, {})
  const manners: readonly [Manner, ...Manner[]] = [
    {
      model: chatModel(endpoint, { temperature: 0 }),
      format: {
        type: 'json_schema',
        json_schema: { name: structure.name, strict: true, schema: jsonSchemaOf(structure) },
      },
    },
    // Reasoning models refuse a temperature, older servers a schema.
    { model: plain, format: { type: 'json_object' } },
    { model: plain, format: undefined },
  ]
  // The one that the endpoint has taken; what it refused it is not asked again.
  let taken = manners[0]

  async function exchange(messages: readonly BaseMessage[], deadline: Deadline): Promise<Said> {
    const plainer = manners.slice(manners.indexOf(taken) + 1)
    let manner = taken
    let mayRepeat = true
    for (;;) {
      endpoint.spent(lengthOf(messages))
      const outcome = await attempt(manner, messages, deadline.signal)
      if (outcome.kind === 'said') endpoint.spent(outcome.content.length)
      if (outcome.kind === 'said') taken = manner
      if (outcome.kind !== 'refused') return outcome
      const { status, retryAfterMs } = outcome
      const next = REFUSES_MANNER.has(status) ? plainer.shift() : undefined
      const busy = status === 429 || status >= 500
      if (next !== undefined) {
        manner = next
      } else if (busy && mayRepeat && performance.now() + retryAfterMs < deadline.at) {
        mayRepeat = false
        await wait(retryAfterMs)
      } else {
        return { kind: 'away', reason: `status-${status}` }
      }
    }
  }

  // Whatever a library waits for, nobody waits longer than this.
  return (messages, deadline) => Promise.race([exchange(messages, deadline), timeUp(deadline.signal)])
}

function lengthOf(messages: readonly BaseMessage[]): number {
  return messages.reduce((sum, { text }) => sum + text.length, 0)
}

function chatModel({ baseUrl, model, maxTokens, apiKey }: Endpoint, more: { readonly temperature?: number }) {
  // Not `ChatOpenAI`: it moves to another protocol by the model's name.
  return new ChatOpenAICompletions({
    model,
    maxTokens,
    ...more,
    maxRetries: 0,
    streaming: false,
    apiKey: 'kept by sendBounded',
    configuration: { baseURL: baseUrl, fetch: sendBounded(apiKey), logLevel: 'off' },
  })
}

type Attempt = Said | { readonly kind: 'refused'; readonly status: number; readonly retryAfterMs: number }

async function attempt(
  { model, format }: Manner,
  messages: readonly BaseMessage[],
  signal: AbortSignal,
): Promise<Attempt> {
  try {
    // Not `invoke`: it hands the prompt to whatever tracing and verbose switches stand in the environment.
    const { generations } = await model._generate([...messages], {
      signal,
      ...(format !== undefined && { response_format: format }),
    })
    const content: unknown = generations[0]?.text
    return typeof content === 'string' && content !== '' ? { kind: 'said', content } : { kind: 'unreadable' }
  } catch (fault) {
    if (fault instanceof SyntaxError) return { kind: 'unreadable' }
    const status = statusOf(fault)
    if (status === undefined) return { kind: 'away', reason: 'connection' }
    return { kind: 'refused', status, retryAfterMs: retryAfterMs(fault) }
  }
}

function statusOf(fault: unknown): number | undefined {
  const status = fault instanceof Error && 'status' in fault ? fault.status : undefined
  return typeof status === 'number' ? status : undefined
}

/** Seconds or a date, as RFC 9110 allows. */
function retryAfterMs(fault: unknown): number {
  const headers = fault instanceof Error && 'headers' in fault ? fault.headers : undefined
  const asked = headers instanceof Headers ? headers.get('retry-after') : null
  if (asked === null || asked.trim() === '') return PAUSE_MS
  const seconds = Number(asked)
  const ms = Number.isNaN(seconds) ? Date.parse(asked) - Date.now() : seconds * 1000
  return Number.isNaN(ms) ? PAUSE_MS : Math.max(ms, 0)
}

function timeUp(signal: AbortSignal): Promise<Said> {
  const late: Said = { kind: 'away', reason: 'timeout' }
  if (signal.aborted) return Promise.resolve(late)
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(late), { once: true })
  })
}
