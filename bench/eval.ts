import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openLibrary } from '#knowledge/library.ts'
import { dayInVietnam } from '#knowledge/validity.ts'
import { answerQuestion } from '#src/questions/answer.ts'
import { findProvisions } from '#src/questions/find.ts'
import { understand } from '#src/questions/understand.ts'
import type { Published } from '#knowledge/published.ts'
import { judge, summarise } from './eval-figures.ts'
import type { Judged } from './eval-figures.ts'
import { readQuestions } from './question-file.ts'
import type { QuestionLine } from './question-file.ts'

const USAGE = 'Cách gọi: npm run -s eval -- TỆP.jsonl [--json] [--out KẾT-QUẢ.jsonl]'

/** `npm run eval`: a file of questions through the code that serves citizens, and the figures of the contract. */
function main(): number {
  const call = readCall()
  if (call === undefined) {
    console.error(USAGE)
    return 2
  }
  const published = openLibrary()
  const judged = readQuestions(call.file).map((line) => ask(published, line))
  const figures = summarise(judged)
  if (call.out !== undefined)
    writeFileSync(call.out, judged.map((one) => `${JSON.stringify(one)}\n`).join(''))
  if (call.json) console.log(JSON.stringify(figures, null, 2))
  else console.table(figures.groups)
  return 0
}

function readCall(): { file: string; json: boolean; out: string | undefined } | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { json: { type: 'boolean' }, out: { type: 'string' } },
    })
    const [file, ...rest] = positionals
    if (file === undefined || rest.length > 0) return undefined
    return { file, json: values.json ?? false, out: values.out }
  } catch {
    return undefined
  }
}

function ask(published: Published, line: QuestionLine): Judged {
  const asked = {
    question: line.question,
    earlier: line.context,
    place: line.place,
    today: dayInVietnam(new Date()),
    ...(line.asOf !== null && { asOf: line.asOf }),
  }
  const started = performance.now()
  const answer = answerQuestion(published, asked)
  const ms = performance.now() - started
  return judge(line, answer, ranking(published, asked), ms)
}

/** Ids in the order the search brings them, whatever was then made of them. */
function ranking(published: Published, asked: Parameters<typeof understand>[1]): readonly string[] {
  const understood = understand(published, asked)
  if (understood.kind !== 'matter') return []
  const { holding, doubtful, ended, toCome } = findProvisions(published, understood.matter.text, understood)
  return [...holding, ...doubtful, ...ended, ...toCome]
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 10)
    .map(({ provision }) => provision.id)
}

try {
  process.exitCode = main()
} catch (fault) {
  console.error(`Không chạy được: ${fault instanceof Error ? fault.message : String(fault)}`)
  process.exitCode = 1
}
