import { fold } from '#knowledge/vietnamese.ts'
import { findTicketCode } from '../tickets/code.ts'
import type { TicketCode } from '../domain/ids.ts'

/** What a citizen tells the desk to do, typed or picked; everything else is a question or a reply to one. */
export type Command =
  | { readonly kind: 'start' }
  | { readonly kind: 'help' }
  | { readonly kind: 'new_question' }
  | { readonly kind: 'official' }
  | { readonly kind: 'ticket'; readonly code: TicketCode | 'mistyped' | undefined }

const WORDS: ReadonlyArray<readonly [Exclude<Command['kind'], 'ticket'>, RegExp]> = [
  ['start', /^(\/start|\/?bat ?dau)$/],
  ['help', /^(\/help|\/?tro ?giup|huong dan( su dung)?|menu)$/],
  ['new_question', /^(\/?cau ?hoi ?moi|hoi cau khac|hoi lai tu dau)$/],
  [
    'official',
    /^(\/?gap ?can ?bo|(cho )?(toi |minh |em |con )?(muon )?(gap|noi chuyen voi) (can bo|nguoi that))$/,
  ],
]
const TICKET = /^\/?tra ?cuu\b/

/** The typed twin of each button and slash command, with or without accents. */
export function readCommand(text: string): Command | undefined {
  const typed = fold(text)
    .trim()
    .replace(/[\s.!?]+$/, '')
    .replace(/\s+/g, ' ')
  for (const [kind, pattern] of WORDS) if (pattern.test(typed)) return { kind }
  const found = findTicketCode(text)
  const code = found?.kind === 'code' ? found.code : found?.kind
  if (TICKET.test(typed)) return { kind: 'ticket', code }
  // A code alone says enough; within a longer message it is only a word.
  if (code !== undefined && typed.replace(/[\d\s.-]/g, '').length <= 'ma phieu so cua toi la'.length) {
    return { kind: 'ticket', code }
  }
  return undefined
}

const YES =
  /^(1|co|co a|vang|da|da co|u|uh|uhm|ok|oke|okay|dong y|duoc|dc|yes|chuyen|chuyen di|chuyen giup.*|co,? chuyen.*|nho chuyen.*)$/
const NO = /^(2|khong|ko|k|hok|hong|thoi|no|khong can.*|thoi khoi|khoi|da thoi|khong chuyen)$/

/** What a short reply to "yes or no" means; `undefined` when it is something else, perhaps a new question. */
export function readConsent(text: string): 'yes' | 'no' | undefined {
  const typed = fold(text)
    .trim()
    .replace(/[\s.!,]+$/, '')
    .replace(/ (a|nhe|nha|nhé|em|ban|ad)$/, '')
  if (YES.test(typed)) return 'yes'
  if (NO.test(typed)) return 'no'
  return undefined
}
