import type { Conversation } from '../domain/conversation.ts'
import type { MessageContent } from '../domain/message.ts'
import { readConsent, readNumber } from './commands.ts'

/** A yes or no, a number, a choice or its own words. */
export function isPick(offered: Conversation['offered'], content: MessageContent): boolean {
  if (content.kind === 'choice') return offered.some(({ value }) => value === content.value)
  if (content.kind !== 'text') return false
  const { text } = content
  const isLabel = offered.some(({ label }) => label === text.trim())
  return isLabel || readConsent(text) !== undefined || readNumber(text) !== undefined
}
