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
  if (!asJson) for (const line of lines) console.log(printable(line))
  else if (json !== null) console.log(escaped(JSON.stringify(json, null, 2)))
  for (const fault of faults) console.error(printable(fault.replaceAll(/\s*\n\s*/g, ' ')))
  return faults.length > 0 ? 1 : 0
}

// Names of files and what is in them may steer a terminal: colours, its title, the direction of writing.
const STEERING = /(?![\n\t])[\p{Cc}\p{Cf}]/gu

/** Words as a terminal may show them, without what it would obey; official wording keeps its lines. */
export function printable(words: string): string {
  return words.replace(STEERING, '')
}

/** JSON itself leaves some of them as they are; a script gets back what was there. */
function escaped(json: string): string {
  return json.replace(STEERING, (sign) =>
    sign
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  )
}
