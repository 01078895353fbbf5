/**
 * Groups to which a network has given another id. What the desk keeps of a group goes on under the id it first knew, and
 * what it sends goes to the one the group has now: nothing is written anew, so nothing is lost halfway.
 */
export interface MovedGroups {
  /**
   * Telegram has given a group another id. Told again, or from both sides, it changes nothing; a department's group is
   * bound to the new id in the same move.
   */
  groupMoved(from: string, to: string): Promise<void>
  /** Where a group is that was known by this id. */
  groupNow(chat: string): Promise<string>
  /** By which id a group was known before; `undefined` when it has had no other. */
  groupBefore(chat: string): Promise<string | undefined>
}
