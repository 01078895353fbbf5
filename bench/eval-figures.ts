import { settle } from '#knowledge/vietnamese.ts'
import type { Answer } from '#src/domain/answer.ts'
import type { QuestionLine } from './question-file.ts'

/** One question with its answer and what is to be thought of it. */
export interface Judged {
  readonly id: string
  readonly form: string
  readonly expect: readonly string[]
  readonly answer: Answer
  /** The outcome is one of those expected. */
  readonly outcomeRight: boolean
  /** Answered, or answered in part, with a gold basis among the first three citations; `null`: not answerable. */
  readonly citedRight: boolean | null
  /** Says what it must; `null` where nothing is prescribed. */
  readonly said: boolean | null
  /** Answered although it should not have been, or without a gold basis, or saying what it must not. */
  readonly wrong: boolean
  /** Rank of the first gold provision the search brought, from 1; `null` when not among ten, or not answerable. */
  readonly rank: number | null
  readonly routedRight: boolean | null
  readonly ms: number
}

export function judge(line: QuestionLine, answer: Answer, ranking: readonly string[], ms: number): Judged {
  const answers = answer.outcome === 'answered' || answer.outcome === 'partial'
  const isGold = (id: string): boolean => line.gold.some((gold) => standsFor(id, gold))
  const cited = answer.citations.map(({ id }) => id)
  const text = comparable(answer.text)
  const answerable = isAnswerable(line)
  const saysForbidden = line.mustNotSay.some((words) => text.includes(comparable(words)))
  const withoutBasis = line.gold.length > 0 && !cited.some(isGold)
  const rank = ranking.findIndex(isGold)
  return {
    id: line.id,
    form: line.form,
    expect: line.expect,
    answer,
    outcomeRight: line.expect.includes(answer.outcome),
    citedRight: answerable ? answers && cited.slice(0, 3).some(isGold) : null,
    said:
      line.mustSay.length === 0
        ? null
        : line.mustSay.every((oneOf) => oneOf.some((words) => text.includes(comparable(words)))),
    wrong: saysForbidden || (answers && (!line.expect.includes(answer.outcome) || withoutBasis)),
    rank: answerable && rank >= 0 ? rank + 1 : null,
    routedRight: line.department.length === 0 ? null : line.department.includes(answer.escalation.department),
    ms,
  }
}

/** Questions the texts answer: an answer is expected and a basis is named; declining would not do. */
export function isAnswerable({ expect, gold }: Pick<QuestionLine, 'expect' | 'gold'>): boolean {
  const answers = expect.includes('answered') || expect.includes('partial')
  return answers && gold.length > 0 && !expect.includes('no_answer')
}

/** A descendant of a gold provision counts, and so does a clause that contains a gold point; an article does not. */
export function standsFor(id: string, gold: string): boolean {
  if (id === gold || id.startsWith(`${gold}/`)) return true
  return id.includes('/khoan-') && gold.startsWith(`${id}/`)
}

function comparable(text: string): string {
  return settle(text).toLowerCase()
}

export interface Figures {
  /** One row for all questions, then one per expected outcome, then one per form. Shares in percent. */
  readonly groups: Readonly<Record<string, GroupFigures>>
}

interface GroupFigures {
  readonly n: number
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

export function summarise(judged: readonly Judged[]): Figures {
  const groups: Record<string, GroupFigures> = { all: figuresOf(judged) }
  const by = (name: string, key: (one: Judged) => string): void => {
    for (const [value, rows] of Map.groupBy(judged, key)) groups[`${name}: ${value}`] = figuresOf(rows)
  }
  by('expect', (one) => one.expect.join('|'))
  by('form', (one) => one.form)
  return { groups }
}

function figuresOf(rows: readonly Judged[]): GroupFigures {
  const answerable = rows.filter((row) => row.citedRight !== null)
  const recall = (k: number): number | null =>
    percent(answerable.map((row) => row.rank !== null && row.rank <= k))
  const ms = rows.map((row) => row.ms).toSorted((a, b) => a - b)
  return {
    n: rows.length,
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
