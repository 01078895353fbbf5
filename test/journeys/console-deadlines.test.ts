import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { yearByItself } from '#src/clocks/year.ts'
import { vietnamTime } from '#src/domain/vietnam-time.ts'
import { employed } from '../fixtures/console-client.ts'
import type { AtWork } from '../fixtures/console-client.ts'
import { openTestConsole } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { ticketCases } from '../fixtures/ticket-cases.ts'
import type { TicketCases } from '../fixtures/ticket-cases.ts'

const LAN = { email: 'lan@example.vn', name: 'Lan', role: 'chuyen-vien', department: 'so-y-te' } as const

describe('when a ticket is due, and what moves that', () => {
  let at: TestConsole
  let lan: AtWork
  let claimed: TicketCases['claimed']

  beforeAll(async () => {
    at = await openTestConsole()
    lan = await employed(at, LAN)
    ;({ claimed } = ticketCases(at, lan))
  })
  afterAll(() => at.close())

  test('an extension tells the new date and the reason, and comes before the old date has passed', async () => {
    const one = await claimed()
    const sooner = await one.step(lan, 'gia-han', { until: '2026-11-23', note: 'Cần hỏi bộ' })
    expect(sooner.text).toContain('Hạn mới phải sau hạn hiện nay.')
    const slip = await one.step(lan, 'gia-han', { until: '2062-12-15', note: 'Cần hỏi bộ' })
    expect(slip.text).toContain('Hạn mới xa quá một năm')
    expect(slip.html).toContain('Cần hỏi bộ</textarea>')
    await one.step(lan, 'gia-han', { until: '2026-12-15', note: 'Cần hỏi bộ' })
    expect(await one.told()).toMatch(/dự kiến trả lời trước 15\/12\/2026 17:00\. Lý do: Cần hỏi bộ/)
    expect((await lan.get(one.path)).text).toMatch(/Lan gia hạn trả lời từ .* tới 15\/12\/2026 17:00\./)
  })

  test('an extended ticket is due when work ends that day by the calendar, and on no day off', async () => {
    const one = await claimed()
    const onSunday = await one.step(lan, 'gia-han', { until: '2026-12-20', note: 'Cần hỏi bộ' })
    expect(onSunday.status).toBe(409)
    expect(onSunday.text).toContain('Ngày ấy là ngày nghỉ theo lịch làm việc.')

    const year = yearByItself(2026)
    const blocks = [
      { from: '07:30', to: '11:30' },
      { from: '12:30', to: '16:15' },
    ]
    const value = { ...year, blocks, note: 'Giờ làm việc mới' }
    const { revision = 0 } = (await at.store.rule('calendar/2026')) ?? {}
    await at.store.keepRule('calendar/2026', value, { expected: revision, by: 'desk', at: at.desk.clock() })
    at.pass(2000)
    await one.step(lan, 'gia-han', { until: '2026-12-17', note: 'Cần hỏi bộ' })
    expect(await one.told()).toMatch(/dự kiến trả lời trước 17\/12\/2026 16:15\. Lý do: Cần hỏi bộ/)
    const usual = { expected: revision + 1, by: 'desk', at: at.desk.clock() } as const
    await at.store.keepRule('calendar/2026', { ...year, note: 'Như cũ' }, usual)
    at.pass(2000)
  })

  test('urgency sets another date, and the day is explained day by day', async () => {
    const one = await claimed()
    const before = (await one.now()).clocks.answer.dueAt
    await one.step(lan, 'muc-do', { urgency: 'complex', note: 'Nhiều văn bản' })
    const { urgency, clocks } = await one.now()
    expect(urgency).toBe('complex')
    expect(clocks.answer.dueAt?.getTime()).toBeGreaterThan(before?.getTime() ?? Infinity)
    const { text } = await lan.get(one.path)
    expect(text).toContain('Lan đổi mức độ từ “Thường” thành “Phức tạp”.')
    expect(text).toContain('Thời hạn: 15 ngày làm việc.')
    expect(text).toContain('Chủ nhật 22/11/2026 ngày nhận phiếu, không tính')
    expect(text).toContain('Thứ Bảy 28/11/2026 nghỉ hằng tuần')
    expect(text).toContain('Thứ Hai 23/11/2026 8 giờ')
  })

  test('an overdue ticket is not made punctual by calling it complex', async () => {
    const one = await claimed()
    at.pass(14 * 86_400_000)
    const kept = await one.step(lan, 'muc-do', { urgency: 'complex', note: 'Nhiều văn bản' })
    expect(kept.status).toBe(409)
    expect(kept.text).toContain('Không đổi được: phiếu đã quá hạn')
    expect(kept.html).toContain('Nhiều văn bản')
    expect(await one.now()).toMatchObject({ urgency: 'normal' })
  })

  test('whoever makes a ticket urgent sees the new date before, and late as it is it is not overdue by that', async () => {
    const one = await claimed()
    const { openedAt, clocks } = await one.now()
    at.pass(3 * 86_400_000)
    const page = (await lan.get(one.path)).text
    const shown = /Khẩn: hạn mới (\d\d\/\d\d\/\d{4} \d\d:\d\d)/.exec(page)?.[1]
    expect((await one.step(lan, 'muc-do', { urgency: 'urgent', note: 'Sắp hết hạn' })).status).toBe(303)
    const after = await one.now()
    const due = after.clocks.answer.dueAt
    expect(due && vietnamTime(due)).toBe(shown)
    expect(due?.getTime()).toBeGreaterThan(at.desk.clock().getTime())
    expect(due?.getTime()).toBeLessThan(clocks.answer.dueAt?.getTime() ?? 0)
    expect(await one.told()).toContain(`trước ${shown}, vì đây là việc khẩn`)
    const { text } = await lan.get(one.path)
    expect(text).toContain('Thời hạn khẩn, tính từ lúc phiếu được đổi sang mức khẩn:')
    expect(text).toContain('Thời hạn: 4 giờ làm việc.')

    // Back again it counts as it did from the beginning.
    await one.step(lan, 'muc-do', { urgency: 'normal', note: 'Không khẩn' })
    expect((await one.now()).clocks.answer).toMatchObject({
      startedAt: openedAt,
      dueAt: clocks.answer.dueAt,
    })
  })

  test('what another degree would make overdue at once is said so, and done when the official knows', async () => {
    const one = await claimed()
    await one.step(lan, 'muc-do', { urgency: 'complex', note: 'Nhiều văn bản' })
    at.pass(12 * 86_400_000)
    expect((await lan.get(one.path)).text).toMatch(/Thường: hạn .* đã qua, phiếu sẽ quá hạn ngay/)
    const form = { urgency: 'normal', note: 'Không phức tạp' }
    const asked = await one.step(lan, 'muc-do', form)
    expect(asked.status).toBe(409)
    expect(asked.text).toContain('đã qua: phiếu sẽ quá hạn ngay. Nếu vẫn đổi, xin đánh dấu')
    expect(asked.html).toContain('Không phức tạp')
    expect(await one.now()).toMatchObject({ urgency: 'complex' })
    expect((await one.step(lan, 'muc-do', { ...form, aware: '1' })).status).toBe(303)
    expect(await one.now()).toMatchObject({ urgency: 'normal' })
  })
})
