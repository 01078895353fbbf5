import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { answerShell } from '../command-line.ts'
import type { Understood } from '../command-line.ts'
import { readSettings } from '../config.ts'
import { inWords } from '../shell-phrases.ts'
import { openBackup, writeBackup } from '../store/moving/backup.ts'
import { copyStore } from '../store/moving/copy.ts'
import type { Compared } from '../store/moving/copy.ts'
import type { Source } from '../store/moving/ends.ts'
import { openAtOneMoment, openSource, openTarget, readPlace } from '../store/moving/place.ts'
import type { Place } from '../store/moving/place.ts'
import { openStore } from '../store/open-store.ts'
import { backedUp, CHANGED, copied, notNoted, restored, table, USAGE, WRONG_CALL } from './phrases.ts'

type Call = { readonly json: boolean } & (
  | { readonly command: 'copy-store'; readonly from: Place; readonly to: Place }
  | { readonly command: 'backup'; readonly file: string }
  | { readonly command: 'restore'; readonly file: string; readonly into: Place | undefined }
)

function readCall([command, ...args]: readonly string[]): Understood<Call> {
  let given: ReturnType<typeof parse>
  try {
    given = parse(args)
  } catch {
    return { wrong: WRONG_CALL.option }
  }
  const { from, to, into, json, help } = given
  if (help) return 'help'
  if (command === 'copy-store') {
    if (into !== undefined) return { wrong: WRONG_CALL.option }
    const [one, other] = [readPlace(from ?? ''), readPlace(to ?? '')]
    if (one === undefined) return { wrong: WRONG_CALL.from }
    if (other === undefined) return { wrong: WRONG_CALL.to }
    if (nameOf(one) === nameOf(other)) return { wrong: WRONG_CALL.same }
    return { command, from: one, to: other, json }
  }
  if (command === 'backup') {
    if (from !== undefined || into !== undefined) return { wrong: WRONG_CALL.option }
    if (to === undefined || to === '') return { wrong: WRONG_CALL.backupFile }
    return { command, file: to, json }
  }
  if (to !== undefined) return { wrong: WRONG_CALL.option }
  if (from === undefined || from === '') return { wrong: WRONG_CALL.restoreFile }
  const place = into === undefined ? undefined : readPlace(into)
  if (into !== undefined && place === undefined) return { wrong: WRONG_CALL.into }
  return { command: 'restore', file: from, into: place, json }
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: {
      from: { type: 'string' },
      to: { type: 'string' },
      into: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  }).values
}

function nameOf(place: Place): string {
  return place.kind === 'sqlite' ? resolve(place.folder) : place.address
}

/** The store that a desk with these settings works with. */
function placeOfSettings(): Place {
  const { redisUrl, dataDir } = readSettings(process.env)
  return redisUrl === undefined ? { kind: 'sqlite', folder: dataDir } : { kind: 'redis', address: redisUrl }
}

async function carryOut(call: Call): Promise<number> {
  switch (call.command) {
    case 'copy-store': {
      const source = await openSource(call.from)
      return bring(source, call.to, call.json, (to) => copied(source.origin, to))
    }
    case 'backup':
      return backUp(call.file, call.json)
    case 'restore': {
      const { source, header } = await openBackup(call.file)
      const into = call.into ?? placeOfSettings()
      return bring(source, into, call.json, (to) => restored(call.file, header.at, to))
    }
  }
}

async function bring(
  source: Source,
  place: Place,
  json: boolean,
  news: (to: string) => string,
): Promise<number> {
  try {
    const target = await openTarget(place, source.origin)
    try {
      const compared = await copyStore(source, target)
      const isSame = compared.every(({ is }) => is !== 'different')
      console.log(
        json
          ? JSON.stringify({ ...told(compared), from: source.origin, to: target.origin })
          : table(compared),
      )
      if (!isSame) console.error(CHANGED)
      else if (!json) console.log(`\n${news(target.origin)}`)
      return isSame ? 0 : 1
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

function told(compared: readonly Compared[]) {
  return { same: compared.every(({ is }) => is !== 'different'), kinds: compared }
}

async function backUp(file: string, json: boolean): Promise<number> {
  const { origin, sums, bytes } = await writeBackup(
    () => openAtOneMoment(placeOfSettings(), `${file}.read`),
    file,
  )
  const records = Object.values(sums).reduce((sum, { count }) => sum + count, 0)
  console.log(json ? JSON.stringify({ file, from: origin, records, kinds: sums }) : backedUp(file, records))
  await note(bytes)
  return 0
}

/**
 * Tells the store that it was backed up, so that the desk can say when it is not any more. The backup is there either way: a store
 * that is full or may not be written to takes nothing of it away.
 */
async function note(bytes: number): Promise<void> {
  try {
    const store = await openStore(readSettings(process.env))
    try {
      await store.noteBackup({ at: store.now(), bytes })
    } finally {
      await store.close()
    }
  } catch (fault) {
    console.error(notNoted(inWords(fault)))
  }
}

process.exitCode = await answerShell(readCall(process.argv.slice(2)), USAGE, carryOut)
