import type { InlineKeyboardMarkup } from 'grammy/types'
import type { OutgoingPart } from '#src/domain/channel.ts'
import type { Choice, Reply } from '#src/domain/reply.ts'
import { PICK_ONE } from '../phrases.ts'
import { numberedLines } from '../numbered.ts'
import { splitText } from '../split.ts'

/** What `sendMessage` takes at most: core.telegram.org/bots/api#sendmessage. */
const MAX_UNITS = 4096

/** What a telephone shows of a button, in characters; the rest of a longer label is cut off. */
const BUTTON_SHOWS = 34

/**
 * Lays a reply out for Telegram: plain text; choices are buttons under the last part. Where a button is too small for
 * what it says, the text lists the choices by number.
 */
export function telegramParts(reply: Reply): readonly OutgoingPart[] {
  const isLong = reply.choices.some(({ label }) => label.length > BUTTON_SHOWS)
  const text = isLong ? [reply.text, numberedLines(reply.choices).join('\n')].join('\n\n') : reply.text
  const choices = isLong
    ? reply.choices.map(({ label, value }, at) => ({ label: `${at + 1}. ${label}`, value }))
    : reply.choices
  const split = splitText(text, MAX_UNITS)
  const texts = split.length === 0 && choices.length > 0 ? [PICK_ONE] : split
  return texts.map((part, index) => ({
    text: part,
    choices: index === texts.length - 1 ? choices : [],
    citations: [],
  }))
}

/** One button a row: labels are sentences, and two side by side are cut short on a phone. */
export function buttons(choices: readonly Choice[]): InlineKeyboardMarkup {
  return {
    inline_keyboard: choices.map((choice) => [{ text: choice.label, callback_data: choice.value }]),
  }
}
