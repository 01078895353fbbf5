import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Role } from '#src/domain/official.ts'
import type { NewOfficial } from '#src/officials/invite.ts'
import { openTestConsole } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { askedOn, passedOn } from '../fixtures/numbers-town.ts'

const MONDAY = new Date('2026-11-16T02:00:00Z')
const later = (hours: number) => new Date(MONDAY.getTime() + hours * 3_600_000)

describe('who sees which numbers', () => {
  let at: TestConsole
  const cookies = new Map<string, string>()

  beforeAll(async () => {
    at = await openTestConsole()
    for (const role of Role.options) {
      const department = role === 'chuyen-vien' || role === 'lanh-dao' ? 'so-y-te' : null
      await employ({ email: `${role}@example.vn`, role, department })
    }
    await employ({ email: 'hn@example.vn', role: 'dieu-phoi', department: null, place: 'hn' })
    await employ({ email: 'moi@example.vn', role: 'chuyen-vien', department: null })
    await passedOn(at.store, { at: later(0), place: 'hn', answeredAfter: 10, dueAfter: 20 })
    await passedOn(at.store, { at: later(1), place: 'hcm', answeredAfter: 30, dueAfter: 20 })
    await passedOn(at.store, { at: later(2), department: 'thue', answeredAfter: null, dueAfter: 20 })
    await askedOn(at.store, { at: later(3), outcome: 'answered' })
    await askedOn(at.store, { at: later(4), outcome: 'no_answer', place: null, department: 'thue' })
    await askedOn(at.store, { at: later(5), outcome: 'smalltalk' })
  })
  afterAll(() => at.close())

  const employ = async (who: NewOfficial) => cookies.set(who.email, await at.employ(who))
  const get = (email: string, path = '') =>
    fetch(`${at.url}/console/so-lieu${path}`, {
      redirect: 'manual',
      headers: { cookie: cookies.get(email) ?? '' },
    })
  async function week(email: string, query = ''): Promise<Record<string, string>> {
    const [heads = '', ...rows] = (await (await get(email, `/tuan.csv?tuan=4${query}`)).text())
      .trim()
      .split('\r\n')
    const row = rows.find((one) => one.startsWith('2026-11-16')) ?? ''
    return Object.fromEntries(heads.split(';').map((head, index) => [head, row.split(';')[index] ?? '']))
  }

  test.for(Role.options)('%s sees the tickets they read', async (role) => {
    expect((await get(`${role}@example.vn`)).status).toBe(200)
    const ofOne = role === 'chuyen-vien' || role === 'lanh-dao'
    expect(await week(`${role}@example.vn`)).toMatchObject({
      'Câu hỏi nhận được': ofOne ? '1' : '2',
      'Trợ lý tự trả lời': '1',
      'Chuyển cán bộ (phiếu)': ofOne ? '2' : '3',
      'Xong đúng hạn': '1',
      'Xong trễ hạn': '1',
      'Quá hạn còn mở': ofOne ? '0' : '1',
    })
  })

  test('an official of one department or city cannot ask for another’s numbers', async () => {
    const own = await week('chuyen-vien@example.vn')
    expect(await week('chuyen-vien@example.vn', '&don-vi=thue')).toEqual(own)
    const hanoi = await week('hn@example.vn')
    expect(hanoi['Chuyển cán bộ (phiếu)']).toBe('2')
    expect(await week('hn@example.vn', '&thanh-pho=hcm')).toEqual(hanoi)
    expect(await (await get('chuyen-vien@example.vn', '/don-vi.csv')).text()).not.toContain('Thuế')
  })

  test('whoever reads everything may look at one city or department', async () => {
    expect((await week('kiem-toan@example.vn', '&thanh-pho=hcm'))['Chuyển cán bộ (phiếu)']).toBe('1')
    expect((await week('kiem-toan@example.vn', '&don-vi=thue'))['Chuyển cán bộ (phiếu)']).toBe('1')
  })

  test('an account of one department without a department sees none, nor does anybody not signed in', async () => {
    for (const path of ['', '/tuan.csv', '/don-vi.csv', '/chu-de.csv']) {
      expect((await get('moi@example.vn', path)).status).toBe(403)
      expect((await get('nobody', path)).status).toBe(303)
    }
  })

  test('what is not a table is not found, and odd wishes give the usual page', async () => {
    expect((await get('quan-tri@example.vn', '/mat-khau.csv')).status).toBe(404)
    expect((await get('quan-tri@example.vn', '/tuan.xlsx')).status).toBe(404)
    const page = await (await get('quan-tri@example.vn', '?tuan=999&thanh-pho=hue&don-vi=<script>')).text()
    expect(page).toMatch(/value="12"\s+selected/)
    expect(page).not.toContain('<script>')
  })

  test('a table is named after its dates and opens in Excel', async () => {
    const answer = await get('kiem-toan@example.vn', '/tuan.csv?tuan=4')
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="so-lieu-tuan-2026-10-26-den-2026-11-22.csv"',
    )
    expect([...new Uint8Array(await answer.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  })

  test('a formula that three people asked leaves the desk as plain words', async () => {
    for (const chat of ['một', 'hai', 'ba']) {
      const question = '=HYPERLINK("http://x.example";"nuôi chim yến")'
      await askedOn(at.store, { at: later(6), outcome: 'no_answer', question, chat })
    }
    at.pass(120_000)
    const table = await (await get('kiem-toan@example.vn', '/chu-de.csv')).text()
    expect(table).toContain('chim yến')
    for (const cell of table.replace('\uFEFF', '').split(/[;\r\n]+/))
      expect(cell).not.toMatch(/^["']?[=+\-@\t]/)
  })

  test('a week that is over is counted again when one of its tickets is answered', async () => {
    const before = await week('kiem-toan@example.vn')
    await passedOn(at.store, { at: later(7), answeredAfter: 3, dueAfter: 20 })
    at.pass(120_000)
    const after = await week('kiem-toan@example.vn')
    expect(Number(after['Xong đúng hạn']) - Number(before['Xong đúng hạn'])).toBe(1)
  })
})
