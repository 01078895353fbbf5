import { request } from 'undici'

/** What a network said. */
export interface PostAnswer {
  /** HTTP. */
  readonly status: number
  /** The header of this name, as it came. */
  readonly retryAfter: string | null
  readonly body: string
}

/**
 * Posts JSON and follows no redirect: the token in a network's paths belongs to nobody else.
 *
 * Not with `fetch`, which has Node tell it when what it made for a call is let go, so that all of it stays until the whole
 * heap is cleared.
 *
 * @param body JSON
 * @throws the signal's reason, or what undici says of the connection
 */
export async function postJson(url: string, body: string, signal: AbortSignal): Promise<PostAnswer> {
  const headers = { 'content-type': 'application/json' }
  const answer = await request(url, { method: 'POST', headers, body, signal })
  const retryAfter = answer.headers['retry-after']
  return {
    status: answer.statusCode,
    retryAfter: typeof retryAfter === 'string' ? retryAfter : null,
    body: await answer.body.text(),
  }
}
