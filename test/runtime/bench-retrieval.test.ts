import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import * as z from 'zod'

const folder = mkdtempSync(join(tmpdir(), 'bench-'))
afterAll(() => rmSync(folder, { recursive: true }))

const articles = [
  {
    id: 'a',
    document: 'Luật Cư trú',
    title: 'Đăng ký thường trú',
    text: 'Hồ sơ đăng ký thường trú.',
    chap: 'I',
  },
  { id: 'b', document: 'Luật Cư trú', title: 'Đăng ký tạm trú', text: 'Hồ sơ đăng ký tạm trú.' },
  { id: 'c', document: 'Luật Đất đai', title: 'Thu hồi đất', text: 'Nhà nước thu hồi đất.' },
]
const questions = [
  { id: 1, question: 'Hồ sơ đăng ký tạm trú?', gold: ['b'] },
  { id: 2, question: 'Hồ sơ đăng ký cư trú?', gold: ['a', 'b'] },
  { id: 3, question: 'Lương hưu?', gold: ['away'] },
]
const corpusFile = file('corpus.jsonl.gz', articles)
const questionsFile = file('questions.jsonl', questions)

const Quality = z.record(z.string(), z.number())
const Report = z.looseObject({ quality: Quality, withoutAccents: Quality, buildSeconds: z.number() })

describe('the retrieval bench', () => {
  test('counts the share of right articles among the first, averaged over questions', () => {
    const { status, stdout } = bench('--corpus', corpusFile, '--questions', questionsFile, '--json')
    expect(status).toBe(0)
    const report = Report.parse(JSON.parse(stdout))
    // One of one, one of two, none of one; then one, two and none.
    expect(report.quality).toMatchObject({ 'recall@1': 50, 'recall@5': 66.7, 'MRR@10': 66.7 })
    expect(report.withoutAccents).toEqual(report.quality)
    expect(report).toMatchObject({ articles: 3, questions: 3, goldNotInCorpus: 1 })
  })

  test('prints a table for people', () => {
    const { stdout } = bench('--corpus', corpusFile, '--questions', questionsFile)
    expect(stdout).toContain('without accents')
    expect(stdout).toContain('1 right ones not in the corpus')
  })

  test('a wrong call shows the usage and ends with 2', () => {
    for (const call of [
      [],
      ['--corpus', corpusFile],
      ['--corpora', corpusFile, '--questions', questionsFile],
    ]) {
      const { status, stderr, stdout } = bench(...call)
      expect(status).toBe(2)
      expect(stderr).toContain('usage:')
      expect(stdout).toBe('')
    }
  })

  test('what cannot be read ends with 1 and one line that says where', () => {
    const broken = join(folder, 'broken.jsonl')
    writeFileSync(broken, '{"question":"Đất?","gold":["c"]}\n{"question":\n')
    for (const [files, reason] of [
      [[corpusFile, broken], 'broken.jsonl, line 2'],
      [[join(folder, 'away.jsonl.gz'), questionsFile], 'away.jsonl.gz'],
      [[corpusFile, file('none.jsonl', [])], 'none.jsonl is empty'],
    ] as const) {
      const { status, stderr } = bench('--corpus', files[0], '--questions', files[1])
      expect(status).toBe(1)
      expect(stderr.trim().split('\n')).toHaveLength(1)
      expect(stderr).toContain(reason)
    }
  })
})

describe('a corpus as others write it', () => {
  test('may begin with a mark of its encoding, have Windows line ends and any character within a line', () => {
    const text = JSON.stringify({ ...articles[0], text: 'Hồ sơ\u2028đăng ký\u0085tạm trú.' })
    const corpus = join(folder, 'windows.jsonl')
    writeFileSync(corpus, `\ufeff${text}\r\n\r\n${JSON.stringify(articles[1])}\r\n`)
    const { status, stdout, stderr } = bench('--corpus', corpus, '--questions', questionsFile, '--json')
    expect([status, stderr]).toEqual([0, ''])
    expect(Report.parse(JSON.parse(stdout))).toMatchObject({ articles: 2 })
  })

  test('may have an article twice, which is found once', () => {
    const corpus = file('twice.jsonl', [...articles, articles[1]])
    const { stdout } = bench('--corpus', corpus, '--questions', questionsFile, '--json')
    expect(Report.parse(JSON.parse(stdout)).quality).toMatchObject({ 'recall@5': 66.7, 'MRR@10': 66.7 })
  })

  test('that is no gzip is named', () => {
    const corpus = join(folder, 'not-zipped.jsonl.gz')
    writeFileSync(corpus, 'chữ thường')
    const { status, stderr } = bench('--corpus', corpus, '--questions', questionsFile)
    expect(status).toBe(1)
    expect(stderr).toMatch(/^.*not-zipped\.jsonl\.gz: .+\n$/)
  })
})

const shared = process.env['DAN_HOI_SHARED'] ?? join(import.meta.dirname, '../../../shared')
const alqac = join(shared, 'eval/alqac')

describe.skipIf(!existsSync(alqac))(
  `the public questions in ${alqac} (left out where they are absent)`,
  () => {
    test('are answered no worse than when the search was settled', () => {
      const corpus = join(alqac, 'articles.jsonl.gz')
      const { stdout } = bench(
        '--corpus',
        corpus,
        '--questions',
        join(alqac, 'questions.dev.jsonl.gz'),
        '--json',
      )
      const { quality, withoutAccents } = Report.parse(JSON.parse(stdout))
      expect(quality['recall@1']).toBeGreaterThanOrEqual(88.1)
      expect(quality['recall@10']).toBeGreaterThanOrEqual(96.9)
      expect(quality['MRR@10']).toBeGreaterThanOrEqual(91.6)
      expect(withoutAccents['recall@10']).toBeGreaterThanOrEqual(96.8)
    })
  },
)

function file(name: string, rows: readonly unknown[]): string {
  const path = join(folder, name)
  const text = rows.map((row) => JSON.stringify(row)).join('\n')
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text)
  return path
}

function bench(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const script = join(import.meta.dirname, '../../bench/retrieval.ts')
  return spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })
}
