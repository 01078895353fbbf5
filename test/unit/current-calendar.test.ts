import { describe, expect, test } from 'vitest'
import { calendarOf, openCalendar } from '#src/clocks/current.ts'
import { yearByItself } from '#src/clocks/year.ts'
import type { Rulebook } from '#src/domain/rulebook.ts'
import { dayNamed } from '#src/domain/working-calendar.ts'
import { openTestDesk } from '../fixtures/desk.ts'

const DAY = '2026-11-24'
const withHoliday = {
  ...yearByItself(2026),
  daysOff: [...yearByItself(2026).daysOff, { day: DAY, name: 'Ngày Văn hóa Việt Nam' }],
}

async function aDesk() {
  const at = await openTestDesk()
  let looks = 0
  const counted: Rulebook = {
    ...at.store,
    rules: (prefix) => {
      looks += 1
      return at.store.rules(prefix)
    },
  }
  const enter = (value: unknown, expected = 0) =>
    at.store.keepRule('calendar/2026', value, { expected, by: 'shell', at: at.desk.clock() })
  return { ...at, calendar: openCalendar(counted, at.desk.clock), looks: () => looks, enter }
}

describe('the calendar in use', () => {
  test('follows what an administrator enters within a second', async () => {
    const { calendar, enter, pass, close } = await aDesk()
    const kind = async () => (await calendar()).day(dayNamed(DAY)).kind
    expect(await kind()).toBe('working')
    await enter(withHoliday)
    pass(1000)
    expect(await kind()).toBe('day_off')
    await enter(null, 1)
    pass(1000)
    expect(await kind()).toBe('working')
    await close()
  })

  test('costs one look a second, however many ask after it, and stays the same while nothing changes', async () => {
    const { calendar, looks, pass, close } = await aDesk()
    const first = await calendar()
    const others = await Promise.all([calendar(), calendar()])
    expect(new Set([first, ...others]).size).toBe(1)
    expect(looks()).toBe(1)
    pass(999)
    await calendar()
    expect(looks()).toBe(1)
    pass(1)
    expect(await calendar()).toBe(first)
    expect(looks()).toBe(2)
    await close()
  })

  test('a year that does not read is as it would be by itself, and holds up no other', async () => {
    const kept = (name: string, value: unknown) => ({ name, value, revision: 1, by: 'shell', at: new Date() })
    const calendar = calendarOf([
      kept('calendar/2026', withHoliday),
      kept('calendar/2027', { blocks: [], daysOff: 'không' }),
      kept('calendar/khac', withHoliday),
    ])
    expect(calendar.day(dayNamed(DAY))).toEqual({ kind: 'day_off', name: 'Ngày Văn hóa Việt Nam', work: [] })
    expect(calendar.day(dayNamed('2027-02-08')).kind).toBe('day_off')
    expect(calendar.day(dayNamed('2027-02-11')).work).toHaveLength(2)
  })
})
