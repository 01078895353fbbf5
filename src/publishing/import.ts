import { basename } from 'node:path'
import type { Act, Archive, WaitReason } from '#knowledge/archive.ts'
import { packEdition } from '#knowledge/edition.ts'
import { documentOf, importFile, understandFile } from '#knowledge/import/run.ts'
import type { Given, Needed } from '#knowledge/import/run.ts'
import type { ReadOutcome } from '#knowledge/import/read-outcome.ts'
import type { ImportReport } from '#knowledge/import/report.ts'
import { sourceAddress } from '#knowledge/source-address.ts'
import { relationId } from '#knowledge/relation.ts'
import type { Relation } from '#knowledge/relation.ts'
import { editionBefore } from './change.ts'
import { otherDocument } from './phrases.ts'
import { contradicts, withDecisions } from './decided.ts'
import { asItsLawsStand } from './details.ts'

/** What became of one file. */
export type ImportResult =
  /** It cannot be read; the sentence says why. */
  | { readonly kind: 'refused'; readonly message: string }
  /** A library file with a line that cannot be placed: `file:line: what`. */
  | { readonly kind: 'faulty'; readonly line: string }
  | { readonly kind: 'needs'; readonly what: readonly Needed[]; readonly report: ImportReport }
  /** It says what the shelf says already. */
  | { readonly kind: 'unchanged'; readonly document: string; readonly report: ImportReport }
  | {
      readonly kind: 'waiting'
      readonly document: string
      readonly report: ImportReport
      /** Whether anybody has said where its official text is read. */
      readonly hasSource: boolean
      /** Why a person must look before it is published; empty when nothing is in doubt. */
      readonly waitsFor: readonly WaitReason[]
      /** Found in the text, and not recorded with the document yet. */
      readonly relations: readonly Relation[]
    }

/** Takes a file that was read into what waits to be published. */
export async function importRead(
  archive: Archive,
  file: string,
  read: ReadOutcome,
  given: Given,
  act: Act,
): Promise<ImportResult> {
  if (read.kind === 'refused') return { kind: 'refused', message: read.message }
  const understood = understandFile(basename(file), read.reading, given)
  if (understood.kind === 'faulty') return { kind: 'faulty', line: understood.line }
  const document = documentOf(understood, given)
  // Before the edition is read: a change in between is then seen when this is written.
  const waits = document === undefined ? undefined : await archive.waitingFor(document)
  const known = document === undefined ? undefined : await editionBefore(archive, document)
  const imported = importFile(understood, known?.edition, given, await knownDocuments(archive))
  if (imported.kind === 'needs') return imported
  if (imported.edition.document.id !== document) {
    return { kind: 'refused', message: otherDocument(imported.edition.document.id, document) }
  }
  const decisions = await archive.decisionsOn(imported.edition.document.id)
  const edition = await asItsLawsStand(archive, withDecisions(imported.edition, decisions))
  const isContrary = contradicts(imported.edition, decisions)
  const doubts = [...imported.waitsFor, ...(isContrary ? (['decided'] as const) : [])]
  // Who builds on what nobody has looked at builds on its doubts.
  const unlooked = known?.waiting?.accepted === null ? known.waiting : undefined
  const waitsFor = [...new Set([...(unlooked?.waitsFor ?? []), ...doubts])]
  const ownReport = imported.report
  const report = unlooked?.report ? withEarlier(ownReport, unlooked.report) : ownReport
  const packed = packEdition(edition)
  const recorded = new Set((edition.document.relations ?? []).map(relationId))
  const relations = imported.relations.filter((relation) => !recorded.has(relationId(relation)))
  await archive.propose(relations, act)
  const isInDoubt = doubts.length > 0
  if (packed.digest === known?.digest && !isInDoubt) {
    return { kind: 'unchanged', document: edition.document.id, report: ownReport }
  }
  if (packed.digest === known?.base && !isInDoubt) {
    // What waited is undone: the shelf has it so already.
    await archive.discardWaiting(edition.document.id, act)
    return { kind: 'unchanged', document: edition.document.id, report: ownReport }
  }
  const waiting = {
    document: edition.document.id,
    digest: packed.digest,
    base: known?.base ?? null,
    file: basename(file),
    report,
    waitsFor,
    accepted: null,
    act,
  }
  const kept = await archive.keepWaiting({ waiting, edition: packed, over: waits?.digest ?? null })
  // Somebody decided, imported or published meanwhile: it is held against what stands now.
  if (kept === 'moved_on') return importRead(archive, file, read, given, act)
  const hasSource = sourceAddress(edition.document) !== ''
  return { kind: 'waiting', document: edition.document.id, report, hasSource, waitsFor, relations }
}

/** A report with what an earlier import, on which this one rests, left to be looked at. */
function withEarlier(report: ImportReport, earlier: ImportReport): ImportReport {
  return {
    ...report,
    ended: [...new Set([...earlier.ended, ...report.ended])],
    gaps: [...earlier.gaps, ...report.gaps],
    unplaced: [...earlier.unplaced, ...report.unplaced],
    hidden: [...earlier.hidden, ...report.hidden],
    instructions: [...earlier.instructions, ...report.instructions],
  }
}

async function knownDocuments(archive: Archive): Promise<readonly string[]> {
  return [...(await archive.shelved(await archive.versionInUse())).keys()]
}
