import { expect, test } from 'vitest'
import type { MoveName } from '#src/domain/ticket-moves.ts'
import type { AuditEntry } from '#src/domain/ticket.ts'
import { TicketCode } from '#src/domain/ids.ts'
import { addedWords } from '#src/tickets/added-words.ts'

const at = new Date('2026-11-02T03:00:00Z')

function entry(move: MoveName, note: string): AuditEntry {
  return { ticket: TicketCode.parse('1234-5678-9012'), at, move, by: 'citizen', detail: { note } }
}

test('what a citizen says on their question later is told, also what is still missing to them', () => {
  const audit = [
    entry('open', ''),
    entry('add_words', 'Tôi ở phường An Phú'),
    entry('rate', 'helpful'),
    entry('reopen', 'Chưa nói vé liên tuyến, gọi tôi 0912345678'),
    entry('give_details', ''),
  ]
  expect(addedWords(audit)).toEqual([
    { text: 'Tôi ở phường An Phú', at },
    { text: 'Chưa nói vé liên tuyến, gọi tôi [số điện thoại]', at },
  ])
})
