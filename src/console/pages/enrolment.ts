import { html, raw } from 'hono/html'
import { encode } from 'uqr'
import { CODE, ENROL } from '../phrases-accounts.ts'
import { notice, page } from './layout.ts'
import type { Html } from './layout.ts'

interface Offer {
  readonly email: string
  /** Base32. */
  readonly secret: string
  /** `otpauth:` */
  readonly address: string
}

/** Enrols a phone: scan, type what it shows. */
export function enrolmentPage({ email, secret, address }: Offer, next: string, fault?: string): Html {
  return page(
    { title: ENROL.title },
    html`<div class="card door">
      <h1>${ENROL.title}</h1>
      ${fault === undefined ? '' : notice('bad', fault)}
      <p>${ENROL.why}</p>
      <p>${CODE.who}: <strong>${email}</strong></p>
      <ol>
        <li>${ENROL.app}</li>
        <li>${ENROL.scan}</li>
        <li>${ENROL.type}</li>
      </ol>
      ${picture(address)}
      <p>
        ${ENROL.byHand}<br />
        <code translate="no">${secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <form method="post" action="/console/dang-nhap/thiet-lap">
        <input type="hidden" name="den" value="${next}" />
        <label for="code">${ENROL.label}</label>
        <input
          id="code"
          name="code"
          inputmode="numeric"
          autocomplete="one-time-code"
          maxlength="7"
          required
          aria-describedby="once"
        />
        <small id="once">${ENROL.once}</small>
        <button>${ENROL.set}</button>
      </form>
    </div>`,
  )
}

/** Drawn with attributes alone: the pages' policy allows no style within. Dark on white in the dark, too, for cameras. */
function picture(address: string): Html {
  const { size, data } = encode(address, { ecc: 'M', border: 4 })
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])))
  return html`<svg
    class="qr"
    role="img"
    aria-label="${ENROL.picture}"
    viewBox="0 0 ${size} ${size}"
    width="240"
    height="240"
    shape-rendering="crispEdges"
  >
    <rect width="${size}" height="${size}" fill="#fff" />
    <path d="${raw(dark.join(''))}" fill="#000" />
  </svg>`
}
