/**
 * Keeps words that only the desk may read again, with a key that does not lie in the store.
 *
 * What was sealed for one purpose does not open for another: a sealed text carried over to another ticket's row stays
 * shut.
 */
export interface Seal {
  readonly close: (text: string, purpose: string) => string
  /** @returns `undefined` for what was sealed with a key that is no longer there, for another purpose, or not at all */
  readonly open: (sealed: string, purpose: string) => string | undefined
  /** Whether this was sealed with the key that seals now. */
  readonly isLatest: (sealed: string) => boolean
  /** Whether there are keys that only open any more: what they sealed is to be sealed anew. */
  readonly hasOlder: boolean
  /** Which key seals now; says nothing of the key. */
  readonly name: string
}

/** A stretch of what a store keeps in words, looked through for what the first key has not sealed. */
export interface SealedStretch {
  /** Came upon in clear, or sealed with an older key: sealed anew, unless somebody else was quicker. */
  readonly changed: number
  /** Sealed with a key that is not there. */
  readonly unreadable: number
  /** Where to go on; `undefined` at the end. */
  readonly next: string | undefined
}
