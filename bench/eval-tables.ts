import { faultInWords, named, SEVERITY } from './eval-phrases.ts'
import { severityOf, worstFirst } from './eval-figures.ts'
import type { Confusion, Figures, Judged } from './eval-figures.ts'

/** How many of the worst a terminal shows; the report has all. */
const SHOWN = 10

/** Prints the figures for people; every list of expected outcomes is only in `--json`. */
export function printTables(figures: Figures, judged: readonly Judged[]): void {
  const shown = Object.entries(figures.groups).filter(([name]) => !name.startsWith('expect: '))
  console.table(Object.fromEntries(shown))
  console.table(filled(figures.confusion))
  for (const one of worstFirst(judged).slice(0, SHOWN)) {
    const severity = severityOf(one)
    if (severity === undefined) continue
    console.log(`${SEVERITY[severity]} · ${one.line.id} · ${named(one.line.form)}: ${one.line.question}`)
    for (const fault of one.faults) console.log(`    ${faultInWords(fault)}`)
  }
}

/** The outcomes that occur, expected or given, in the order in which they do. */
export function outcomesIn(confusion: Confusion): readonly string[] {
  return [...new Set([...Object.keys(confusion), ...Object.values(confusion).flatMap(Object.keys)])]
}

function filled(confusion: Confusion): Confusion {
  const given = outcomesIn(confusion)
  return Object.fromEntries(
    Object.entries(confusion).map(([expected, row]) => [
      expected,
      Object.fromEntries(given.map((one) => [one, row[one] ?? 0])),
    ]),
  )
}
