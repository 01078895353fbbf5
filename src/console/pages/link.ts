import { html } from 'hono/html'
import type { Official } from '../../domain/official.ts'
import { vietnamTime } from '../../domain/vietnam-time.ts'
import { OFFICIALS } from '../phrases-accounts.ts'
import type { SignedIn } from '../session.ts'
import { notice, page } from './layout.ts'
import type { Html } from './layout.ts'

interface ShownLink {
  readonly official: Official
  readonly link: string
  readonly expiresAt: Date
}

/** A one-time link, the one time it is shown. */
export function linkPage(who: SignedIn, { official, link, expiresAt }: ShownLink): Html {
  return page(
    { title: OFFICIALS.linkTitle, who, here: 'officials' },
    html`<div class="card narrow">
      <h1>${OFFICIALS.linkTitle}</h1>
      <p><strong>${official.name}</strong>, ${official.email}</p>
      ${notice('good', OFFICIALS.linkOnce)}
      <label for="link">${OFFICIALS.link}</label>
      <textarea id="link" rows="3" readonly translate="no">${link}</textarea>
      <p>${OFFICIALS.linkUntil} ${vietnamTime(expiresAt)}.</p>
      <p><a href="/console/can-bo/${official.id}">${OFFICIALS.toAccount}</a></p>
    </div>`,
  )
}
