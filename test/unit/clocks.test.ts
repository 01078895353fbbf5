import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { workingCalendar } from '#src/clocks/calendar.ts'
import { due, momentOfShare, share } from '#src/clocks/due.ts'
import { yearByItself } from '#src/clocks/year.ts'
import type { YearCalendar } from '#src/clocks/year.ts'
import type { Clock, Limit } from '#src/domain/deadline.ts'
import { vietnamTime } from '#src/domain/vietnam-time.ts'
import { inVietnam } from '../fixtures/vietnam.ts'

const calendar = workingCalendar(new Map())

const days = (count: number): Limit => ({ unit: 'working_days', count })
const hours = (count: number): Limit => ({ unit: 'working_hours', count })

function aClock(start: string, limit: Limit, given: Partial<Clock> = {}): Clock {
  return { startedAt: inVietnam(start), limit, pauses: [], extendedTo: null, ...given }
}

function pause(from: string, to?: string) {
  return { from: inVietnam(from), to: to === undefined ? null : inVietnam(to) }
}

function runsOut(clock: Clock, by = calendar): string | null {
  const moment = due(clock, by)
  return moment === null ? null : vietnamTime(moment)
}

function withYear(year: number, change: Partial<YearCalendar>) {
  return workingCalendar(new Map([[year, { ...yearByItself(year), ...change }]]))
}

describe('working days', () => {
  test('the day of receipt is not counted, and the last one ends with its last block', () => {
    expect(runsOut(aClock('2026-11-23 09:00', days(5)))).toBe('30/11/2026 17:00')
    expect(runsOut(aClock('2026-11-23 00:00', days(1)))).toBe('24/11/2026 17:00')
  })

  test('a question on Saturday or Sunday counts from Monday', () => {
    expect(runsOut(aClock('2026-11-21 10:00', days(1)))).toBe('23/11/2026 17:00')
    expect(runsOut(aClock('2026-11-22 23:59', days(1)))).toBe('23/11/2026 17:00')
  })

  test('Tết 2026 is skipped: nine days without work', () => {
    expect(runsOut(aClock('2026-02-13 16:59', days(1)))).toBe('23/02/2026 17:00')
    expect(runsOut(aClock('2026-02-11 08:00', days(5)))).toBe('25/02/2026 17:00')
    expect(runsOut(aClock('2026-02-17 08:00', days(1)))).toBe('23/02/2026 17:00')
  })

  test('Tết 2027 is skipped with the days in place of the weekend', () => {
    expect(runsOut(aClock('2027-02-03 08:00', days(1)))).toBe('11/02/2027 17:00')
    expect(runsOut(aClock('2027-02-01 08:00', days(5)))).toBe('15/02/2027 17:00')
  })

  test('30/4 and 1/5 are skipped, with the Friday or Monday the year gives', () => {
    expect(runsOut(aClock('2026-04-29 08:00', days(1)))).toBe('04/05/2026 17:00')
    expect(runsOut(aClock('2027-04-29 08:00', days(1)))).toBe('04/05/2027 17:00')
    expect(runsOut(aClock('2025-04-29 08:00', days(1)))).toBe('05/05/2025 17:00')
  })

  test('a swapped Saturday is worked and the day it stands for is not', () => {
    expect(runsOut(aClock('2026-08-21 08:00', days(1)))).toBe('22/08/2026 17:00')
    expect(runsOut(aClock('2026-08-28 08:00', days(1)))).toBe('03/09/2026 17:00')
  })
})

