import { dayName } from '../domain/working-calendar.ts'
import type { Numbers } from '../numbers/read.ts'
import type { Sum } from '../numbers/sum.ts'
import type { Theme } from '../numbers/themes.ts'
import type { Week } from '../numbers/weeks.ts'
import { departmentName } from '../tickets/departments.ts'
import { COLUMNS, HOURS, MINUTES, NUMBERS, TIME_COLUMNS } from './phrases-numbers.ts'

/** Tables that can be taken along, by the name in their address. */
export const TABLES = ['tuan', 'don-vi', 'chu-de'] as const
export type TableName = (typeof TABLES)[number]

const COUNTS = Object.keys(COLUMNS) as ReadonlyArray<keyof typeof COLUMNS>
const TIMES = Object.keys(TIME_COLUMNS) as ReadonlyArray<keyof typeof TIME_COLUMNS>

/** What stands over the figures of {@link shownFigures}. */
export const FIGURE_HEADS: readonly string[] = [
  ...Object.values(COLUMNS),
  ...Object.values(TIME_COLUMNS).map((name) => `${name} (${HOURS})`),
]

/** As people read them; an en dash where nothing was measured. */
export function shownFigures(sum: Sum): readonly string[] {
  return [
    ...COUNTS.map((name) => sum[name].toLocaleString('vi-VN')),
    ...TIMES.map((name) => hoursInWords(sum[name])),
  ]
}

/**
 * Hours with one decimal: `1,5`.
 *
 * @param minutes working time; `null` when nothing was measured
 */
export function hoursInWords(minutes: number | null): string {
  return minutes === null
    ? '–'
    : (minutes / 60).toLocaleString('vi-VN', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
}

/** `23/11/2026` */
export function weekInWords(week: Week): string {
  const [year = '', month = '', day = ''] = dayName(week).split('-')
  return `${day}/${month}/${year}`
}

/** A table in whole numbers: no decimal mark that another country's spreadsheet reads otherwise. Nothing in it is personal. */
export function tableRows(
  name: TableName,
  numbers: Numbers,
): ReadonlyArray<ReadonlyArray<string | number | null>> {
  const heads = [
    ...Object.values(COLUMNS),
    ...Object.values(TIME_COLUMNS).map((one) => `${one} (${MINUTES})`),
  ]
  const figures = (sum: Sum) => [...COUNTS.map((one) => sum[one]), ...TIMES.map((one) => sum[one])]
  switch (name) {
    case 'tuan':
      return [[NUMBERS.week, ...heads], ...numbers.byWeek.map((sum) => [dayName(sum.week), ...figures(sum)])]
    case 'don-vi':
      return [
        [NUMBERS.department, ...heads],
        ...numbers.byDepartment.map((sum) => [
          departmentName(sum.department, numbers.scope.place),
          ...figures(sum),
        ]),
      ]
    case 'chu-de':
      return [
        [NUMBERS.theme, NUMBERS.askers, NUMBERS.questions, NUMBERS.field],
        ...numbers.themes.map((theme) => themeRow(theme, numbers)),
      ]
  }
}

export function themeRow(
  { phrase, askers, questions, department }: Theme,
  { scope }: Pick<Numbers, 'scope'>,
): readonly [phrase: string, askers: number, questions: number, field: string] {
  return [phrase, askers, questions, departmentName(department, scope.place)]
}
