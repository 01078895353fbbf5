import { html } from 'hono/html'
import { RECOVERY } from '../phrases-accounts.ts'
import { notice, page } from './layout.ts'
import type { Html } from './layout.ts'

interface Shown {
  readonly email: string
  readonly codes: readonly string[]
  readonly next: string
  /** Whether others were there before. */
  readonly areNew?: boolean
}

/** Recovery codes, the one time they are shown. */
export function recoveryCodesPage({ email, codes, next, areNew = false }: Shown): Html {
  const file = `${RECOVERY.fileHead} ${email}\r\n\r\n${codes.join('\r\n')}\r\n`
  return page(
    { title: RECOVERY.title },
    html`<div class="card door">
      <h1>${RECOVERY.title}</h1>
      <p>${RECOVERY.why}</p>
      ${notice('bad', RECOVERY.once)} ${areNew ? html`<p>${RECOVERY.earlier}</p>` : ''}
      <ol translate="no">
        ${codes.map((code) => html`<li><code>${code}</code></li>`)}
      </ol>
      <p>
        <a download="${RECOVERY.file}" href="data:text/plain;charset=utf-8,${encodeURIComponent(file)}"
          >${RECOVERY.download}</a
        >
      </p>
      <p><a role="button" href="${next}">${RECOVERY.go}</a></p>
    </div>`,
  )
}
