import { Hono } from 'hono'
import type { Context } from 'hono'
import * as z from 'zod'
import type { Desk } from '../../domain/desk.ts'
import { TicketCode } from '../../domain/ids.ts'
import { readQueue } from '../../tickets/queue.ts'
import { searchTickets } from '../../tickets/search.ts'
import type { Guarded } from '../guard.ts'
import { keptForm, showKept } from '../kept-form.ts'
import { queuePage } from './pages/queue.ts'
import { STEP_WORDS } from './phrases-steps.ts'
import { ticketTitle } from './phrases.ts'
import { QueueQuery } from './queue-query.ts'
import { stepNews } from './ticket-context.ts'

const QUEUE = 'hang-cho'

const News = z.object({
  xong: z.enum(STEP_WORDS).optional().catch(undefined),
  phieu: TicketCode.optional().catch(undefined),
})

/** The queues: what an official comes to first. */
export function queueRoutes(desk: Desk): Hono<Guarded> {
  return new Hono<Guarded>().get('/', async (c) => {
    const told = await keptForm(desk, c, QUEUE, z.object({ fault: z.string() }))
    return showQueue(desk, c, told?.fault)
  })
}

/** Leads back to the list, which says what came of a move made from it. */
export function backToQueue(desk: Desk, c: Context<Guarded>, fault: string) {
  return showKept(desk, c, { about: QUEUE, path: '/console', form: { fault } })
}

async function showQueue(desk: Desk, c: Context<Guarded>, fault?: string) {
  const { who } = c.var
  const asked = QueueQuery.parse(fault === undefined ? c.req.query() : {})
  const queue = await readQueue(desk, who.official, asked)
  const found = asked.words === '' ? undefined : await searchTickets(desk, who.official, asked.words, asked)
  if (found?.kind === 'code') return c.redirect(`/console/phieu/${found.code}`, 303)
  const { calendar } = await desk.timing()
  const { xong, phieu } = News.parse(c.req.query())
  const done = xong === undefined ? undefined : stepNews(c, xong)
  const news = done === undefined || phieu === undefined ? done : `${ticketTitle(phieu)}: ${done}`
  const view = { asked, queue, found, calendar, now: desk.clock(), news, fault }
  return c.html(queuePage(who, view), fault === undefined ? 200 : 409)
}
