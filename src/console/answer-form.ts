import { createHmac } from 'node:crypto'
import * as z from 'zod'
import type { TicketCode } from '../domain/ids.ts'
import type { SignedIn } from './session.ts'

const MOST_CHARACTERS = 4000

/** An answer as written in a form. Browsers send line ends as CRLF; the wording itself stays the official's own. */
export const AnswerText = z
  .string()
  .transform((text) => text.toWellFormed().replace(/\r\n?/g, '\n').normalize('NFC').trim())
  .pipe(z.string().min(1).max(MOST_CHARACTERS))

/**
 * Says that this official was shown this very text as the citizen will read it. Sending asks for it, so that nothing
 * goes out by a slip or changed on the way.
 */
export function previewSeal({ session }: SignedIn, code: TicketCode, text: string): string {
  return createHmac('sha256', session.csrfToken).update(`${code}\n${text}`).digest('base64url')
}
