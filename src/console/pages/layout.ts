import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { browserScript, GROUND, styleSheet } from '../../assets.ts'
import type { Official } from '../../domain/official.ts'
import { ROLE_NAMES } from '../../officials/phrases.ts'
import { departmentName } from '../../tickets/departments.ts'
import { ACCOUNT } from '../phrases-accounts.ts'
import { DESK, FORUM, FRAME, THEMES } from '../phrases.ts'
import type { SignedIn } from '../session.ts'
import { Theme } from '../theme.ts'
import { sectionsFor } from './sections.ts'
import type { Section } from './sections.ts'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

const look = (name: string): URL => new URL(`../look/${name}.css`, import.meta.url)

/** What may stand on a page, and what each class is for: the head of `look/frame.css`. */
export const CONSOLE_CSS = styleSheet(
  '/console/console.css',
  ...GROUND,
  ...['typeface', 'frame', 'page', 'forms', 'lists', 'ticket', 'figures', 'print'].map(look),
)

export const LAW_CSS = styleSheet('/console/law.css', look('law'))

export const CLOCKS_CSS = styleSheet('/console/clocks.css', new URL('../clocks.css', import.meta.url))

export const FORMS_SCRIPT = browserScript(
  '/console/forms.client.js',
  new URL('../forms.client.js', import.meta.url),
)

export interface Frame {
  readonly title: string
  /** Absent before sign-in. */
  readonly who?: SignedIn
  readonly here?: Section
  /** Pages above this one, from the part's first page down. */
  readonly crumbs?: readonly Crumb[]
  /** Shown beside a part's name in the menu; none for 0. */
  readonly counts?: Readonly<Partial<Record<Section, number>>>
}

interface Crumb {
  readonly href: string
  readonly label: string
}

/** A whole page: what stands around every `main` of the console. */
export function page(frame: Frame, main: Html): Html {
  const { title, who, here, crumbs = [] } = frame
  const theme = who?.theme ?? 'auto'
  return html`<!doctype html>
    <html lang="vi" ${theme === 'auto' ? '' : html`data-theme="${theme}"`}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="${theme === 'auto' ? 'light dark' : theme}" />
        <title>${title} – ${DESK}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${CONSOLE_CSS.href}" />
        ${here === 'law' ? html`<link rel="stylesheet" href="${LAW_CSS.href}" />` : ''}
        ${here === 'clocks' ? html`<link rel="stylesheet" href="${CLOCKS_CSS.href}" />` : ''}
        <script type="module" src="${FORMS_SCRIPT.href}"></script>
      </head>
      <body>
        <a class="skip" href="#noi-dung">${FRAME.skip}</a>
        <header class="top">
          <p class="brand">
            <a href="/console">${DESK}</a>
            <span>${FORUM}</span>
          </p>
          ${who ? menu(who, frame) : ''}
        </header>
        <main id="noi-dung" tabindex="-1">${crumbs.length === 0 ? '' : trail(crumbs)}${main}</main>
      </body>
    </html>`
}

/** On narrow windows the list is shown when the summary before it is open, on wide ones always: `look/frame.css`. */
function menu(who: SignedIn, { here, counts = {} }: Frame): Html {
  return html`<details class="menu">
      <summary>${FRAME.open}</summary>
    </details>
    <div class="rail">
      <nav aria-label="${FRAME.menu}">
        <ul>
          ${sectionsFor(who.official).map(
            ({ section, href, label }) =>
              html`<li>
                <a href="${href}" ${section === here ? html`aria-current="page"` : ''}
                  >${label} ${counted(counts[section] ?? (section === 'notices' ? who.unread : 0))}</a
                >
              </li>`,
          )}
        </ul>
      </nav>
      ${account(who, here)}
    </div>`
}

function counted(count = 0): Html | '' {
  return count === 0 ? '' : html`<span class="count">${count.toLocaleString('vi-VN')}</span>`
}

function account(who: SignedIn, here: Frame['here']): Html {
  return html`<div class="account">
    <p>
      <a
        class="email"
        href="/console/tai-khoan"
        aria-label="${ACCOUNT.title}: ${who.official.name}"
        ${here === 'account' ? html`aria-current="page"` : ''}
        >${who.official.name}</a
      >
      <span class="role">${roleInWords(who.official)}</span>
    </p>
    <form method="post" action="/console/nen">
      ${csrfField(who)}
      <fieldset class="theme">
        <legend>${FRAME.theme}</legend>
        ${Theme.options.map((theme) => themeButton(theme, theme === (who.theme ?? 'auto')))}
      </fieldset>
    </form>
    <form method="post" action="/console/dang-xuat">
      ${csrfField(who)}
      <button class="quiet">${FRAME.signOut}</button>
    </form>
  </div>`
}

function themeButton(theme: Theme, isChosen: boolean): Html {
  return html`<button class="quiet" name="nen" value="${theme}" aria-pressed="${String(isChosen)}">
    ${THEMES[theme]}
  </button>`
}

function trail(crumbs: readonly Crumb[]): Html {
  return html`<nav class="crumbs" aria-label="${FRAME.trail}">
    <ol>
      ${crumbs.map(({ href, label }) => html`<li><a href="${href}">${label}</a></li>`)}
    </ol>
  </nav>`
}

function roleInWords({ role, department }: Official): string {
  return department === null ? ROLE_NAMES[role] : `${ROLE_NAMES[role]}, ${departmentName(department, null)}`
}

/** Stands in every form of a signed-in official. */
export function csrfField(who: SignedIn): Html {
  return html`<input type="hidden" name="csrf" value="${who.session.csrfToken}" />`
}

/** What has just happened, or what must be seen first; `warning` and `bad` are read out at once. */
type NoticeKind = 'good' | 'info' | 'warning' | 'bad'

/** A short message above the page's content. */
export function notice(kind: NoticeKind, text: string): Html {
  return html`<p class="notice ${kind}" role="${kind === 'good' || kind === 'info' ? 'status' : 'alert'}">
    ${text}
  </p>`
}

/** Everything that is wrong with what was filled in; nothing where nothing is. */
export function faultList(title: string, faults: readonly string[]): Html | '' {
  if (faults.length === 0) return ''
  return html`<div class="notice bad" role="alert">
    <p>${title}</p>
    <ul>
      ${faults.map((fault) => html`<li>${fault}</li>`)}
    </ul>
  </div>`
}
