import type { Citation } from './answer.ts'

/** Something the citizen may pick next; on a network without buttons it is a numbered line. */
export interface Choice {
  readonly label: string
  /** What picking it says to the desk, as if typed; at most 60 bytes (Telegram allows 64 for a button). */
  readonly value: string
}

/** What a network shows (an Answer has citations to check; a Reply is ready to be read). */
export interface Reply {
  readonly text: string
  readonly choices: readonly Choice[]
  readonly citations: readonly Citation[]
}

export function plainReply(text: string, choices: readonly Choice[] = []): Reply {
  return { text, choices, citations: [] }
}
