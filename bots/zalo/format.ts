import type { OutgoingPart } from '#src/domain/channel.ts'
import type { Choice, Reply } from '#src/domain/reply.ts'
import { HOW_TO_PICK } from '../phrases.ts'
import { numberedLines } from '../numbered.ts'
import { splitText } from '../split.ts'

/** What `sendMessage` takes at most: bot.zaloplatforms.com/docs/apis/sendMessage. */
const MAX_UNITS = 2000

/**
 * Lays a reply out for Zalo: plain text, because markup may reach the reader literally, and choices as numbered lines,
 * because Zalo Bot has no buttons.
 */
export function zaloParts(reply: Reply): readonly OutgoingPart[] {
  const texts = splitText(reply.text, MAX_UNITS)
  const all = reply.choices.length === 0 ? texts : withChoices(texts, numbered(reply.choices))
  return all.map((text) => ({ text, choices: [], citations: [] }))
}

function withChoices(texts: readonly string[], list: string): readonly string[] {
  const together = [...texts.slice(-1), list].join('\n\n')
  return together.length <= MAX_UNITS
    ? [...texts.slice(0, -1), together]
    : [...texts, ...splitText(list, MAX_UNITS)]
}

function numbered(choices: readonly Choice[]): string {
  return [...numberedLines(choices), HOW_TO_PICK].join('\n').toWellFormed().normalize('NFC')
}
