import { Hono } from 'hono'
import type * as z from 'zod'
import type { Desk } from '../../domain/desk.ts'
import type { Official } from '../../domain/official.ts'
import type { MoveName } from '../../domain/ticket-moves.ts'
import type { Ticket } from '../../domain/ticket.ts'
import { vietnamTime } from '../../domain/vietnam-time.ts'
import { hindrance } from '../../officials/may.ts'
import { sendBack, takeBack } from '../../tickets/answer.ts'
import { resumeTicket } from '../../tickets/ask-details.ts'
import { leaveChat, takeChat, writeInChat } from '../../tickets/chat.ts'
import { assignTicket, claimTicket, releaseTicket } from '../../tickets/claim.ts'
import { extendTicket } from '../../tickets/extend.ts'
import { joinTicket } from '../../tickets/join.ts'
import type { Asked, MoveResult } from '../../tickets/move.ts'
import { refuseTicket } from '../../tickets/refuse.ts'
import { dispatchTicket, handBackTicket, transferTicket } from '../../tickets/transfer.ts'
import { setUrgency } from '../../tickets/urgency.ts'
import { refuse } from '../guard.ts'
import type { Guarded } from '../guard.ts'
import { FIELDS } from './phrases-fields.ts'
import type { StepWord } from './phrases-steps.ts'
import { backToQueue } from './queue-routes.ts'
import {
  ChatForm,
  DepartmentForm,
  EmailForm,
  ExtensionForm,
  OtherTicketForm,
  ReasonForm,
  RefusalForm,
  SeenFields,
  UrgencyForm,
} from './step-forms.ts'
import { afterMove, claimedBy, fieldsOf, openFile, seenRevision, showAgain } from './ticket-context.ts'

/** What a step's verb is given: who asks, of which ticket as they saw it. */
interface Given<Form> {
  readonly official: Official
  readonly asked: Asked
  readonly form: Form
  readonly ticket: Ticket
}

/** A step's own reasons why it did not work; said at its form. */
interface Fault {
  readonly kind: 'fault'
  readonly fault: string
}

interface Step<Form> {
  readonly step: StepWord
  readonly move: MoveName
  readonly form: z.ZodType<Form>
  /** What a form that does not read is told. */
  readonly owed: string
  readonly make: (given: Given<Form>) => Promise<MoveResult | Fault>
}

