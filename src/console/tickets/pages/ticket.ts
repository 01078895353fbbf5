import { html } from 'hono/html'
import type { Ticket } from '../../../domain/ticket.ts'
import { deskSections } from '../../desk/pages/desk.ts'
import { liveLine } from '../../desk/pages/live.ts'
import type { DeskView } from '../../desk/view.ts'
import { notice, page } from '../../pages/layout.ts'
import type { Html } from '../../pages/layout.ts'
import { keptText } from '../../pages/refused.ts'
import { FRAME, NETWORKS, STATES } from '../../phrases.ts'
import type { SignedIn } from '../../session.ts'
import { dueChip, unreachedChip } from '../due-words.ts'
import { COLLISION } from '../phrases-steps.ts'
import { STATE_LOOKS, TICKET, ticketTitle } from '../phrases.ts'
import type { TicketView } from '../view.ts'
import { answerSection, hasAnswerBox } from './answer.ts'
import { clocksSection } from './clocks.ts'
import { conversationSection } from './conversation.ts'
import { factsSection } from './facts.ts'
import { foundSection } from './found.ts'
import { historySection, timeline } from './history.ts'
import { isOffered, nextSteps } from './next-steps.ts'
import { notesSection } from './notes.ts'
import { questionSection } from './question.ts'

/** One ticket: each section is a file beside this one. */
export function ticketPage(who: SignedIn, view: TicketView, desk: DeskView): Html {
  const { ticket, due, now, news, fault } = view
  const shown = { who, view, desk }
  return page(
    {
      title: ticketTitle(ticket.code),
      who,
      here: 'queue',
      crumbs: [{ href: '/console', label: FRAME.queue }],
    },
    html`<div class="headline">
        <h1>${ticketTitle(ticket.code)}</h1>
        <span class="chip ${STATE_LOOKS[ticket.state]}">${STATES[ticket.state]}</span>
        ${unreachedChip(ticket)} ${dueChip(due, now)}
        <p class="actions"><a href="/console/phieu/${ticket.code}/in">${TICKET.print}</a></p>
      </div>
      ${news === undefined ? '' : notice('good', news)} ${fault === undefined ? '' : notice('bad', fault)}
      ${view.isSendingOff ? sendingOff(ticket) : ''} ${liveLine(desk)} ${changed(view)} ${lost(view)}
      <div class="columns">
        <div>
          ${questionSection(shown)} ${answerSection(shown)} ${nextSteps(shown)}
          ${deskSections(who, desk, hasAnswerBox(view))} ${foundSection(shown)} ${conversationSection(shown)}
          ${notesSection(shown)}
        </div>
        <aside aria-label="${TICKET.facts}">
          ${factsSection(shown)} ${clocksSection(shown, 'explained')} ${historySection(shown)}
        </aside>
      </div>`,
  )
}

/** An answer that waits for its network looks sent: whoever writes it has to know. */
export function sendingOff({ account }: Pick<Ticket, 'account'>): Html {
  return notice('warning', TICKET.sendingOff(NETWORKS[account.network]))
}

/** What others did since the official looked. */
function changed({ changed: entries, names, ticket }: TicketView): Html | '' {
  if (entries === undefined) return ''
  return html`<div class="notice bad" role="alert">
    <p><strong>${COLLISION.changed}</strong></p>
    ${entries.length === 0 ? '' : timeline(entries, { names, place: ticket.place })}
    <p>${COLLISION.again}</p>
  </div>`
}

/** What was written in a step that is there no more. The answer's section shows its own. */
function lost(view: TicketView): Html | '' {
  const { kept, changed: entries, fault } = view
  if (kept === undefined || kept.step === 'tra-loi') return ''
  if (entries === undefined && fault === undefined && isOffered(view, kept.step)) return ''
  const text = kept.values['text'] ?? kept.values['note'] ?? ''
  return text === '' ? '' : keptText(text)
}
