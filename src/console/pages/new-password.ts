import { html } from 'hono/html'
import { INVITATION } from '../phrases.ts'
import type { Html } from './layout.ts'

/** The fields for a new password, twice. @param name under which the form sends the first */
export function newPassword(name: string): Html {
  return html`<label for="${name}">${INVITATION.password}</label>
    <input
      id="${name}"
      name="${name}"
      type="password"
      autocomplete="new-password"
      minlength="12"
      required
      aria-describedby="rule"
    />
    <small id="rule">${INVITATION.rule}</small>
    <label for="again">${INVITATION.again}</label>
    <input id="again" name="again" type="password" autocomplete="new-password" required />`
}
