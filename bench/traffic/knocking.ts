import * as z from 'zod'

/** Telegram's webhooks as one knocker makes them. Each message is of a chat of its own, unless all are of one. */
export const Knocking = z.strictObject({
  /** Whole address of the door. */
  door: z.string(),
  secret: z.string(),
  /** Number of the first message; messages and their chats are counted on from here. */
  first: z.int(),
  /** Ends after so many, or after so many seconds, whichever comes first. */
  count: z.number(),
  seconds: z.number(),
  /** Evenly spread, whether or not the door keeps up; `null`: as fast as `atOnce` lets. */
  perSecond: z.number().nullable(),
  /** Connections, each with one webhook under way. */
  atOnce: z.int(),
  chat: z.int().nullable(),
  /** Asked in turn. */
  texts: z.array(z.string()),
})
export type Knocking = z.infer<typeof Knocking>

/** What came of it; times in ms, of an evenly spread webhook from the moment it was due. */
export const Knocked = z.strictObject({
  accepted: z.int(),
  notAccepted: z.int(),
  seconds: z.number(),
  perSecond: z.number(),
  p50: z.number(),
  p99: z.number(),
  max: z.number(),
  /** Share of a core the knocker itself worked: near 1 it is the knocker that was measured. */
  ownShare: z.number(),
  /** When each accepted message of an evenly spread run was due, epoch ms, by its number from `first` on; else empty. */
  dueAt: z.array(z.number().nullable()),
})
export type Knocked = z.infer<typeof Knocked>

export function percentile(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
