import { MOST_ANSWER_CHARACTERS } from '../../../domain/ticket.ts'
import { html } from 'hono/html'
import type { Draft } from '../../../domain/ticket.ts'
import { vietnamTime } from '../../../domain/vietnam-time.ts'
import { csrfField, page } from '../../pages/layout.ts'
import type { Html } from '../../pages/layout.ts'
import { ticketTitle } from '../../tickets/phrases.ts'
import { DRAFT } from '../../phrases-desk.ts'
import type { SignedIn } from '../../session.ts'
import type { DeskView } from '../view.ts'

/** The form in which an answer is written; what stands elsewhere on the page saves it by this name. */
export const DRAFT_FORM = 'soan'

/** For a button elsewhere on the page: it sends what is being written along, so that nothing typed is lost by loading the page anew. */
export function withDraft({ code }: DeskView['ticket'], step: 'ban-thao' | 'chen' | 'dung-lai'): Html {
  return html`form="${DRAFT_FORM}" formaction="/console/phieu/${code}/${step}" formnovalidate`
}

/**
 * Stands first in the form with the answer's box (`id="soan"`, `textarea name="text"`): its button is what Enter in the
 * picker presses, so nothing that was typed is lost without script either.
 */
export function draftBar({ ticket, official, draft, draftBy, mayDraft }: DeskView): Html | '' {
  if (!mayDraft) return ''
  const said = draft === undefined || draft.text === '' ? DRAFT.none : savedWords(draft, draftBy)
  const address = `/console/phieu/${ticket.code}/ban-thao`
  return html`<div
    class="actions"
    data-draft="${address}"
    data-revision="${draft?.revision ?? 0}"
    data-saving="${DRAFT.saving}"
    data-unsaved="${DRAFT.unsaved}"
    data-signed-out="${DRAFT.signedOut}"
    data-official="${official.id}"
  >
    <input type="hidden" name="ban-thao" value="${draft?.revision ?? 0}" />
    <button class="secondary" formaction="${address}" formnovalidate>${DRAFT.save}</button>
    <p class="aside" role="status" data-draft-status>${said}</p>
  </div>`
}

/** The draft for whoever may write it and has no box of an answer on the page. */
export function draftSection(who: SignedIn, view: DeskView): Html | '' {
  if (!view.mayDraft) return ''
  return html`<section class="card" aria-labelledby="ban-thao">
    <h2 id="ban-thao">${DRAFT.title}</h2>
    <p class="aside">${DRAFT.lead}</p>
    <form id="${DRAFT_FORM}" method="post" action="/console/phieu/${view.ticket.code}/ban-thao">
      ${csrfField(who)} ${draftBar(view)}
      <label for="ban-thao-chu">${DRAFT.field}</label>
      <textarea id="ban-thao-chu" name="text" rows="8" maxlength="${MOST_ANSWER_CHARACTERS}">
${view.draft?.text ?? ''}</textarea>
    </form>
  </section>`
}

export function savedWords({ at }: Draft, by: string): string {
  return DRAFT.saved(by, vietnamTime(at))
}

/** Two wrote at once: both texts side by side, each can be kept, and both. */
export function conflictPage(
  who: SignedIn,
  {
    code,
    mine,
    theirs,
    by,
  }: {
    readonly code: DeskView['ticket']['code']
    readonly mine: string
    readonly theirs: Draft
    readonly by: string
  },
): Html {
  const address = `/console/phieu/${code}/ban-thao`
  const choice = (text: string, label: string): Html =>
    html`<form method="post" action="${address}">
      ${csrfField(who)}
      <input type="hidden" name="ban-thao" value="${theirs.revision}" />
      <input type="hidden" name="text" value="${text}" />
      <button class="secondary">${label}</button>
    </form>`
  const both = `${theirs.text}\n\n${mine}`
  return page(
    { title: DRAFT.title, who, here: 'queue' },
    html`<p class="back"><a href="/console/phieu/${code}">${ticketTitle(code)}</a></p>
      <div class="headline"><h1>${DRAFT.title}</h1></div>
      <p class="notice warning" role="alert">
        ${theirs.by === who.official.id ? DRAFT.ownConflict : DRAFT.conflict(by)}
      </p>
      <div class="previews" data-conflict>
        <section class="card" aria-labelledby="cua-toi">
          <h2 id="cua-toi">${DRAFT.mine}</h2>
          <p class="said" data-mine>${mine}</p>
          ${choice(mine, DRAFT.keepMine)}
        </section>
        <section class="card" aria-labelledby="cua-ho">
          <h2 id="cua-ho">${DRAFT.theirs(by, vietnamTime(theirs.at))}</h2>
          <p class="said" data-theirs>${theirs.text}</p>
          <p>
            <a class="button secondary" href="/console/phieu/${code}#${DRAFT_FORM}">${DRAFT.keepTheirs}</a>
          </p>
        </section>
      </div>
      ${both.length > MOST_ANSWER_CHARACTERS ? '' : choice(both, DRAFT.keepBoth)}`,
  )
}
