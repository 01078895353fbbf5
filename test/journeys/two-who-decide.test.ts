import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLawConsole } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { employed } from '../fixtures/console-client.ts'
import type { AtWork, Seen } from '../fixtures/console-client.ts'
import { upload } from '../fixtures/law-desk.ts'

const PAGE = '/console/van-ban/hieu-luc'
const DECREE = 'nd-32-2021-nd-cp'
const REPEALING = `QUỐC HỘI
Nghị quyết số: 999/2026/QH16

NGHỊ QUYẾT
VỀ BÃI BỎ MỘT SỐ QUY ĐỊNH

Điều 1. Bãi bỏ
Bãi bỏ Điều 2 của Nghị quyết số 98/2023/QH15 ngày 24 tháng 6 năm 2023 của Quốc hội.
Điều 2. Hiệu lực
Nghị quyết này có hiệu lực từ ngày 01 tháng 9 năm 2026.
`
const REPEAL = 'nq-999-2026-qh16/dieu-1:repeals:nq-98-2023-qh15/dieu-2'

describe('of two who decide about the same law', () => {
  let at: TestConsole
  let one: AtWork
  let other: AtWork

  beforeAll(async () => {
    at = await openLawConsole()
    one = await employed(at, { email: 'mot@example.vn', name: 'Một', role: 'phap-ly', department: null })
    other = await employed(at, { email: 'hai@example.vn', name: 'Hai', role: 'phap-ly', department: null })
  })
  afterAll(() => at.close())

  /** What the form that rules on this law carries unseen. */
  function seenIn({ html }: Seen, target: string): string {
    const form = html.split('<form').find((text) => text.includes(`value="${target}"`)) ?? ''
    return /name="da-xem" value="([^"]*)"/.exec(form)?.[1] ?? ''
  }
  async function ruled() {
    const decisions = await at.store.decisionsOn(DECREE)
    return decisions.flatMap(({ about }) => (about.kind === 'ruling' ? [about.ruling.state] : []))
  }

  test('the slower is told that the faster has ruled, and overrules only what they have seen', async () => {
    const page = await other.get(PAGE)
    const ended = { 'muc-tieu': DECREE, 'ket-luan': 'ended', 'tu-ngay': '2025-01-01', note: 'Điều 53' }
    const first = await one.post(`${PAGE}/quyet-dinh`, {
      ...ended,
      'da-xem': seenIn(await one.get(PAGE), DECREE),
    })
    expect(first).toMatchObject({ status: 303, to: `${PAGE}?xong=ruled` })

    const holds = { ...ended, 'ket-luan': 'in_force', note: 'Chưa ai bãi bỏ <đích danh>.' }
    const late = await other.post(`${PAGE}/quyet-dinh`, { ...holds, 'da-xem': seenIn(page, DECREE) })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Vừa có người quyết định')
    expect(late.html).toContain('Chưa ai bãi bỏ &lt;đích danh&gt;.')
    expect(await ruled()).toEqual(['ended'])

    const again = await other.post(`${PAGE}/quyet-dinh`, { ...holds, 'da-xem': seenIn(late, DECREE) })
    expect(again.status).toBe(303)
    expect(await ruled()).toEqual(['in_force'])
  })

  test('a proposal that one has passed over is not applied by whoever had not seen that', async () => {
    await upload(at.store, 'nq-999.txt', REPEALING)
    const passed = await one.post(`${PAGE}/de-xuat`, { ma: REPEAL, cach: 'bo-qua', note: 'Trích lại.' })
    expect(passed.to).toBe(`${PAGE}?xong=dismissed`)
    const late = await other.post(`${PAGE}/de-xuat`, { ma: REPEAL, cach: 'ap-dung', note: 'Đã đối chiếu.' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('vừa có người giải quyết')
    const decisions = await at.store.decisions()
    expect(decisions.find(({ id }) => id === REPEAL)?.state).toBe('dismissed')
  })
})
