import type { InlineKeyboardMarkup } from 'grammy/types'
import type { BotSettings } from '#src/config.ts'
import { TicketCode } from '#src/domain/ids.ts'
import type { MovedGroups } from '#src/domain/moved-groups.ts'
import type { Notifier, OfficialNotice } from '#src/domain/notices.ts'
import { CARD } from '#src/tickets/phrases-notices.ts'
import { grammySignal, telegramApi } from './api.ts'
import { sendWhereItIs } from './moved-group.ts'

/** What a citizen’s button never says. */
const CLAIM = 'nhan-phieu:'

interface Around {
  readonly publicUrl: string | undefined
  readonly groups: MovedGroups
}

/** Cards in a department's group: which ticket and until when, and nothing that is the citizen's. */
export function telegramCards(
  settings: Pick<BotSettings, 'token' | 'apiRoot'>,
  { publicUrl, groups }: Around,
): Notifier {
  const api = telegramApi(settings)
  return {
    way: 'telegram',
    send: (group, { notice }, signal) =>
      sendWhereItIs(groups, group, (chat, topic) =>
        api.sendMessage(
          chat,
          CARD.text(notice),
          {
            reply_markup: cardButtons(notice, publicUrl),
            link_preview_options: { is_disabled: true },
            ...topic,
          },
          grammySignal(signal),
        ),
      ),
  }
}

/** What a card offers while somebody may take the ticket. */
function cardButtons({ ticket }: OfficialNotice, publicUrl: string | undefined): InlineKeyboardMarkup {
  const claim = { text: CARD.claim, callback_data: `${CLAIM}${ticket}` }
  return { inline_keyboard: [[claim, ...openButton(ticket, publicUrl)]] }
}

/** Left out without a public address. */
export function openButton(
  ticket: TicketCode,
  publicUrl: string | undefined,
): ReadonlyArray<{ readonly text: string; readonly url: string }> {
  return publicUrl === undefined ? [] : [{ text: CARD.open, url: `${publicUrl}/console/phieu/${ticket}` }]
}

/** The ticket that a pressed button wants to take; `undefined` for every other button. */
export function claimPressed(data: string | undefined): TicketCode | undefined {
  if (data?.startsWith(CLAIM) !== true) return undefined
  return TicketCode.safeParse(data.slice(CLAIM.length)).data
}
