import { html } from 'hono/html'
import { PLACE_NAMES } from '#knowledge/place.ts'
import type { Account, AccountEntry } from '../../domain/account.ts'
import type { Session } from '../../domain/accounts.ts'
import { sentenceCase } from '../../domain/sentence-case.ts'
import { vietnamTime } from '../../domain/vietnam-time.ts'
import { ROLE_NAMES } from '../../officials/phrases.ts'
import { departmentName } from '../../tickets/departments.ts'
import { ACCOUNT } from '../phrases-accounts.ts'
import type { SignedIn } from '../session.ts'
import { accountLogList } from './account-log.ts'
import { csrfField, notice, page } from './layout.ts'
import type { Html } from './layout.ts'
import { newPassword } from './new-password.ts'
import { ownNoticesSection } from './own-notices.ts'
import type { OwnContacts } from './own-notices.ts'

interface AccountView {
  readonly account: Account
  readonly open: readonly Session[]
  readonly log: readonly AccountEntry[]
  readonly contacts: OwnContacts
}

/** What has just happened, and in which part of the page. */
export interface AccountNews {
  readonly good?: string
  readonly fault?: string
  readonly section?: 'password' | 'codes' | 'phone'
}

const ACTION = '/console/tai-khoan'

export function accountPage(
  who: SignedIn,
  { account, open, log, contacts }: AccountView,
  news: AccountNews,
): Html {
  return page(
    { title: ACCOUNT.title, who, here: 'account' },
    html`<div class="narrow">
      <div class="headline"><h1>${ACCOUNT.title}</h1></div>
      ${news.good === undefined ? '' : notice('good', news.good)}
      ${news.fault === undefined ? '' : notice('bad', news.fault)} ${facts(account)} ${sessionList(who, open)}
      ${password(who, account, news)} ${secondFactor(who, account, news)} ${ownNoticesSection(who, contacts)}
      <section class="card" aria-labelledby="nhat-ky">
        <h2 id="nhat-ky">${ACCOUNT.log}</h2>
        <p class="aside">${ACCOUNT.logRule}</p>
        ${accountLogList(log, { own: account.official.id })}
      </section>
    </div>`,
  )
}

function facts({ official }: Account): Html {
  const { name, email, role, department, place } = official
  const fact = (label: string, value: string) =>
    html`<div>
      <dt>${label}</dt>
      <dd>${value}</dd>
    </div>`
  return html`<section class="card" aria-labelledby="thong-tin">
    <h2 id="thong-tin">${ACCOUNT.facts}</h2>
    <dl class="facts">
      ${fact(ACCOUNT.name, name)} ${fact(ACCOUNT.email, email)} ${fact(ACCOUNT.role, ROLE_NAMES[role])}
      ${fact(ACCOUNT.department, department === null ? ACCOUNT.noDepartment : sentenceCase(departmentName(department, place)))}
      ${fact(ACCOUNT.place, place === null ? ACCOUNT.bothPlaces : sentenceCase(PLACE_NAMES[place]))}
    </dl>
    <p class="aside">${ACCOUNT.factsRule}</p>
  </section>`
}

function sessionList(who: SignedIn, open: readonly Session[]): Html {
  return html`<section class="card" aria-labelledby="phien">
    <h2 id="phien">${ACCOUNT.sessions}</h2>
    <p class="aside">${ACCOUNT.sessionsRule}</p>
    <ul>
      ${open.map((session) => oneSession(who, session))}
    </ul>
    <form method="post" action="${ACTION}/dang-xuat-moi-noi">
      ${csrfField(who)}<button class="secondary">${ACCOUNT.endAll}</button>
    </form>
  </section>`
}

function oneSession(who: SignedIn, { tokenHash, startedAt, lastUsedAt }: Session): Html {
  const times = `${ACCOUNT.started} ${vietnamTime(startedAt)}. ${ACCOUNT.used}: ${vietnamTime(lastUsedAt)}.`
  if (tokenHash === who.session.tokenHash)
    return html`<li><strong>${ACCOUNT.thisSession}.</strong> ${times}</li>`
  return html`<li>
    ${times}
    <form method="post" action="${ACTION}/phien/ket-thuc">
      ${csrfField(who)}<input type="hidden" name="phien" value="${tokenHash.slice(0, 16)}" />
      <button class="quiet">${ACCOUNT.end}</button>
    </form>
  </li>`
}

function password(who: SignedIn, { official }: Account, { section }: AccountNews): Html {
  return html`<section class="card" aria-labelledby="mat-khau">
    <h2 id="mat-khau">${ACCOUNT.password}</h2>
    <details ${section === 'password' ? 'open' : ''}>
      <summary>${ACCOUNT.change}</summary>
      <p class="aside">${ACCOUNT.passwordRule}</p>
      <form method="post" action="${ACTION}/mat-khau">
        ${csrfField(who)}
        <input type="hidden" autocomplete="username" value="${official.email}" />
        ${proof('p')} ${newPassword('next')}
        <button>${ACCOUNT.change}</button>
      </form>
    </details>
  </section>`
}

function secondFactor(who: SignedIn, { secondFactor: factor }: Account, { section }: AccountNews): Html {
  const form = (id: 'codes' | 'phone', action: string, title: string, rule: string) =>
    html`<details ${section === id ? 'open' : ''}>
      <summary>${title}</summary>
      <p class="aside">${rule}</p>
      <form method="post" action="${ACTION}/${action}">
        ${csrfField(who)} ${proof(id)}
        <button>${title}</button>
      </form>
    </details>`
  return html`<section class="card" aria-labelledby="hai-lop">
    <h2 id="hai-lop">${ACCOUNT.second}</h2>
    ${
      factor === null
        ? ''
        : html`<p>
            ${ACCOUNT.since} ${vietnamTime(factor.since)}. ${ACCOUNT.codesLeft}: ${factor.recoveryCodesLeft}.
          </p>`
    }
    ${form('codes', 'ma-du-phong', ACCOUNT.renew, ACCOUNT.renewRule)}
    ${form('phone', 'dien-thoai', ACCOUNT.replace, ACCOUNT.replaceRule)}
  </section>`
}

/** The password and a code: what every change here asks for. */
function proof(id: string): Html {
  return html`<label for="${id}-password">${ACCOUNT.old}</label>
    <input id="${id}-password" name="password" type="password" autocomplete="current-password" required />
    <label for="${id}-code">${ACCOUNT.code}</label>
    <input id="${id}-code" name="code" autocomplete="one-time-code" maxlength="40" required />`
}
