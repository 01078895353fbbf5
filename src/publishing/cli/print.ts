/** What a command prints: one JSON document, or lines for people. */
export interface Output {
  readonly json: unknown
  readonly lines: readonly string[]
  /** One line each on stderr, for what failed; the exit status is then 1. */
  readonly faults: readonly string[]
}

export function done(json: unknown, lines: readonly string[]): Output {
  return { json, lines, faults: [] }
}

export function failure(fault: string, json: unknown = null, lines: readonly string[] = []): Output {
  return { json, lines, faults: [fault] }
}

/** @returns the exit status */
export function print({ json, lines, faults }: Output, asJson: boolean): number {
  if (!asJson) for (const line of lines) console.log(line)
  else if (json !== null) console.log(JSON.stringify(json, null, 2))
  for (const fault of faults) console.error(fault)
  return faults.length > 0 ? 1 : 0
}
