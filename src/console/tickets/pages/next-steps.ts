import { html } from 'hono/html'
import { isOpen } from '../../../domain/ticket.ts'
import type { MoveName } from '../../../domain/ticket-moves.ts'
import type { Html } from '../../pages/layout.ts'
import { hindranceInWords } from '../hindered.ts'
import { NEXT, STEPS } from '../phrases-steps.ts'
import type { StepWord } from '../phrases-steps.ts'
import type { KeptStep, TicketView } from '../view.ts'
import { addressOf, faultOf, ticketFields } from './fields.ts'
import type { Shown } from './fields.ts'
import { STEP_FIELDS } from './step-fields.ts'

/** Steps in the order of a ticket's way, with the move each makes. Answering has a section of its own. */
const ORDER: ReadonlyArray<readonly [step: StepWord, move: MoveName]> = [
  ['nhan', 'claim'],
  ['phan', 'dispatch'],
  ['giao', 'assign'],
  ['sua-lai', 'send_back'],
  ['rut-trinh', 'take_back'],
  ['nhan-tin', 'write'],
  ['ket-thuc', 'leave_chat'],
  ['bo-sung', 'ask_details'],
  ['lam-tiep', 'resume'],
  ['trao-doi', 'take_chat'],
  ['gop', 'join'],
  ['chuyen', 'transfer'],
  ['ve-dieu-phoi', 'hand_back'],
  ['tra-lai', 'release'],
  ['gia-han', 'extend'],
  ['muc-do', 'set_urgency'],
  ['ban-goc', 'open_original'],
  ['tu-choi', 'refuse'],
]

/** Việc tiếp theo: every move as a small form; what cannot be done says why. */
export function nextSteps(shown: Shown): Html {
  const { view } = shown
  if (!isOpen(view.ticket.state)) return section(html`<p class="aside">${NEXT.over}</p>`)
  const asked = ORDER.map(([step, move]) => ({ step, why: whyNot(view, move) }))
  const theirs = asked.filter(({ why }) => why !== 'forbidden')
  if (theirs.length === 0) return section(html`<p class="aside">${NEXT.readOnly}</p>`)
  const hindered = theirs.flatMap(({ step, why }) => (why === undefined ? [] : [{ step, why }]))
  return section(
    html`${theirs.filter(({ why }) => why === undefined).map(({ step }) => stepForm(shown, step))}
    ${
      hindered.length === 0
        ? ''
        : html`<details>
            <summary>${NEXT.notNow}</summary>
            <dl class="facts">
              ${hindered.map(
                ({ step, why }) =>
                  html`<div>
                    <dt>${STEPS[step].title}</dt>
                    <dd>${why}</dd>
                  </div>`,
              )}
            </dl>
          </details>`
    }`,
  )
}

/** Whether the page has the form of a step; notes have theirs in a section of its own. */
export function isOffered(view: TicketView, step: KeptStep): boolean {
  const [, move] = ORDER.find(([word]) => word === step) ?? []
  return move === undefined || (isOpen(view.ticket.state) && whyNot(view, move) === undefined)
}

function section(content: Html): Html {
  return html`<section class="card steps" aria-labelledby="viec">
    <h2 id="viec">${NEXT.title}</h2>
    ${content}
  </section>`
}

/** `forbidden` for whoever has no such step at all; otherwise why not, in words. */
function whyNot(view: TicketView, move: MoveName): string | undefined {
  const why = view.hinders(move)
  if (why === 'forbidden') return 'forbidden'
  if (why !== undefined) return hindranceInWords(view, move, why)
  const { ticket, due } = view
  if (move === 'open_original' && ticket.original === null) return NEXT.nothingKept
  if (move === 'assign' && view.colleagues.length === 0) return NEXT.noColleague
  if (move === 'extend' && due.kind === 'overdue' && due.of === 'answer') return NEXT.pastDue
  if (move === 'take_chat' && ticket.holdsChat) return NEXT.chatHeld
  if ((move === 'write' || move === 'leave_chat') && !ticket.holdsChat) return NEXT.chatNotHeld
  return undefined
}

function stepForm(shown: Shown, step: StepWord): Html {
  const { title, does, rule } = STEPS[step]
  const fault = faultOf(shown, step)
  const fields = STEP_FIELDS[step]
  const form = html`<form method="post" action="${addressOf(shown, step === 'bo-sung' ? 'xem-truoc' : step)}">
    ${ticketFields(shown)} ${fault === undefined ? '' : html`<p class="notice bad" role="alert">${fault}</p>`}
    ${fields === undefined ? '' : fields(shown)}
    ${rule === undefined ? '' : html`<p class="aside">${rule}</p>`}
    <div class="actions">
      <button class="${step === 'nhan' ? '' : step === 'tu-choi' ? 'danger' : 'secondary'}">${does}</button>
    </div>
  </form>`
  // The first thing to do with a ticket needs no opening; so does what somebody was in the middle of.
  if (step === 'nhan' || step === 'nhan-tin') return form
  return html`<details class="confirm" ${shown.view.kept?.step === step ? html`open` : ''}>
    <summary>${title}</summary>
    ${form}
  </details>`
}
