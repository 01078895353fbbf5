import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { saying, startFakeModel } from '../fixtures/fake-model.ts'
import { faithful } from '../fixtures/fake-model-misbehaviour.ts'

const run = promisify(execFile)

const folder = mkdtempSync(join(tmpdir(), 'eval-'))
afterAll(() => rmSync(folder, { recursive: true }))

const lines = [
  {
    id: 'right',
    question: 'Năm 2022 chủ tịch phường ở Hà Nội do ai bổ nhiệm?',
    expect: ['answered', 'partial'],
    gold: ['nq-97-2019-qh14/dieu-4/khoan-1'],
  },
  {
    id: 'trap',
    question: 'Chủ tịch phường ở Hà Nội do ai bổ nhiệm?',
    expect: ['answered', 'partial'],
    gold: ['luat-72-2025-qh15/dieu-36'],
    mustNotSay: ['đúng vậy'],
  },
  {
    id: 'missed',
    question: 'Xin chào',
    context: ['<script>alert(1)</script>'],
    expect: ['answered'],
    gold: ['nq-97-2019-qh14/dieu-4/khoan-1'],
    mustSay: [['<b>không có</b>']],
    form: '"><i>',
  },
  { id: 'wrong', question: 'Năm 2022 chủ tịch phường ở Hà Nội do ai bổ nhiệm?', expect: ['no_answer'] },
]
const file = join(folder, 'questions.jsonl')
writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))

const Report = z.object({
  groups: z.record(z.string(), z.record(z.string(), z.number().nullable())),
  confusion: z.record(z.string(), z.record(z.string(), z.number())),
  models: z.record(z.string(), z.number()),
  worst: z.array(z.object({ id: z.string(), form: z.string(), faults: z.array(z.string()) })),
})

