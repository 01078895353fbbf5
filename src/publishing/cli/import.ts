import type { Act } from '#knowledge/archive.ts'
import { openReader } from '#knowledge/import/read-document.ts'
import type { Given } from '#knowledge/import/run.ts'
import type { Store } from '../../domain/store.ts'
import { importRead } from '../import.ts'
import type { ImportResult } from '../import.ts'
import type { CallOf } from './call.ts'
import * as say from './phrases.ts'
import { printable } from './print.ts'
import type { Output } from './print.ts'

/** Tells how far a long import is, on stderr, at most once in this time. */
const TELL_EVERY_MS = 1000

type FileResult = ImportResult & { readonly file: string }

/** Takes files into what waits to be published, one after the other; a file that cannot be taken does not stop the others. */
export async function importFiles(store: Store, call: CallOf<'import'>, act: Act): Promise<Output> {
  const given: Given = {
    ...(call.id !== undefined && { id: call.id }),
    ...(call.place !== undefined && { place: call.place }),
    ...(call.from !== undefined && { from: call.from }),
    ...(call.url !== undefined && { url: call.url }),
    ...(call['wording-from'] !== undefined && { wordingFrom: call['wording-from'] }),
  }
  const results: FileResult[] = []
  const reader = openReader()
  let told = performance.now()
  try {
    for (const [index, file] of call.words.entries()) {
      results.push(await importOne(file))
      if (performance.now() - told < TELL_EVERY_MS) continue
      told = performance.now()
      console.error(printable(say.progress(index + 1, call.words.length, file)))
    }
  } finally {
    await reader.close()
  }
  return {
    json: { results },
    lines: results.flatMap(inWords),
    faults: results.flatMap(faultOf),
  }

  async function importOne(file: string): Promise<FileResult> {
    try {
      const read = await reader.read(file)
      return { file, ...(await importRead(store, file, read, given, act)) }
    } catch (fault) {
      if (isFileFault(fault)) return { file, kind: 'refused', message: say.NO_SUCH_FILE }
      throw fault
    }
  }
}

function isFileFault(fault: unknown): boolean {
  return (
    fault instanceof Error && 'code' in fault && ['ENOENT', 'EACCES', 'EISDIR'].includes(String(fault.code))
  )
}

function faultOf(result: FileResult): readonly string[] {
  switch (result.kind) {
    case 'refused':
      return [say.refusedFile(result.file, result.message)]
    case 'faulty':
      return [say.faultyFile(result.line)]
    case 'needs':
      return [say.needs(result.file, result.what)]
    case 'unchanged':
    case 'waiting':
      return []
  }
}

function inWords(result: FileResult): readonly string[] {
  switch (result.kind) {
    case 'refused':
    case 'faulty':
    case 'needs':
      return []
    case 'unchanged':
      return [say.unchanged(result.document)]
    case 'waiting': {
      const { document, report, hasSource, waitsFor, relations } = result
      return [
        say.taken(document, report),
        ...(hasSource ? [] : [say.noSource(document)]),
        ...say.reportLines(report),
        ...(relations.length > 0 ? [say.relationsFound(relations.length)] : []),
        ...(waitsFor.length > 0 ? [say.waitsForPerson(document, waitsFor)] : []),
      ]
    }
  }
}
