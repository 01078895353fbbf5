import type * as z from 'zod'
import { NOBODYS_CHAT } from '../../domain/forgetting.ts'
import { DESK_RECORDS } from './shapes-desk.ts'
import { OFFICE } from './shapes-office.ts'

// What a desk keeps, apart from how a store keeps it: one shape for each kind, in which SQLite, Redis and a backup meet.
// Only what was told to the desk is among them; what a store works out of it (queues, words, counts by day) the store that
// takes them in works out anew. Times are milliseconds since 1970, JSON is text as both stores have it. Leases are not
// brought along: whoever held one is not there any more.

/** In this order they are read and written: what refers to something comes behind it. */
const RECORDS = { ...OFFICE, ...DESK_RECORDS } as const

export type Kind = keyof typeof RECORDS
export type RecordOf<K extends Kind> = z.infer<(typeof RECORDS)[K]>
/** A record with its kind. */
export type Kept = { readonly [K in Kind]: { readonly kind: K; readonly record: RecordOf<K> } }[Kind]

export const KINDS = Object.keys(RECORDS) as readonly Kind[]

/** History that Redis has no place for: the words stand in the transcript, how an answer fared in its ticket's `fare`. */
export const SQLITE_ONLY: ReadonlySet<Kind> = new Set(['usedInvitation', 'pastMessage', 'pastDelivery'])

/** Attempts are counted a day back at most. */
const ATTEMPT_MS = 86_400_000

/** Until when a record is worth anything, ms; `undefined` for ever. */
export function holdsUntil({ kind, record }: Kept): number | undefined {
  if (kind === 'seen') return record.until
  if (kind === 'attempt') return record.at + ATTEMPT_MS
  const ends = kind === 'session' || kind === 'begunSignIn' || kind === 'contactCode'
  return ends ? record.expiresAt : undefined
}

/**
 * Whether a record is brought along: it still holds, and is not the chat that SQLite keeps for tickets and answers whose
 * asker is gone. Redis has none, so a store makes it where it needs one.
 *
 * @param now ms
 */
export function isBrought(kept: Kept, now: number): boolean {
  if (kept.kind === 'conversation' && kept.record.chat === NOBODYS_CHAT) return false
  return (holdsUntil(kept) ?? Infinity) > now
}

/**
 * @param row as a store or a backup has it
 * @throws {z.ZodError} when it is none of its kind
 */
export function asKept(kind: Kind, row: unknown): Kept {
  // The schema is its kind's, which the compiler cannot tell from the name.
  return { kind, record: RECORDS[kind].parse(row) } as Kept
}
