import { html } from 'hono/html'
import type { ListedNotice } from '../../domain/notices.ts'
import { vietnamTime } from '../../domain/vietnam-time.ts'
import { noticeFacts, noticeTitle } from '../../tickets/phrases-notices.ts'
import { NOTICES } from '../phrases-notices.ts'
import type { SignedIn } from '../session.ts'
import { csrfField, page } from './layout.ts'
import type { Html } from './layout.ts'

export function noticesPage(who: SignedIn, notices: readonly ListedNotice[]): Html {
  const unread = notices.filter(({ isUnread }) => isUnread).length
  return page(
    { title: NOTICES.title, who, here: 'notices' },
    html`<div class="headline"><h1>${NOTICES.title}</h1></div>
      ${
        notices.length === 0
          ? html`<p class="card empty">${NOTICES.none}</p>`
          : html`<p class="aside">${NOTICES.about}</p>
              ${unread === 0 ? '' : readAll(who, unread)}
              <ol class="card audit">
                ${notices.map(line)}
              </ol>`
      }`,
  )
}

function readAll(who: SignedIn, unread: number): Html {
  return html`<form class="actions" method="post" action="/console/thong-bao/da-doc">
    ${csrfField(who)}
    <span>${NOTICES.unreadCount(unread)}</span>
    <button class="quiet">${NOTICES.readAll}</button>
  </form>`
}

function line({ notice, isUnread }: ListedNotice): Html {
  const [, ...facts] = noticeFacts(notice)
  return html`<li>
    <p class="question">
      ${isUnread ? html`<span class="chip">${NOTICES.unread}</span> ` : ''}
      <a href="/console/phieu/${notice.ticket}"
        >${noticeTitle(notice)} <span class="code">${notice.ticket}</span></a
      >
    </p>
    <p class="meta">${[vietnamTime(notice.at), ...facts].join(' · ')}</p>
  </li>`
}
