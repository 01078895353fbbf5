import type { Acting } from './effect.ts'
import type { EditionDigest, PackedEdition } from './edition.ts'
import type { ImportReport } from './import/report.ts'
import type { Relation } from './relation.ts'
import type { Ruling } from './ruling.ts'

/**
 * Kho lưu: keeps what has been published, what waits to be, and what people have decided about the law. Methods are moves
 * of that world; each happens whole or not at all, with its line in the journal.
 *
 * Versions are numbered from 1 and never change; publishing adds one, going back points to an earlier one.
 */
export interface Archive extends Versions, Waiting, Decisions {
  /** Newest first. */
  journal(limit: number): Promise<readonly JournalEntry[]>
}

/** Các phiên bản. */
export interface Versions {
  /** Number of the version citizens are answered from; 0 before the first. Cheap: every instance asks each second. */
  versionInUse(): Promise<number>
  /** Newest first. */
  versions(): Promise<readonly KnowledgeVersion[]>
  /** Which edition of each document a version holds, by the document's id; empty for a version that does not exist. */
  shelved(version: number): Promise<ReadonlyMap<string, EditionDigest>>
  /** The same for one document. */
  editionHeld(version: number, document: string): Promise<EditionDigest | undefined>
  edition(digest: EditionDigest): Promise<PackedEdition | undefined>
  /**
   * Adds a version: what `base` holds, with these editions in the place of its own, and puts it to use. Editions that
   * waited under the same digest wait no more.
   *
   * @returns the new number, or `moved_on`, with nothing written, when `base` is no longer the version in use, or when an
   *   edition that is not among `unkept` does not wait any more under the digest the plan names
   */
  publish(plan: PublishPlan): Promise<number | 'moved_on'>
  /** Puts an earlier version to use again. */
  putToUse(version: number, act: Act): Promise<'in_use' | 'already' | 'unknown'>
}

export interface KnowledgeVersion {
  readonly number: number
  /** `shipped`: the library that comes with the program, which nobody has changed. */
  readonly origin: 'shipped' | 'published'
  /** Digest of the shipped library it rests on. */
  readonly library: string
  readonly at: Date
  readonly by: Actor
  readonly note: string | null
  /** Why it was published although golden questions broke; `null` when none did. */
  readonly overruled: string | null
}

export interface PublishPlan {
  readonly base: number
  readonly editions: ReadonlyMap<string, EditionDigest>
  /** Editions not kept yet; those that waited are. */
  readonly unkept: readonly PackedEdition[]
  readonly origin: KnowledgeVersion['origin']
  readonly library: string
  readonly overruled: string | null
  readonly act: Act
}

/** Who: an official's account id, `shell` for whoever works on the machine itself, `desk` for the program. */
type Actor = string

/** Who does it, when, and why where a reason is owed. */
export interface Act {
  readonly by: Actor
  readonly at: Date
  readonly note: string | null
}

/** Bản chờ xuất bản: one edition a document, not yet seen by citizens. */
export interface Waiting {
  /** By document id. */
  waiting(): Promise<readonly WaitingEdition[]>
  waitingFor(document: string): Promise<WaitingEdition | undefined>
  /**
   * Keeps an edition to be published as it is given, in the place of one that waited for the same document.
   *
   * @returns `moved_on`, with nothing written, when what it was made from is not what stands; see {@link WaitingChange}
   */
  keepWaiting(change: WaitingChange): Promise<'waits' | 'moved_on'>
  /**
   * A person has looked at what an import could not settle, and lets it pass.
   *
   * @param digest of the edition they looked at
   * @returns `moved_on`, with nothing written, when another edition waits for the document; `unknown` when none does
   */
  acceptWaiting(
    document: string,
    digest: EditionDigest,
    act: Act,
  ): Promise<'accepted' | 'moved_on' | 'unknown'>
  /** What was proposed from the text of a document that no version has ever held goes with it, unless it was decided on. */
  discardWaiting(document: string, act: Act): Promise<'discarded' | 'unknown'>
}

/** An edition that is to wait, and what it was made from; both are compared in the move that writes it. */
export interface WaitingChange {
  /** Its `base` must be the edition that the version in use holds of the document; `null` where it holds none. */
  readonly waiting: WaitingEdition
  readonly edition: PackedEdition
  /** Digest of the edition that must be waiting for the document until now; `null` where none must. */
  readonly over: EditionDigest | null
}

export interface WaitingEdition {
  readonly document: string
  readonly digest: EditionDigest
  /** Edition it was made from; `null` for a new document. When another is in use by then, it is not published. */
  readonly base: EditionDigest | null
  /** File it came from; `null` for a decision of a person. */
  readonly file: string | null
  readonly report: ImportReport | null
  /** Why a person must look first; empty when nothing is in doubt. */
  readonly waitsFor: readonly WaitReason[]
  /** Who let it pass in spite of that. */
  readonly accepted: Act | null
  readonly act: Act
}

/**
 * `ended`: the shelf has provisions that the file has not; `in-force`: they differ on the first day in force; `number`:
 * the file says it is another document; `undated`: wording differs and nobody has said from which day; `uncompared`: a
 * day was said, and there is no official wording to tell what changed on it; `decided`: the file contradicts what a
 * person has decided.
 */
export const WAIT_REASONS = [
  'unplaced',
  'skipped',
  'instructions',
  'ended',
  'in-force',
  'number',
  'undated',
  'uncompared',
  'decided',
] as const
export type WaitReason = (typeof WAIT_REASONS)[number]

/** Quyết định của con người về hiệu lực: kept for good, so that a later import cannot undo them unseen. */
export interface Decisions {
  /** Oldest first. */
  decisions(): Promise<readonly Decision[]>
  /** Those that act on a document or a provision of it. */
  decisionsOn(document: string): Promise<readonly Decision[]>
  /** Adds proposals; one that is open already is found anew, as it is now and by this act. What was decided stays as it was. */
  propose(relations: readonly Relation[], act: Act): Promise<void>
  /**
   * Writes what a person decided, whether or not it was proposed, together with every edition that changes by it, which
   * then waits: all of it or nothing. Each decision has its line in the journal, the editions have none.
   *
   * @returns `moved_on`, with nothing written, when a decision is not in the state it was seen in, or an edition does not
   *   rest on what stands
   */
  decide(decided: readonly Decided[], changes: readonly WaitingChange[]): Promise<'decided' | 'moved_on'>
}

export interface Decided {
  readonly decision: Decision
  /** State that the decision of this id must be in until now; `null` where there must be none. */
  readonly seen: Decision['state'] | null
}

export interface Decision {
  /** Relations: the same for the same kind, by and target; rulings: one a target. */
  readonly id: string
  readonly about:
    | { readonly kind: 'relation'; readonly relation: Relation }
    | { readonly kind: 'ruling'; readonly ruling: Ruling }
  readonly state: 'proposed' | 'applied' | 'dismissed'
  /** For an applied relation: who acts, in words, and from when, as it was decided on; `null` else. */
  readonly acting: Acting | null
  readonly act: Act
}

export interface JournalEntry extends Act {
  readonly move: 'import' | 'accept' | 'discard' | 'decide' | 'publish' | 'put_to_use'
  readonly document: string | null
  readonly version: number | null
}