/** The moves of a ticket, one form each. Who may make them and when, the verbs themselves ask. */
export function stepRoutes(desk: Desk): Hono<Guarded> {
  const app = new Hono<Guarded>()

  function offer<Form>({ step, move, form: shape, owed, make }: Step<Form>): void {
    app.post(`/:code/${step}`, async (c) => {
      const fields = await fieldsOf(c)
      const result = await openFile(desk, c)
      if (result.kind !== 'file') return refuse(c, result.kind, fields['text'] ?? fields['note'])
      const { ticket } = result.file
      const { official } = c.var.who
      // Whoever may not make the move is told so first, not what is wrong with their form.
      if (hindrance(official, move, ticket) === 'forbidden') {
        return refuse(c, 'forbidden', fields['text'] ?? fields['note'])
      }
      const form = shape.safeParse(fields)
      if (!form.success) return showAgain(desk, c, { kept: { step, values: fields, fault: owed } }, 400)
      const asked = { code: ticket.code, seen: seenRevision(result.file, SeenFields.parse(fields)) }
      const made = await make({ official, asked, form: form.data, ticket })
      if (made.kind === 'fault') {
        return showAgain(desk, c, { kept: { step, values: fields, fault: made.fault } }, 409)
      }
      return afterMove(desk, c, made, { step, move, fields })
    })
  }

  // From the list and from the page. Nobody has to have seen the ticket's last change to take it.
  app.post('/:code/nhan', async (c) => {
    const fields = await fieldsOf(c)
    const result = await openFile(desk, c)
    if (result.kind !== 'file') return refuse(c, result.kind)
    const claimed = await claimTicket(desk, c.var.who.official, { code: result.file.ticket.code })
    if (claimed.kind === 'hindered' && claimed.why === 'state') {
      const fault = await claimedBy(desk, claimed)
      return fields['tu'] === 'danh-sach' ? backToQueue(desk, c, fault) : showAgain(desk, c, { fault }, 409)
    }
    return afterMove(desk, c, claimed, { step: 'nhan', move: 'claim', fields })
  })

  offer({
    step: 'giao',
    move: 'assign',
    form: EmailForm,
    owed: FIELDS.emailOwed,
    make: async ({ official, asked, form }) => {
      const to = await desk.store.officialByEmail(form.email)
      const assigned = await assignTicket(desk, official, { ...asked, to })
      return assigned.kind === 'not_for_them' ? { kind: 'fault', fault: FIELDS.notForThem } : assigned
    },
  })

  const withReason = (
    step: StepWord,
    move: MoveName,
    verb: (desk: Desk, official: Official, asked: Asked & { readonly reason: string }) => Promise<MoveResult>,
  ): void =>
    offer({
      step,
      move,
      form: ReasonForm,
      owed: FIELDS.reasonOwed,
      make: ({ official, asked, form }) => verb(desk, official, { ...asked, reason: form.note }),
    })
  withReason('tra-lai', 'release', releaseTicket)
  withReason('ve-dieu-phoi', 'hand_back', handBackTicket)
  withReason('sua-lai', 'send_back', sendBack)

  const toDepartment = (step: StepWord, move: MoveName, verb: typeof transferTicket): void =>
    offer({
      step,
      move,
      form: DepartmentForm,
      owed: FIELDS.departmentOwed,
      make: async ({ official, asked, form, ticket }) => {
        const { department: to, place, note: reason } = form
        // A department is one of a city: a ticket that goes to one belongs there.
        if (ticket.place === null && place === undefined) return { kind: 'fault', fault: FIELDS.placeOwed }
        if (to === ticket.department) return { kind: 'fault', fault: FIELDS.departmentOwed }
        return verb(desk, official, { ...asked, to, place: ticket.place ?? place, reason })
      },
    })
  toDepartment('chuyen', 'transfer', transferTicket)
  toDepartment('phan', 'dispatch', dispatchTicket)

  const bySaying = (
    step: StepWord,
    move: MoveName,
    verb: (desk: Desk, official: Official, asked: Asked) => Promise<MoveResult>,
  ): void =>
    offer({
      step,
      move,
      form: SeenFields,
      owed: '',
      make: ({ official, asked }) => verb(desk, official, asked),
    })
  bySaying('lam-tiep', 'resume', resumeTicket)
  bySaying('rut-trinh', 'take_back', takeBack)
  bySaying('trao-doi', 'take_chat', takeChat)
  bySaying('ket-thuc', 'leave_chat', leaveChat)

  offer({
    step: 'nhan-tin',
    move: 'write',
    form: ChatForm,
    owed: FIELDS.chatOwed,
    make: ({ official, asked, form }) => writeInChat(desk, official, { ...asked, text: form.text }),
  })

  offer({
    step: 'gia-han',
    move: 'extend',
    form: ExtensionForm,
    owed: FIELDS.untilOwed,
    make: async ({ official, asked, form }) => {
      const { calendar } = await desk.timing()
      const lastBlock = calendar.day(form.until).work.at(-1)
      if (lastBlock === undefined) return { kind: 'fault', fault: FIELDS.untilDayOff }
      const to = new Date(lastBlock.to)
      const extended = await extendTicket(desk, official, { ...asked, to, reason: form.note })
      if (extended.kind === 'too_late') return { kind: 'fault', fault: FIELDS.tooLate }
      if (extended.kind === 'too_far') return { kind: 'fault', fault: FIELDS.tooFar }
      return extended.kind === 'not_later' ? { kind: 'fault', fault: FIELDS.notLater } : extended
    },
  })

  offer({
    step: 'muc-do',
    move: 'set_urgency',
    form: UrgencyForm,
    owed: FIELDS.urgencyOwed,
    make: async ({ official, asked, form, ticket }) => {
      const { urgency, note: reason, aware } = form
      if (urgency === ticket.urgency) return { kind: 'fault', fault: FIELDS.urgencyOwed }
      const set = await setUrgency(desk, official, { ...asked, urgency, reason, aware: aware !== '' })
      if (set.kind === 'too_late') return { kind: 'fault', fault: FIELDS.tooLateForUrgency }
      if (set.kind !== 'overdue_at_once') return set
      return { kind: 'fault', fault: FIELDS.overdueAtOnce(vietnamTime(set.due)) }
    },
  })

  offer({
    step: 'tu-choi',
    move: 'refuse',
    form: RefusalForm,
    owed: FIELDS.refusalOwed,
    make: ({ official, asked, form }) => refuseTicket(desk, official, { ...asked, ...form }),
  })

  offer({
    step: 'gop',
    move: 'join',
    form: OtherTicketForm,
    owed: FIELDS.codeOwed,
    make: async ({ official, asked, form }) => {
      const joined = await joinTicket(desk, official, { ...asked, to: form.to })
      return joined.kind === 'no_such_other' ? { kind: 'fault', fault: FIELDS.noSuchOther } : joined
    },
  })

  return app
}
