import { html } from 'hono/html'
import type { DeadNotice } from '../../domain/notices.ts'
import { vietnamTime } from '../../domain/vietnam-time.ts'
import { noticeTitle } from '../../tickets/phrases-notices.ts'
import { DEAD_NOTICES } from '../phrases-notices.ts'
import type { SignedIn } from '../session.ts'
import { csrfField } from './layout.ts'
import type { Html } from './layout.ts'

/** Notices to officials that neither Telegram nor e-mail would take. */
export function deadNoticesSection(who: SignedIn, dead: readonly DeadNotice[]): Html {
  return html`<section aria-labelledby="thong-bao-hong">
    <h2 id="thong-bao-hong">${DEAD_NOTICES.title}</h2>
    ${
      dead.length === 0
        ? html`<p class="card empty">${DEAD_NOTICES.none}</p>`
        : html`<p class="aside">${DEAD_NOTICES.rule}</p>
            <ol class="card audit">
              ${dead.map((one) => line(who, one))}
            </ol>`
    }
  </section>`
}

function line(who: SignedIn, { id, way, notice, why, at }: DeadNotice): Html {
  return html`<li>
    <p class="question">${DEAD_NOTICES.why(why)}</p>
    <p class="meta">
      ${DEAD_NOTICES.way(way)} · ${noticeTitle(notice)} ·
      <a class="code" href="/console/phieu/${notice.ticket}">${notice.ticket}</a> · ${vietnamTime(at)}
    </p>
    <form class="actions" method="post" action="/console/he-thong/thong-bao/${id}">
      ${csrfField(who)}
      <button class="quiet" name="viec" value="retry" aria-label="${DEAD_NOTICES.retryOne(id)}">
        ${DEAD_NOTICES.retry}
      </button>
      <button class="quiet" name="viec" value="discard" aria-label="${DEAD_NOTICES.discardOne(id)}">
        ${DEAD_NOTICES.discard}
      </button>
    </form>
  </li>`
}
