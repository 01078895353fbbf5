import { html } from 'hono/html'
import { PLACE_NAMES, PLACES } from '#knowledge/place.ts'
import type { Account, AccountEntry } from '../../domain/account.ts'
import type { OfficialId } from '../../domain/ids.ts'
import { Role } from '../../domain/official.ts'
import { sentenceCase } from '../../domain/sentence-case.ts'
import { vietnamTime } from '../../domain/vietnam-time.ts'
import { mayManageAccounts } from '../../officials/may.ts'
import { ROLE_NAMES } from '../../officials/phrases.ts'
import { DEPARTMENTS } from '../../tickets/departments.ts'
import { factsSeen } from '../official-form.ts'
import type { WrittenOfficial } from '../official-form.ts'
import { OFFICIALS } from '../phrases-accounts.ts'
import type { SignedIn } from '../session.ts'
import { accountLogList } from './account-log.ts'
import { csrfField, notice, page } from './layout.ts'
import type { Html } from './layout.ts'

interface OfficialView {
  readonly account: Account
  readonly log: readonly AccountEntry[]
  readonly names: ReadonlyMap<OfficialId, string>
}

export interface OfficialNews {
  readonly good?: string | undefined
  readonly fault?: string | undefined
  /** The form as it was sent, to be put right in place. */
  readonly kept?: SentFacts | undefined
  /** What was written of an account that has been changed since: the form shows how it stands now. */
  readonly overtaken?: WrittenOfficial | undefined
}

interface SentFacts {
  readonly written: WrittenOfficial
  /** How the account stood when its writer began. */
  readonly seen: string
}

/** One account: what it is, how it gets in, what was done to it. */
export function officialPage(
  who: SignedIn,
  { account, log, names }: OfficialView,
  { good, fault, kept, overtaken }: OfficialNews,
): Html {
  const { official, isActive, secondFactor, lastSignInAt } = account
  const mayManage = mayManageAccounts(who.official)
  const state = [
    isActive ? '' : OFFICIALS.inactive,
    official.passwordHash === null ? OFFICIALS.noPassword : '',
    `${OFFICIALS.second}: ${secondFactor === null ? OFFICIALS.notSet : OFFICIALS.set}`,
    `${OFFICIALS.signedIn}: ${lastSignInAt === null ? OFFICIALS.never : vietnamTime(lastSignInAt)}`,
  ].filter((part) => part !== '')
  return page(
    { title: official.name, who, here: 'officials' },
    html`<div class="narrow">
      <p class="back"><a href="/console/can-bo">${OFFICIALS.back}</a></p>
      <div class="headline"><h1>${official.name}</h1></div>
      ${good === undefined ? '' : notice('good', good)} ${fault === undefined ? '' : notice('bad', fault)}
      ${overtaken === undefined ? '' : notice('info', OFFICIALS.overtaken(inWords(overtaken)))}
      <p>${official.email}</p>
      <ul>
        ${state.map((part) => html`<li>${part}</li>`)}
      </ul>
      <section class="card" aria-labelledby="thong-tin">
        <h2 id="thong-tin">${OFFICIALS.facts}</h2>
        ${
          mayManage
            ? html`<form method="post" action="/console/can-bo/${official.id}/thong-tin">
                ${csrfField(who)}
                <input type="hidden" name="da-xem" value="${kept?.seen ?? factsSeen(official)}" />
                ${factFields(kept?.written ?? asWritten(account))}
                <button>${OFFICIALS.save}</button>
              </form>`
            : html`<p>${ROLE_NAMES[official.role]}</p>
                <p class="aside">${OFFICIALS.readOnly}</p>`
        }
      </section>
      ${mayManage ? access(who, account) : ''}
      <section class="card" aria-labelledby="nhat-ky">
        <h2 id="nhat-ky">${OFFICIALS.log}</h2>
        ${accountLogList(log, { own: official.id, names })}
      </section>
    </div>`,
  )
}

export function newOfficialPage(who: SignedIn, written: WrittenOfficial, fault?: string): Html {
  return page(
    { title: OFFICIALS.add, who, here: 'officials' },
    html`<div class="narrow">
      <p class="back"><a href="/console/can-bo">${OFFICIALS.back}</a></p>
      <div class="card">
        <h1>${OFFICIALS.add}</h1>
        ${fault === undefined ? '' : notice('bad', fault)}
        <form method="post" action="/console/can-bo/moi">
          ${csrfField(who)}
          <label for="email">${OFFICIALS.email}</label>
          <input id="email" name="email" type="email" autocomplete="off" required value="${written.email}" />
          ${factFields(written)}
          <button>${OFFICIALS.create}</button>
        </form>
      </div>
    </div>`,
  )
}

function access(who: SignedIn, { official, isActive }: Account): Html {
  const move = (name: string, label: string, rule: string) =>
    html`<form method="post" action="/console/can-bo/${official.id}/${name}">
      ${csrfField(who)}
      <p class="aside" id="${name}">${rule}</p>
      <button class="secondary" aria-describedby="${name}">${label}</button>
    </form>`
  return html`<section class="card" aria-labelledby="quyen-vao">
    <h2 id="quyen-vao">${OFFICIALS.access}</h2>
    ${move('lien-ket', OFFICIALS.invite, OFFICIALS.inviteRule)}
    ${move('xac-thuc', OFFICIALS.reset, OFFICIALS.resetRule)}
    ${
      isActive
        ? move('ngung', OFFICIALS.deactivate, OFFICIALS.deactivateRule)
        : html`<form method="post" action="/console/can-bo/${official.id}/mo-lai">
            ${csrfField(who)}<button class="secondary">${OFFICIALS.reactivate}</button>
          </form>`
    }
  </section>`
}

function asWritten({ official }: Account): WrittenOfficial {
  const { email, name, role, department, place } = official
  return { email, name, role, department: department ?? '', place: place ?? '' }
}

/** What a form says, as a sentence can name it; what nobody offered is left out. */
function inWords({ name, role, department, place }: WrittenOfficial): string {
  const known = [
    Role.options.flatMap((one) => (one === role ? [ROLE_NAMES[one]] : [])),
    DEPARTMENTS.flatMap((one) => (one.id === department ? [one.name] : [])),
    PLACES.flatMap((one) => (one === place ? [PLACE_NAMES[one]] : [])),
  ]
  return [name, ...known.flat()].filter((part) => part !== '').join(', ')
}

function factFields({ name, role, department, place }: WrittenOfficial): Html {
  const option = (value: string, label: string, chosen: string) =>
    html`<option value="${value}" ${value === chosen ? 'selected' : ''}>${label}</option>`
  return html`<label for="name">${OFFICIALS.name}</label>
    <input id="name" name="name" maxlength="80" autocomplete="off" value="${name}" />
    <label for="role">${OFFICIALS.role}</label>
    <select id="role" name="role" required>
      ${Role.options.map((one) => option(one, ROLE_NAMES[one], role))}
    </select>
    <label for="department">${OFFICIALS.department}</label>
    <select id="department" name="department">
      ${option('', OFFICIALS.none, department)}
      ${DEPARTMENTS.map((one) => option(one.id, sentenceCase(one.name), department))}
    </select>
    <label for="place">${OFFICIALS.place}</label>
    <select id="place" name="place">
      ${option('', OFFICIALS.both, place)}
      ${PLACES.map((one) => option(one, sentenceCase(PLACE_NAMES[one]), place))}
    </select>`
}
