import { PLACES } from '#knowledge/place.ts'
import * as z from 'zod'
import { DepartmentId } from '../../domain/ids.ts'
import { MOST_ANSWER_CHARACTERS, REFUSAL_REASONS, URGENCIES } from '../../domain/ticket.ts'
import { dayNamed } from '../../domain/working-calendar.ts'
import { findTicketCode } from '../../tickets/code.ts'
import { Sentences } from '../sentences.ts'

function sentences(most: number) {
  return Sentences.pipe(z.string().min(1).max(most))
}

export const Written = sentences(MOST_ANSWER_CHARACTERS)

const Reason = sentences(2000)
/** A box that was left alone is not sent, or sent empty. */
const Empty = z.literal('').transform(() => undefined)

export const ReasonForm = z.object({ note: Reason })
export const EmailForm = z.object({ email: z.string().trim().toLowerCase().pipe(z.email().max(200)) })
export const ChatForm = z.object({ text: sentences(1500) })
export const UrgencyForm = z.object({
  urgency: z.enum(URGENCIES),
  note: Reason,
  aware: z.string().default(''),
})

export const RefusalForm = z.object({
  why: z.enum(REFUSAL_REASONS),
  note: Sentences.pipe(z.string().max(1000)).default(''),
})

/** Sent back to the coordinators a ticket is by a move of its own. */
export const DepartmentForm = z.object({
  department: DepartmentId.exclude(['dieu-phoi']),
  place: z.union([Empty, z.enum(PLACES as readonly ['hn', 'hcm'])]).optional(),
  note: Reason,
})

/** Of the ticket that was picked, else of the one whose code was typed. */
export const OtherTicketForm = z
  .object({ other: z.string().default(''), code: z.string().default('') })
  .transform(({ other, code }, issues) => {
    const found = findTicketCode(other === '' ? code : other)
    if (found?.kind === 'code') return { to: found.code }
    issues.addIssue({ code: 'custom', message: 'no ticket code' })
    return z.NEVER
  })

/** A day, as the calendar counts them; its end of work is meant. */
export const ExtensionForm = z.object({
  until: z.iso.date().transform(dayNamed),
  note: sentences(1000),
})

/** What every form of a ticket says of what its writer had seen. */
export const SeenFields = z.object({
  seen: z.coerce.number().int().min(1).optional().catch(undefined),
  entries: z.coerce.number().int().min(0).optional().catch(undefined),
})
export type SeenFields = z.infer<typeof SeenFields>

/** What is previewed: an answer, one that waits for approval, a request for details. */
export const PURPOSES = ['tra-loi', 'phe-duyet', 'bo-sung'] as const
export type Purpose = (typeof PURPOSES)[number]
export const PurposeField = z.enum(PURPOSES).catch('tra-loi')
