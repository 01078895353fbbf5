import { html } from 'hono/html'
import { vietnamTime } from '../../../domain/vietnam-time.ts'
import { page } from '../../pages/layout.ts'
import type { Html } from '../../pages/layout.ts'
import { FRAME, STATES } from '../../phrases.ts'
import type { SignedIn } from '../../session.ts'
import { STATE_LOOKS, TICKET, ticketTitle } from '../phrases.ts'
import type { TicketView } from '../view.ts'
import { clocksSection } from './clocks.ts'
import { factsSection } from './facts.ts'
import { foundSection, provisionList } from './found.ts'
import { historySection } from './history.ts'
import { noteList } from './notes.ts'
import { questionSection } from './question.ts'

/** A ticket on paper: what was asked, said and done; nothing to press. */
export function printPage(who: SignedIn, view: TicketView): Html {
  const { ticket, now, cited } = view
  const shown = { who, view }
  return page(
    {
      title: ticketTitle(ticket.code),
      who,
      here: 'queue',
      crumbs: [
        { href: '/console', label: FRAME.queue },
        { href: `/console/phieu/${ticket.code}`, label: ticketTitle(ticket.code) },
      ],
    },
    html`<div class="headline">
        <h1>${ticketTitle(ticket.code)}</h1>
        <span class="chip ${STATE_LOOKS[ticket.state]}">${STATES[ticket.state]}</span>
        <p class="meta">${TICKET.printed(vietnamTime(now))}</p>
      </div>
      <div class="narrow">
        ${questionSection(shown)}
        ${
          ticket.answer === null
            ? ''
            : html`<section class="card" aria-labelledby="tra-loi">
                <h2 id="tra-loi">${TICKET.answer}</h2>
                <p class="said">${ticket.answer.text}</p>
                ${
                  cited.length === 0
                    ? ''
                    : html`<h3>${TICKET.citations}</h3>
                        ${provisionList(cited)}`
                }
              </section>`
        }
        ${factsSection(shown)} ${clocksSection(shown, 'plain')} ${foundSection(shown)}
        <section class="card" aria-labelledby="ghi-chu">
          <h2 id="ghi-chu">${TICKET.notes}</h2>
          ${noteList(shown)}
        </section>
        ${historySection(shown)}
      </div>`,
  )
}
