import { expect, test } from 'vitest'
import { DepartmentId, TicketCode } from '#src/domain/ids.ts'
import type { OfficialNotice } from '#src/domain/notices.ts'
import { noticeFacts } from '#src/tickets/phrases-notices.ts'

const at = new Date('2026-11-22T02:00:00Z')
const notice: OfficialNotice = {
  kind: 'details',
  ticket: TicketCode.parse('1234-5678-9012'),
  place: 'hcm',
  department: DepartmentId.parse('so-y-te'),
  holder: null,
  by: 'citizen',
  due: at,
  reminder: null,
  at,
}

test('a ticket that its citizen has withdrawn is due no more', () => {
  expect(noticeFacts(notice).join()).toContain('Hạn trả lời')
  expect(noticeFacts({ ...notice, kind: 'withdrawn' })).toEqual([
    'Mã phiếu: 1234-5678-9012',
    'Đơn vị: Sở Y tế Thành phố Hồ Chí Minh',
  ])
})
