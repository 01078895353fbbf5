import type { InlineKeyboardMarkup } from 'grammy/types'
import type { OutgoingPart } from '#src/domain/channel.ts'
import type { Choice, Reply } from '#src/domain/reply.ts'
import { PICK_ONE } from '../phrases.ts'
import { splitText } from '../split.ts'

/** What `sendMessage` takes at most: core.telegram.org/bots/api#sendmessage. */
const MAX_UNITS = 4096

/** Lays a reply out for Telegram: plain text; choices are buttons under the last part. */
export function telegramParts(reply: Reply): readonly OutgoingPart[] {
  const split = splitText(reply.text, MAX_UNITS)
  const texts = split.length === 0 && reply.choices.length > 0 ? [PICK_ONE] : split
  return texts.map((text, index) => ({
    text,
    choices: index === texts.length - 1 ? reply.choices : [],
    citations: [],
  }))
}

/** One button a row: labels are sentences, and two side by side are cut short on a phone. */
export function buttons(choices: readonly Choice[]): InlineKeyboardMarkup {
  return {
    inline_keyboard: choices.map((choice) => [{ text: choice.label, callback_data: choice.value }]),
  }
}
