/** What a network said to an operator's command. */
export interface Report {
  /** In the network's own names, for scripts. */
  readonly facts: object
  /** The same as lines to read. */
  readonly words: readonly string[]
}

/** Tells a network where to bring its messages. An operator's act, never done by the server itself. */
export interface Registration {
  /** @param url public https address of the webhook */
  readonly setWebhook: (url: string) => Promise<Report>
  readonly info: () => Promise<Report>
  readonly deleteWebhook: () => Promise<Report>
  /** What one of the above threw, as a line for the operator. */
  readonly inWords: (fault: unknown) => string
}