describe('working hours', () => {
  test('the lunch break is not counted', () => {
    expect(runsOut(aClock('2026-11-23 11:00', hours(4)))).toBe('23/11/2026 16:30')
    expect(runsOut(aClock('2026-11-23 11:45', hours(4)))).toBe('23/11/2026 17:00')
  })

  test('they end with a block, not at the beginning of the next one', () => {
    expect(runsOut(aClock('2026-11-23 07:30', hours(4)))).toBe('23/11/2026 11:30')
    expect(runsOut(aClock('2026-11-23 07:30', hours(8)))).toBe('23/11/2026 17:00')
  })

  test('what is left in the evening counts from the next morning, minute by minute', () => {
    expect(runsOut(aClock('2026-11-23 16:59', hours(8)))).toBe('24/11/2026 16:59')
    expect(runsOut(aClock('2026-11-27 16:00', hours(4)))).toBe('30/11/2026 10:30')
  })

  test('a question in the night or on a holiday counts from the next block', () => {
    expect(runsOut(aClock('2026-11-23 02:00', hours(1)))).toBe('23/11/2026 08:30')
    expect(runsOut(aClock('2026-02-17 09:00', hours(1)))).toBe('23/02/2026 08:30')
  })
})

describe('whatever zone the server is in', () => {
  const SCRIPT = `
    import { workingCalendar } from '#src/clocks/calendar.ts'
    import { due } from '#src/clocks/due.ts'
    import { explainDue } from '#src/clocks/explain.ts'
    const calendar = workingCalendar(new Map())
    const at = (limit, time) => ({ startedAt: new Date(time), limit, pauses: [], extendedTo: null })
    const clocks = [
      at({ unit: 'working_days', count: 5 }, '2026-11-23T23:59:00+07:00'),
      at({ unit: 'working_days', count: 1 }, '2026-11-24T00:00:00+07:00'),
      at({ unit: 'working_hours', count: 8 }, '2026-11-22T23:59:00+07:00'),
      at({ unit: 'working_days', count: 1 }, '2026-02-13T23:59:00+07:00'),
    ]
    const first = explainDue(clocks[0], calendar).days[0].day
    console.log(JSON.stringify([first, ...clocks.map((clock) => due(clock, calendar))]))`

  test.each(['America/New_York', 'Pacific/Kiritimati', 'Asia/Ho_Chi_Minh'])(
    'a question at 23:59 in Vietnam is of that day on a server in %s',
    (zone) => {
      const told = execFileSync(process.execPath, ['--input-type=module', '-e', SCRIPT], {
        cwd: join(import.meta.dirname, '../..'),
        env: { ...process.env, TZ: zone },
        encoding: 'utf8',
      })
      expect(JSON.parse(told)).toEqual([
        '2026-11-23',
        '2026-11-30T10:00:00.000Z',
        '2026-11-25T10:00:00.000Z',
        '2026-11-23T10:00:00.000Z',
        '2026-02-23T10:00:00.000Z',
      ])
    },
  )
})

describe('a clock that waits for the citizen', () => {
  test('has no due date while it stands still', () => {
    expect(runsOut(aClock('2026-11-23 09:00', days(5), { pauses: [pause('2026-11-24 09:00')] }))).toBeNull()
  })

  test('gets its working time back, and only that', () => {
    const twoDays = [pause('2026-11-24 10:00', '2026-11-26 10:00')]
    expect(runsOut(aClock('2026-11-23 09:00', days(5), { pauses: twoDays }))).toBe('02/12/2026 17:00')
    const weekend = [pause('2026-11-27 17:00', '2026-11-30 07:30')]
    expect(runsOut(aClock('2026-11-23 09:00', days(5), { pauses: weekend }))).toBe('30/11/2026 17:00')
    const lunch = [pause('2026-11-23 11:00', '2026-11-23 13:30')]
    expect(runsOut(aClock('2026-11-23 10:00', hours(4), { pauses: lunch }))).toBe('23/11/2026 16:30')
  })

  test('gets nothing back for the day of receipt, which is not counted anyway', () => {
    const sameDay = [pause('2026-11-23 10:00', '2026-11-23 16:00')]
    expect(runsOut(aClock('2026-11-23 09:00', days(5), { pauses: sameDay }))).toBe('30/11/2026 17:00')
  })

  test('several pauses add up, in whatever order they are told, what overlaps counted once', () => {
    const pauses = [
      pause('2026-11-26 07:30', '2026-11-26 17:00'),
      pause('2026-11-24 07:30', '2026-11-24 17:00'),
      pause('2026-11-24 08:00', '2026-11-24 12:00'),
    ]
    expect(runsOut(aClock('2026-11-23 09:00', days(5), { pauses }))).toBe('02/12/2026 17:00')
  })

  test('a pause after the time has run out brings none of it back', () => {
    const late = [pause('2026-12-01 09:00', '2026-12-04 09:00')]
    expect(runsOut(aClock('2026-11-23 09:00', days(5), { pauses: late }))).toBe('30/11/2026 17:00')
  })
})

