import { settle } from '#knowledge/vietnamese.ts'
import type { MessageContent } from '#src/domain/message.ts'
import { wholeUnits } from './split.ts'

/** UTF-16 units of a message that are kept; the networks themselves allow half of it. */
const MAX_UNITS = 8000

/** Settling may shorten a text (decomposed or invisible characters), so a little more of it is looked at. */
const LOOKED_AT_UNITS = 4 * MAX_UNITS

/** As keyboards for Chinese or Japanese type it; "１" picks a choice like "1". */
const WIDE_DIGIT = /[\uFF10-\uFF19]/g
const narrow = (digit: string): string => String(digit.charCodeAt(0) - 0xff10)

/** What a citizen typed in the one form the desk works with, cut to what it keeps; may be empty. */
export function incomingText(typed: string): string {
  const text = settle(typed.slice(0, LOOKED_AT_UNITS)).replaceAll(WIDE_DIGIT, narrow).trim()
  return text.slice(0, wholeUnits(text, MAX_UNITS))
}

/** A text with its place among those of its chat; nothing else is put together with what came before it. */
export function inOrder(content: MessageContent, order: number | undefined): MessageContent {
  return content.kind === 'text' && order !== undefined ? { ...content, order } : content
}
