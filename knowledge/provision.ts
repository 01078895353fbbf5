import type { Territory } from './place.ts'
import type { Relation } from './relation.ts'
import type { Day, Validity } from './validity.ts'

/** Văn bản quy phạm pháp luật, with what is known of its life. */
export interface LegalDocument {
  /** e.g. `nq-97-2019-qh14` */
  readonly id: string
  /** Số hiệu, e.g. `97/2019/QH14`. */
  readonly number: string
  /** Loại văn bản: Luật, Nghị quyết, Nghị định. */
  readonly kind: string
  /** Trích yếu: the name without kind and number. */
  readonly name: string
  /** Cơ quan ban hành. */
  readonly issuer: string
  readonly territory: Territory
  readonly validity: Validity
  /** Official address of the document, '' where nobody has said one; read through `sourceAddress`. */
  readonly url: string
  /** What a reader must know about the document's state; shown with its citations. */
  readonly note?: string
  /** How many articles the official text has; used to correct a question about one that does not exist. */
  readonly articles: number
  /** Names people use for it besides kind and number, e.g. "Luật Thủ đô mới". */
  readonly aliases: readonly string[]
  /** Whether every article is on file; an incomplete document cannot prove that something is absent. */
  readonly complete: boolean
  /** What it does to other law, and what texts that are not on the shelf do to it, as far as people have recorded it. */
  readonly relations?: readonly Relation[]
}

/** One addressable piece of a document: điều (article), khoản (clause) or điểm (point). */
export interface Provision {
  /** `<document>/dieu-<n>[/khoan-<n>][/diem-<letter>]`; never changes once published. */
  readonly id: string
  readonly document: string
  /** Id of the clause or article it stands in; absent for an article. */
  readonly parent?: string
  readonly children: readonly string[]
  readonly level: 'article' | 'clause' | 'point'
  /** Tên điều. */
  readonly heading?: string
  /** Official wording, where an administrator has imported it. */
  readonly text?: string
  /** Our own plain-language account of it. */
  readonly summary?: string
  /** What citizens call the matter. */
  readonly words: readonly string[]
  readonly territory: Territory
  readonly validity: Validity
  readonly note?: string
  /** Provisions that govern the same matter today, for one that has ended. */
  readonly today: readonly string[]
  /** Why the wording is not on file: a known gap stays a gap. */
  readonly missing?: string
  /** Bodies that this provision ended, by the names people still ask for, from a day on. */
  readonly endedBodies?: { readonly from: Day; readonly names: readonly string[] }
  /** Provisions that a published answer rests on; absent for law itself. */
  readonly basis?: readonly string[]
  /** How those read to whoever rested on them; absent for law, and for answers from before it was kept. */
  readonly wording?: KnownWording
  /** What it said before it was amended, oldest first; see `wording.ts`. */
  readonly former?: readonly FormerWording[]
}

/** By provision, marks of its official wording and of our account of it, and what had amended it. */
export type KnownWording = Readonly<
  Record<string, { readonly text?: string; readonly summary?: string; readonly amended?: readonly string[] }>
>

/** Câu chữ cũ: how a provision read until an amendment changed it. */
export interface FormerWording {
  /** First day it no longer read so. */
  readonly until: Day
  readonly heading?: string
  readonly text?: string
  readonly summary?: string
}

/** What of a document is no điều, khoản or điểm: its opening, chapters, signature, appendices, footnotes. */
export interface Part {
  /** Named after its place: `<document>/chuong-ii`, `<document>/phu-luc-i`. */
  readonly id: string
  readonly level: PartLevel
  readonly parent?: string
  readonly heading?: string
  readonly text?: string
}

export const PART_LEVELS = [
  'front',
  'part',
  'chapter',
  'section',
  'subsection',
  'closing',
  'appendix',
  'footnote',
] as const
type PartLevel = (typeof PART_LEVELS)[number]
