import type { Line } from './reading.ts'

const STRUCTURE = /^(?:(?:Điều|ĐIỀU|Chương|CHƯƠNG)\s+[\dIVX]|CỘNG H|Nơi nhận|(?:TM|KT|TUQ)\.)/u
const MOST_LINES_IN_A_CELL = 40

/** Rows of cells of lines. */
type Table = Line[][][]

/** Takes the lines of a page in order and makes lines of its tables, which may stand in each other's cells. */
export class LineSink {
  readonly lines: Line[] = []
  readonly #open: Table[] = []

  add(line: Line): void {
    const cell = this.#open.at(-1)?.at(-1)?.at(-1)
    ;(cell ?? this.lines).push(line)
  }

  openTable(): void {
    this.#open.push([])
  }

  openRow(): void {
    this.#open.at(-1)?.push([])
  }

  openCell(): void {
    const table = this.#open.at(-1)
    if (table?.length === 0) table.push([])
    table?.at(-1)?.push([])
  }

  closeTable(): void {
    const table = this.#open.pop()
    for (const line of linesOfTable(table ?? [])) this.add(line)
  }
}

/**
 * A table of figures gives one line a row, and no number in it is a clause. A table that only lays out the page (state
 * name beside issuer, addressees beside signature, or the whole document) gives the lines of its cells.
 */
function linesOfTable(rows: Table): readonly Line[] {
  const cells = rows.flat()
  const isLayout =
    rows.length < 2 ||
    rows.every((row) => row.length < 2) ||
    cells.some((cell) => cell.length > MOST_LINES_IN_A_CELL || cell.some(isStructure))
  if (isLayout) return cells.flat()
  return rows.flatMap((row) => {
    const number = row.flat()[0]?.number
    const text = row.map((cell) => cell.map((line) => line.text.trim()).join(' ')).join(' | ')
    return number === undefined ? [] : [{ number, text, role: 'table' as const }]
  })
}

function isStructure({ text }: Line): boolean {
  return STRUCTURE.test(text.normalize('NFC').trim())
}
