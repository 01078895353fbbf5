/** What can be found, as the search reads it. */
export interface Searchable {
  readonly id: string
  readonly title: string
  readonly document: string
  readonly text: string
  /** What citizens call it; may be empty. */
  readonly words: string
}

/** How many times a syllable counts in each field; whole numbers. */
export interface FieldWeights {
  readonly title: number
  readonly document: number
  readonly text: number
  readonly words: number
}

/** The order in which an item is written down. */
export const FIELDS = ['title', 'document', 'text', 'words'] as const
