import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { workingCalendar } from '#src/clocks/calendar.ts'
import { due, isPaused, momentOfShare, share } from '#src/clocks/due.ts'
import { explainDue } from '#src/clocks/explain.ts'
import { addWorkingTime, workingTimeBetween } from '#src/clocks/working-time.ts'
import { yearByItself } from '#src/clocks/year.ts'
import type { Clock } from '#src/domain/deadline.ts'
import { inVietnam } from '../fixtures/vietnam.ts'

const calendar = workingCalendar(new Map())
const HOUR_MS = 3_600_000

const moment = fc
  .date({ min: inVietnam('2025-01-01 00:00'), max: inVietnam('2029-12-31 23:59'), noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / 60_000) * 60_000))
const time = fc.integer({ min: 0, max: 400 * 60 }).map((minutes) => minutes * 60_000)
const limit = fc.oneof(
  fc.record({ unit: fc.constant('working_hours' as const), count: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ unit: fc.constant('working_days' as const), count: fc.integer({ min: 1, max: 20 }) }),
)
/** Pauses one after the other from the start, hours of waiting and hours between. */
const gaps = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 })), {
  maxLength: 4,
})
const clock: fc.Arbitrary<Clock> = fc.record({ startedAt: moment, limit, gaps }).map((given) => {
  let at = given.startedAt.getTime()
  const pauses = given.gaps.map(([before, long]) => {
    const from = at + before * HOUR_MS
    at = from + long * HOUR_MS
    return { from: new Date(from), to: new Date(at) }
  })
  return { startedAt: given.startedAt, limit: given.limit, pauses, extendedTo: null }
})

describe('working time', () => {
  test('so much added is so much between, and no earlier moment has as much', () => {
    fc.assert(
      fc.property(moment, time, (from, ms) => {
        const to = addWorkingTime(from, ms, calendar)
        expect(workingTimeBetween(from, to, calendar)).toBe(ms)
        const before = new Date(to.getTime() - 1)
        expect(ms === 0 || workingTimeBetween(from, before, calendar) === ms - 1).toBe(true)
      }),
    )
  })

  test('what lies between, added, leads back to within the time between', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 60 * 24 * 60 }), (from, minutes) => {
        const to = new Date(from.getTime() + minutes * 60_000)
        const back = addWorkingTime(from, workingTimeBetween(from, to, calendar), calendar)
        expect(back.getTime()).toBeLessThanOrEqual(to.getTime())
        expect(workingTimeBetween(back, to, calendar)).toBe(0)
      }),
    )
  })

  test('two stretches make one', () => {
    fc.assert(
      fc.property(moment, time, time, (from, first, then) => {
        const middle = addWorkingTime(from, first, calendar)
        const end = addWorkingTime(middle, then, calendar)
        expect(workingTimeBetween(from, end, calendar)).toBe(first + then)
      }),
    )
  })

  test('is none backwards', () => {
    expect(workingTimeBetween(inVietnam('2026-11-24 09:00'), inVietnam('2026-11-23 09:00'), calendar)).toBe(0)
  })

  test('a calendar in which nobody works any more is refused instead of being walked for ever', () => {
    const never = { day: () => ({ kind: 'day_off', name: 'x', work: [] }) as const }
    expect(() => addWorkingTime(inVietnam('2026-11-24 09:00'), 1, never)).toThrow(RangeError)
  })
})

describe('a deadline', () => {
  test('never comes earlier for a later question', () => {
    fc.assert(
      fc.property(moment, limit, fc.integer({ min: 0, max: 20_000 }), (startedAt, limit, minutes) => {
        const early: Clock = { startedAt, limit, pauses: [], extendedTo: null }
        const late = { ...early, startedAt: new Date(startedAt.getTime() + minutes * 60_000) }
        expect(Number(due(early, calendar))).toBeLessThanOrEqual(Number(due(late, calendar)))
      }),
    )
  })

  test('never comes earlier for a pause, nor for a day off more', () => {
    const more = workingCalendar(
      new Map(
        [2025, 2026, 2027, 2028, 2029].map((year) => {
          const usual = yearByItself(year)
          return [year, { ...usual, daysOff: [...usual.daysOff, { day: `${year}-11-24`, name: 'x' }] }]
        }),
      ),
    )
    fc.assert(
      fc.property(clock, (paused) => {
        const ends = Number(due(paused, calendar))
        expect(Number(due({ ...paused, pauses: [] }, calendar))).toBeLessThanOrEqual(ends)
        expect(Number(due({ ...paused, pauses: [] }, more))).toBeGreaterThanOrEqual(
          Number(due({ ...paused, pauses: [] }, calendar)),
        )
      }),
    )
  })

  test('comes when all of the time is used, each share at its moment', () => {
    fc.assert(
      fc.property(clock, fc.constantFrom(0.5, 0.8, 1, 1.5), (running, part) => {
        const at = momentOfShare(running, calendar, part)
        expect(at).not.toBeNull()
        expect(share(running, calendar, at ?? new Date(0))).toBeCloseTo(part, 6)
      }),
    )
  })

  test('is explained by days whose counted time is the time allowed', () => {
    fc.assert(
      fc.property(clock, (running) => {
        const { days, due: ends } = explainDue(running, calendar)
        expect(isPaused(running)).toBe(false)
        expect(ends).toEqual(due(running, calendar))
        const counted = days.reduce((sum, { countedMs }) => sum + countedMs, 0)
        const { count, unit } = running.limit
        expect(counted).toBe(count * (unit === 'working_hours' ? HOUR_MS : 8 * HOUR_MS))
        const names = days.map(({ day }) => day)
        expect(names).toEqual(names.toSorted())
      }),
    )
  })
})
