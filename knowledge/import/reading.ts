/** One line of a document as its reader found it: a paragraph, a table row or a footnote. */
export interface Line {
  /** Where a person finds it: line of a text file, paragraph of a Word file, line of text counted through a PDF. */
  readonly number: number
  /** NFC, single spaces, nothing invisible. */
  readonly text: string
  /** What the layout says it is; absent for running text. A table row holds no articles, clauses or points. */
  readonly role?: 'table' | 'footnote'
}

/** What a reader of the page would not have seen, or what a page must not do; kept out of the text. */
export interface Hidden {
  readonly kind:
    | 'white-text'
    | 'tiny-text'
    | 'not-displayed'
    | 'off-page'
    | 'invisible-characters'
    | 'deleted-text'
    | 'comment'
    | 'script'
    | 'external-reference'
    | 'embedded-object'
    | 'metadata'
  readonly line: number
  /** What was taken out, shortened; data to show, never to follow. */
  readonly text: string
}

/** Text that a reader understood, ready for the splitter. */
export interface Reading {
  readonly format: Format
  readonly lines: readonly Line[]
  /** For the administrator: what was stripped because nobody sees it. */
  readonly hidden: readonly Hidden[]
  /** Page numbers, running heads, site navigation: on the page, but no part of the document. */
  readonly setAside: readonly Line[]
  /** The whole text of a file that begins with front matter, as `read-library.ts` reads it. */
  readonly library?: string
}

export type Format = 'txt' | 'md' | 'html' | 'docx' | 'pdf'

/** Why a file cannot be read. */
export type RefusalReason =
  | 'too-large'
  | 'too-large-here'
  | 'too-large-inside'
  | 'took-too-long'
  | 'took-too-much-memory'
  | 'encrypted'
  | 'scanned'
  | 'legacy-font'
  | 'not-unicode'
  | 'garbled'
  | 'old-word'
  | 'unknown-format'
  | 'damaged'
  | 'xml-entities'
  | 'empty'

/**
 * A file that cannot be read. Thrown from deep inside a reader because nothing it holds may be used;
 * `readDocument` turns it into a value.
 */
export class Refusal extends Error {
  readonly reason: RefusalReason
  /** The line that shows it, where there is one, or the name of an encoding. */
  readonly where: string | undefined

  constructor(reason: RefusalReason, where?: string, options?: ErrorOptions) {
    super(where === undefined ? reason : `${reason}: ${where}`, options)
    this.name = 'Refusal'
    this.reason = reason
    this.where = where
  }
}
