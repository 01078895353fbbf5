import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { PALETTE, PICO, styleSheet } from '../../assets.ts'
import type { Official } from '../../domain/official.ts'
import { maySeeSystem } from '../../officials/may.ts'
import { ROLE_NAMES } from '../../officials/phrases.ts'
import { departmentName } from '../../tickets/departments.ts'
import { DESK, FORUM, FRAME } from '../phrases.ts'
import type { SignedIn } from '../session.ts'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

export const CONSOLE_CSS = styleSheet('/console/console.css', new URL('../console.css', import.meta.url))

export const LAW_CSS = styleSheet('/console/law.css', new URL('../law.css', import.meta.url))

export interface Frame {
  readonly title: string
  /** Absent before sign-in. */
  readonly who?: SignedIn
  readonly here?: 'queue' | 'law' | 'system'
}

/** A whole page: what stands around every `main` of the console. */
export function page({ title, who, here }: Frame, main: Html): Html {
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} – ${DESK}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${PICO.href}" />
        <link rel="stylesheet" href="${PALETTE.href}" />
        <link rel="stylesheet" href="${CONSOLE_CSS.href}" />
        ${here === 'law' ? html`<link rel="stylesheet" href="${LAW_CSS.href}" />` : ''}
      </head>
      <body>
        <a class="skip" href="#noi-dung">${FRAME.skip}</a>
        <header class="top">
          <div class="bar">
            <p class="brand"><strong>${DESK}</strong> <span>${FORUM}</span></p>
            ${who ? menu(who, here) : ''}
          </div>
        </header>
        <main id="noi-dung" tabindex="-1">${main}</main>
      </body>
    </html>`
}

function menu(who: SignedIn, here: Frame['here']): Html {
  const link = (name: Frame['here'], href: string, label: string): Html =>
    html`<li><a href="${href}" ${name === here ? html`aria-current="page"` : ''}>${label}</a></li>`
  return html`<nav aria-label="${FRAME.menu}">
      <ul>
        ${link('queue', '/console', FRAME.queue)} ${link('law', '/console/van-ban', FRAME.law)}
        ${maySeeSystem(who.official) ? link('system', '/console/he-thong', FRAME.system) : ''}
      </ul>
    </nav>
    <form class="account" method="post" action="/console/dang-xuat">
      ${csrfField(who)}
      <p>
        <span class="email">${who.official.email}</span>
        <span class="role">${roleInWords(who.official)}</span>
      </p>
      <button class="quiet">${FRAME.signOut}</button>
    </form>`
}

function roleInWords({ role, department }: Official): string {
  return department === null ? ROLE_NAMES[role] : `${ROLE_NAMES[role]}, ${departmentName(department, null)}`
}

/** Stands in every form of a signed-in official. */
export function csrfField(who: SignedIn): Html {
  return html`<input type="hidden" name="csrf" value="${who.session.csrfToken}" />`
}

/** A short message above the page's content. */
export function notice(kind: 'good' | 'bad', text: string): Html {
  return html`<p class="notice ${kind}" role="${kind === 'bad' ? 'alert' : 'status'}">${text}</p>`
}
