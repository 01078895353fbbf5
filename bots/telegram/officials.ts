import type { Api } from 'grammy'
import type { Desk } from '#src/domain/desk.ts'
import type { TicketCode } from '#src/domain/ids.ts'
import { readSlash } from '#src/questions/slash.ts'
import { isFirstReplyToCard } from '#src/tickets/card-reply.ts'
import { claimByTelegram } from '#src/tickets/claim-by-telegram.ts'
import type { TelegramClaim } from '#src/tickets/claim-by-telegram.ts'
import { redeemCode } from '#src/tickets/contacts.ts'
import { departmentName } from '#src/tickets/departments.ts'
import { CARD, CONTACT, isToOfficials, ticketOnCard } from '#src/tickets/phrases-notices.ts'
import type { TelegramSelf } from './addressed.ts'
import { openButton } from './cards.ts'
import { topicOf, withTopic } from './topic.ts'
import { isInChatsName, topicIn } from './update.ts'
import type { CallbackQuery, TelegramMessage } from './update.ts'

const COMMAND = /^\/(noi|lienket)(?:\s+(.*))?$/s

/** What officials do at the bot: connect a group, link their own account, take a ticket from its card. */
export interface TelegramOfficials {
  /**
   * @param words `undefined` for a recording, a picture and whatever else has none
   * @returns whether it was theirs: it is then no citizen's message and stands in no transcript
   */
  readonly wrote: (message: TelegramMessage, words: string | undefined) => Promise<boolean>
  readonly pressed: (picked: CallbackQuery, code: TicketCode) => Promise<void>
}

export function telegramOfficials(desk: Desk, api: Api, self: Pick<TelegramSelf, 'id'>): TelegramOfficials {
  // Never waited for: what it tells of is stored, and 200 is due. Lost, it is asked for again.
  const say = (message: TelegramMessage, text: string, options: object = {}): void => {
    const { group, topic } = topicOf(placeOf(message))
    void api.sendMessage(group, text, { ...topic, ...options }).catch(() => {
      desk.log.debug({ network: 'telegram' }, 'a word to officials did not arrive')
    })
  }

  /** In the group everybody reads the card, linked or not; what they say to it is theirs, and may be anything. */
  const repliedToUs = async (message: TelegramMessage, about: string): Promise<void> => {
    const ticket = ticketOnCard(about)
    if (ticket === undefined || !(await isFirstReplyToCard(desk, placeOf(message), ticket))) return
    const open = openButton(ticket, desk.publicUrl)
    say(message, CARD.notHere, {
      reply_parameters: { message_id: message.message_id, allow_sending_without_reply: true },
      ...(open.length > 0 && { reply_markup: { inline_keyboard: [[...open]] } }),
      link_preview_options: { is_disabled: true },
    })
  }

  const connect = async (
    message: TelegramMessage,
    kind: 'group' | 'official',
    code: string,
  ): Promise<string> => {
    const isGroup = message.chat.type === 'group' || message.chat.type === 'supergroup'
    if (kind === 'group' && !isGroup) return CONTACT.groupOnly
    if (!/^\d{8}$/.test(code)) return kind === 'group' ? CONTACT.howToBind : CONTACT.howToLink
    const isUnnamed = isInChatsName(message)
    // Their account would be that of all who are anonymous anywhere.
    if (kind === 'official' && isUnnamed) return CONTACT.notAnonymous
    // A group is bound by whoever has the code, which an official was given for it. Wrong ones count against the chat in
    // whose name they are typed: counted against Telegram's bot, anybody's would keep all others out.
    const by = String(isUnnamed ? message.sender_chat?.id : message.from?.id)
    const result = await redeemCode(desk, kind, {
      code,
      by,
      // A code sent in a group by mistake links whoever sent it, and is used up before anybody else can.
      connects: kind === 'group' ? placeOf(message) : by,
    })
    if (result.kind !== 'connected') return result.kind === 'wrong' ? CONTACT.codeWrong : CONTACT.tooMany
    const { offer } = result
    return offer.kind === 'group'
      ? CONTACT.groupBound(departmentName(offer.department, offer.place))
      : CONTACT.linked
  }

  return {
    wrote: async (message, words) => {
      const [whole, command, rest = ''] = COMMAND.exec(words ?? '') ?? []
      if (whole === undefined || message.from === undefined) {
        const about = officialWordsRepliedTo(message, self)
        if (about === undefined || isCommand(words)) return false
        await repliedToUs(message, about)
        return true
      }
      const kind = command === 'noi' ? 'group' : 'official'
      say(message, await connect(message, kind, rest.replaceAll(/[\s-]/g, '')))
      return true
    },
    pressed: async (picked, code) => {
      const claim = await claimByTelegram(desk, String(picked.from.id), code)
      void api.answerCallbackQuery(picked.id, { text: inWords(claim), show_alert: true }).catch(() => {
        desk.log.debug({ network: 'telegram' }, 'a pressed button was not acknowledged')
      })
      const { message } = picked
      const isOver = claim.kind === 'taken' || claim.kind === 'gone'
      if (!isOver || message?.message_id === undefined || message.text === undefined) return
      const news = claim.kind === 'taken' ? CARD.takenBy(claim.name) : CARD.gone
      // Telegram takes an edit that changes nothing for a mistake.
      if (message.text.endsWith(news)) return
      const open = openButton(code, desk.publicUrl)
      void api
        .editMessageText(message.chat.id, message.message_id, `${message.text}\n${news}`, {
          reply_markup: { inline_keyboard: open.length === 0 ? [] : [[...open]] },
          link_preview_options: { is_disabled: true },
        })
        .catch(() => {
          desk.log.debug({ network: 'telegram' }, 'a card was not brought up to date')
        })
    },
  }
}

/** What the bot said to officials, where this replies to it in a group; a private chat is its owner's, who may ask anything. */
function officialWordsRepliedTo(
  { chat, reply_to_message: to }: TelegramMessage,
  { id }: Pick<TelegramSelf, 'id'>,
): string | undefined {
  if (chat.type === 'private' || to?.text === undefined || String(to.from?.id) !== id) return undefined
  return isToOfficials(to.text) ? to.text : undefined
}

/** Typed out under a card all the same, it is meant. */
function isCommand(words: string | undefined): boolean {
  const slash = words === undefined ? undefined : readSlash(words)
  return slash?.kind === 'known' && slash.isExact
}

function placeOf(message: TelegramMessage): string {
  return withTopic(String(message.chat.id), topicIn(message))
}

/** An alert of Telegram's holds 200 characters. */
function inWords(claim: TelegramClaim): string {
  switch (claim.kind) {
    case 'taken':
      return claim.byThem ? CARD.takenByYou : CARD.takenBy(claim.name)
    case 'not_linked':
      return CARD.notLinked
    case 'forbidden':
      return CARD.forbidden
    case 'answered_before':
      return CARD.answeredBefore
    case 'gone':
      return CARD.gone
    case 'unknown':
      return CARD.unknown
  }
}
