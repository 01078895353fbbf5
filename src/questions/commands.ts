import { fold } from '#knowledge/vietnamese.ts'
import { findTicketCode } from '../tickets/code.ts'
import type { TicketCode } from '../domain/ids.ts'
import { readSlash } from './slash.ts'

/** What a citizen tells the desk to do, typed or picked; everything else is a question or a reply to one. */
export type Command =
  | { readonly kind: 'start' }
  | { readonly kind: 'help' }
  | { readonly kind: 'new_question' }
  | { readonly kind: 'official' }
  /** The words of the provisions the last answer rests on. */
  | { readonly kind: 'verbatim' }
  | { readonly kind: 'ticket'; readonly code: TicketCode | 'mistyped' | 'incomplete' | undefined }
  /** What is kept of this chat is to be deleted. */
  | { readonly kind: 'forget' }
  /** The tickets of this chat. */
  | { readonly kind: 'own_tickets' }
  /** Of an official's answer: the last one, or that of the ticket named. */
  | { readonly kind: 'rate'; readonly helpful: boolean; readonly code: TicketCode | undefined }
  | { readonly kind: 'withdraw'; readonly code: TicketCode | undefined }
  /** How words are added to a ticket, for whoever has given neither its code nor the words. */
  | { readonly kind: 'how_to_add' }
  /** A command, and with it what it is about: `/gapcanbo` and the question. */
  | { readonly kind: 'official_about' | 'new_question_about'; readonly words: string }
  /** With a slash, and none of ours. */
  | { readonly kind: 'unknown' }
  /** Words for the official who works on a ticket. */
  | { readonly kind: 'add'; readonly code: TicketCode; readonly words: string }

type Worded = Extract<
  Command['kind'],
  'start' | 'help' | 'new_question' | 'official' | 'verbatim' | 'forget' | 'own_tickets'
>

const WORDS: ReadonlyArray<readonly [Worded, RegExp]> = [
  ['start', /^(\/?start|\/?bat[ _]?dau)$/],
  [
    'own_tickets',
    /^(?:xem |cac )?\/?(?:phieu cua (?:toi|minh|em)|cac phieu cua (?:toi|minh|em)|cac phieu da gui)$/,
  ],
  [
    'forget',
    /^(?:(?:hay |xin )?(?:toi |minh |em )?(?:muon |can )?)?\/?(?:xoa[ _]?du[ _]?lieu|xoa (?:het |moi |tat ca |toan bo )?(?:du lieu|thong tin)(?: ca nhan)?)(?: (?:ca nhan )?(?:cua )?(?:toi|minh|em))?(?: (?:di|giup toi|giup))?$|^xoa(?: (?:di|het|giup|luon|het di|tin nhan|lich su|cuoc tro chuyen))?$/,
  ],
  ['help', /^(\/?help|\/?tro[ _]?giup|huong dan( su dung)?|menu)$/],
  ['new_question', /^(\/new|\/?cau[ _]?hoi[ _]?moi|hoi cau khac|hoi lai tu dau)$/],
  [
    'official',
    /^(\/?gap[ _]?can[ _]?bo|(cho )?(toi |minh |em |con )?(muon )?(gap|noi chuyen voi) (can bo|nguoi that))$/,
  ],
  [
    'verbatim',
    /^\/?(?:(?:cho )?(?:toi |minh |em |con )?(?:xin |muon )?(?:xem |doc |trich )?nguyen[ _]?van(?: (?:dieu luat|quy dinh|van ban|di|voi|giup))*|(?:toi |minh |em |con )?(?:xin |muon )?(?:xem |doc )?trich dan(?: (?:cu the|dieu luat|quy dinh|di|voi|giup))*|(?:cho|gui|xin)(?: (?:cho|toi|em|minh|con|xin|duong))* (?:link|duong dan)(?: (?:van ban|luat|dieu luat|quy dinh|goc|do|cho|em|toi|minh|di|voi|a|ad))*)$/,
  ],
]
const RATE = /^(huu ich|(?:chua|khong) (?:thoa dang|hai long|huu ich))(?= ?(?:phieu )?(?:$|\d))/
const WITHDRAW =
  /^(?:cho |xin )?(?:toi |em |minh |con )?(?:muon |xin |can )?\/?rut(?: lai)? (?:phieu|cau hoi)\b/
const ADD = /^(?:toi |em |minh )?(?:xin |muon )?(?:bo sung|noi them|ghi them|gui them)\b/
const ADD_ALONE =
  /^\/?(?:toi |em |minh )?(?:xin |muon )?(?:bo sung|noi them|hoi them|ghi them|gui them)(?: vao| cho| ve)? phieu(?: hoi)?(?: cua (?:toi|em|minh))?$/
