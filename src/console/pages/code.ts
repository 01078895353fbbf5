import { html } from 'hono/html'
import { withNext } from '../next-page.ts'
import { CODE } from '../phrases-accounts.ts'
import { notice, page } from './layout.ts'
import type { Html } from './layout.ts'

interface CodeView {
  readonly email: string
  /** Where signing in leads to. */
  readonly next: string
  readonly isRecovery: boolean
  readonly fault?: string
}

/** The second step of signing in: a code of the phone, or one from paper. */
export function codePage({ email, next, isRecovery, fault }: CodeView): Html {
  const title = isRecovery ? CODE.recoveryTitle : CODE.title
  return page(
    { title },
    html`<div class="card door">
      <h1>${title}</h1>
      ${fault === undefined ? '' : notice('bad', fault)}
      <p>${CODE.who}: <strong>${email}</strong></p>
      <form method="post" action="/console/dang-nhap/ma">
        <input type="hidden" name="den" value="${next}" />
        ${isRecovery ? recoveryField() : codeField()}
        <button>${CODE.enter}</button>
      </form>
      <p class="aside">
        ${
          isRecovery
            ? html`<a href="${withNext('/console/dang-nhap/ma', next)}">${CODE.toCode}</a> ${CODE.noCodes}`
            : html`<a href="${recoveryAddress(next)}">${CODE.lost}</a>`
        }
      </p>
      <p class="aside"><a href="/console/dang-nhap">${CODE.otherAccount}</a></p>
    </div>`,
  )
}

function recoveryAddress(next: string): string {
  return `/console/dang-nhap/ma?${new URLSearchParams({ 'du-phong': '1', den: next }).toString()}`
}

function codeField(): Html {
  return html`<label for="code">${CODE.label}</label>
    <input
      id="code"
      name="code"
      inputmode="numeric"
      autocomplete="one-time-code"
      maxlength="7"
      required
      aria-describedby="rule"
    />
    <small id="rule">${CODE.rule}</small>`
}

function recoveryField(): Html {
  return html`<input type="hidden" name="du-phong" value="1" />
    <label for="code">${CODE.recoveryLabel}</label>
    <input
      id="code"
      name="code"
      autocomplete="off"
      autocapitalize="characters"
      spellcheck="false"
      maxlength="40"
      required
      aria-describedby="rule"
    />
    <small id="rule">${CODE.recoveryRule}</small>`
}
