import { Hono } from 'hono'
import type { Context } from 'hono'
import { dayInVietnam } from '#knowledge/validity.ts'
import * as z from 'zod'
import type { Desk } from '../../domain/desk.ts'
import { isAskerGone } from '../../domain/forgetting.ts'
import { isSendingOff } from '../../domain/switches.ts'
import { sameSecret } from '../../officials/token.ts'
import { addedWords } from '../../tickets/added-words.ts'
import { answerPreviews, answerTicket, approveAnswer, proposeAnswer } from '../../tickets/answer.ts'
import { askDetails, detailsPreviews } from '../../tickets/ask-details.ts'
import { needsFourEyes } from '../../tickets/department-rules.ts'
import { hindersOn } from '../../tickets/lead.ts'
import type { MoveResult } from '../../tickets/move.ts'
import type { TicketFile } from '../../tickets/read.ts'
import { keepDraft } from '../../tickets/save-draft.ts'
import { previewSeal } from '../answer-form.ts'
import { DraftForm } from '../desk/forms.ts'
import { refuse } from '../guard.ts'
import type { Guarded } from '../guard.ts'
import { checkAnswer } from './check-answer.ts'
import type { AnswerCheck } from './check-answer.ts'
import { keptForm, showKept } from '../kept-form.ts'
import { hindranceInWords } from './hindered.ts'
import { SENT, sentAlready, wasJustSent } from './just-sent.ts'
import type { Sent } from './just-sent.ts'
import { previewPage } from './pages/preview.ts'
import type { PreviewView } from './pages/preview.ts'
import { FIELDS } from './phrases-fields.ts'
import { ANSWER, PREVIEW, STEPS } from './phrases-steps.ts'
import { PurposeField, SeenFields, Written } from './step-forms.ts'
import type { Purpose } from './step-forms.ts'
import {
  afterMove,
  Fields,
  fieldsOf,
  keptAt,
  openFile,
  seenRevision,
  showAgain,
  showChanged,
} from './ticket-context.ts'

const AnswerForm = z.object({
  text: z.string().catch(''),
  seal: z.string().catch(''),
  aware: z.string().catch(''),
  viec: PurposeField,
})

const NOTHING_TO_CHECK: AnswerCheck = { warnings: [], cites: [] }

