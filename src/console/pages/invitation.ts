import { html } from 'hono/html'
import { INVITATION } from '../phrases.ts'
import { notice, page } from './layout.ts'
import type { Html } from './layout.ts'
import { newPassword } from './new-password.ts'

/** @param email whose account it is; a password manager files the password under it */
export function invitationPage(email: string, fault?: string): Html {
  return page(
    { title: INVITATION.title },
    html`<div class="card door">
      <h1>${INVITATION.title}</h1>
      ${fault ? notice('bad', fault) : ''}
      <form method="post">
        <label for="email">${INVITATION.for}</label>
        <input id="email" type="email" autocomplete="username" readonly value="${email}" />
        ${newPassword('password')}
        <button>${INVITATION.set}</button>
      </form>
    </div>`,
  )
}

export function deadLinkPage(): Html {
  return page(
    { title: INVITATION.deadTitle },
    html`<div class="card door">
      <h1>${INVITATION.deadTitle}</h1>
      <p>${INVITATION.dead}</p>
      <p><a href="/console/dang-nhap">${INVITATION.toSignIn}</a></p>
    </div>`,
  )
}
