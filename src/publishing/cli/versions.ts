import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Act } from '#knowledge/archive.ts'
import { diffEditions } from '#knowledge/diff.ts'
import { writeLibraryFile } from '#knowledge/import/write-library.ts'
import { PUBLISHED_ANSWERS } from '#knowledge/published-answer.ts'
import type { Store } from '../../domain/store.ts'
import { makeFolder } from '../../make-folder.ts'
import { historyOf } from '../history.ts'
import { readEdition } from '../load.ts'
import type { CallOf } from './call.ts'
import * as say from './phrases.ts'
import { done, failure } from './print.ts'
import type { Output } from './print.ts'

export async function versions(store: Store): Promise<Output> {
  const inUse = await store.versionInUse()
  const all = await store.versions()
  return done(
    { inUse: String(inUse), versions: all.map((one) => ({ ...one, number: String(one.number) })) },
    all.map((one) => say.versionInWords(one, one.number === inUse)),
  )
}

export async function rollback(store: Store, call: CallOf<'rollback'>, act: Act): Promise<Output> {
  const [number] = call.words
  const json = { version: String(number) }
  switch (await store.putToUse(number, act)) {
    case 'in_use':
      return done(json, [say.inUse(number)])
    case 'already':
      return done(json, [say.alreadyInUse(number)])
    case 'unknown':
      return failure(say.noVersion(number))
  }
}

/** What differs between two versions of a document; by default between the one in use and what waits, or the one before. */
export async function diff(store: Store, call: CallOf<'diff'>): Promise<Output> {
  const [document] = call.words
  const waiting = call.to === undefined ? await store.waitingFor(document) : undefined
  const to = call.to ?? (await store.versionInUse())
  const later = waiting?.digest ?? (await store.editionHeld(to, document))
  if (later === undefined) return failure(say.notOnShelf(document))
  const from = call.from ?? (waiting === undefined ? await versionBefore(store, document, to) : to)
  const earlier = await store.editionHeld(from, document)
  const before = earlier === undefined ? undefined : await readEdition(store, earlier)
  const differs = diffEditions(before, await readEdition(store, later))
  const names = { from: String(from), to: waiting === undefined ? String(to) : 'waiting' }
  return done({ ...names, ...differs }, say.diffLines(differs, names))
}

/** The last version, before this one, that held another edition of the document; 0 where none did. */
async function versionBefore(store: Store, document: string, number: number): Promise<number> {
  const digest = await store.editionHeld(number, document)
  for (const version of await store.versions()) {
    if (version.number >= number) continue
    const held = await store.editionHeld(version.number, document)
    if (held !== digest) return version.number
  }
  return 0
}

/** One provision through the versions: what each version changed of it, newest first. */
export async function history(store: Store, call: CallOf<'history'>): Promise<Output> {
  const [id] = call.words
  const steps = await historyOf(store, id)
  if (steps.length === 0) return failure(say.notOnShelf(id))
  const versions = steps.map((step) => ({ ...step, version: String(step.version) }))
  return done(
    { id, versions },
    versions.flatMap(({ version, at, changes }) => [
      say.historyLine(version, at),
      ...say.changeLines(changes),
    ]),
  )
}

/** Writes the documents of a version as files of the library, which can be read, corrected and imported again. */
export async function exportTo(store: Store, call: CallOf<'export'>): Promise<Output> {
  const [folder] = call.words
  const number = call.version ?? (await store.versionInUse())
  const shelved = await store.shelved(number)
  if (shelved.size === 0) return failure(say.noVersion(number))
  makeFolder(folder, 0o777)
  const files: string[] = []
  for (const [document, digest] of shelved) {
    const edition = await readEdition(store, digest)
    // Answers that officials made public are no law that a lawyer corrects: kept whole, and not imported again.
    const isLaw = document !== PUBLISHED_ANSWERS
    const file = join(folder, `${document}.${isLaw ? 'md' : 'json'}`)
    await writeFile(
      file,
      isLaw ? writeLibraryFile(edition) : `${JSON.stringify(edition.provisions, null, 2)}\n`,
    )
    files.push(file)
  }
  return done({ version: String(number), files }, [say.exported(number, files.length, folder)])
}
