// The package has types and does not export them.
declare module 'date-chinese' {
  export class CalendarVietnamese {
    /** Days of Tết: a Julian ephemeris day. */
    newYear(gregorianYear: number): number
    fromJDE(jde: number): this
    /** Cycle, year of the cycle, month, leap, day. */
    get(): readonly [cycle: number, year: number, month: number, leap: boolean, day: number]
    set(cycle: number, year: number, month: number, leap: boolean, day: number): this
    toGregorian(gregorianYear: number): {
      readonly year: number
      readonly month: number
      readonly day: number
    }
  }
}
