import { html } from 'hono/html'
import { PLACE_NAMES } from '#knowledge/place.ts'
import type { Account, AccountEntry } from '../../domain/account.ts'
import type { OfficialId } from '../../domain/ids.ts'
import { sentenceCase } from '../../domain/sentence-case.ts'
import { vietnamTime } from '../../domain/vietnam-time.ts'
import { mayManageAccounts } from '../../officials/may.ts'
import { ROLE_NAMES } from '../../officials/phrases.ts'
import { departmentName } from '../../tickets/departments.ts'
import { OFFICIALS } from '../phrases-accounts.ts'
import type { SignedIn } from '../session.ts'
import { accountLogList } from './account-log.ts'
import { page } from './layout.ts'
import type { Html } from './layout.ts'

interface OfficialsView {
  readonly accounts: readonly Account[]
  readonly log: readonly AccountEntry[]
  readonly names: ReadonlyMap<OfficialId, string>
}

/** Who has an account, and what was done to accounts. */
export function officialsPage(who: SignedIn, { accounts, log, names }: OfficialsView): Html {
  return page(
    { title: OFFICIALS.title, who, here: 'officials' },
    html`<div class="headline">
        <h1>${OFFICIALS.title}</h1>
        ${mayManageAccounts(who.official) ? html`<p><a href="/console/can-bo/moi">${OFFICIALS.add}</a></p>` : ''}
      </div>
      <section aria-labelledby="tai-khoan">
        <h2 id="tai-khoan">${OFFICIALS.list} <span class="count">${accounts.length}</span></h2>
        <ol class="rows card">
          ${accounts.map(row)}
        </ol>
      </section>
      <section class="card" aria-labelledby="nhat-ky">
        <h2 id="nhat-ky">${OFFICIALS.log}</h2>
        ${accountLogList(log, { names })}
      </section>`,
  )
}

function row({ official, isActive, secondFactor, lastSignInAt }: Account): Html {
  const { id, name, email, role, department, place, passwordHash } = official
  const facts = [
    email,
    ROLE_NAMES[role],
    department === null ? '' : sentenceCase(departmentName(department, place)),
    place === null ? OFFICIALS.both : sentenceCase(PLACE_NAMES[place]),
    passwordHash === null ? OFFICIALS.noPassword : '',
    `${OFFICIALS.second}: ${secondFactor === null ? OFFICIALS.notSet : OFFICIALS.set}`,
  ].filter((fact) => fact !== '')
  return html`<li>
    <p class="question">
      <a href="/console/can-bo/${id}">${name}</a>
      ${isActive ? '' : html`<span class="badge">${OFFICIALS.inactive}</span>`}
    </p>
    <p class="meta">${facts.map((fact) => html`<span>${fact}</span> `)}</p>
    <p class="since">
      ${OFFICIALS.signedIn}: ${lastSignInAt === null ? OFFICIALS.never : vietnamTime(lastSignInAt)}
    </p>
  </li>`
}
