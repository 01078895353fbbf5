import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { dayInVietnam } from '#knowledge/validity.ts'
import type { Published } from '#knowledge/published.ts'
import { readSettings } from '#src/config.ts'
import type { AnswerModels } from '#src/domain/writer.ts'
import { knowledgeAtHand } from '#src/publishing/at-hand.ts'
import { answerWith } from '#src/questions/answer-with.ts'
import { findProvisions } from '#src/questions/find.ts'
import { expectsBasis, judge } from '#src/questions/judge.ts'
import { asQuestion } from '#src/questions/question-line.ts'
import type { QuestionLine } from '#src/questions/question-line.ts'
import { understand } from '#src/questions/understand.ts'
import type { Question } from '#src/questions/understand.ts'
import { inWords } from '#src/shell-phrases.ts'
import { rankOf, summarise } from './eval-figures.ts'
import type { Judged } from './eval-figures.ts'
import * as say from './eval-phrases.ts'
import { reportPage } from './eval-report.ts'
import { printTables } from './eval-tables.ts'
import { readQuestions } from './question-file.ts'

/** What a model may be let do, each by itself: to see what it is worth. */
const TASKS = ['writer', 'rewrite', 'judge'] as const

interface Call {
  readonly file: string
  readonly json: boolean
  readonly out: string | undefined
  readonly html: string | undefined
  readonly models: ReadonlyArray<(typeof TASKS)[number]>
}

/** `npm run eval`: a file of questions through the code that serves citizens, and the figures of the contract. */
async function main(): Promise<number> {
  const call = readCall()
  if (call === undefined) {
    console.error(say.USAGE)
    return 2
  }
  const lines = readQuestions(call.file)
  // Figures of nothing would pass for a run without a fault.
  if (lines.length === 0) throw new Error(say.noQuestion(call.file))
  const published = await knowledgeAtHand(process.env)
  const models = await modelsFor(call.models)
  const today = dayInVietnam(new Date())
  const judged: Judged[] = []
  // One after the other, so that each is timed by itself.
  for (const line of lines) judged.push(await ask(models, published, line, asQuestion(line, today)))
  const figures = summarise(judged)
  if (call.out !== undefined) writeFileSync(call.out, judged.map((one) => `${asRow(one)}\n`).join(''))
  if (call.html !== undefined) {
    const touched = judged.filter(({ worded }) => worded !== null).length
    const model = call.models.length === 0 ? say.WITHOUT_MODEL : say.withModel(call.models, touched)
    const about = [say.about(call.file, judged.length, today, published.version), model]
    writeFileSync(call.html, await reportPage(about, figures, judged))
  }
  if (call.json) console.log(JSON.stringify(figures, null, 2))
  else printTables(figures, judged)
  return 0
}

function readCall(): Call | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        out: { type: 'string' },
        html: { type: 'string' },
        models: { type: 'string' },
      },
    })
    const [file, ...rest] = positionals
    const models = values.models?.split(',') ?? []
    if (file === undefined || rest.length > 0 || !models.every(isTask)) return undefined
    return { file, json: values.json ?? false, out: values.out, html: values.html, models }
  } catch {
    return undefined
  }
}

function isTask(name: string): name is (typeof TASKS)[number] {
  return TASKS.some((task) => task === name)
}

/** @throws when models are called for and the environment names none */
async function modelsFor(tasks: Call['models']): Promise<AnswerModels> {
  if (tasks.length === 0) return {}
  const { llm } = readSettings(process.env)
  if (llm === undefined) throw new Error(say.NO_MODEL)
  // Its libraries are a third of everything that is loaded, and most runs ask no model.
  const { openModels } = await import('#src/questions/model/open-models.ts')
  return openModels(llm, {
    writes: tasks.includes('writer'),
    rewrites: tasks.includes('rewrite'),
    judges: tasks.includes('judge'),
  })
}

async function ask(
  models: AnswerModels,
  published: Published,
  line: QuestionLine,
  question: Question,
): Promise<Judged> {
  const started = performance.now()
  const { answer, worded, asked } = await answerWith(models, published, question)
  const ms = performance.now() - started
  const rank = expectsBasis(line) ? rankOf(line, ranking(published, asked)) : null
  return { line, answer, ...judge(line, answer), rank, ms, worded }
}

/** Ids in the order the search brings them, whatever was then made of them. */
function ranking(published: Published, asked: Question): readonly string[] {
  const understood = understand(published, asked)
  if (understood.kind !== 'matter') return []
  const { holding, doubtful, ended, toCome } = findProvisions(published, understood.matter.text, understood)
  return [...holding, ...doubtful, ...ended, ...toCome]
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 10)
    .map(({ provision }) => provision.id)
}

/** One line of `--out`: others read it, so its keys stay. */
function asRow(judged: Judged): string {
  const { line, answer, outcomeRight, citedRight, said, wrong, rank, routedRight, ms } = judged
  const { id, form, expect } = line
  return JSON.stringify({
    id,
    form,
    expect,
    answer,
    outcomeRight,
    citedRight,
    said,
    wrong,
    rank,
    routedRight,
    ms,
  })
}

try {
  process.exitCode = await main()
} catch (fault) {
  console.error(say.failed(inWords(fault)))
  process.exitCode = 1
}