describe('an extension', () => {
  const extendedTo = { to: inVietnam('2026-12-10 17:00'), at: inVietnam('2026-11-27 10:00') }

  test('takes the place of start and limit', () => {
    expect(runsOut(aClock('2026-11-23 09:00', days(5), { extendedTo }))).toBe('10/12/2026 17:00')
    const earlier = { pauses: [pause('2026-11-24 07:30', '2026-11-25 17:00')], extendedTo }
    expect(runsOut(aClock('2026-11-23 09:00', days(5), earlier))).toBe('10/12/2026 17:00')
  })

  test('grows by later pauses', () => {
    const pauses = [pause('2026-12-01 07:30', '2026-12-01 17:00')]
    expect(runsOut(aClock('2026-11-23 09:00', days(5), { pauses, extendedTo }))).toBe('11/12/2026 17:00')
  })

  test('to an evening or a Sunday ends then', () => {
    const sunday = { to: inVietnam('2026-12-06 20:00'), at: inVietnam('2026-11-27 10:00') }
    expect(runsOut(aClock('2026-11-23 09:00', days(5), { extendedTo: sunday }))).toBe('06/12/2026 20:00')
    const evening = { to: inVietnam('2026-11-27 20:00'), at: inVietnam('2026-11-27 18:00') }
    expect(runsOut(aClock('2026-11-23 09:00', days(5), { extendedTo: evening }))).toBe('27/11/2026 20:00')
  })

  test('is half used at half of its own time', () => {
    const clock = aClock('2026-11-23 09:00', days(5), { extendedTo })
    expect(share(clock, calendar, extendedTo.at)).toBe(0)
    expect(share(clock, calendar, extendedTo.to)).toBe(1)
  })
})

describe('what is made urgent', () => {
  const start = '2026-11-23 09:00'
  const hastened = { at: inVietnam('2026-11-26 10:00'), limit: hours(4) }

  test('has its shorter limit from then on, and is not overdue for the days before', () => {
    expect(runsOut(aClock(start, days(5), { hastened }))).toBe('26/11/2026 15:30')
  })

  test('is never due later than it was', () => {
    const late = { at: inVietnam('2026-11-30 16:00'), limit: hours(4) }
    expect(runsOut(aClock(start, days(5), { hastened: late }))).toBe('30/11/2026 17:00')
    const over = { at: inVietnam('2026-12-04 09:00'), limit: hours(4) }
    expect(runsOut(aClock(start, days(5), { hastened: over }))).toBe('30/11/2026 17:00')
  })

  test('is due before the end of an extension that was given earlier', () => {
    const extendedTo = { to: inVietnam('2026-12-10 17:00'), at: inVietnam('2026-11-25 10:00') }
    expect(runsOut(aClock(start, days(5), { extendedTo, hastened }))).toBe('26/11/2026 15:30')
  })

  test('gets working time back that was spent waiting since, and stands still with the clock', () => {
    const pauses = [
      pause('2026-11-24 07:30', '2026-11-25 17:00'),
      pause('2026-11-26 13:00', '2026-11-27 13:00'),
    ]
    expect(runsOut(aClock(start, days(5), { hastened, pauses }))).toBe('27/11/2026 15:30')
    expect(runsOut(aClock(start, days(5), { hastened, pauses: [pause('2026-11-26 13:00')] }))).toBeNull()
  })

  test('is half used at half of its own time', () => {
    const clock = aClock(start, days(5), { hastened })
    expect(share(clock, calendar, hastened.at)).toBe(0)
    expect(momentOfShare(clock, calendar, 0.5)).toEqual(inVietnam('2026-11-26 13:30'))
    const still = { ...clock, pauses: [pause('2026-11-26 13:30')] }
    expect(share(still, calendar, inVietnam('2027-01-15 09:00'))).toBe(0.5)
  })
})

