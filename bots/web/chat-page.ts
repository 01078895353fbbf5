import { dayInVietnam } from '#knowledge/validity.ts'
import { html } from 'hono/html'
import type { TranscriptEntry } from '#src/domain/message.ts'
import { entryArticle } from './entry.ts'
import { CHAT_SCRIPT, page } from './page.ts'
import type { Html } from './page.ts'
import { ABOUT, ANEW, CHAT, EXAMPLES, FRAME } from './phrases.ts'

/** How the latest message stands: answered, being worked on, or waiting for longer than people expect. */
export type Progress = 'idle' | 'working' | 'slow'

const SLOW_AFTER_MS = 120_000
const RELOAD_SECONDS = { working: 3, slow: 30 } as const

export interface ChatView {
  readonly entries: readonly TranscriptEntry[]
  readonly formId: string
  readonly now: Date
  /** What went wrong with the message just sent. */
  readonly fault?: string
  /** A text that was not taken in: nobody types it twice. */
  readonly kept?: string
}

/** @param last the conversation's latest line */
export function progressOf(last: TranscriptEntry | undefined, now: Date): Progress {
  if (last?.by !== 'citizen') return 'idle'
  return now.getTime() - last.at.getTime() < SLOW_AFTER_MS ? 'working' : 'slow'
}

export function chatPage(view: ChatView): Html {
  const { entries, now } = view
  const progress = progressOf(entries.at(-1), now)
  const isNew = entries.length === 0
  return page(
    { title: FRAME.ask, here: 'ask', head: head(progress, now) },
    html`<h1 class="${isNew ? '' : 'small'}">${ABOUT.title}</h1>
      ${isNew ? html`<p class="lead welcome">${ABOUT.lead}</p>` : ''}
      <div id="tro-chuyen" role="log" aria-label="${CHAT.log}">${entryArticles(view)}</div>
      <p id="dang-lam" class="working" role="status" ${progress === 'idle' ? html`hidden` : ''}>
        <span>${progress === 'slow' ? CHAT.slow : CHAT.working}</span>
        <noscript>${CHAT.without}</noscript>
      </p>
      ${askForm(view)} ${isNew ? examples(view.formId) : ''}
      <details id="gioi-thieu" class="aside" ${isNew ? html`open` : ''}>
        <summary>${ABOUT.more}</summary>
        <dl>
          ${ABOUT.points.map(
            ({ head, text }) =>
              html`<dt>${head}</dt>
                <dd>${text}</dd>`,
          )}
        </dl>
      </details>
      ${startAnew(isNew)}`,
  )
}

/** @returns the lines alone, as the page and the script's answer both show them */
export function entryArticles({ entries, formId, now }: ChatView): readonly Html[] {
  const today = dayInVietnam(now)
  const question = entries.findLastIndex((entry) => entry.by === 'citizen')
  return entries.map((entry, index) =>
    entryArticle(entry, {
      today,
      formId,
      last: index === entries.length - 1,
      anchor: index === Math.max(question, 0),
    }),
  )
}

function head(progress: Progress, now: Date): Html {
  const script = html`<script type="module" src="${CHAT_SCRIPT.href}"></script>`
  if (progress === 'idle') return script
  // To an address of its own each time: a browser that refreshes `/#cuoi` with itself only scrolls. With the script the
  // answer comes by itself, and nothing typed meanwhile is lost.
  const refresh = `${RELOAD_SECONDS[progress]};url=/?luc=${now.getTime()}#cuoi`
  return html`<noscript><meta http-equiv="refresh" content="${refresh}" /></noscript>${script}`
}

function examples(formId: string): Html {
  return html`<form class="examples welcome" method="post" action="/" data-chat aria-labelledby="vi-du">
    <h2 id="vi-du">${EXAMPLES.title}</h2>
    <input type="hidden" name="ma" value="${formId}" />
    ${EXAMPLES.questions.map((question) => html`<button name="cau_hoi" value="${question}">${question}</button>`)}
  </form>`
}

/** Opened first and then pressed, for there is no way back. */
function startAnew(isNew: boolean): Html {
  return html`<details id="moi" class="aside" ${isNew ? html`hidden` : ''}>
    <summary>${ANEW.title}</summary>
    <p>${ANEW.text}</p>
    <form method="post" action="/moi"><button class="secondary">${ANEW.button}</button></form>
  </details>`
}

function askForm({ formId, fault, kept }: ChatView): Html {
  return html`<form
    id="gui"
    class="ask"
    method="post"
    action="/"
    data-chat
    data-not-sent="${CHAT.notSent}"
    data-working="${CHAT.working}"
    data-sending="${CHAT.sending}"
    data-needs-cookie="${CHAT.needsCookie}"
  >
    <p id="loi" class="fault" role="alert" ${fault === undefined ? html`hidden` : ''}>${fault ?? ''}</p>
    <input type="hidden" name="ma" value="${formId}" />
    <label for="cau-hoi">${CHAT.field}</label>
    <div class="row">
      <textarea
        id="cau-hoi"
        name="cau_hoi"
        rows="2"
        required
        placeholder="${CHAT.placeholder}"
        aria-describedby="loi luu-y"
      >
${kept ?? ''}</textarea>
      <button>${CHAT.send}</button>
    </div>
    <small id="luu-y">${CHAT.careful}</small>
  </form>`
}
