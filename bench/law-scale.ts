import { spawn } from 'node:child_process'
import {
  createReadStream,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { createGunzip } from 'node:zlib'
import { stringify } from 'yaml'
import * as z from 'zod'
import { fold } from '#knowledge/vietnamese.ts'
import { openKeeper } from '#src/publishing/keeper.ts'
import { warmUp } from '#src/questions/answer.ts'
import { openSqliteStore } from '#src/store/sqlite/open.ts'

const USAGE = `usage: npm run -s bench:law -- --corpus FILE.jsonl.gz [--articles 1000,10000,84664] [--json]
  Imports, publishes and swaps in a collection of law, in growing parts. One article a line: {"law","art","title","text","document"}.`

const Article = z.object({
  law: z.string(),
  art: z.string(),
  title: z.string().default(''),
  text: z.string(),
  document: z.string().default(''),
})
type Article = z.infer<typeof Article>

const ImportResults = z.object({ results: z.array(z.object({ kind: z.string() })) })

interface Measured {
  readonly articles: number
  readonly documents: number
  /** Files the importer refused, for letters that do not read. */
  readonly refused: number
  /** Files that would wait for a person. */
  readonly held: number
  readonly importSeconds: number
  readonly importPeakMb: number
  readonly publishSeconds: number
  readonly publishPeakMb: number
  /** In a running desk, from looking at the store to answering from the new version. */
  readonly swapSeconds: number
  /** Longest time the desk did nothing else meanwhile. */
  readonly swapLongestBlockMs: number
  readonly servingPeakMb: number
  readonly diskMb: number
}

/** `npm run bench:law`: what a library of the size of the whole codified law costs. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      corpus: { type: 'string' },
      articles: { type: 'string', default: '1000,10000,84664' },
      json: { type: 'boolean', default: false },
      serve: { type: 'string' },
    },
  })
  if (values.serve !== undefined) {
    console.log(JSON.stringify(await swap(values.serve)))
    return 0
  }
  const sizes = values.articles.split(',').map(Number)
  if (values.corpus === undefined || sizes.some((size) => !Number.isInteger(size) || size < 1)) {
    console.error(USAGE)
    return 2
  }
  const documents = await readCorpus(values.corpus)
  const measured: Measured[] = []
  for (const size of sizes) measured.push(await measure(documents, size))
  if (values.json) console.log(JSON.stringify(measured, null, 2))
  else console.table(measured)
  return 0
}

async function readCorpus(file: string): Promise<ReadonlyMap<string, readonly Article[]>> {
  const documents = new Map<string, Article[]>()
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
    const article = Article.parse(JSON.parse(line))
    const known = documents.get(article.law)
    if (known === undefined) documents.set(article.law, [article])
    else known.push(article)
  }
  return documents
}

async function measure(documents: ReadonlyMap<string, readonly Article[]>, size: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'dan-hoi-law-'))
  try {
    const files: string[] = []
    let articles = 0
    mkdirSync(join(folder, 'files'))
    for (const [law, its] of documents) {
      if (articles >= size) break
      const file = join(folder, 'files', `${files.length}.md`)
      writeFileSync(file, libraryFile(law, its))
      files.push(file)
      articles += its.length
    }
    const data = join(folder, 'data')
    const knowledge = ['src/publishing/cli/main.ts']
    const imported = await run([...knowledge, 'import', '--json', ...files], data)
    const results = ImportResults.parse(JSON.parse(imported.stdout)).results
    const held = await acceptAll(data)
    const published = await run([...knowledge, 'publish', '--in-spite', 'đo quy mô'], data)
    await run([...knowledge, 'rollback', '1'], data)
    const served = await run(['bench/law-scale.ts', '--serve', data], data)
    const { seconds, longestBlockMs } = z
      .object({ seconds: z.number(), longestBlockMs: z.number() })
      .parse(JSON.parse(served.stdout))
    return {
      articles,
      documents: files.length,
      refused: results.filter(({ kind }) => kind === 'refused').length,
      held,
      importSeconds: imported.seconds,
      importPeakMb: imported.peakMb,
      publishSeconds: published.seconds,
      publishPeakMb: published.peakMb,
      swapSeconds: seconds,
      swapLongestBlockMs: longestBlockMs,
      servingPeakMb: served.peakMb,
      diskMb: Math.round(statSync(join(data, 'desk.db')).size / 2 ** 20),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What waits for a person is let pass: it is the time that is measured. */
async function acceptAll(data: string): Promise<number> {
  const store = openSqliteStore(data)
  const held = (await store.waiting()).filter(({ waitsFor }) => waitsFor.length > 0)
  const act = { by: 'shell', at: new Date(), note: 'đo quy mô' }
  for (const { document, digest } of held) await store.acceptWaiting(document, digest, act)
  await store.close()
  return held.length
}

/** A document of the collection as a file the importer takes: facts at its head, then the official text. */
function libraryFile(law: string, articles: readonly Article[]): string {
  const [{ document }] = articles as [Article] // a document is made with its first article
  const id = fold(law).replace(/[^a-z0-9]+/g, '-')
  const head = stringify({
    id: `vb-${id}`,
    number: law,
    kind: 'Nghị định',
    name: document === '' ? law : document,
    issuer: 'Chính phủ',
    place: 'vn',
    from: '2020-01-01',
    url: 'https://example.vn/',
    text: 'official',
  })
  const body = articles.map(({ art, title, text }) => `Điều ${art}. ${title}\n${text}\n`)
  return `---\n${head}---\n${body.join('\n')}`
}

/** Runs one of the project's programs on a store, and watches its memory. */
function run(
  words: readonly string[],
  data: string,
): Promise<{ seconds: number; peakMb: number; stdout: string }> {
  const began = performance.now()
  const child = spawn(process.execPath, [...words], {
    env: { ...process.env, DATA_DIR: data },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let stdout = ''
  let peakMb = 0
  child.stdout.on('data', (piece: Buffer) => (stdout += piece.toString()))
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb, peakOf(child.pid))
  }, 50)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      clearInterval(watch)
      const seconds = Math.round((performance.now() - began) / 100) / 10
      // The import ends with 1 when a single file was refused.
      if (code === 0 || stdout !== '') resolve({ seconds, peakMb, stdout })
      else reject(new Error(`${words.slice(0, 2).join(' ')} ended with ${code}`))
    })
  })
}

/** The most memory a process has had, MB; 0 when it is gone or the system does not say. */
function peakOf(pid: number | undefined): number {
  try {
    const [, kilobytes = '0'] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Math.round(Number(kilobytes) / 1024)
  } catch {
    return 0
  }
}

/** In a desk that serves version 1: how long until it serves version 2. */
async function swap(data: string): Promise<{ seconds: number; longestBlockMs: number }> {
  const store = openSqliteStore(data)
  const log = { debug() {}, info() {}, warn() {}, error() {} }
  const keeper = await openKeeper({
    archive: store,
    log,
    warmUp: (published) => warmUp(published, '2026-11-22'),
  })
  await store.putToUse(2, { by: 'shell', at: new Date(), note: null })
  const blocks = monitorEventLoopDelay({ resolution: 5 })
  blocks.enable()
  const began = performance.now()
  await keeper.catchUp()
  const seconds = Math.round((performance.now() - began) / 100) / 10
  blocks.disable()
  if (keeper.current().version !== '2') throw new Error('the version was not swapped')
  await keeper.stop()
  await store.close()
  return { seconds, longestBlockMs: Math.round(blocks.max / 1e6) }
}

process.exitCode = await main()
