import { html } from 'hono/html'
import { vietnamTime } from '../../../domain/vietnam-time.ts'
import { isOpen, MOST_ANSWER_CHARACTERS } from '../../../domain/ticket.ts'
import { draftBar } from '../../desk/pages/draft.ts'
import type { DeskView } from '../../desk/view.ts'
import type { TicketView } from '../view.ts'
import type { Html } from '../../pages/layout.ts'
import { notice } from '../../pages/layout.ts'
import { keptText } from '../../pages/refused.ts'
import { hindranceInWords } from '../hindered.ts'
import { nameOf } from '../history-words.ts'
import { ANSWER, STEPS } from '../phrases-steps.ts'
import { TICKET } from '../phrases.ts'
import { addressOf, faultOf, keptValue, textField, ticketFields } from './fields.ts'
import type { Shown } from './fields.ts'
import { provisionList } from './found.ts'

interface ShownOnPage extends Shown {
  readonly desk: DeskView
}

/** Where an answer is written, waits for approval, or stands once it was given. */
export function answerSection(shown: ShownOnPage): Html | '' {
  const { ticket } = shown.view
  if (!isOpen(ticket.state)) return ended(shown)
  return ticket.state === 'awaiting_approval' ? awaitingApproval(shown) : beingWritten(shown)
}

function section(title: string, content: Html): Html {
  return html`<section class="card" aria-labelledby="tra-loi">
    <h2 id="tra-loi">${title}</h2>
    ${content}
  </section>`
}

function ended(shown: Shown): Html | '' {
  const { ticket, names, cited } = shown.view
  if (ticket.answer === null) return keptAlone(shown)
  const { text, by, approvedBy, at } = ticket.answer
  return section(
    TICKET.answer,
    html`<p class="said">${text}</p>
      <p class="meta">
        <span>${TICKET.answeredBy(nameOf(by, names))}</span>
        ${approvedBy === null ? '' : html`<span>${TICKET.approvedBy(nameOf(approvedBy, names))}</span>`}
        <span>${vietnamTime(at)}</span>
      </p>
      ${
        cited.length === 0
          ? ''
          : html`<h3>${TICKET.citations}</h3>
              ${provisionList(cited)}`
      }
      ${keptAlone(shown)}`,
  )
}

function awaitingApproval(shown: Shown): Html | '' {
  const { ticket, names, hinders } = shown.view
  const { proposed } = ticket
  if (proposed === null) return keptAlone(shown)
  const hindered = hinders('approve')
  return section(
    ANSWER.proposed,
    html`<p class="meta">
        <span>${ANSWER.proposedBy(nameOf(proposed.by, names), vietnamTime(proposed.at))}</span>
      </p>
      <p class="said">${proposed.text}</p>
      ${answeredBefore(shown)}
      ${
        hindered === undefined
          ? html`<form method="post" action="${addressOf(shown, 'xem-truoc')}">
              ${ticketFields(shown)}
              <input type="hidden" name="viec" value="phe-duyet" />
              <input type="hidden" name="text" value="${proposed.text}" />
              <div class="actions"><button>${ANSWER.toApprove}</button></div>
            </form>`
          : html`<p class="aside">${hindranceInWords(shown.view, 'approve', hindered)}</p>`
      }
      ${keptAlone(shown)}`,
  )
}

/** Whether the page has a form in which an answer is written. */
export function hasAnswerBox({ ticket, hinders, fourEyes }: TicketView): boolean {
  const isBeingWritten = isOpen(ticket.state) && ticket.state !== 'awaiting_approval'
  return isBeingWritten && hinders(fourEyes ? 'propose' : 'answer') === undefined
}

function beingWritten(shown: ShownOnPage): Html | '' {
  const { desk } = shown
  const { ticket, hinders, fourEyes } = shown.view
  const move = fourEyes ? 'propose' : 'answer'
  const hindered = hinders(move)
  if (hindered === 'forbidden') return keptAlone(shown)
  if (hindered !== undefined) {
    const claimable = hinders('claim') === undefined
    const why = claimable ? ANSWER.claimFirst : hindranceInWords(shown.view, move, hindered)
    return section(
      STEPS['tra-loi'].title,
      html`${answeredBefore(shown)}
        <p class="aside">${why}</p>
        ${keptAlone(shown)}`,
    )
  }
  const fault = faultOf(shown, 'tra-loi')
  return section(
    STEPS['tra-loi'].title,
    html`${answeredBefore(shown)} ${sentBack(shown)} ${fault === undefined ? '' : notice('bad', fault)}
      <form id="soan" method="post" action="${addressOf(shown, 'xem-truoc')}">
        ${draftBar(desk)} ${ticketFields(shown)}
        <input type="hidden" name="viec" value="tra-loi" />
        ${answerField(shown, desk.draft?.text ?? ticket.proposed?.text ?? '')}
        ${fourEyes ? html`<p class="aside">${ANSWER.fourEyes}</p>` : ''}
        <div class="actions sticky"><button>${ANSWER.preview}</button></div>
      </form>`,
  )
}

/** Where an answer is written, here and again under the preview. */
function answerField(shown: Shown, text: string): Html {
  return textField(shown, {
    step: 'tra-loi',
    name: 'text',
    label: ANSWER.yours,
    rule: ANSWER.rule,
    rows: 10,
    most: MOST_ANSWER_CHARACTERS,
    required: true,
    value: text,
  })
}

/** What the citizen was not content with: whoever answers anew has to have read it. */
function answeredBefore({ view: { ticket, names } }: Shown): Html | '' {
  const { answer, reopenedFrom } = ticket
  if (reopenedFrom === null || answer === null) return ''
  return html`<details open>
    <summary>${ANSWER.before(nameOf(answer.by, names), vietnamTime(answer.at))}</summary>
    <p class="said">${answer.text}</p>
  </details>`
}

/** Why the last proposal came back. */
function sentBack({ view: { audit, names } }: Shown): Html | '' {
  const last = audit.findLast(({ move }) => move === 'send_back' || move === 'propose')
  if (last?.move !== 'send_back') return ''
  return html`<div class="note">
    <p>${ANSWER.sentBack(nameOf(last.by, names))}</p>
    <p class="said">${last.detail.reason ?? ''}</p>
  </div>`
}

/** What was written and has no box any more, to be copied. */
function keptAlone(shown: Shown): Html | '' {
  const text = keptValue(shown, 'tra-loi', 'text') ?? ''
  return text === '' ? '' : keptText(text)
}
