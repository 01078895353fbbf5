import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { entryInWords } from '#src/console/tickets/history-words.ts'
import { OfficialId } from '#src/domain/ids.ts'
import { MOVES } from '#src/domain/ticket-moves.ts'
import type { MoveName } from '#src/domain/ticket-moves.ts'
import type { AuditDetail, AuditEntry } from '#src/domain/ticket.ts'
import { drawTicketCode } from '#src/tickets/code.ts'

const lan = OfficialId.parse(randomUUID())
const hoa = OfficialId.parse(randomUUID())
const naming = {
  names: new Map([
    [lan, 'Lan'],
    [hoa, 'Hoa'],
  ]),
  place: 'hn',
} as const
const ticket = drawTicketCode()

function read(move: MoveName, detail: AuditDetail = {}, by: AuditEntry['by'] = lan) {
  return entryInWords({ ticket, move, by, at: new Date('2026-11-23T02:00:00Z'), detail }, naming)
}

describe('the history of a ticket', () => {
  test.for(Object.keys(MOVES))('%s reads as a sentence, also when nothing more is known of it', (move) => {
    // The keys of MOVES are the names of moves.
    const { what } = read(move as MoveName)
    expect(what).toMatch(/^\p{Lu}.* .*\.$/u)
    expect(what).not.toMatch(/undefined|_|Invalid/)
  })

  test('departments, people, dates and degrees stand with their names', () => {
    expect(read('transfer', { from: 'so-y-te', to: 'thue', reason: 'Việc thuế' })).toEqual({
      what: 'Lan chuyển phiếu từ Sở Y tế thành phố Hà Nội tới Thuế thành phố Hà Nội.',
      why: 'Lý do: Việc thuế',
    })
    expect(read('assign', { from: lan, to: hoa }).what).toBe('Lan giao phiếu cho Hoa, trước đó do Lan xử lý.')
    expect(read('extend', { from: '2026-11-27T10:00:00Z', to: '2026-12-04T10:00:00Z' }).what).toBe(
      'Lan gia hạn trả lời từ 27/11/2026 17:00 tới 04/12/2026 17:00.',
    )
    expect(read('set_urgency', { from: 'normal', to: 'urgent' }).what).toContain('từ “Thường” thành “Khẩn”')
    expect(read('remind', { reason: 'accept:80' }, 'desk').what).toBe(
      'Trợ lý nhắc: đã dùng 80 % thời gian tiếp nhận.',
    )
    expect(read('refuse', { reason: 'abuse', note: 'Xin hỏi lại.' })).toEqual({
      what: 'Lan từ chối trả lời: lời lẽ không phù hợp.',
      why: 'Xin hỏi lại.',
    })
  })

  test('what citizens write is covered where it is personal', () => {
    expect(read('give_details', { note: 'Số tôi là 0912345678' }, 'citizen')).toEqual({
      what: 'Người dân bổ sung.',
      why: 'Số tôi là [số điện thoại]',
    })
  })
})
