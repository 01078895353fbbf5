import { describe, expect, test } from 'vitest'
import { publicHolidays } from '#src/clocks/holidays.ts'
import { lunarDay } from '#src/clocks/lunar.ts'
import { yearByItself, yearSchema } from '#src/clocks/year.ts'
import { dayName, dayNamed } from '#src/domain/working-calendar.ts'

const tet = (year: number): string => dayName(lunarDay(year, 1, 1))

/** Days without work of a year as they are by law, in short: `02-16`. */
function off(year: number, from: string, to: string): readonly string[] {
  return publicHolidays(year)
    .map(({ day }) => dayName(day).slice(5))
    .filter((day) => from <= day && day <= to)
}

describe('the moon over Vietnam', () => {
  test('Tết of 2020 to 2035 is on the day it was or will be', () => {
    expect(Array.from({ length: 16 }, (_, at) => tet(2020 + at))).toEqual([
      '2020-01-25',
      '2021-02-12',
      '2022-02-01',
      '2023-01-22',
      '2024-02-10',
      '2025-01-29',
      '2026-02-17',
      '2027-02-06',
      '2028-01-26',
      '2029-02-13',
      '2030-02-02',
      '2031-01-23',
      '2032-02-11',
      '2033-01-31',
      '2034-02-19',
      '2035-02-08',
    ])
  })

  test.each([
    [1985, '1985-01-21'], // China: 20 February
    [2007, '2007-02-17'], // China: 18 February
    [2030, '2030-02-02'], // China: 3 February
    [2053, '2053-02-18'], // China: 19 February
  ])('Tết of %i is not on China’s day', (year, day) => {
    expect(tet(year)).toBe(day)
  })

  test('the kings’ day is the tenth of the third month', () => {
    const days = [2022, 2023, 2024, 2025, 2026, 2027].map((year) => dayName(lunarDay(year, 3, 10)))
    expect(days).toEqual(['2022-04-10', '2023-04-29', '2024-04-18', '2025-04-07', '2026-04-26', '2027-04-16'])
  })
})

describe('public holidays', () => {
  test.each([
    [2021, ['02-10', '02-11', '02-12', '02-13', '02-14', '02-15', '02-16']],
    [2022, ['01-31', '02-01', '02-02', '02-03', '02-04']],
    [2023, ['01-20', '01-21', '01-22', '01-23', '01-24', '01-25', '01-26']],
    [2024, ['02-08', '02-09', '02-10', '02-11', '02-12', '02-13', '02-14']],
    [2025, ['01-27', '01-28', '01-29', '01-30', '01-31']],
    [2026, ['02-16', '02-17', '02-18', '02-19', '02-20']],
  ])('Tết of %i is guessed as the government decided', (year, days) => {
    expect(off(year, '01-15', '03-01')).toEqual(days)
  })

  test.each([
    [2021, ['09-02', '09-03']],
    [2022, ['09-01', '09-02']],
    [2023, ['09-01', '09-02', '09-04']],
    [2024, ['09-02', '09-03']],
    [2025, ['09-01', '09-02']],
    [2026, ['09-01', '09-02']],
  ])('Quốc khánh of %i is guessed as the government decided', (year, days) => {
    expect(off(year, '08-20', '09-20')).toEqual(days)
  })

  test('a holiday on a weekend moves to the next working day that is free', () => {
    expect(off(2022, '04-01', '05-31')).toEqual(['04-10', '04-11', '04-30', '05-01', '05-02', '05-03'])
    expect(off(2023, '04-01', '05-31')).toEqual(['04-29', '04-30', '05-01', '05-02', '05-03'])
    expect(off(2022, '01-01', '01-15')).toEqual(['01-01', '01-03'])
  })
})

describe('a year of the calendar', () => {
  test.each([2025, 2026, 2027])('%i as shipped has every holiday of the law', (year) => {
    const shipped = new Set(yearByItself(year).daysOff.map(({ day }) => day))
    const byLaw = publicHolidays(year).map(({ day }) => dayName(day))
    expect(byLaw.filter((day) => !shipped.has(day))).toEqual([])
  })

  test.each([2025, 2026])('%i swaps as many days as are worked instead', (year) => {
    const { daysOff, workingDays, official } = yearByItself(year)
    expect(official).toBe(true)
    expect(daysOff.length - publicHolidays(year).length).toBe(workingDays.length)
  })

  test('one nobody has entered says that it is computed', () => {
    expect(yearByItself(2027).official).toBe(false)
    expect(yearByItself(2031)).toMatchObject({ official: false, note: expect.stringContaining('2031') })
    expect(yearSchema(2031).parse(yearByItself(2031))).toEqual(yearByItself(2031))
  })

  test.each([
    ['a day of another year', { daysOff: [{ day: '2026-12-31', name: 'x' }] }, 'another_year'],
    ['a day twice', { daysOff: ['x', 'y'].map((name) => ({ day: '2027-12-31', name })) }, 'day_twice'],
    [
      'a working day that is one anyway',
      { workingDays: [{ day: '2027-01-04', name: 'x' }] },
      'not_a_weekend',
    ],
    [
      'a day that is both worked and off',
      { daysOff: [{ day: '2027-01-09', name: 'x' }], workingDays: [{ day: '2027-01-09', name: 'x' }] },
      'off_and_worked',
    ],
    ['blocks out of order', { blocks: [{ from: '13:00', to: '12:00' }] }, 'blocks'],
    [
      'blocks that overlap',
      {
        blocks: [
          { from: '07:30', to: '11:30' },
          { from: '11:30', to: '17:00' },
        ],
      },
      'blocks',
    ],
    [
      'no end of days off',
      {
        daysOff: Array.from({ length: 61 }, (_, at) => ({
          day: dayName(dayNamed('2027-03-01') + at),
          name: 'x',
        })),
      },
      'too_many',
    ],
  ])('with %s is refused', (_, wrong, fault) => {
    const year = { ...yearByItself(2027), daysOff: [], workingDays: [], ...wrong }
    expect(
      yearSchema(2027)
        .safeParse(year)
        .error?.issues.map(({ message }) => message),
    ).toEqual([fault])
  })

  test('with a day or an hour that does not exist is refused', () => {
    const year = { ...yearByItself(2027), daysOff: [{ day: '2027-02-30', name: 'x' }] }
    expect(yearSchema(2027).safeParse(year).success).toBe(false)
    const late = { ...yearByItself(2027), blocks: [{ from: '07:30', to: '24:00' }] }
    expect(yearSchema(2027).safeParse(late).success).toBe(false)
  })
})
