import { Hono } from 'hono'
import * as z from 'zod'
import type { Desk } from '../../domain/desk.ts'
import { hindrance, mayNote } from '../../officials/may.ts'
import { writeNote } from '../../tickets/note.ts'
import { openOriginal } from '../../tickets/open-original.ts'
import { deskNews } from '../desk/routes.ts'
import { refuse } from '../guard.ts'
import type { Guarded } from '../guard.ts'
import { answerRoutes } from './answer-routes.ts'
import { backRoutes } from './back-routes.ts'
import { printPage } from './pages/print.ts'
import { FIELDS } from './phrases-fields.ts'
import { STEP_WORDS } from './phrases-steps.ts'
import { TICKET } from './phrases.ts'
import { ReasonForm, SeenFields } from './step-forms.ts'
import { stepRoutes } from './step-routes.ts'
import {
  afterMove,
  fieldsOf,
  noticesRead,
  openFile,
  seenRevision,
  showAgain,
  showOriginal,
  showTicket,
  showWhatWasKept,
  stepNews,
} from './ticket-context.ts'
import { viewTicket } from './view.ts'

const News = z.object({ xong: z.enum(STEP_WORDS).optional().catch(undefined) })

/** One ticket: read it, print it, write to colleagues, open what was masked; everything else it can go through. */
export function ticketRoutes(desk: Desk): Hono<Guarded> {
  const app = new Hono<Guarded>()

  app.get('/:code', async (c) => {
    const result = await openFile(desk, c)
    if (result.kind !== 'file') return refuse(c, result.kind)
    await noticesRead(desk, c, result.file.ticket.code)
    const kept = await showWhatWasKept(desk, c, result.file)
    if (kept !== undefined) return kept
    const { xong } = News.parse(c.req.query())
    const told = xong === undefined ? deskNews(c) : { news: stepNews(c, xong, result.file.ticket) }
    return showTicket(desk, c, result.file, told)
  })

  app.get('/:code/in', async (c) => {
    const result = await openFile(desk, c)
    if (result.kind !== 'file') return refuse(c, result.kind)
    const { who } = c.var
    return c.html(printPage(who, await viewTicket(desk, who.official, result.file, {})))
  })

  app.post('/:code/ghi-chu', async (c) => {
    const fields = await fieldsOf(c)
    const result = await openFile(desk, c)
    if (result.kind !== 'file') return refuse(c, result.kind, fields['note'])
    const { ticket } = result.file
    const { code } = ticket
    // Whoever may not write is told so first, not what is wrong with their form.
    if (!mayNote(c.var.who.official, ticket)) return refuse(c, 'forbidden', fields['note'])
    const form = ReasonForm.safeParse(fields)
    if (!form.success) {
      const kept = { step: 'ghi-chu', values: fields, fault: TICKET.noteEmpty } as const
      return showAgain(desk, c, { kept }, 400)
    }
    const written = await writeNote(desk, c.var.who.official, { code, text: form.data.note })
    return written === 'noted'
      ? c.redirect(`/console/phieu/${code}?xong=ghi-chu#ghi-chu`, 303)
      : refuse(c, written, form.data.note)
  })

  // Shown for a minute to whoever opened it: it cannot be opened again by its address.
  app.post('/:code/ban-goc', async (c) => {
    const fields = await fieldsOf(c)
    const result = await openFile(desk, c)
    if (result.kind !== 'file') return refuse(c, result.kind, fields['note'])
    const { ticket } = result.file
    const { official } = c.var.who
    if (hindrance(official, 'open_original', ticket) === 'forbidden') {
      return refuse(c, 'forbidden', fields['note'])
    }
    const form = ReasonForm.safeParse(fields)
    if (!form.success) {
      const kept = { step: 'ban-goc', values: fields, fault: FIELDS.reasonOwed } as const
      return showAgain(desk, c, { kept }, 400)
    }
    const seen = seenRevision(result.file, SeenFields.parse(fields))
    const opened = await openOriginal(desk, official, { code: ticket.code, seen, reason: form.data.note })
    if (opened.kind !== 'opened') {
      return afterMove(desk, c, opened, { step: 'ban-goc', move: 'open_original', fields })
    }
    return showOriginal(desk, c, ticket.code)
  })

  app.route('/', answerRoutes(desk))
  app.route('/', backRoutes(desk))
  app.route('/', stepRoutes(desk))

  // The addresses that a form sent back leaves in the browser, opened again by themselves.
  app.get('/:code/:step', (c) => {
    const { code, step } = c.req.param()
    const isStep = [...STEP_WORDS, 'xem-truoc', 've-phieu', 'chen', 'dung-lai'].includes(step)
    return isStep ? c.redirect(`/console/phieu/${code}`, 303) : refuse(c, 'unknown')
  })

  return app
}
