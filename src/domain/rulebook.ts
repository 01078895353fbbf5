/**
 * What administrators edit while the desk runs: the working calendar of a year, a department's time limits, routing.
 * Each rule is one JSON value under a name, with every earlier value behind it. What a value means its reader says,
 * with a zod schema; what no longer reads there counts as not there.
 *
 * A name is words in lower case between slashes: `calendar/2027`, `limits/hn/so-y-te`.
 */
export interface Rulebook {
  rule(name: string): Promise<KeptRule | undefined>
  /** Rules whose names begin so, by name; an empty prefix gives all of them. */
  rules(prefix: string): Promise<readonly KeptRule[]>
  /**
   * Puts a value in the place of the one its maker saw. Of two who edit at once one learns that the other was quicker.
   * After a fault on the way nobody knows: made again it says `moved_on`, and the history tells by whom.
   *
   * @param value anything JSON keeps; there is no removal, a rule that no longer says anything says `null`
   * @throws {RangeError} when the name is none
   */
  keepRule(name: string, value: unknown, change: RuleChange): Promise<'kept' | 'moved_on'>
  /** The rule's values, newest first, the one that holds now among them. */
  ruleHistory(name: string, limit: number): Promise<readonly KeptRule[]>
}

export interface KeptRule {
  readonly name: string
  readonly value: unknown
  /** Counts the changes of this rule, from 1, without a gap. */
  readonly revision: number
  /** Account id of the official, or `shell`. */
  readonly by: string
  readonly at: Date
}

interface RuleChange {
  /** The revision that was seen; 0 for a rule that was not there yet. */
  readonly expected: number
  readonly by: string
  readonly at: Date
}

const NAME = /^[a-z0-9-]+(\/[a-z0-9-]+)*$/

/** @throws {RangeError} */
export function checkRuleName(name: string): void {
  if (!NAME.test(name)) throw new RangeError(`no name of a rule: ${name}`)
}
