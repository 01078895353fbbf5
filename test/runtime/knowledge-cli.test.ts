import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { readCall } from '#src/publishing/cli/call.ts'
import { openSqliteStore } from '#src/store/sqlite/open.ts'
import { aMessage, anAnswer, exchange } from '../contract/build.ts'
import { BARE_ENVIRONMENT } from '../fixtures/bare-environment.ts'
import { RESOLUTION_160 } from '../fixtures/law-desk.ts'
import { RunningDesk } from '../fixtures/running-desk.ts'
import { stopwatch } from '../fixtures/stopwatch.ts'

const ROOT = join(import.meta.dirname, '../..')
const DOCUMENT = 'nq-160-2021-qh14'
const CLAUSE = `${DOCUMENT}/dieu-1/khoan-2`
const folder = mkdtempSync(join(tmpdir(), 'dan-hoi-'))
const text = join(folder, 'nq-160.txt')
const amended = join(folder, 'nq-160-sua.txt')

beforeAll(() => {
  writeFileSync(text, RESOLUTION_160)
  writeFileSync(amended, RESOLUTION_160.replace('2021 - 2026', '2026 - 2031'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** The command as an administrator's script calls it, on a store of the test's own. */
function run(
  data: string,
  file: string,
  ...words: readonly string[]
): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...words], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...BARE_ENVIRONMENT, DATA_DIR: data },
  })
  return { status, out: stdout, err: stderr }
}
const knowledge = (data: string, ...words: readonly string[]) =>
  run(data, 'src/publishing/cli/main.ts', ...words)
const json = (data: string, ...words: readonly string[]): unknown =>
  JSON.parse(knowledge(data, ...words, '--json').out)

