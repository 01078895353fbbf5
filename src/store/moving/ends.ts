import type { Kept, Kind } from './records.ts'

/** Something that can be read from end to end: a store, or a backup of one. */
export interface Source {
  /** What it is, free of passwords: an unfinished copy knows it again. */
  readonly origin: string
  /** Everything in it, kind by kind in the order of {@link KINDS}; what is past is left out. */
  readonly records: (without?: ReadonlySet<Kind>) => AsyncIterable<Kept>
  /** Kinds it has no place for. */
  readonly lacks: ReadonlySet<Kind>
  readonly close: () => Promise<void>
}

/** An empty store that is being filled. No desk works with it before it is {@link complete}. */
export interface Target extends Source {
  /** Kinds that an earlier call brought over. */
  readonly done: ReadonlySet<Kind>
  readonly begin: (kind: Kind) => Promise<void>
  /** Writes records of one kind; those that are there already stay as they are. */
  readonly put: (records: readonly Kept[]) => Promise<void>
  readonly end: (kind: Kind) => Promise<void>
  /** Lets desks work with it. */
  readonly complete: () => Promise<void>
  /** Throws away what was brought so far. */
  readonly discard: () => Promise<void>
}
