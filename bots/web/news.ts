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
  /** The oldest line the page shows; 0 when it shows none. */
  readonly shown?: number
  readonly ms: number
  /** Whether these new lines are what the page waits for. */
  readonly enough: (fresh: readonly TranscriptEntry[]) => boolean
  /** Looks often while an answer is being written, seldom otherwise. */
  readonly eager: boolean
  readonly signal?: AbortSignal
}

interface News {
  /** The lines after `after`. */
  readonly fresh: readonly TranscriptEntry[]
  /** Older lines are kept no more; absent while all that the page shows is kept. */
  readonly goneBefore?: number
}

/** What is new to a page: as soon as it is enough or something shown is gone, or whatever there is when the time is up. */
export async function waitForNews(
  desk: Desk,
  conversation: ConversationId,
  { after, shown = 0, ms, enough, eager, signal }: Wait,
): Promise<News> {
  const until = performance.now() + ms
  for (;;) {
    const [fresh, gone] = await Promise.all([
      desk.store.transcript(conversation, after, LINES_SHOWN),
      isGone(desk, conversation, shown),
    ])
    if (gone) {
      const [oldest] = await desk.store.transcript(conversation, 0, LINES_SHOWN)
      return { fresh, goneBefore: oldest?.id ?? after + 1 }
    }
    const left = until - performance.now()
    if (enough(fresh) || left <= 0 || signal?.aborted === true) return { fresh }
    await wait(Math.min(left, eager ? LOOK_EVERY_MS : IDLE_LOOK_EVERY_MS))
  }
}

/** Lines go from the oldest on: the citizen has had them deleted, or their time is over. */
async function isGone(desk: Desk, conversation: ConversationId, line: number): Promise<boolean> {
  if (line === 0) return false
  return (await desk.store.transcript(conversation, line - 1, 1, line + 1)).length === 0
}

/** Id of the conversation's latest line; 0 before the first. */
export async function latestLine(desk: Desk, conversation: ConversationId): Promise<number> {
  return (await desk.store.transcript(conversation, 0, 1)).at(-1)?.id ?? 0
}