describe('how much of the time is used', () => {
  const clock = aClock('2026-11-23 09:00', days(5))
  const at = (part: number): string => vietnamTime(momentOfShare(clock, calendar, part) ?? new Date(0))

  test('reminders fall due by working time', () => {
    expect(at(0.5)).toBe('26/11/2026 11:30')
    expect(at(0.8)).toBe('27/11/2026 17:00')
    expect(at(1)).toBe('30/11/2026 17:00')
    expect(at(1.5)).toBe('03/12/2026 11:30')
  })

  test('the share at those moments is what they stand for', () => {
    for (const part of [0.5, 0.8, 1, 1.5]) {
      expect(share(clock, calendar, momentOfShare(clock, calendar, part) ?? new Date(0))).toBeCloseTo(part, 9)
    }
    expect(share(clock, calendar, inVietnam('2026-11-23 17:00'))).toBe(0)
  })

  test('while the clock stands still it does not grow, and no reminder falls due that had not', () => {
    const still = { ...clock, pauses: [pause('2026-11-26 11:30')] }
    expect(share(still, calendar, inVietnam('2027-01-15 09:00'))).toBe(0.5)
    expect(momentOfShare(still, calendar, 0.5)).toEqual(inVietnam('2026-11-26 11:30'))
    expect(momentOfShare(still, calendar, 0.8)).toBeNull()
  })
})

describe('a calendar that changes under open clocks', () => {
  const decided = withYear(2026, {
    daysOff: [...yearByItself(2026).daysOff, { day: '2026-11-24', name: 'Ngày Văn hóa Việt Nam' }],
  })

  test('moves the clocks it concerns, and says from when to when', () => {
    const open = [
      { of: 'over it', clock: aClock('2026-11-23 09:00', days(5)) },
      { of: 'before it', clock: aClock('2026-11-16 09:00', days(5)) },
      { of: 'after it', clock: aClock('2026-11-24 09:00', days(1)) },
      { of: 'waiting', clock: aClock('2026-11-23 09:00', days(5), { pauses: [pause('2026-11-23 10:00')] }) },
      { of: 'hours', clock: aClock('2026-11-23 16:00', hours(8)) },
    ]
    const moved = open.flatMap(({ of, clock }) => {
      const [from, to] = [due(clock, calendar), due(clock, decided)]
      return from?.getTime() === to?.getTime() ? [] : [{ of, from, to }]
    })
    expect(moved).toEqual([
      { of: 'over it', from: inVietnam('2026-11-30 17:00'), to: inVietnam('2026-12-01 17:00') },
      { of: 'hours', from: inVietnam('2026-11-24 16:00'), to: inVietnam('2026-11-25 16:00') },
    ])
  })

  test('other hours move the end of every day', () => {
    const summer = withYear(2026, {
      blocks: [
        { from: '08:00', to: '12:00' },
        { from: '13:30', to: '17:30' },
      ],
    })
    expect(runsOut(aClock('2026-11-23 09:00', days(5)), summer)).toBe('30/11/2026 17:30')
    expect(runsOut(aClock('2026-11-23 16:30', hours(8)), summer)).toBe('24/11/2026 16:30')
  })
})
