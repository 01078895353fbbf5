import { standsFor } from '#src/questions/judge.ts'
import type { Verdict } from '#src/questions/judge.ts'
import type { Answer } from '#src/domain/answer.ts'
import type { Prompted } from '#src/domain/writer.ts'
import type { QuestionLine } from '#src/questions/question-line.ts'
import { groupOf, leadingOutcome } from './eval-groups.ts'

/** One question with its answer and what is to be thought of it. */
export interface Judged extends Verdict {
  readonly line: QuestionLine
  readonly answer: Answer
  /** Rank of the first gold provision the search brought, from 1; `null` when not among ten, or not answerable. */
  readonly rank: number | null
  readonly ms: number
  /** Which model and prompts had a hand in it; `null`: none. */
  readonly worded: Prompted | null
}

/** @param ranking ids in the order the search brought them, at most ten */
export function rankOf({ gold }: QuestionLine, ranking: readonly string[]): number | null {
  const at = ranking.findIndex((id) => gold.some((one) => standsFor(id, one)))
  return at === -1 ? null : at + 1
}

export interface Figures {
  /**
   * One row for all questions, then one per group, per leading outcome, per list of outcomes expected, and per form.
   * Shares in percent; `null` where nothing is to be measured.
   */
  readonly groups: Readonly<Record<string, GroupFigures>>
  /** How often what was expected (first key) was given as what (second key). */
  readonly confusion: Confusion
  /** What went wrong, worst first: only ids and kinds of faults, the rest is in `--out`. */
  readonly worst: ReadonlyArray<{
    readonly id: string
    readonly form: string
    readonly faults: readonly string[]
  }>
  /** How many answers a model had a hand in, by the versions of its prompts. */
  readonly models: Readonly<Record<string, number>>
}

export interface GroupFigures {
  readonly n: number
  /** All that the line prescribes came out, the department apart. */
  readonly right: number
  readonly outcomeRight: number
  readonly answerable: number
  readonly citedRight: number | null
  readonly said: number | null
  readonly wrong: number
  readonly 'recall@1': number | null
  readonly 'recall@5': number | null
  readonly 'recall@10': number | null
  readonly 'MRR@10': number | null
  readonly routing: number | null
  readonly p50ms: number
  readonly p99ms: number
}

export type Confusion = Readonly<Record<string, Readonly<Record<string, number>>>>

export function summarise(judged: readonly Judged[]): Figures {
  const groups: Record<string, GroupFigures> = { all: figuresOf(judged) }
  const by = (name: string, key: (line: QuestionLine) => string): void => {
    for (const [value, rows] of Map.groupBy(judged, ({ line }) => key(line))) {
      groups[`${name}: ${value}`] = figuresOf(rows)
    }
  }
  by('group', groupOf)
  by('leading', leadingOutcome)
  by('expect', (line) => line.expect.join('|'))
  by('form', (line) => line.form)
  return {
    groups,
    confusion: confusionOf(judged),
    worst: worstFirst(judged).map(({ line, faults }) => ({
      id: line.id,
      form: line.form,
      faults: faults.map(({ kind }) => kind),
    })),
    models: handsIn(judged),
  }
}

function handsIn(judged: readonly Judged[]): Figures['models'] {
  const versions = judged.flatMap(({ worded }) => worded?.promptVersion ?? [])
  return Object.fromEntries(
    Map.groupBy(versions, (version) => version)
      .entries()
      .map(([version, all]) => [version, all.length]),
  )
}

/**
 * A question that got one of the outcomes that would do stands on the diagonal; any other stands in the row of the
 * outcome expected first.
 */
function confusionOf(judged: readonly Judged[]): Confusion {
  const table: Record<string, Record<string, number>> = {}
  for (const { line, answer, outcomeRight } of judged) {
    const row = (table[outcomeRight ? answer.outcome : leadingOutcome(line)] ??= {})
    row[answer.outcome] = (row[answer.outcome] ?? 0) + 1
  }
  return table
}

/** How bad: `wrong` may harm a citizen, `missed` leaves them without an answer. */
export type Severity = 'wrong' | 'missed' | 'not_said' | 'misrouted'
const SEVERITIES: readonly Severity[] = ['wrong', 'missed', 'not_said', 'misrouted']

/** `undefined`: nothing is amiss. */
export function severityOf({
  wrong,
  outcomeRight,
  citedRight,
  said,
  routedRight,
}: Verdict): Severity | undefined {
  if (wrong) return 'wrong'
  if (!outcomeRight || citedRight === false) return 'missed'
  if (said === false) return 'not_said'
  return routedRight === false ? 'misrouted' : undefined
}

function isRight(verdict: Verdict): boolean {
  const severity = severityOf(verdict)
  return severity === undefined || severity === 'misrouted'
}

/** Everything that has a fault: wrong first, then missed; in the order of the file among equals. */
export function worstFirst(judged: readonly Judged[]): readonly Judged[] {
  return SEVERITIES.flatMap((severity) => judged.filter((one) => severityOf(one) === severity))
}

function figuresOf(rows: readonly Judged[]): GroupFigures {
  const answerable = rows.filter((row) => row.citedRight !== null)
  const recall = (k: number): number | null =>
    percent(answerable.map((row) => row.rank !== null && row.rank <= k))
  const ms = rows.map((row) => row.ms).toSorted((a, b) => a - b)
  return {
    n: rows.length,
    right: percent(rows.map((row) => isRight(row))) ?? 0,
    outcomeRight: percent(rows.map((row) => row.outcomeRight)) ?? 0,
    answerable: answerable.length,
    citedRight: percent(answerable.map((row) => row.citedRight)),
    said: percent(rows.map((row) => row.said)),
    wrong: percent(rows.map((row) => row.wrong)) ?? 0,
    'recall@1': recall(1),
    'recall@5': recall(5),
    'recall@10': recall(10),
    'MRR@10': mean(answerable.map((row) => (row.rank === null ? 0 : 100 / row.rank))),
    routing: percent(rows.map((row) => row.routedRight)),
    p50ms: round(ms[Math.floor(ms.length * 0.5)] ?? 0),
    p99ms: round(ms[Math.floor(ms.length * 0.99)] ?? 0),
  }
}

/** Share of `true` among what was judged, in percent; `null` when nothing was. */
function percent(verdicts: ReadonlyArray<boolean | null>): number | null {
  return mean(verdicts.flatMap((verdict) => (verdict === null ? [] : [verdict ? 100 : 0])))
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : round(values.reduce((a, b) => a + b, 0) / values.length)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