const ADDED = /^\D*\d(?:[ .-]{0,3}\d){11}[\s:;,.–-]*/
const TICKET = /^\/?tra[ _]?cuu(?: (?:phieu|ma phieu|phieu hoi))?$/
/** Said to be the code of a ticket: one of its digits was left out, or typed twice. */
const INCOMPLETE = new RegExp(
  [
    '^(?:cho )?(?:toi |em |minh )?(?:xem |hoi |kiem tra )?',
    '(?:/?tra[ _]?cuu(?: (?:ma )?phieu)?|(?:ma )?phieu)(?: (?:hoi|so|cua|toi|em|minh|la))*[ :]+\\d(?:[ .-]{0,3}\\d){3,19}$',
  ].join(''),
)
/** In the groups of a ticket's code, and one of them too short or too long. */
const IN_GROUPS = /^\d{4}[ .-]\d{4}[ .-](?:\d{2,3}|\d{5})$/

/** Whether digits alone look like the code of a ticket, and are too few or too many. */
export function isBrokenCode(text: string): boolean {
  return IN_GROUPS.test(text.trim())
}

/** The typed twin of each button and slash command, with or without accents. */
export function readCommand(text: string): Command | undefined {
  const slash = readSlash(text)
  if (slash === undefined) return readWords(text)
  const { rest } = slash
  if (slash.kind === 'unknown') return rest === '' ? { kind: 'unknown' } : readWords(text)
  const whole = readWords(`${slash.words} ${rest}`)
  if (whole !== undefined || rest === '') return whole
  const alone = readWords(slash.words)
  if (alone?.kind === 'official') return { kind: 'official_about', words: rest }
  if (alone?.kind === 'new_question') return { kind: 'new_question_about', words: rest }
  return alone !== undefined && BY_THEMSELVES.has(alone.kind) ? alone : undefined
}

/** What stands behind them is talk, or what Telegram puts behind the start from a link. */
const BY_THEMSELVES: ReadonlySet<Command['kind']> = new Set([
  'start',
  'help',
  'own_tickets',
  'forget',
  'how_to_add',
])

function readWords(text: string): Command | undefined {
  const typed = fold(text)
    .trim()
    .replace(/[\s.!?]+$/, '')
    .replace(/\s+/g, ' ')
  for (const [kind, pattern] of WORDS) if (pattern.test(typed)) return { kind }
  const found = findTicketCode(text)
  const code = found?.kind === 'code' ? found.code : found?.kind
  const named = found?.kind === 'code' ? found.code : undefined
  const rated = RATE.exec(typed)?.[1]
  if (rated !== undefined) return { kind: 'rate', helpful: rated === 'huu ich', code: named }
  if (WITHDRAW.test(typed) && typed.length < 60) return { kind: 'withdraw', code: named }
  if (ADD_ALONE.test(typed)) return { kind: 'how_to_add' }
  if (named !== undefined && ADD.test(typed)) {
    const words = text.replace(ADDED, '').trim()
    if (words !== '') return { kind: 'add', code: named, words }
  }
  if (TICKET.test(typed) || (code !== undefined && /^\/?tra[ _]?cuu\b/.test(typed)))
    return { kind: 'ticket', code }
  if (code === undefined) return INCOMPLETE.test(typed) ? { kind: 'ticket', code: 'incomplete' } : undefined
  // A code alone says enough; within a longer message twelve digits may be an identity card's, unless it speaks of a
  // ticket.
  const isAlone = typed.replace(/[\d\s.-]/g, '').length <= 'ma phieu so cua toi la'.length
  return isAlone || /\bphieu\b/.test(typed) ? { kind: 'ticket', code } : undefined
}

const HOW_FAR = new RegExp(
  [
    '^(?:(?:da|vang|a|alo|ad|ban|em|toi|minh|cho|hoi|xin|oi) )*',
    '(?:bao gio|khi nao|chung nao|bao lau(?: nua)?|sao(?: ma)?(?: lau| mai)(?: qua| the| vay)*|lau qua|sao)(?: roi)?(?: ma)?(?: thi)? ',
    '(?:(?:moi|toi|em|minh|van|chua|thay|co|duoc|nhan|ai|cau|ket qua|cho|vay|day) )*',
    '(?:tra loi|phan hoi|hoi am|ket qua)',
    '(?: (?:cho|toi|em|minh|cau hoi|phieu|cua|het|vay|the|nhi|a|ha|nao|roi|ca|ad|anh|chi|ban|con|oi|day|do|nua))*$',
  ].join(''),
)

/** Whether somebody who waits for an answer asks when it comes, and asks nothing else. */
export function isAskingHowFar(text: string): boolean {
  return HOW_FAR.test(
    fold(text)
      .replace(/[\s.,!?]+/g, ' ')
      .trim(),
  )
}

