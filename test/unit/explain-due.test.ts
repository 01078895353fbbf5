import { expect, test } from 'vitest'
import { workingCalendar } from '#src/clocks/calendar.ts'
import { explainDue } from '#src/clocks/explain.ts'
import type { Clock } from '#src/domain/deadline.ts'
import { inVietnam } from '../fixtures/vietnam.ts'

const calendar = workingCalendar(new Map())
const HOUR_MS = 3_600_000

function told(clock: Partial<Clock> & Pick<Clock, 'startedAt'>): readonly string[] {
  const limit = { unit: 'working_days', count: 5 } as const
  return explainDue({ limit, pauses: [], extendedTo: null, ...clock }, calendar).days.map(
    ({ day, why, countedMs, waitingMs }) =>
      [
        day.slice(5),
        why.kind,
        ...('name' in why ? [why.name] : []),
        ...(countedMs > 0 ? [`${countedMs / HOUR_MS} h`] : []),
        ...(waitingMs > 0 ? [`waited ${waitingMs / HOUR_MS} h`] : []),
      ].join(' '),
  )
}

test('the days between receipt and deadline are told one by one, with the reason of each', () => {
  expect(told({ startedAt: inVietnam('2026-08-20 23:59') })).toEqual([
    '08-20 receipt',
    '08-21 counted 8 h',
    '08-22 swapped Làm bù cho thứ Hai 31/8 8 h',
    '08-23 weekend',
    '08-24 counted 8 h',
    '08-25 counted 8 h',
    '08-26 counted 8 h',
  ])
  expect(
    told({ startedAt: inVietnam('2026-08-28 08:00'), limit: { unit: 'working_days', count: 1 } }),
  ).toEqual([
    '08-28 receipt',
    '08-29 weekend',
    '08-30 weekend',
    '08-31 day_off Nghỉ hoán đổi với thứ Bảy 22/8',
    '09-01 day_off Quốc khánh',
    '09-02 day_off Quốc khánh',
    '09-03 counted 8 h',
  ])
})

test('what was spent waiting for the citizen is told, whole days and parts', () => {
  const pauses = [{ from: inVietnam('2026-11-24 10:30'), to: inVietnam('2026-11-26 09:30') }]
  const startedAt = inVietnam('2026-11-23 09:00')
  expect(told({ startedAt, pauses, limit: { unit: 'working_days', count: 1 } })).toEqual([
    '11-23 receipt',
    '11-24 counted 3 h waited 5 h',
    '11-25 waiting waited 8 h',
    '11-26 counted 5 h waited 2 h',
  ])
})

test('hours count on the day of receipt too, unless it was over', () => {
  const limit = { unit: 'working_hours', count: 8 } as const
  expect(told({ startedAt: inVietnam('2026-11-27 16:00'), limit })).toEqual([
    '11-27 counted 1 h',
    '11-28 weekend',
    '11-29 weekend',
    '11-30 counted 7 h',
  ])
  expect(told({ startedAt: inVietnam('2026-11-26 17:30'), limit })).toEqual([
    '11-26 over',
    '11-27 counted 8 h',
  ])
})

test('while the clock stands still the account ends where it stopped', () => {
  const pauses = [{ from: inVietnam('2026-11-25 10:30'), to: null }]
  const limit = { unit: 'working_days', count: 5 } as const
  const startedAt = inVietnam('2026-11-23 09:00')
  expect(explainDue({ startedAt, limit, pauses, extendedTo: null }, calendar).due).toBeNull()
  expect(told({ startedAt, pauses }).slice(0, 2)).toEqual(['11-23 receipt', '11-24 counted 8 h'])
  expect(told({ startedAt, pauses }).at(-1)).toBe('11-25 counted 3 h waited 5 h')
})

test('after an extension the days from then on are told', () => {
  const extendedTo = { to: inVietnam('2026-11-30 17:00'), at: inVietnam('2026-11-27 15:00') }
  const startedAt = inVietnam('2026-11-23 09:00')
  expect(told({ startedAt, extendedTo })).toEqual([
    '11-27 counted 2 h',
    '11-28 weekend',
    '11-29 weekend',
    '11-30 counted 8 h',
  ])
})

test('of what was made urgent the days since are told, and that it is the urgent limit', () => {
  const startedAt = inVietnam('2026-11-23 09:00')
  const hastened = {
    at: inVietnam('2026-11-26 15:00'),
    limit: { unit: 'working_hours', count: 4 },
  } as const
  expect(told({ startedAt, hastened })).toEqual(['11-26 counted 2 h', '11-27 counted 2 h'])
  const limit = { unit: 'working_days', count: 5 } as const
  const explained = explainDue({ startedAt, limit, pauses: [], extendedTo: null, hastened }, calendar)
  expect(explained).toMatchObject({ since: hastened.at, limit: hastened.limit })
  expect(explained.urgent).toEqual({ at: hastened.at, kind: 'by' })
})

test('where the date from before is earlier, its days are told, and that urgency did not move it', () => {
  const startedAt = inVietnam('2026-11-23 09:00')
  const limit = { unit: 'working_days', count: 5 } as const
  const at = inVietnam('2026-11-30 16:00')
  const hastened = { at, limit: { unit: 'working_hours', count: 4 } } as const
  const explained = explainDue({ startedAt, limit, pauses: [], extendedTo: null, hastened }, calendar)
  expect(explained).toMatchObject({ since: startedAt, limit, urgent: { at, kind: 'before' } })
  expect(explained.due).toEqual(inVietnam('2026-11-30 17:00'))
})
