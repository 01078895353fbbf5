import { createHmac } from 'node:crypto'
import type { TicketCode } from '../domain/ids.ts'
import type { SignedIn } from './session.ts'

/**
 * Says that this official was shown this very text as the citizen will read it. Sending asks for it, so that nothing
 * goes out by a slip or changed on the way.
 */
export function previewSeal({ session }: SignedIn, code: TicketCode, text: string): string {
  return createHmac('sha256', session.csrfToken).update(`${code}\n${text}`).digest('base64url')
}
