import type { Address } from '../address.ts'
import type { DocumentFacts } from './facts.ts'
import type { Line } from './reading.ts'

/** Phần, chương, mục, tiểu mục; điều, khoản, điểm; and what stands before, after and below them. */
export type Level =
  | 'part'
  | 'chapter'
  | 'section'
  | 'subsection'
  | 'article'
  | 'clause'
  | 'point'
  | 'front' // quốc hiệu, số hiệu, tên, căn cứ
  | 'closing' // ngày thông qua, chữ ký, nơi nhận
  | 'appendix' // phụ lục, mẫu biểu, quy chế kèm theo
  | 'footnote' // chú thích của văn bản hợp nhất

/** One piece of a document. Its source lines are its own: no other piece has them. */
export interface Node {
  /** Canonical for articles, clauses and points (see `address.ts`); others are named after their place. */
  readonly id: string
  readonly level: Level
  readonly parent?: string
  readonly children: readonly string[]
  /** `5`, `7a`, `II`, `đ`: as the document writes it; a footnote's number. */
  readonly number?: string
  readonly address?: Address
  readonly heading?: string
  /** Its own words, a paragraph a line, without number, heading, footnote marks and gap marks; children apart. */
  readonly text: string
  readonly lines: readonly Line[]
  /** Line numbers of quoted wording that this piece puts into another document. */
  readonly quoted: readonly number[]
  /** Footnotes its words refer to. */
  readonly notes: readonly string[]
}

/** Something that is known not to be there. */
export interface Gap {
  /** `marked`: the file says so with [THIẾU]. `skipped`: a number is missing in the count. */
  readonly kind: 'marked' | 'skipped'
  readonly line: number
  readonly text: string
  /** Id of the piece it is missing from; absent for the document. */
  readonly within?: string
}

export interface Unplaced {
  readonly line: number
  readonly text: string
  readonly reason: 'before-heading' | 'out-of-order' | 'outside-article' | 'quote-not-closed'
}

/** A document taken apart. Every line of the source is in exactly one node or in `unplaced`. */
export interface Tree {
  readonly document?: DocumentFacts
  /** In the order of the document; footnotes from the foot of its pages come last. */
  readonly nodes: readonly Node[]
  /** What must wait for a person. */
  readonly unplaced: readonly Unplaced[]
  readonly gaps: readonly Gap[]
  /** Bracketed notes of whoever prepared the file; in a node's lines, not in its text. */
  readonly remarks: readonly Line[]
}