/** Said for yes, one or several of them, before what is agreed to as well: "ừ", "dạ được", "ok chuyển đi". */
export const YES_WORDS = '(?:da|co|vang|u|uh|uhm|um|uk|ok|oke|oki|okie|okay|dong y|nhat tri|duoc|dc|yes)'
const PASS_ON =
  '(?:nho |xin )?(?:chuyen|gui)(?: (?:di|giup|gium|ho|luon|toi|em|minh|con|cau hoi|cau|hoi nay|luc nay|vua roi|vua nay|khi nay|cau do|cau nay|cau tren|cho can bo|toi can bo|voi))*'
/** "Đúng rồi", "phải": typed without marks, "dung" alone may be "đừng". */
const RIGHT = '(?:(?:dung|phai|chuan)(?: (?:roi|vay|the|day))+|đúng|phai|chuan)'
/** "Thôi chuyển đi" gives way; "thôi chuyển" might as well give up. */
const AFTER_ALL = '(?:a |u )*thoi (?:chuyen|gui)(?: (?:di|giup|gium|ho|luon|toi|em|minh))+'
const YES = new RegExp(
  `^(?:1|(?:(?:${YES_WORDS}|${RIGHT}) )*(?:${YES_WORDS}|${RIGHT}|${PASS_ON})|${AFTER_ALL})$`,
)
const TO_PASS_ON = new RegExp(`^(?:a |thoi |${YES_WORDS} )*${PASS_ON}$`)
const NO =
  /^(?:2|(?:khong|ko|k|hok|hong|thoi|no|khong can|khong can dau|khong can nua|thoi khong can(?: nua)?|thoi khoi|khoi|khoi can|da thoi|khong chuyen|dung chuyen|dung gui|(?:thoi )?de sau)(?: cam on)?)$/
/** Typed with marks, these are other words: "có chuyện", "cơ", "khổng". */
const OTHER_WORDS = /chuyện|cơ|cỏ|cổ|cò/u

/** A thumb or a tick, of whatever colour and how often: the reply that chats have a button for. */
const THUMBS = {
  yes: /^(?:(?:👍|👌)\p{Emoji_Modifier}?|✅|✔️?|🆗|\s)+$/u,
  no: /^(?:👎\p{Emoji_Modifier}?|❌|\s)+$/u,
} as const

/** What a short reply to "yes or no" means; `undefined` when it is something else, perhaps a new question. */
export function readConsent(text: string): 'yes' | 'no' | undefined {
  if (text.trim() === '') return undefined
  if (THUMBS.yes.test(text)) return 'yes'
  if (THUMBS.no.test(text)) return 'no'
  if (OTHER_WORDS.test(text.normalize('NFC').toLowerCase())) return undefined
  const typed = withoutParticles(text)
  const written = text.normalize('NFC').toLowerCase()
  const agrees = YES.test(typed) || YES.test(typed.replace(/^dung$/, () => written.match(/đúng/u)?.[0] ?? ''))
  if (agrees && !/đừng/u.test(written)) return 'yes'
  if (NO.test(typed)) return 'no'
  return undefined
}

/** "À thôi, chuyển giúp tôi": said of a question that is not offered any more. */
export function asksToPassOn(text: string): boolean {
  return !OTHER_WORDS.test(text.normalize('NFC').toLowerCase()) && TO_PASS_ON.test(withoutParticles(text))
}

function withoutParticles(text: string): string {
  return fold(text)
    .replace(/[\s.,!]+/g, ' ')
    .trim()
    .replace(/(?: (?:a|nhe|nha|nhen|chu|luon|voi|em|anh|chi|ban|ad))+$/, '')
}

const REWORDS =
  /^(?:3|(?:(?:a|da|u|thoi|cho|de|xin|nham roi) )*(?:toi |em |minh |con |tui |chau |bac )?(?:muon |xin |can )?(?:duoc )?(?:(?:chinh )?sua|viet|go|doi(?= (?:lai|cau|noi dung|tin)))(?: lai)?(?: (?:cau hoi|cau|cai|tin nhan|tin|noi dung|tren|vua roi|luc nay|do|nay|di|chut|ti|xiu|truoc khi chuyen|a|nhe|nha|duoc khong))*)$/

/** Whether the question is to be put in other words before it is passed on. */
export function readRewording(text: string): boolean {
  return REWORDS.test(
    fold(text)
      .trim()
      .replace(/[\s.,!?]+/g, ' ')
      .trim(),
  )
}

const NUMBER =
  /^(?:(?:chon|lay) )?(?:(?:y|so|muc|cau|viec|cai) ){0,2}(\d)[.)]?(?: (?:a|nhe|nha|di|em|ban|ad))*$/

/** The number of a choice, when that is all that was typed: "2", "mục 2", "chọn số 2 nhé". */
export function readNumber(text: string): number | undefined {
  const [, digit] = NUMBER.exec(fold(text).trim().replace(/\s+/g, ' ')) ?? []
  return digit === undefined ? undefined : Number(digit)
}
