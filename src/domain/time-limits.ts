import type { Limit } from './deadline.ts'

/**
 * Thời hạn of a department: for taking a ticket on (tiếp nhận), for the first word to the citizen, for the answer; for
 * the answer to what is complex, and to what is urgent.
 */
export const LIMIT_NAMES = ['accept', 'firstReply', 'answer', 'complex', 'urgent'] as const
export type LimitName = (typeof LIMIT_NAMES)[number]
export type TimeLimits = Readonly<Record<LimitName, Limit>>
