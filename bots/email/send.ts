import { createTransport } from 'nodemailer'
import type { SmtpSettings } from '#src/config.ts'
import type { SendResult } from '#src/domain/channel.ts'
import type { Notifier } from '#src/domain/notices.ts'
import { MAIL } from '#src/tickets/phrases-notices.ts'

/** A server that says nothing for so long is away; shorter than the desk waits for the whole send. */
const SILENCE_MS = 10_000

/** Notices to officials by e-mail: plain text, and nothing in it that is the citizen's. */
export function mailNotifier(smtp: SmtpSettings, publicUrl: string | undefined): Notifier {
  const domain = smtp.from.replace(/^.*@/, '')
  const open = () =>
    createTransport({
      host: smtp.host,
      port: smtp.port,
      secure: smtp.tls,
      requireTLS: !smtp.tls && !smtp.plainAllowed,
      ...(smtp.user !== '' && { auth: { user: smtp.user, pass: smtp.password } }),
      connectionTimeout: SILENCE_MS,
      greetingTimeout: SILENCE_MS,
      socketTimeout: SILENCE_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  return {
    way: 'email',
    send: async (address, { id, notice }, signal) => {
      const link = publicUrl === undefined ? undefined : `${publicUrl}/console/phieu/${notice.ticket}`
      // One connection a mail: there are few, and one that hangs is ended by ending its own.
      const transport = open()
      const given = transport.sendMail({
        from: smtp.from,
        to: address,
        subject: MAIL.subject(notice),
        text: MAIL.text(notice, link),
        // The same when it is sent again, so that a mailbox may show it once.
        messageId: `<notice-${id}-${notice.at.getTime()}@${domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
      try {
        return await Promise.race([given.then((): SendResult => ({ kind: 'sent' })), late(signal)])
      } catch (fault) {
        return mailResult(fault)
      } finally {
        transport.close()
      }
    },
  }
}

function late(signal: AbortSignal): Promise<SendResult> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve({ kind: 'retry', why: 'smtp_slow' }), { once: true })
  })
}

/** By codes alone: what servers say may hold an address. */
function mailResult(fault: unknown): SendResult {
  const { code, responseCode } = fault as { readonly code?: unknown; readonly responseCode?: unknown }
  // A wrong password or a missing certificate is set right by an operator; the mail itself is sound.
  if (code === 'EAUTH') return { kind: 'retry', why: 'smtp_auth' }
  if (code === 'ETLS') return { kind: 'retry', why: 'smtp_no_tls' }
  if (typeof responseCode === 'number' && responseCode >= 500) {
    return { kind: 'refused', why: `smtp_${responseCode}` }
  }
  if (typeof responseCode === 'number' && responseCode >= 400) {
    return { kind: 'retry', why: `smtp_${responseCode}` }
  }
  return { kind: 'retry', why: code === 'ETIMEDOUT' ? 'smtp_slow' : 'smtp_unreachable' }
}