describe('the knowledge from a shell', () => {
  const data = join(folder, 'data')

  test('before anything was imported shows the shipped library, and makes no store', () => {
    expect(json(data, 'list')).toMatchObject({
      version: '1',
      documents: expect.arrayContaining([expect.objectContaining({ id: DOCUMENT })]),
    })
    // A law is called by its name before its number, other texts by what they are about behind it; each says it once.
    expect(json(data, 'list')).toMatchObject({
      documents: expect.arrayContaining([
        expect.objectContaining({ title: 'Luật Thủ đô số 02/2026/QH16' }),
        expect.objectContaining({ title: expect.stringMatching(/^Nghị quyết số 160\/2021\/QH14 thí điểm/) }),
      ]),
    })
    expect(knowledge(data, 'show', 'luat-02-2026-qh16').out).toMatch(/^Luật Thủ đô số 02\/2026\/QH16\n/)
    expect(json(data, 'show', DOCUMENT, '--as-of', '2023-05-01')).toMatchObject({
      id: DOCUMENT,
      number: '160/2021/QH14',
      provisions: expect.arrayContaining([
        expect.objectContaining({ id: CLAUSE, inForce: 'yes', to: '2025-01-01' }),
      ]),
    })
    expect(json(data, 'show', CLAUSE)).toMatchObject({ id: CLAUSE, inForce: 'no' })
    expect(readdirSync(folder)).not.toContain('data')
  })

  test('a call that means nothing prints the usage and ends with 2', () => {
    for (const words of [['bay'], ['show'], ['rollback', 'x'], ['publish', '--tuoi', '3']]) {
      expect([words, readCall(words)]).toEqual([words, 'wrong'])
    }
    for (const words of [[], ['rule', CLAUSE, 'ended']]) {
      const { status, out, err } = knowledge(data, ...words)
      expect([words, status, out]).toEqual([words, 2, ''])
      expect(err).toContain('Cách dùng')
    }
    expect(knowledge(data, '--help')).toMatchObject({ status: 0, err: '' })
  })

  test('what is not there is said in one line, with status 1', () => {
    for (const words of [
      ['show', 'nq-1-1999-qh9'],
      ['rollback', '7'],
      ['diff', 'nq-1-1999-qh9'],
      ['discard', DOCUMENT],
    ]) {
      const { status, err } = knowledge(data, ...words)
      expect([words, status, err.trim().split('\n').length]).toEqual([words, 1, 1])
    }
  })

  test('the name of a file steers no terminal, and a script reads it as it is', () => {
    const name = 'a\u001b]0;PWNED\u0007\u009b2J\u202e\u{E0041}\n.txt'
    const steering = /(?!\n)[\p{Cc}\p{Cf}]/u
    const said = knowledge(data, 'import', name)
    expect(said.err).toContain('a]0;PWNED2J .txt')
    expect(said.err).not.toMatch(steering)
    const { out } = knowledge(data, 'import', name, '--json')
    expect(out).not.toMatch(steering)
    expect(JSON.parse(out)).toMatchObject({ results: [{ file: name, kind: 'refused' }] })
  })

  test('a text goes from file to answer and back', () => {
    expect(json(data, 'import', text)).toMatchObject({
      results: [{ file: text, kind: 'waiting', document: DOCUMENT, waitsFor: ['ended'] }],
    })
    // It drops clauses the shelf has: nobody publishes that unseen.
    expect(knowledge(data, 'publish')).toMatchObject({ status: 1 })
    expect(knowledge(data, 'accept', DOCUMENT, '--note', 'bản rút gọn để thử')).toMatchObject({ status: 0 })
    expect(json(data, 'diff', DOCUMENT)).toMatchObject({
      from: '1',
      to: 'waiting',
      provisions: expect.arrayContaining([
        expect.objectContaining({
          id: CLAUSE,
          kind: 'changed',
          fields: [expect.objectContaining({ field: 'text' })],
        }),
      ]),
    })
    expect(json(data, 'show', CLAUSE, '--waiting')).toMatchObject({
      text: 'Phó Trưởng Ban là đại biểu hoạt động chuyên trách.',
    })
    expect(json(data, 'show', CLAUSE)).not.toHaveProperty('text')
    expect(json(data, 'publish', '--note', 'nguyên văn NQ 160')).toMatchObject({
      version: '2',
      documents: [DOCUMENT],
    })
    expect(json(data, 'show', CLAUSE)).toHaveProperty('text')
    expect(asked(data)).toMatchObject({ quoteKind: 'official' })

    expect(json(data, 'rollback', '1', '--note', 'thử')).toEqual({ version: '1' })
    expect(asked(data)).toMatchObject({ quoteKind: 'summary' })
    expect(json(data, 'show', CLAUSE, '--version', '2')).toHaveProperty('text')
    expect(json(data, 'rollback', '2')).toEqual({ version: '2' })
    expect(json(data, 'history', CLAUSE)).toMatchObject({ versions: [{ version: '2' }, { version: '1' }] })
    expect(json(data, 'versions')).toMatchObject({
      inUse: '2',
      versions: [{ number: '2', note: 'nguyên văn NQ 160' }, { number: '1' }],
    })
  })

  test('whoever has taken a version back sees what was answered from it, and from which provisions', async () => {
    const store = openSqliteStore(data)
    const citation = {
      id: CLAUSE,
      label: 'khoản 2 Điều 1 Nghị quyết số 160/2021/QH14',
      quote: 'Phó Trưởng Ban là đại biểu hoạt động chuyên trách.',
      quoteKind: 'official',
      inForce: 'yes',
      from: '2021-07-01',
      to: null,
      url: 'https://vanban.example.vn/160',
    } as const
    const answer = { ...anAnswer(), knowledgeVersion: '2' }
    await exchange(store, aMessage(), {
      answers: [
        { question: 'Phó Trưởng Ban làm gì?', answer: { ...answer, citations: [citation] }, worded: null },
        { question: 'Còn phường thì sao? Gọi 0912345678', answer, worded: null },
        { question: 'Hỏi từ bản cũ', answer: { ...answer, knowledgeVersion: '1' }, worded: null },
      ],
    })
    await store.close()

    expect(json(data, 'answered', '2')).toMatchObject({
      answers: [
        { question: 'Còn phường thì sao? Gọi [số điện thoại]', cites: [] },
        { question: 'Phó Trưởng Ban làm gì?', outcome: 'answered', cites: [CLAUSE] },
      ],
    })
    for (const cited of [DOCUMENT, `${DOCUMENT}/dieu-1`, CLAUSE]) {
      expect(json(data, 'answered', '2', '--cites', cited)).toMatchObject({
        answers: [{ question: 'Phó Trưởng Ban làm gì?' }],
      })
    }
    expect(json(data, 'answered', '2', '--cites', `${DOCUMENT}/dieu-10`)).toMatchObject({ answers: [] })
    expect(knowledge(data, 'answered', '2').out).toMatch(/\tPhó Trưởng Ban làm gì\?\tnq-160-2021-qh14/)
    expect(knowledge(data, 'answered', '7')).toMatchObject({ status: 1 })
  })

  test('what is exported is imported again as nothing new', () => {
    const files = join(folder, 'xuat')
    expect(json(data, 'export', files)).toMatchObject({ version: '2' })
    const names = readdirSync(files).map((name) => join(files, name))
    expect(names.length).toBeGreaterThan(10)
    const { results } = z
      .object({ results: z.array(z.object({ kind: z.string() })) })
      .parse(json(data, 'import', ...names))
    expect([...new Set(results.map(({ kind }) => kind))]).toEqual(['unchanged'])
  })

  test('a file that cannot be read does not stop the others, and the status says so', () => {
    const broken = join(folder, 'hong.pdf')
    writeFileSync(broken, '%PDF-1.7\nrác')
    const { status, out, err } = knowledge(
      data,
      'import',
      broken,
      join(folder, 'khong-co.txt'),
      amended,
      '--json',
    )
    expect(status).toBe(1)
    // Beside them a slow machine is told how far it is: "[2/3] …".
    const faults = err
      .trim()
      .split('\n')
      .filter((line) => !/^\[\d\/3\] /.test(line))
    expect(faults).toHaveLength(2)
    expect(JSON.parse(out)).toMatchObject({
      results: [{ kind: 'refused' }, { kind: 'refused' }, { kind: 'waiting' }],
    })
    expect(knowledge(data, 'discard', DOCUMENT)).toMatchObject({ status: 0 })
    expect(knowledge(data, 'publish').out.trim()).toBe('Không có gì để xuất bản.')
  })
})

