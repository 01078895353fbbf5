import { html } from 'hono/html'
import { PLACE_NAMES } from '#knowledge/place.ts'
import type { TranscriptEntry } from '../../domain/message.ts'
import type { AuditEntry } from '../../domain/ticket.ts'
import { vietnamTime } from '../../domain/vietnam-time.ts'
import { mayAnswer } from '../../officials/may.ts'
import { departmentName } from '../../tickets/departments.ts'
import type { TicketFile } from '../../tickets/read.ts'
import {
  DELIVERY,
  MOVES,
  NETWORKS,
  reasonInWords,
  SPEAKERS,
  STATES,
  TICKET,
  ticketTitle,
  transcriptLines,
} from '../phrases.ts'
import type { SignedIn } from '../session.ts'
import { csrfField, notice, page } from './layout.ts'
import type { Html } from './layout.ts'
import { keptText } from './refused.ts'

/** What the official was doing when the page is shown again. */
export interface TicketView {
  /** What was written and not sent yet. */
  readonly draft?: string
  readonly fault?: string
  readonly news?: string
}

export function ticketPage(who: SignedIn, file: TicketFile, { draft = '', fault, news }: TicketView): Html {
  const { ticket } = file
  return page(
    { title: ticketTitle(ticket.code), who },
    html`<p class="back"><a href="/console">${TICKET.back}</a></p>
      <div class="headline">
        <h1>${ticketTitle(ticket.code)}</h1>
        <p class="badge ${ticket.state}">${STATES[ticket.state]}</p>
      </div>
      ${news ? notice('good', news) : ''}
      <div class="columns">
        <div>
          <section class="card" aria-labelledby="cau-hoi">
            <h2 id="cau-hoi">${TICKET.question}</h2>
            <p class="asked">${ticket.question}</p>
          </section>
          ${answerSection(who, file, draft, fault)} ${transcriptSection(file.transcript)}
        </div>
        <aside aria-label="${TICKET.facts}">${facts(file)} ${auditSection(file)}</aside>
      </div>`,
  )
}

function answerSection(
  who: SignedIn,
  { ticket }: TicketFile,
  draft: string,
  fault: string | undefined,
): Html {
  if (ticket.answer !== null) {
    return html`<section class="card" aria-labelledby="tra-loi">
      <h2 id="tra-loi">${TICKET.answer}</h2>
      ${fault ? notice('bad', fault) : ''}
      <p class="said">${ticket.answer.text}</p>
      ${draft === '' ? '' : keptText(draft)}
    </section>`
  }
  if (!mayAnswer(who.official, ticket.department)) return html`<p class="aside">${TICKET.readOnly}</p>`
  return html`<section class="card" aria-labelledby="tra-loi">
    <h2 id="tra-loi">${TICKET.writeAnswer}</h2>
    ${fault ? notice('bad', fault) : ''}
    <form method="post" action="/console/phieu/${ticket.code}/xem-truoc">
      ${csrfField(who)} ${answerField(draft, fault !== undefined)}
      <button>${TICKET.preview}</button>
    </form>
  </section>`
}

/** Where an answer is written, here and again under the preview. */
export function answerField(text: string, wrong: boolean): Html {
  return html`<label for="text">${TICKET.yourAnswer}</label>
    <textarea
      id="text"
      name="text"
      rows="10"
      maxlength="4000"
      required
      aria-describedby="text-rule"
      ${wrong ? html`aria-invalid="true"` : ''}
    >
${text}</textarea>
    <small id="text-rule">${TICKET.rule}</small>`
}

function facts({ ticket, delivery }: TicketFile): Html {
  const fact = (name: string, value: string, tone = ''): Html =>
    html`<div>
      <dt>${name}</dt>
      <dd class="${tone}">${value}</dd>
    </div>`
  return html`<section class="card" aria-labelledby="thong-tin">
    <h2 id="thong-tin">${TICKET.facts}</h2>
    <dl>
      ${fact(TICKET.department, departmentName(ticket.department, ticket.place))}
      ${fact(TICKET.place, ticket.place === null ? TICKET.noPlace : PLACE_NAMES[ticket.place])}
      ${fact(TICKET.opened, vietnamTime(ticket.openedAt))}
      ${fact(TICKET.network, NETWORKS[ticket.account.network])}
      ${fact(TICKET.reason, reasonInWords(ticket.reason))}
      ${ticket.answer === null ? '' : fact(TICKET.delivery, DELIVERY[delivery], delivery === 'dead' ? 'bad' : '')}
    </dl>
  </section>`
}

function transcriptSection(lines: readonly TranscriptEntry[]): Html {
  return html`<details class="card">
    <summary>
      <h2>${TICKET.transcript}</h2>
      <small>${transcriptLines(lines.length)}</small>
    </summary>
    <ol class="chat">
      ${lines.map(
        (line) =>
          html`<li class="${line.by}">
            <p class="meta"><strong>${SPEAKERS[line.by]}</strong> <span>${vietnamTime(line.at)}</span></p>
            <p class="said">${line.text === '' ? TICKET.noWords : line.text}</p>
          </li>`,
      )}
    </ol>
  </details>`
}

function auditSection({ audit, names }: TicketFile): Html {
  const by = (entry: AuditEntry): string =>
    entry.by === 'citizen' ? SPEAKERS.citizen : (names.get(entry.by) ?? SPEAKERS.official)
  return html`<section class="card" aria-labelledby="nhat-ky">
    <h2 id="nhat-ky">${TICKET.audit}</h2>
    <ol class="audit">
      ${audit.map(
        (entry) =>
          html`<li>
            <strong>${MOVES[entry.move]}</strong> <span>${by(entry)}</span>
            <span class="meta">${vietnamTime(entry.at)}</span>
          </li>`,
      )}
    </ol>
  </section>`
}
