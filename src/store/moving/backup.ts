import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { pipeline as piped } from 'node:stream'
import { createGunzip, createGzip } from 'node:zlib'
import * as z from 'zod'
import { DeskFault } from '../../domain/errors.ts'
import { vietnamDay } from '../../domain/working-calendar.ts'
import { AnswerColumn } from '../rows.ts'
import { Digest } from './digest.ts'
import type { Sums } from './digest.ts'
import type { Source } from './ends.ts'
import { isBrought, KINDS } from './records.ts'
import type { Kept, Kind, RecordOf } from './records.ts'
import { readRecord } from './written-record.ts'
import type { WrittenRecord } from './written-record.ts'

// A backup is gzipped lines of JSON: a header, records as [kind, record], and a footer with counts and checksums. Without its
// footer it is none.

const FORMAT = 'dan-hoi-backup'
/**
 * In the first, answers that have lost their words were answers like others; in the third stands when a store was backed up; in
 * the fourth words may be sealed, for which a program from before has no place.
 */
const VERSION = 4
const CHUNK = 64 * 1024

const Header = z.object({
  format: z.literal(FORMAT),
  version: z.int(),
  source: z.string(),
  at: z.iso.datetime(),
})
type Header = z.infer<typeof Header>
const SumShape = z.object({ count: z.int(), checksum: z.string() })
const KindName = z.enum(KINDS as [Kind, ...Kind[]])
const Footer = z.object({ sums: z.partialRecord(KindName, SumShape) })
const Line = z.union([z.tuple([KindName, z.unknown()]), Footer])

interface WrittenBackup {
  /** Of what it is a backup, free of passwords. */
  readonly origin: string
  readonly sums: Sums
  readonly bytes: number
}

/**
 * Writes a backup. It has its name only when it is whole, on disk, and has been read back from end to end: until then a file of
 * this name stays what it is. Whoever is not its owner cannot read it.
 *
 * @param openSource the store is let go of before anything is read back: what it keeps ready for us grows as long as we read
 * @throws {DeskFault} `backup-is-folder`; `backup-unverified` when it does not read as what was written
 */
export async function writeBackup(openSource: () => Promise<Source>, file: string): Promise<WrittenBackup> {
  const part = `${file}.part`
  // Told before all of a store is read, and not when the name is to be given.
  if (file.endsWith('/') || (await stat(file).catch(() => undefined))?.isDirectory() === true)
    throw new DeskFault('backup-is-folder', `${file}: a folder`)
  try {
    const { origin, sums } = await writeAll(openSource, part)
    await readBack(part)
    const { size: bytes } = await stat(part)
    await rename(part, file)
    return { origin, sums, bytes }
  } catch (fault) {
    await rm(part, { force: true }).catch(() => {})
    throw fault
  }
}

async function writeAll(
  openSource: () => Promise<Source>,
  part: string,
): Promise<Pick<WrittenBackup, 'origin' | 'sums'>> {
  const source = await openSource()
  try {
    const digest = new Digest()
    await rm(part, { force: true })
    const out = createWriteStream(part, { mode: 0o600, flags: 'wx' })
    await pipeline(Readable.from(linesOf(source, digest, new Date())), createGzip(), out)
    const written = await open(part)
    await written.sync()
    await written.close()
    return { origin: source.origin, sums: digest.sums() }
  } finally {
    await source.close()
  }
}

async function readBack(part: string): Promise<void> {
  try {
    await openBackup(part)
  } catch (fault) {
    throw new DeskFault('backup-unverified', 'what was written does not read back', { cause: fault })
  }
}

async function* linesOf(source: Source, digest: Digest, at: Date): AsyncGenerator<string> {
  const header: Header = {
    format: FORMAT,
    version: VERSION,
    source: source.origin,
    at: at.toISOString(),
  }
  let chunk = `${JSON.stringify(header)}\n`
  for await (const kept of source.records()) {
    digest.add(kept)
    chunk += `${JSON.stringify([kept.kind, kept.record])}\n`
    if (chunk.length >= CHUNK) {
      yield chunk
      chunk = ''
    }
  }
  yield `${chunk}${JSON.stringify({ sums: digest.sums() })}\n`
}

export interface Backup {
  readonly header: Header
  readonly sums: Sums
  /** To be restored from. */
  readonly source: Source
}

