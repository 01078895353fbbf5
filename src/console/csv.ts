import { stringify } from 'csv-stringify/sync'

type Field = string | number | null

/**
 * A table as Excel with Vietnamese settings opens it: UTF-8 that says so (BOM), parted by semicolons because the comma is
 * the decimal mark there. A text that a spreadsheet would take for a formula (= + - @, tab, line end) gets a ' in front.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csv(rows: ReadonlyArray<readonly Field[]>): string {
  // The package leaves a line feed at the beginning alone, which some programs trim before they look.
  const safe = rows.map((row) =>
    row.map((field) => (typeof field === 'string' && field.startsWith('\n') ? `'${field}` : field)),
  )
  return stringify(safe, { bom: true, delimiter: ';', record_delimiter: 'windows', escape_formulas: true })
}
