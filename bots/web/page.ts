import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { browserScript, GROUND, styleSheet } from '#src/assets.ts'
import { FORUM, FRAME, REFUSED, TURNED_AWAY } from './phrases.ts'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

export const WEB_CSS = styleSheet('/assets/web.css', ...GROUND, new URL('web.css', import.meta.url))
export const CHAT_SCRIPT = browserScript('/assets/chat.client.js', new URL('chat.client.js', import.meta.url))

export interface Frame {
  readonly title: string
  readonly here?: 'ask' | 'ticket'
  /** More for the head of the page. */
  readonly head?: Html
}

/** A whole page: what stands around every `main` of the citizens' site. */
export function page({ title, here, head }: Frame, main: Html): Html {
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} – ${FORUM}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${WEB_CSS.href}" />
        ${head ?? ''}
      </head>
      <body>
        <a class="skip" href="#noi-dung">${FRAME.skip}</a>
        <header class="top">
          <div class="bar">
            <p class="brand"><a href="/">${FORUM}</a></p>
            <nav aria-label="${FRAME.menu}">
              <ul>
                ${link('/', FRAME.ask, here === 'ask')} ${link('/tra-cuu', FRAME.ticket, here === 'ticket')}
              </ul>
            </nav>
          </div>
        </header>
        <main id="noi-dung" tabindex="-1">${main}</main>
        <footer class="foot"><p>${FRAME.foot}</p></footer>
      </body>
    </html>`
}

function link(href: string, label: string, current: boolean): Html {
  return html`<li><a href="${href}" ${current ? html`aria-current="page"` : ''}>${label}</a></li>`
}

/**
 * Told at the front door, before anything of the request is read, to whoever came with a browser. It fetches nothing: a
 * style sheet would be turned away as well.
 */
export function turnedAwayPage(againAfterSeconds: number): Html {
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${TURNED_AWAY.title}</title>
        <link rel="icon" href="data:," />
      </head>
      <body>
        <main>
          <h1>${TURNED_AWAY.title}</h1>
          <p role="alert">${TURNED_AWAY.again(againAfterSeconds)}</p>
          <p>${TURNED_AWAY.sent}</p>
          <p>${TURNED_AWAY.urgent}</p>
        </main>
      </body>
    </html>`
}

export type Refusal = 'notFound' | 'foreign' | 'broken' | 'tooLarge' | 'crowded'

/** @param kept what the citizen has written: no browser shows it again on a page that is kept nowhere */
export function refusedPage(why: Refusal, kept = ''): Html {
  const title = REFUSED[`${why}Title`]
  return page(
    { title },
    html`<div class="sheet">
      <h1>${title}</h1>
      <p>${REFUSED[why]}</p>
      ${
        kept === ''
          ? ''
          : html`<label for="da-viet">${REFUSED.kept}</label>
              <textarea id="da-viet" rows="6" readonly>${kept}</textarea>`
      }
      <p><a href="/">${REFUSED.home}</a></p>
    </div>`,
  )
}
