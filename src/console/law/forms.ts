import * as z from 'zod'
import { Sentences } from '../sentences.ts'

/** What several forms and addresses of the law are made of. */

export const DocumentId = z.string().regex(/^[a-z0-9-]{1,100}$/)
export const VersionNumber = z.coerce.number().int().positive()

/** A box nobody filled in is as good as none. */
const NotFilled = z.literal('').transform(() => undefined)

/** A day, or nothing. */
export const MaybeDay = z.union([NotFilled, z.iso.date()]).optional()

/** Why something is done, where a reason is owed; kept in the journal. */
export const Reason = Sentences.pipe(z.string().min(1).max(2000))

/** A note that may be left out. */
export const MaybeNote = Sentences.pipe(z.string().max(2000))
  .optional()
  .transform((text) => (text === undefined || text === '' ? null : text))

/** Marks what the form's writer was shown, so that nothing else is decided than what they saw. */
export const Seen = z.string().max(200).catch('')
export const SeenForm = z.object({ 'da-xem': Seen })

/** The note of a form that could not be read, to be shown in it again. */
export function draftOf(body: Readonly<Record<string, unknown>>): string {
  return typeof body['note'] === 'string' ? body['note'] : ''
}
