import { html } from 'hono/html'
import { sentenceCase } from '../../../domain/sentence-case.ts'
import { PLACE_NAMES } from '#knowledge/place.ts'
import { isAskerGone } from '../../../domain/forgetting.ts'
import { vietnamTime } from '../../../domain/vietnam-time.ts'
import { departmentName } from '../../../tickets/departments.ts'
import { isUnreached } from '../../../tickets/request-delivery.ts'
import type { Html } from '../../pages/layout.ts'
import { DELIVERY, NETWORKS, SPEAKERS } from '../../phrases.ts'
import { nameOf } from '../history-words.ts'
import { TICKET, URGENCIES } from '../phrases.ts'
import type { Shown } from './fields.ts'

export function factsSection({ view: { ticket, delivery, names } }: Shown): Html {
  const fact = (name: string, value: Html | string, tone = ''): Html =>
    html`<div>
      <dt>${name}</dt>
      <dd class="${tone}">${value}</dd>
    </div>`
  const { holder, followers, joinedTo, feedback } = ticket
  return html`<section class="card" aria-labelledby="thong-tin">
    <h2 id="thong-tin">${TICKET.facts}</h2>
    <dl class="facts">
      ${fact(TICKET.department, sentenceCase(departmentName(ticket.department, ticket.place)))}
      ${fact(TICKET.place, ticket.place === null ? TICKET.noPlace : sentenceCase(PLACE_NAMES[ticket.place]))}
      ${fact(TICKET.holder, holder === null ? TICKET.nobody : (names.get(holder) ?? SPEAKERS.official))}
      ${fact(TICKET.urgency, URGENCIES[ticket.urgency])} ${fact(TICKET.opened, vietnamTime(ticket.openedAt))}
      ${fact(TICKET.network, NETWORKS[ticket.account.network])}
      ${ticket.hops === 0 ? '' : fact(TICKET.hops, String(ticket.hops))}
      ${followers.length === 0 ? '' : fact(TICKET.followers, ticketLinks(followers))}
      ${joinedTo === null ? '' : fact(TICKET.joinedTo, ticketLinks([joinedTo]))}
      ${ticket.reopenedFrom === null ? '' : fact(TICKET.reopened, nameOf(ticket.reopenedFrom, names))}
      ${feedback === null ? '' : fact(TICKET.feedback, TICKET.feedbacks[feedback])}
      ${isUnreached(ticket) ? fact(TICKET.request, TICKET.unreached, 'bad') : ''}
      ${isAskerGone(ticket) ? fact(TICKET.asker, TICKET.askerGone) : ''}
      ${
        ticket.answer === null || isAskerGone(ticket)
          ? ''
          : fact(TICKET.delivery, DELIVERY[delivery], delivery === 'dead' ? 'bad' : '')
      }
    </dl>
  </section>`
}

function ticketLinks(codes: readonly string[]): Html {
  return html`${codes.map((code) => html`<a class="code" href="/console/phieu/${code}">${code}</a> `)}`
}
