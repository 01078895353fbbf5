import type { ChannelAccount } from '#src/domain/channel.ts'

// In no chat id that a network gives out.
const BETWEEN = '|'
/** Of the name of a conversation; ids that are really given out have some twenty characters. */
const LONGEST = 250

/**
 * A member's chat in a group. Each has one of their own: what one of them is asked, another must not agree to, and
 * lines of two people written at the same time are not one question.
 */
export function memberChat(group: string, member: string): string {
  const own = `${group}${BETWEEN}${member}`
  return own.length <= LONGEST ? own : group
}

/** Where a reply goes: the group, for one of its members. */
export function addressOf({ chat }: ChannelAccount): string {
  return chat.split(BETWEEN, 1)[0] ?? chat
}
