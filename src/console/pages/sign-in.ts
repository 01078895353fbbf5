import { html } from 'hono/html'
import { SIGN_IN } from '../phrases.ts'
import { notice, page } from './layout.ts'
import type { Html } from './layout.ts'

export interface SignInView {
  readonly email: string
  /** Where to go afterwards; a page of the console. */
  readonly next: string
  readonly fault?: string
  readonly news?: string
}

export function signInPage({ email, next, fault, news }: SignInView): Html {
  return page(
    { title: SIGN_IN.title },
    html`<div class="card door">
      <h1>${SIGN_IN.title}</h1>
      <p>${SIGN_IN.who}</p>
      ${news ? notice('good', news) : ''} ${fault ? notice('bad', fault) : ''}
      <form method="post" action="/console/dang-nhap">
        <input type="hidden" name="den" value="${next}" />
        <label for="email">${SIGN_IN.email}</label>
        <input id="email" name="email" type="email" autocomplete="username" required value="${email}" />
        <label for="password">${SIGN_IN.password}</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required />
        <button>${SIGN_IN.enter}</button>
      </form>
      <p class="aside">${SIGN_IN.noAccount}</p>
    </div>`,
  )
}