/**
 * Reads a backup from end to end and sees that it is whole.
 *
 * @throws {DeskFault} `backup-newer`, or `backup-damaged` when it is cut off, changed or no backup
 */
export async function openBackup(file: string): Promise<Backup> {
  const digest = new Digest()
  let header: Header | undefined
  let footer: z.infer<typeof Footer> | undefined
  for await (const line of checkedLines(file)) {
    if (footer !== undefined) throw damaged('something stands behind the footer')
    if ('format' in line) header = line
    else if ('sums' in line) footer = line
    else digest.addWritten(line.kept.kind, line.written)
  }
  if (header === undefined || footer === undefined) throw damaged('it is cut off')
  const sums = digest.sums()
  for (const kind of KINDS) {
    const { count, checksum } = footer.sums[kind] ?? { count: 0, checksum: '0'.repeat(32) }
    if (count !== sums[kind].count || checksum !== sums[kind].checksum) throw damaged(`${kind} has changed`)
  }
  const name = createHash('sha256').update(JSON.stringify(footer)).digest('hex').slice(0, 16)
  const records = header.version === 1 ? recordsOfFirst(file) : recordsOf(file)
  return { header, sums, source: sourceOf(records, `backup:${header.at}:${name}`) }
}

function sourceOf(all: () => AsyncGenerator<Kept>, origin: string): Source {
  return {
    origin,
    lacks: new Set(),
    records: async function* records(without = new Set()) {
      const now = Date.now()
      for await (const kept of all()) {
        if (!without.has(kept.kind) && isBrought(kept, now)) yield kept
      }
    },
    close: async () => {},
  }
}

const recordsOf = (file: string) =>
  async function* records(): AsyncGenerator<Kept> {
    for await (const line of checkedLines(file)) if ('kept' in line) yield line.kept
  }

/** As the second version has them: answers in words, and of the others how many there were of each kind. */
const recordsOfFirst = (file: string) =>
  async function* records(): AsyncGenerator<Kept> {
    const wordless = new Map<string, RecordOf<'tally'>>()
    let place = 0
    for await (const kept of recordsOf(file)()) {
      if (kept.kind !== 'answer' || kept.record.question !== '') continue
      const answer = AnswerColumn.parse(kept.record.answer)
      if (answer === null) continue
      const day = vietnamDay(kept.record.at)
      const { department } = answer.escalation
      const one = { day, place: answer.place, department, outcome: answer.outcome, count: 1 }
      const name = Object.values(one).join(' ')
      const found = wordless.get(name)
      wordless.set(name, found === undefined ? one : { ...found, count: found.count + 1 })
    }
    for await (const kept of recordsOf(file)()) {
      if (kept.kind !== 'answer') {
        yield kept
        continue
      }
      for (const record of wordless.values()) yield { kind: 'tally', record }
      wordless.clear()
      if (kept.record.question === '') continue
      place += 1
      yield { kind: 'answer', record: { ...kept.record, place } }
    }
  }

async function* checkedLines(file: string): AsyncGenerator<Header | WrittenRecord | z.infer<typeof Footer>> {
  let header: Header | undefined
  try {
    for await (const text of textLines(file)) {
      const json: unknown = JSON.parse(text)
      if (header === undefined) {
        header = Header.parse(json)
        if (header.version > VERSION) {
          throw new DeskFault(
            'backup-newer',
            `a backup of version ${header.version}, this program knows ${VERSION}`,
          )
        }
        yield header
        continue
      }
      const line = Line.parse(json)
      yield Array.isArray(line) ? readRecord(...line, header.version === VERSION) : line
    }
  } catch (fault) {
    if (fault instanceof z.ZodError || fault instanceof SyntaxError)
      throw damaged('a line that cannot be read', fault)
    // zlib's faults: no gzip, cut off, or a checksum of its own that does not fit.
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : ''
    if (code.startsWith('Z_')) throw damaged('it does not unpack', fault)
    throw fault
  }
}

async function* textLines(file: string): AsyncGenerator<string> {
  const unpacked = createGunzip()
  // A fault of the file comes out of what is read from it.
  piped(createReadStream(file), unpacked, () => {})
  unpacked.setEncoding('utf8')
  let rest = ''
  for await (const chunk of unpacked as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}

function damaged(why: string, cause?: unknown): DeskFault {
  return new DeskFault('backup-damaged', `the backup is damaged: ${why}`, { cause })
}