describe('an evaluation', () => {
  const out = join(folder, 'rows.jsonl')
  const page = join(folder, 'report.html')
  let all: ReturnType<typeof evaluate>

  // Once, with everything it can write: asking takes long, and writing nothing.
  beforeAll(() => {
    all = evaluate(file, '--json', '--out', out, '--html', page)
  })

  test('gives figures per group and form, what was taken for what, and the worst first', () => {
    const { status, stdout } = all
    expect(status).toBe(0)
    const { groups, confusion, worst } = Report.parse(JSON.parse(stdout))
    expect(groups['all']).toMatchObject({ n: 4, right: 50, outcomeRight: 50, answerable: 3, wrong: 25 })
    expect(groups['group: answerable']).toMatchObject({ n: 2, citedRight: 50 })
    expect(groups['group: traps']).toMatchObject({ n: 1, citedRight: 100 })
    expect(groups['group: not_answerable']).toMatchObject({ n: 1, wrong: 100, citedRight: null })
    expect(groups['leading: answered']).toMatchObject({ n: 3 })
    expect(groups['expect: answered|partial']).toMatchObject({ n: 2 })
    expect(groups['form: plain']).toMatchObject({ n: 3 })
    expect(confusion).toEqual({
      answered: { answered: 2, smalltalk: 1 },
      no_answer: { answered: 1 },
    })
    expect(worst).toEqual([
      { id: 'wrong', form: 'plain', faults: ['should_not_answer'] },
      { id: 'missed', form: '"><i>', faults: ['outcome', 'not_said'] },
    ])
  })

  test('tells people in words what the worst lack', () => {
    const { stdout } = evaluate(file)
    expect(stdout).toContain('Trả lời sai · wrong')
    expect(stdout).toContain('Không được trả lời: mong đợi “Không trả lời”, nhưng đã trả về “Trả lời”.')
  })

  test('writes a line a question, with the keys that others read', () => {
    const rows = readFileSync(out, 'utf8').trim().split('\n')
    expect(rows).toHaveLength(4)
    expect(Object.keys(z.looseObject({}).parse(JSON.parse(rows[0] ?? '')))).toEqual([
      'id',
      'form',
      'expect',
      'answer',
      'outcomeRight',
      'citedRight',
      'said',
      'wrong',
      'rank',
      'routedRight',
      'ms',
    ])
  })

  test('writes a page that stands alone, and in which nothing of a question is markup', () => {
    const html = readFileSync(page, 'utf8')
    expect(html).toContain('Câu còn sai, nặng nhất trước (2)')
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html).toContain('&lt;b&gt;không có&lt;/b&gt;')
    expect(html).toContain('&quot;&gt;&lt;i&gt;')
    expect(html).not.toMatch(/<script|<i>|<b>không|src=|@import|url\(|href="(?!data:,")/)
    expect(html).toContain('light-dark(')
  })

  test('lets a model do just the tasks it is told', async () => {
    const fake = await startFakeModel()
    fake.rule(({ asked }) => ({
      says: asked.task === 'judge' ? '{"verdict":"does_not"}' : saying(...faithful(asked)),
    }))
    const env = { ...process.env, LLM_BASE_URL: fake.baseUrl, LLM_MODEL: 'a-model', LLM_REWRITE: 'on' }
    const asked = async (tasks: string): Promise<z.infer<typeof Report>> => {
      const call = ['bench/eval.ts', file, '--json', ...(tasks === '' ? [] : ['--models', tasks])]
      const { stdout } = await run(process.execPath, call, { env })
      return Report.parse(JSON.parse(stdout))
    }
    const off = await asked('')
    expect(fake.calls).toHaveLength(0)
    const worded = await asked('writer')
    const judged = await asked('judge')
    await fake.close()
    expect(off.models).toEqual({})
    expect(worded.confusion).toEqual(off.confusion)
    expect(Object.values(worded.models)).toEqual([3])
    // Everything held back: nothing is wrong, and nothing is answered.
    expect(judged.groups['all']).toMatchObject({ wrong: 0, citedRight: 0 })
    expect(fake.calls.map((call) => call.asked.task)).not.toContain('rewrite')
  })

  test('a model that is called for and not there ends it with 1', () => {
    const { status, stderr } = evaluate(file, '--models', 'writer')
    expect([status, stderr]).toEqual([1, expect.stringContaining('LLM_BASE_URL')])
    expect(evaluate(file, '--models', 'poet').status).toBe(2)
  })

  test('a wrong call shows the usage and ends with 2, a file that is none ends with 1', () => {
    expect(evaluate()).toMatchObject({ status: 2, stderr: expect.stringContaining('Cách gọi') })
    expect(evaluate(file, file).status).toBe(2)
    expect(evaluate(file, '--htlm', 'x').status).toBe(2)
    expect(evaluate(join(folder, 'none.jsonl'))).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('Không chạy được'),
    })
  })

  test('of a line that is no question says in one line which it is', () => {
    const broken = join(folder, 'broken.jsonl')
    writeFileSync(broken, `${JSON.stringify(lines[0])}\n{"id":5}\n`)
    const { status, stdout, stderr } = evaluate(broken)
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^Không chạy được: .*broken\.jsonl:2: .*id.*question.*expect.*\n$/)
  })

  test('a file without a question is no run without a fault', () => {
    const empty = join(folder, 'empty.jsonl')
    writeFileSync(empty, '\n')
    expect(evaluate(empty)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('không có câu hỏi nào'),
    })
  })

  test('of a file that an editor began with a mark of its encoding reads every question', () => {
    const marked = join(folder, 'marked.jsonl')
    writeFileSync(marked, `\ufeff${JSON.stringify(lines[2])}\r\n`)
    const { status, stdout } = evaluate(marked, '--json')
    expect(status).toBe(0)
    expect(Report.parse(JSON.parse(stdout)).groups['all']).toMatchObject({ n: 1 })
  })
})

function evaluate(...call: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['bench/eval.ts', ...call], { encoding: 'utf8' })
}
