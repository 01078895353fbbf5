import { setTimeout as wait } from 'node:timers/promises'
import type { Desk } from '#src/domain/desk.ts'
import type { ConversationId } from '#src/domain/ids.ts'
import type { TranscriptEntry } from '#src/domain/message.ts'

/** Lines a page shows; older ones stay in the store. */
export const LINES_SHOWN = 100
const LOOK_EVERY_MS = 50
/** Nobody is at work on an answer: an official's may come, and a second more or less is nothing to wait for. */
const IDLE_LOOK_EVERY_MS = 1000

interface Wait {
  readonly after: number
  readonly ms: number
  /** Whether these new lines are what the page waits for. */
  readonly enough: (fresh: readonly TranscriptEntry[]) => boolean
  /** Looks often while an answer is being written, seldom otherwise. */
  readonly eager: boolean
  readonly signal?: AbortSignal
}

/** The lines after `after`: as soon as they are enough, or whatever there is when the time is up. */
export async function waitForNews(
  desk: Desk,
  conversation: ConversationId,
  { after, ms, enough, eager, signal }: Wait,
): Promise<readonly TranscriptEntry[]> {
  const until = performance.now() + ms
  for (;;) {
    const fresh = await desk.store.transcript(conversation, after, LINES_SHOWN)
    const left = until - performance.now()
    if (enough(fresh) || left <= 0 || signal?.aborted === true) return fresh
    await wait(Math.min(left, eager ? LOOK_EVERY_MS : IDLE_LOOK_EVERY_MS))
  }
}

/** Id of the conversation's latest line; 0 before the first. */
export async function latestLine(desk: Desk, conversation: ConversationId): Promise<number> {
  return (await desk.store.transcript(conversation, 0, 1)).at(-1)?.id ?? 0
}
