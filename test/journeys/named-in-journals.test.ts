import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actorNames } from '#src/console/law/labels.ts'
import { editorName } from '#src/console/editor-name.ts'
import { openTestConsole } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { carried, employed } from '../fixtures/console-client.ts'
import type { AtWork } from '../fixtures/console-client.ts'
import { openTicketFor } from '../fixtures/desk.ts'

const OURS = { role: 'chuyen-vien', department: 'so-noi-vu' } as const
const LAN = { ...OURS, email: 'lan@example.vn', name: 'Nguyễn Thị Lan' }
const OTHER_LAN = { ...OURS, email: 'lan.nguyen@example.vn', name: 'Nguyễn Thị Lan' }
const HOA = { ...OURS, email: 'hoa@example.vn', name: 'Trần Văn Hòa' }

describe('journals name officials as colleagues know them', () => {
  let at: TestConsole
  let lan: AtWork
  let otherLan: AtWork
  let hoa: AtWork

  beforeAll(async () => {
    at = await openTestConsole()
    lan = await employed(at, LAN)
    otherLan = await employed(at, OTHER_LAN)
    hoa = await employed(at, HOA)
  })
  afterAll(() => at.close())

  async function idOf(email: string) {
    const found = await at.store.officialByEmail(email)
    if (found === undefined) throw new Error(email)
    return found.id
  }

  test('of a ticket: by name, and two of one name with their addresses', async () => {
    const account = { network: 'telegram', chat: 'c1' } as const
    const { code } = await openTicketFor(at.desk, account, {
      question: 'Phường có thu phí không?',
      department: 'so-noi-vu',
    })
    const path = `/console/phieu/${code}`
    await lan.post(`${path}/nhan`)
    await hoa.post(`${path}/ghi-chu`, { note: 'Đã hỏi Sở Tư pháp' })
    const alone = await hoa.get(path)
    expect(alone.text).toContain('Nguyễn Thị Lan nhận xử lý.')
    expect(alone.text).not.toContain('@example.vn nhận')

    await lan.post(`${path}/tra-lai`, { ...carried(await lan.get(path)), note: 'bận' })
    await otherLan.post(`${path}/nhan`)
    const both = await hoa.get(path)
    expect(both.text).toContain('Nguyễn Thị Lan (lan@example.vn) nhận xử lý.')
    expect(both.text).toContain('Nguyễn Thị Lan (lan.nguyen@example.vn) nhận xử lý.')
    expect(both.text).toContain('Trần Văn Hòa')
    expect(both.text).not.toContain('hoa@example.vn')
  })

  test('of the law and the calendar: also of an account that is out of use, or gone', async () => {
    const [ours, hers, his] = await Promise.all([LAN, OTHER_LAN, HOA].map(({ email }) => idOf(email)))
    if (ours === undefined || hers === undefined || his === undefined)
      throw new Error('an account is missing')
    await at.store.setActive(his, false, { by: 'shell', at: at.desk.clock() })
    const gone = randomUUID()

    const nameOf = await actorNames(at.desk, [ours, his, gone, 'shell'])
    expect([ours, his, gone, 'shell'].map(nameOf)).toEqual([
      'Nguyễn Thị Lan',
      'Trần Văn Hòa',
      'cán bộ không còn tài khoản',
      'người vận hành máy chủ',
    ])
    expect((await actorNames(at.desk, [ours, hers]))(hers)).toBe('Nguyễn Thị Lan (lan.nguyen@example.vn)')
    expect(await editorName(at.store, his)).toBe('Trần Văn Hòa')
    expect(await editorName(at.store, gone)).toBe('cán bộ không còn tài khoản')
  })
})
