import { html } from 'hono/html'
import { NextPage, withNext } from '../next-page.ts'
import { INVITATION, REFUSED } from '../phrases.ts'
import type { SignedIn } from '../session.ts'
import { page } from './layout.ts'
import type { Html } from './layout.ts'

export type Refusal =
  | 'forbidden'
  | 'unknown'
  | 'foreign'
  | 'expired'
  | 'tooLarge'
  | 'crowded'
  | 'broken'
  | 'reading'

/** Told without having looked who asks: the console sends whoever is nobody to the sign-in. */
const MAY_BE_SIGNED_IN: ReadonlySet<Refusal> = new Set(['crowded', 'broken', 'reading'])

/**
 * Why nothing was shown or done.
 *
 * @param kept what the official had written: it must not be lost with the page
 * @param at where they are led once they have signed in; the address of a form leads on to the page it is on
 */
export function refusedPage(why: Refusal, who?: SignedIn, kept = '', at = ''): Html {
  const title = REFUSED[`${why}Title`]
  return page(
    who ? { title, who } : { title },
    html`<div class="card door">
      <h1>${title}</h1>
      <p role="alert">${REFUSED[why]}</p>
      ${kept === '' ? '' : keptText(kept)}
      <p>
        ${
          who || MAY_BE_SIGNED_IN.has(why)
            ? html`<a href="/console">${REFUSED.home}</a>`
            : html`<a href="${withNext('/console/dang-nhap', NextPage.parse(at))}">${INVITATION.toSignIn}</a>`
        }
      </p>
    </div>`,
  )
}

/** An answer that was not sent, to be copied. */
export function keptText(text: string): Html {
  return html`<label for="kept">${REFUSED.kept}</label>
    <textarea id="kept" rows="8" readonly>${text}</textarea>`
}
