import type { OfficialId } from './ids.ts'

/** Which kept form: of whom, about what. */
interface KeptFormAt {
  readonly id: string
  /** The code of a ticket, with which it is forgotten, or a word for what has none. */
  readonly about: string
  readonly official: OfficialId
}

/**
 * What an official has sent in and looks at before anything comes of it, or once more with what was wrong with it. Kept so that
 * the page has an address: the browser's Back then asks for the page, and not whether to send the form again.
 */
interface KeptForm extends KeptFormAt {
  /** JSON of whoever kept it. */
  readonly words: string
  readonly until: Date
}

export interface KeptForms {
  /** Keeps it, and forgets those that are past. */
  keepForm(form: KeptForm, now: Date): Promise<void>
  /** @returns `undefined` for one that is past, another official's, or does not open */
  keptForm(at: KeptFormAt, now: Date): Promise<string | undefined>
}
