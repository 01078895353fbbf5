import type { PostAnswer } from './post.ts'

/** In place of `post.ts` on Workers, which speak HTTP by `fetch` alone. */
export async function postJson(url: string, body: string, signal: AbortSignal): Promise<PostAnswer> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal })
  return {
    status: answer.status,
    retryAfter: answer.headers.get('retry-after'),
    body: await answer.text(),
  }
}