export function answerRoutes(desk: Desk): Hono<Guarded> {
  const app = new Hono<Guarded>()

  app.post('/:code/xem-truoc', async (c) => {
    const fields = await fieldsOf(c)
    const result = await openFile(desk, c)
    if (result.kind !== 'file') return refuse(c, result.kind, fields['text'])
    return lookFirst(c, result.file, fields, AnswerForm.parse(fields).viec)
  })

  // What was sent in to be looked at, as it would go out now; nothing is written by looking.
  app.get('/:code/xem-truoc', async (c) => {
    const result = await openFile(desk, c)
    if (result.kind !== 'file') return refuse(c, result.kind)
    const { code } = result.file.ticket
    const fields = await keptForm(desk, c, code, Fields)
    if (fields === undefined) return c.redirect(`/console/phieu/${code}`, 303)
    const { text, viec: purpose } = AnswerForm.parse(fields)
    // Back from what came after: the words are sent, and there is nothing to look at any more.
    const sent = sentAlready(result.file, c.var.who.official, [purpose], text)
    if (sent) return c.redirect(`/console/phieu/${code}?xong=${sent.step}`, 303)
    return preview(c, result.file, fields, purpose)
  })

  for (const sent of SENT) {
    app.post(`/:code/${sent.step}`, async (c) => {
      const fields = await fieldsOf(c)
      const result = await openFile(desk, c)
      if (result.kind !== 'file') return refuse(c, result.kind, fields['text'])
      const { ticket } = result.file
      const form = AnswerForm.parse(fields)
      const text = Written.safeParse(form.text)
      if (!text.success) return lookFirst(c, result.file, fields, sent.purpose)
      const done = `/console/phieu/${ticket.code}?xong=${sent.step}`
      if (wasJustSent(result.file, c.var.who.official, sent.move, text.data)) return c.redirect(done, 303)
      const check = checkOf(result.file, sent.purpose, text.data)
      // The law may have changed since the preview: who has looked at one warning has not looked at the next.
      const isPreviewed = sameSecret(form.seal, sealOf(c, result.file, sent.purpose, text.data, check))
      if (!isPreviewed || (form.aware === '' && check.warnings.length > 0)) {
        return lookFirst(c, result.file, fields, sent.purpose)
      }
      const asked = {
        code: ticket.code,
        seen: seenRevision(result.file, SeenFields.parse(fields)),
        text: text.data,
        citations: check.cites,
      }
      const made = await send(c, sent, asked)
      if (made.kind !== 'moved') {
        const now = await openFile(desk, c)
        const isDone = now.kind === 'file' && wasJustSent(now.file, c.var.who.official, sent.move, text.data)
        if (isDone) return c.redirect(done, 303)
      }
      return afterMove(desk, c, made, { ...sent, fields, keptAt: keptAt(sent.purpose) })
    })
  }

  function send(
    c: Context<Guarded>,
    { move }: Sent,
    asked: Parameters<typeof answerTicket>[2],
  ): Promise<MoveResult> {
    const { official } = c.var.who
    switch (move) {
      case 'answer':
        return answerTicket(desk, official, asked)
      case 'propose':
        return proposeAnswer(desk, official, asked)
      case 'approve':
        return approveAnswer(desk, official, asked)
      case 'ask_details':
        return askDetails(desk, official, asked)
    }
  }

  /** Leads to the preview, with the words kept on the way: in the draft of an answer, too. */
  async function lookFirst(c: Context<Guarded>, file: TicketFile, fields: Fields, purpose: Purpose) {
    const { code } = file.ticket
    const { text } = AnswerForm.parse(fields)
    const sent = sentAlready(file, c.var.who.official, [purpose], text)
    if (sent) return c.redirect(`/console/phieu/${code}?xong=${sent.step}`, 303)
    const { sends, why } = await waysOut(c, file, purpose)
    if (sends.length === 0 && why === 'forbidden') return refuse(c, 'forbidden', text)
    const draft = await keptWords(c, file, fields, purpose)
    const form = { ...fields, viec: purpose, 'ban-thao': String(draft) }
    return showKept(desk, c, { about: code, path: `/console/phieu/${code}/xem-truoc`, form })
  }

  async function preview(c: Context<Guarded>, file: TicketFile, fields: Fields, purpose: Purpose) {
    const { who } = c.var
    const { ticket, names } = file
    const step = keptAt(purpose)
    const kept = { step, values: fields }
    const written = fields['text'] ?? ''
    const { sends, move, why, fourEyes } = await waysOut(c, file, purpose)
    if (sends.length === 0) {
      if (why === 'forbidden') return refuse(c, 'forbidden', written)
      const fault = hindranceInWords({ ticket, names }, move, why ?? 'state')
      return showAgain(desk, c, { kept, fault }, 409)
    }
    const fieldsSeen = SeenFields.parse(fields)
    const seen = seenRevision(file, fieldsSeen) ?? ticket.revision
    if (seen !== ticket.revision) return showChanged(desk, c, kept)
    const text = Written.safeParse(written)
    if (!text.success) {
      const empty = purpose === 'bo-sung' ? FIELDS.textOwed : ANSWER.empty
      const fault = written.trim() === '' ? empty : ANSWER.tooLong
      return showAgain(desk, c, { kept: { ...kept, fault } }, 400)
    }
    const check = checkOf(file, purpose, text.data)
    const { warnings, cites } = check
    const { shelf } = cites.length === 0 ? { shelf: undefined } : desk.knowledge()
    const shown: PreviewView = {
      ticket,
      audit: file.audit,
      purpose,
      text: text.data,
      previews:
        purpose === 'bo-sung'
          ? detailsPreviews(desk, ticket, text.data)
          : answerPreviews(desk, ticket, text.data),
      seal: sealOf(c, file, purpose, text.data, check),
      warnings,
      cites: cites.map((id) => {
        const provision = shelf?.provisions.get(id)
        return provision === undefined ? id : (shelf?.label(provision) ?? id)
      }),
      draft: DraftForm.parse({ text: '', ...fields })['ban-thao'],
      sends: sends.map(({ step: its }) => ({
        step: its,
        label: its === 'bo-sung' ? PREVIEW.sendDetails : STEPS[its].does,
      })),
      isSendingOff: isSendingOff(await desk.switches.now(), ticket.account.network),
      // A corrected text would be the approver's own, seen by nobody else.
      editable: purpose !== 'phe-duyet' || !fourEyes,
      seen,
      entries: fieldsSeen.entries ?? file.audit.length,
    }
    return c.html(previewPage(who, shown))
  }

  /** The steps by which a text of this purpose may go out; where there are none, why the likeliest is not one. */
  async function waysOut(c: Context<Guarded>, { ticket }: TicketFile, purpose: Purpose) {
    const fourEyes = await needsFourEyes(desk.store, ticket)
    const hinders = await hindersOn(desk.store, c.var.who.official, ticket, fourEyes)
    const theirs = SENT.filter((sent) => sent.purpose === purpose)
    const { move } = theirs[0] ?? SENT[0]
    const sends = theirs.filter((sent) => hinders(sent.move) === undefined)
    return { sends, move, why: hinders(move), fourEyes }
  }

  /** Whatever leads away from the preview, the words are there again; which revision of the draft holds them. */
  async function keptWords(c: Context<Guarded>, { ticket }: TicketFile, fields: Fields, purpose: Purpose) {
    const { text, 'ban-thao': seen } = DraftForm.parse({ text: '', ...fields })
    if (purpose !== 'tra-loi' || !Written.safeParse(text).success) return seen
    const kept = await keepDraft(desk, c.var.who.official, { code: ticket.code, text, seen })
    return kept.kind === 'saved' ? kept.draft.revision : seen
  }

  function sealOf(
    c: Context<Guarded>,
    { ticket }: TicketFile,
    purpose: Purpose,
    text: string,
    { warnings }: AnswerCheck,
  ): string {
    const warned = warnings.length === 0 ? '' : JSON.stringify(warnings)
    return previewSeal(c.var.who, ticket.code, `${purpose}\n${warned}\n${text}`)
  }

  function checkOf({ ticket, audit }: TicketFile, purpose: Purpose, text: string): AnswerCheck {
    if (purpose === 'bo-sung') return NOTHING_TO_CHECK
    // A figure the citizen added later is as much theirs as one in the question.
    const question = [ticket.question, ...addedWords(audit).map((added) => added.text)].join('\n')
    const { place, followers } = ticket
    const asked = { question, place, day: dayInVietnam(desk.clock()), others: followers.length }
    const check = checkAnswer(desk.knowledge(), text, asked)
    return isAskerGone(ticket) ? { ...check, warnings: [{ kind: 'asker_gone' }, ...check.warnings] } : check
  }

  return app
}
