import { createReadStream } from 'node:fs'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createGunzip } from 'node:zlib'
import * as z from 'zod'
import { buildIndex, search } from '#knowledge/search.ts'
import type { SearchIndex } from '#knowledge/search.ts'
import { unaccented } from './unaccented.ts'

const USAGE = `usage: npm run -s bench:retrieval -- --corpus FILE.jsonl[.gz] --questions FILE.jsonl[.gz] [--json]
  corpus     one article a line: {"id","document","title","text"}
  questions  one question a line: {"id","question","gold":["article id",…]}`

const Article = z.object({
  id: z.string(),
  document: z.string().default(''),
  title: z.string().default(''),
  text: z.string().default(''),
})
const Question = z.object({ question: z.string(), gold: z.array(z.string()).min(1) })
type Question = z.infer<typeof Question>

/** Shares in percent. Where a question has several right articles, recall is the share of them that was found. */
interface Quality {
  readonly 'recall@1': number
  readonly 'recall@5': number
  readonly 'recall@10': number
  readonly 'recall@20': number
  readonly 'MRR@10': number
}

interface Report {
  readonly articles: number
  readonly questions: number
  /** Right articles the corpus does not have: they count as not found. */
  readonly goldNotInCorpus: number
  readonly quality: Quality
  /** The same questions with every mark taken away. */
  readonly withoutAccents: Quality
  readonly buildSeconds: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** What the index adds to the process once the corpus is in memory. */
  readonly residentMb: number
}

async function main(): Promise<void> {
  const called = readCall()
  if (called === undefined) {
    console.error(USAGE)
    process.exitCode = 2
    return
  }
  try {
    const report = await measure(called.corpus, called.questions)
    console.log(called.json ? JSON.stringify(report) : inWords(report))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    console.error(reason.replaceAll(/\s*\n\s*/g, ' '))
    process.exitCode = 1
  }
}

function readCall(): { corpus: string; questions: string; json: boolean } | undefined {
  try {
    const { values } = parseArgs({
      options: {
        corpus: { type: 'string' },
        questions: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    })
    const { corpus, questions, json } = values
    return corpus === undefined || questions === undefined ? undefined : { corpus, questions, json }
  } catch {
    // parseArgs throws for an option it does not know: the call is wrong.
    return undefined
  }
}

async function measure(corpusFile: string, questionsFile: string): Promise<Report> {
  const questions = await readLines(questionsFile, Question)
  const articles = await readLines(corpusFile, Article)
  const items = articles.map((article) => ({ ...article, words: '' }))
  const before = residentBytes()
  const started = performance.now()
  const index = buildIndex(items)
  const buildSeconds = (performance.now() - started) / 1000
  const residentMb = (residentBytes() - before) / 1e6

  const known = new Set(articles.map(({ id }) => id))
  // The unaccented run goes first, so that the times are those of a process that has been asked before.
  const withoutAccents = ask(
    index,
    questions.map((asked) => ({ ...asked, question: unaccented(asked.question) })),
  )
  const plain = ask(index, questions)
  const times = plain.milliseconds.toSorted((a, b) => a - b)
  return {
    articles: articles.length,
    questions: questions.length,
    goldNotInCorpus: questions.flatMap(({ gold }) => gold).filter((id) => !known.has(id)).length,
    quality: plain.quality,
    withoutAccents: withoutAccents.quality,
    buildSeconds: round(buildSeconds, 1),
    p50Ms: round(times[Math.floor(times.length * 0.5)] ?? 0, 2),
    p99Ms: round(times[Math.floor(times.length * 0.99)] ?? 0, 2),
    residentMb: round(residentMb, 0),
  }
}

/** @throws {Error} naming the line that is not of the form, or the file that has none or does not read */
async function readLines<T>(file: string, form: z.ZodType<T>): Promise<T[]> {
  const rows: T[] = []
  let number = 0
  for await (const line of linesOf(file)) {
    number += 1
    if (line.trim() === '') continue
    const parsed = form.safeParse(parseJson(line))
    if (!parsed.success) throw new Error(`${file}, line ${number}: ${z.prettifyError(parsed.error)}`)
    rows.push(parsed.data)
  }
  if (rows.length === 0) throw new Error(`${file} is empty`)
  return rows
}

/** Lines end with LF as JSON Lines has it: `readline` ends them at U+2028 too, which JSON allows within one. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const bytes = createReadStream(file)
  const unpacked = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes
  // A file that cannot be opened reports it on its own stream, not on the one it is piped into.
  bytes.on('error', (error) => unpacked.destroy(error))
  let rest = ''
  try {
    // Takes away the mark that some editors put at the beginning of UTF-8.
    const decoder = new TextDecoder()
    for await (const chunk of unpacked) {
      const lines = `${rest}${decoder.decode(z.instanceof(Buffer).parse(chunk), { stream: true })}`.split(
        '\n',
      )
      rest = lines.pop() ?? ''
      yield* lines
    }
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
  yield rest
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function ask(
  index: SearchIndex,
  questions: readonly Question[],
): { readonly quality: Quality; readonly milliseconds: readonly number[] } {
  const milliseconds: number[] = []
  const found = questions.map(({ question }) => {
    const started = performance.now()
    const hits = search(index, question, { limit: 20 })
    milliseconds.push(performance.now() - started)
    return hits.map(({ id }) => id)
  })
  const average = (of: (ids: readonly string[], gold: ReadonlySet<string>) => number): number => {
    const sum = questions.reduce((total, { gold }, asked) => total + of(found[asked] ?? [], new Set(gold)), 0)
    return round((100 * sum) / questions.length, 1)
  }
  const recall = (k: number): number =>
    // An article that stands twice in the corpus is found once.
    average((ids, gold) => gold.intersection(new Set(ids.slice(0, k))).size / gold.size)
  const quality = {
    'recall@1': recall(1),
    'recall@5': recall(5),
    'recall@10': recall(10),
    'recall@20': recall(20),
    'MRR@10': average((ids, gold) => {
      const rank = ids.slice(0, 10).findIndex((id) => gold.has(id))
      return rank === -1 ? 0 : 1 / (rank + 1)
    }),
  }
  return { quality, milliseconds }
}

function residentBytes(): number {
  // What waits for the collector would be counted as ours.
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return process.memoryUsage.rss()
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}

function inWords(report: Report): string {
  const line = (name: string, quality: Quality): string =>
    [name.padEnd(16), ...Object.values(quality).map((value: number) => value.toFixed(1).padStart(7))].join('')
  const missing =
    report.goldNotInCorpus === 0 ? '' : `, ${report.goldNotInCorpus} right ones not in the corpus`
  return [
    `${report.articles} articles, ${report.questions} questions${missing}`,
    ''.padEnd(16) + ['R@1', 'R@5', 'R@10', 'R@20', 'MRR@10'].map((name) => name.padStart(7)).join(''),
    line('as typed', report.quality),
    line('without accents', report.withoutAccents),
    `built in ${report.buildSeconds} s; a query takes ${report.p50Ms} ms (p50), ${report.p99Ms} ms (p99)`,
    `${report.residentMb} MB resident above the corpus`,
  ].join('\n')
}

await main()
