import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { writeBackup } from '#src/store/moving/backup.ts'
import type { Source } from '#src/store/moving/ends.ts'
import type { Kept } from '#src/store/moving/records.ts'

async function aFile(): Promise<{ readonly folder: string; readonly file: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-backup-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'sao-luu.gz')
  await writeFile(file, 'bản hôm qua')
  return { folder, file }
}

function aSource(record: object): { readonly open: () => Promise<Source>; readonly isClosed: () => boolean } {
  let isClosed = false
  const source: Source = {
    origin: 'sqlite:/đây',
    lacks: new Set(),
    records: async function* records() {
      // What a store gives is one of its kind; what does not read back is a mistake of ours, made here.
      yield { kind: 'channel', record } as Kept
    },
    close: async () => {
      isClosed = true
    },
  }
  return { open: async () => source, isClosed: () => isClosed }
}

const RECORD = { network: 'zalo', sentAt: 1, failedAt: null, why: null }

test('a backup has its name when it is whole and has been read back', async () => {
  const { folder, file } = await aFile()
  const { open, isClosed } = aSource(RECORD)
  const { origin, sums, bytes } = await writeBackup(open, file)
  expect([origin, sums.channel.count, isClosed()]).toEqual(['sqlite:/đây', 1, true])
  expect((await readFile(file)).length).toBe(bytes)
  expect(await readdir(folder)).toEqual(['sao-luu.gz'])
})

test('a backup that does not read as what was written is thrown away, and that of before stays', async () => {
  const { folder, file } = await aFile()
  const { open, isClosed } = aSource({ ...RECORD, more: 'than the kind has' })
  await expect(writeBackup(open, file)).rejects.toMatchObject({ code: 'backup-unverified' })
  expect(isClosed()).toBe(true)
  expect(await readFile(file, 'utf8')).toBe('bản hôm qua')
  expect(await readdir(folder)).toEqual(['sao-luu.gz'])
})