/** The first citation of an answer that rests on the clause. */
function asked(data: string): unknown {
  const { out } = run(
    data,
    'src/questions/cli.ts',
    'Điều 1 khoản 2 Nghị quyết 160/2021/QH14 quy định gì?',
    '--as-of',
    '2023-05-01',
    '--place',
    'hn',
    '--json',
  )
  const { citations } = z
    .object({ citations: z.array(z.looseObject({ id: z.string() })) })
    .parse(JSON.parse(out))
  return citations.find(({ id }) => id === CLAUSE)
}

describe('a desk that serves', () => {
  let desk: RunningDesk

  beforeAll(async () => {
    desk = await RunningDesk.open({ LOG_LEVEL: 'error' })
  })
  afterAll(async () => {
    await desk.close()
  })

  test('answers from what a shell publishes within two seconds, and keeps it when it is killed', async () => {
    const version = async (): Promise<unknown> =>
      z
        .object({ knowledge: z.object({ version: z.string() }) })
        .parse(await (await fetch(`${desk.url}/readyz`)).json()).knowledge.version
    expect(await version()).toBe('1')
    await desk.command('src/publishing/cli/main.ts', 'import', text)
    await desk.command('src/publishing/cli/main.ts', 'accept', DOCUMENT, '--note', 'đã xem')
    await desk.command('src/publishing/cli/main.ts', 'publish')
    const sincePublished = stopwatch(desk.pid)
    await expect.poll(version, { interval: 50 }).toBe('2')
    expect(sincePublished()).toBeLessThan(2000)
    await desk.kill()
    await desk.start()
    expect(await version()).toBe('2')
  })
})
