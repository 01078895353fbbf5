import { Hono } from 'hono'
import type { Context } from 'hono'
import * as z from 'zod'
import type { Desk } from '../domain/desk.ts'
import { TicketCode } from '../domain/ids.ts'
import { dayInVietnam } from '#knowledge/validity.ts'
import { mayAnswer } from '../officials/may.ts'
import { sameSecret } from '../officials/token.ts'
import { checkOfficialAnswer } from '../questions/official-check.ts'
import type { Warning } from '../questions/official-check.ts'
import { answerParts, answerTicket } from '../tickets/answer.ts'
import { readTicket } from '../tickets/read.ts'
import type { TicketFile } from '../tickets/read.ts'
import { AnswerText, previewSeal } from './answer-form.ts'
import { refuse } from './guard.ts'
import type { Guarded } from './guard.ts'
import { previewPage } from './pages/preview.ts'
import { ticketPage } from './pages/ticket.ts'
import { TICKET } from './phrases.ts'

const AnswerForm = z.object({
  text: z.string().catch(''),
  seal: z.string().catch(''),
  aware: z.string().catch(''),
})

/** One ticket: read it, write an answer, see it as the citizen will, send it. */
export function ticketRoutes(desk: Desk): Hono<Guarded> {
  const app = new Hono<Guarded>()

  app.get('/:code', async (c) => {
    const result = await openFile(c)
    if (result.kind !== 'file') return refuse(c, result.kind)
    const news = c.req.query('da-gui') === undefined ? {} : { news: TICKET.answered }
    return c.html(ticketPage(c.var.who, result.file, news))
  })

  app.post('/:code/xem-truoc', async (c) => {
    const form = AnswerForm.parse(await c.req.parseBody())
    const result = await openFile(c)
    return result.kind === 'file' ? preview(c, result.file, form.text) : refuse(c, result.kind, form.text)
  })

  app.post('/:code/tra-loi', async (c) => {
    const form = AnswerForm.parse(await c.req.parseBody())
    const result = await openFile(c)
    if (result.kind !== 'file') return refuse(c, result.kind, form.text)
    const { code } = result.file.ticket
    const text = AnswerText.safeParse(form.text)
    if (!text.success || !sameSecret(form.seal, previewSeal(c.var.who, code, text.data))) {
      return preview(c, result.file, form.text)
    }
    // The law may have changed since the preview: what is to be seen first is looked for again.
    if (form.aware === '' && warningsFor(result.file, text.data).length > 0) {
      return preview(c, result.file, form.text)
    }

    const answered = await answerTicket(desk, c.var.who.official, { code, text: text.data })
    if (answered.kind === 'answered') return c.redirect(`/console/phieu/${code}?da-gui=1`, 303)
    if (answered.kind === 'already_answered') return tooLate(c, text.data)
    return refuse(c, answered.kind, text.data)
  })

  // The address that a preview leaves in the browser, opened again by itself.
  app.get('/:code/:step{xem-truoc|tra-loi}', (c) => c.redirect(`/console/phieu/${c.req.param('code')}`, 303))

  async function openFile(c: Context<Guarded>) {
    const code = TicketCode.safeParse(c.req.param('code'))
    if (!code.success) return { kind: 'unknown' } as const
    return readTicket(desk, c.var.who.official, code.data)
  }

  async function preview(c: Context<Guarded>, file: TicketFile, written: string) {
    const { who } = c.var
    const { ticket } = file
    if (!mayAnswer(who.official, ticket.department)) return refuse(c, 'forbidden', written)
    if (ticket.answer !== null) return tooLate(c, written)
    const text = AnswerText.safeParse(written)
    if (!text.success) {
      const fault = written.trim() === '' ? TICKET.empty : TICKET.tooLong
      return c.html(ticketPage(who, file, { draft: written, fault }), 400)
    }
    const parts = answerParts(desk, ticket, text.data)
    const seal = previewSeal(who, ticket.code, text.data)
    const warnings = warningsFor(file, text.data)
    return c.html(previewPage(who, { ticket, text: text.data, parts, seal, warnings }))
  }

  function warningsFor({ ticket }: TicketFile, text: string): readonly Warning[] {
    const { question, place } = ticket
    return checkOfficialAnswer(desk.knowledge(), text, { question, place, day: dayInVietnam(desk.clock()) })
  }

  /** Someone else answered meanwhile: shown with what they wrote, and what was written here to be copied. */
  async function tooLate(c: Context<Guarded>, draft: string) {
    const result = await openFile(c)
    if (result.kind !== 'file') return refuse(c, result.kind, draft)
    return c.html(ticketPage(c.var.who, result.file, { draft, fault: TICKET.alreadyAnswered }), 409)
  }

  return app
}
