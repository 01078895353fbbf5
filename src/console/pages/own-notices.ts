import { html } from 'hono/html'
import { ACCOUNT } from '../phrases-accounts.ts'
import { OWN_NOTICES } from '../phrases-notices.ts'
import type { SignedIn } from '../session.ts'
import { csrfField, notice, page } from './layout.ts'
import type { Html } from './layout.ts'

/** How an official is reached beside their list; `hasMail` and `hasTelegram`: what the desk is set up for. */
export interface OwnContacts {
  readonly mailWanted: boolean
  readonly isLinked: boolean
  readonly hasMail: boolean
  readonly hasTelegram: boolean
}

const ACTION = '/console/tai-khoan/thong-bao'

export function ownNoticesSection(who: SignedIn, contacts: OwnContacts): Html {
  return html`<section class="card" aria-labelledby="nhan-thong-bao">
    <h2 id="nhan-thong-bao">${OWN_NOTICES.title}</h2>
    <p class="aside">${OWN_NOTICES.about}</p>
    ${contacts.hasMail ? mail(who, contacts.mailWanted) : html`<p>${OWN_NOTICES.noMail}</p>`}
    ${contacts.hasTelegram ? telegram(who, contacts.isLinked) : html`<p>${OWN_NOTICES.noTelegram}</p>`}
  </section>`
}

function mail(who: SignedIn, isWanted: boolean): Html {
  return html`<form method="post" action="${ACTION}/thu">
    ${csrfField(who)}<input type="hidden" name="nhan" value="${isWanted ? 'khong' : 'co'}" />
    <p>${isWanted ? OWN_NOTICES.mailOn : OWN_NOTICES.mailOff}</p>
    <button class="secondary">${isWanted ? OWN_NOTICES.mailTurnOff : OWN_NOTICES.mailTurnOn}</button>
  </form>`
}

function telegram(who: SignedIn, isLinked: boolean): Html {
  return html`<form method="post" action="${ACTION}/telegram${isLinked ? '/bo' : ''}">
    ${csrfField(who)}
    <p>${isLinked ? OWN_NOTICES.linked : OWN_NOTICES.notLinked}</p>
    <button class="secondary">${isLinked ? OWN_NOTICES.unlink : OWN_NOTICES.link}</button>
  </form>`
}

/** The one-time code, once. */
export function telegramCodePage(who: SignedIn, words: string): Html {
  return page(
    {
      title: OWN_NOTICES.link,
      who,
      here: 'account',
      crumbs: [{ href: '/console/tai-khoan', label: ACCOUNT.title }],
    },
    html`<div class="narrow">
      <div class="headline"><h1>${OWN_NOTICES.link}</h1></div>
      ${notice('info', words)}
    </div>`,
  )
}
