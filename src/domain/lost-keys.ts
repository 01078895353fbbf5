import * as z from 'zod'
import type { Rulebook } from './rulebook.ts'

/**
 * Keys that an administrator has said are lost for good, by name: what waits sealed with one of them is let go of, where
 * without it everything waits for a key that may come back. One that does come back opens what is still there.
 */
export const LOST_KEYS = 'privacy/lost-keys'

/** The name by which a seal calls its key; it tells nothing of the key itself. */
export const KeyName = z.string().regex(/^[0-9a-f]{8}$/)

const Names = z.array(KeyName)

/** @param value of the rule {@link LOST_KEYS}; one that does not read names no key */
export function lostKeysIn(value: unknown): ReadonlySet<string> {
  return new Set(Names.safeParse(value).data)
}

/** The keys given up for lost, as the rulebook has them now. */
export async function lostKeys(store: Pick<Rulebook, 'rule'>): Promise<ReadonlySet<string>> {
  return lostKeysIn((await store.rule(LOST_KEYS))?.value)
}

/** What waits and does not open, by the name of the key that sealed it. */
export interface ShutWaiting {
  readonly key: string
  readonly messages: number
  /** From how many chats the messages are. */
  readonly chats: number
  readonly replies: number
}
