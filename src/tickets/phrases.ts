import type { TicketCode } from '../domain/ids.ts'

/** An official's answer as the citizen reads it. */
export function officialAnswer(department: string, code: TicketCode, text: string): string {
  return `Trả lời của ${department} cho phiếu ${code}:\n\n${text}`
}
