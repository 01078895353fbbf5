import { html } from 'hono/html'
import type { WaitingEdition } from '#knowledge/archive.ts'
import type { EditionDiff } from '#knowledge/diff.ts'
import { vietnamTime } from '../../../domain/vietnam-time.ts'
import { WAIT_WORDS } from '../../../publishing/phrases.ts'
import { csrfField, notice } from '../../pages/layout.ts'
import type { Html } from '../../pages/layout.ts'
import { keptText } from '../../pages/refused.ts'
import type { SignedIn } from '../../session.ts'
import { LOOK_AT, NO_SOURCE, REPORT, WAITING } from '../phrases-import.ts'
import { WAITS } from '../phrases.ts'
import { diffSection } from './diff.ts'
import { inputField, reasonField } from './fields.ts'
import { forThoseWhoMay, lawPage } from './frame.ts'
import { reportSection } from './report.ts'

export interface WaitingView {
  readonly waiting: WaitingEdition
  readonly label: string
  /** Another edition is in use than the one it was made from. */
  readonly isStale: boolean
  /** Whether the version in use has the document. */
  readonly isShelved: boolean
  readonly diff: EditionDiff
  /** Whether anybody has said where its official text is read. */
  readonly hasSource: boolean
  readonly nameOf: (actor: string) => string
  readonly news?: string
  readonly fault?: string
  /** What was written in a form that led to nothing: why it should pass, or be thrown away. */
  readonly draft?: string
  readonly discardDraft?: string
}

/** What waits of one document: why, what the import found, what would change, and what to do with it. */
export function waitingPage(who: SignedIn, view: WaitingView): Html {
  const { waiting, label, isShelved, diff, nameOf, news, fault } = view
  const { document, act, file, report } = waiting
  return lawPage(
    who,
    { title: WAITING.title(label), news, fault, ...(isShelved && { document }) },
    html`<p class="meta">
        <span>${file === null ? WAITS.decision : WAITS.from(file)}</span>
        <span>${WAITING.imported(nameOf(act.by), vietnamTime(act.at))}</span>
        ${isShelved ? html`<a href="/console/van-ban/xem/${document}">${WAITING.toDocument}</a>` : ''}
        <a href="#viec">${WAITING.toDecision}</a>
      </p>
      ${view.hasSource ? '' : notice('warning', NO_SOURCE)}
      ${isToBeAccepted(view) || (view.draft ?? '') === '' ? '' : keptText(view.draft ?? '')}
      <div class="columns">
        <div>
          ${
            report === null
              ? ''
              : html`<section class="card" aria-labelledby="bao-cao">
                  <h2 id="bao-cao">${REPORT.title}</h2>
                  ${reportSection(report)}
                </section>`
          }
          <section class="card" aria-labelledby="khac">
            <h2 id="khac">${isShelved ? WAITING.diff : WAITS.isNew}</h2>
            ${diffSection(diff)}
          </section>
        </div>
        <aside id="viec">${standing(who, view)} ${discardForm(who, view)}</aside>
      </div>`,
  )
}

/** Whether the page asks a person to let it pass. */
function isToBeAccepted({ waiting: { waitsFor, accepted }, isStale }: WaitingView): boolean {
  return !isStale && waitsFor.length > 0 && accepted === null
}

function standing(who: SignedIn, view: WaitingView): Html {
  const { waiting, isStale, nameOf } = view
  const { waitsFor, accepted } = waiting
  if (isStale) return notice('bad', WAITS.staleWhy)
  const reasons =
    waitsFor.length === 0
      ? ''
      : html`<section class="card" aria-labelledby="vi-sao">
          <h2 id="vi-sao">${WAITING.whyLook}</h2>
          <ul class="plain">
            ${waitsFor.map((reason) => html`<li><strong>${WAIT_WORDS[reason]}.</strong> ${LOOK_AT[reason]}</li>`)}
          </ul>
        </section>`
  if (isToBeAccepted(view)) return html`${reasons} ${acceptForm(who, view)}`
  const told =
    accepted === null
      ? ''
      : html`<p>${WAITING.accepted(nameOf(accepted.by), vietnamTime(accepted.at), accepted.note ?? '')}</p>`
  return html`${reasons}
    <section class="card">
      ${told}
      <p>${WAITING.ready}</p>
      <p><a href="/console/van-ban/xuat-ban" class="button" role="button">${WAITING.toPublish}</a></p>
    </section>`
}

function acceptForm(who: SignedIn, { waiting, draft = '' }: WaitingView): Html {
  const { document, digest, waitsFor } = waiting
  return html`<section class="card" aria-labelledby="chap-nhan">
    <h2 id="chap-nhan">${WAITING.accept}</h2>
    ${forThoseWhoMay(
      who,
      'accept',
      WAITING.may.accept,
      () =>
        html`<form method="post" action="/console/van-ban/cho/${document}/chap-nhan">
          ${csrfField(who)}
          <input type="hidden" name="da-xem" value="${digest}" />
          <p>${WAITING.acceptLead}</p>
          ${
            waitsFor.includes('ended')
              ? inputField('date', { name: 'het-hieu-luc-tu', label: WAITING.ended, rule: WAITING.endedRule })
              : ''
          }
          ${reasonField({ name: 'note', label: WAITING.why, value: draft, required: true })}
          <button>${WAITING.accept}</button>
        </form>`,
    )}
  </section>`
}

function discardForm(who: SignedIn, { waiting, discardDraft = '' }: WaitingView): Html {
  const { document, digest } = waiting
  return html`<section class="card" aria-labelledby="bo">
    <h2 id="bo">${WAITING.discard}</h2>
    ${forThoseWhoMay(
      who,
      'discard',
      WAITING.may.discard,
      () =>
        html`<form method="post" action="/console/van-ban/cho/${document}/bo">
          ${csrfField(who)}
          <input type="hidden" name="da-xem" value="${digest}" />
          <p>${WAITING.discardLead}</p>
          <label for="bo-vi">${WAITING.discardWhy}</label>
          <textarea id="bo-vi" name="note" rows="2" maxlength="2000">${discardDraft}</textarea>
          <button class="secondary">${WAITING.discard}</button>
        </form>`,
    )}
  </section>`
}
