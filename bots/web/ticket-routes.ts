import { Hono } from 'hono'
import type { Context } from 'hono'
import { callerAddress, limitCalls } from '#src/caller.ts'
import type { Desk } from '#src/domain/desk.ts'
import { findTicketCode } from '#src/tickets/code.ts'
import { lookUpTicket } from '#src/tickets/look-up.ts'
import { TICKET } from './phrases.ts'
import { ticketForm, ticketPage } from './ticket-page.ts'
import type { WebSettings } from './visitor.ts'

/** Enough for a person; whoever tries codes out needs thousands of years. */
const LOOKS_PER_MINUTE = 30

/** How far a ticket is, for whoever has its code. */
export function ticketRoutes(desk: Desk, settings: WebSettings): Hono {
  const limit = limitCalls('look-up', LOOKS_PER_MINUTE, desk)
  const app = new Hono()

  app.get('/tra-cuu', (c) => {
    const typed = c.req.query('ma')
    if (typed === undefined) return c.html(ticketForm())
    const found = findTicketCode(typed)
    return found?.kind === 'code'
      ? c.redirect(`/tra-cuu/${found.code}`, 303)
      : c.html(ticketForm(TICKET.mistyped), 404)
  })

  app.get('/tra-cuu/:code', async (c) => {
    const waitSeconds = await limit(callerAddress(c, settings.publicUrl !== undefined))
    if (waitSeconds > 0) {
      c.header('Retry-After', String(waitSeconds))
      return c.html(ticketForm(TICKET.tooOften), 429)
    }
    const found = findTicketCode(c.req.param('code'))
    if (found?.kind !== 'code') return unknown(c)
    const progress = await lookUpTicket(desk, found.code)
    return progress.kind === 'unknown' ? unknown(c) : c.html(ticketPage(found.code, progress))
  })

  return app
}

/** One answer for every code that leads nowhere: it says nothing of other tickets. */
function unknown(c: Context): Response | Promise<Response> {
  return c.html(ticketForm(TICKET.unknown), 404)
}
