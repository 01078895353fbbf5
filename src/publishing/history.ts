import type { Archive } from '#knowledge/archive.ts'
import { diffEditions } from '#knowledge/diff.ts'
import type { ProvisionChange } from '#knowledge/diff.ts'
import type { Edition } from '#knowledge/edition.ts'
import { readEdition } from './load.ts'

/** What one version changed of a provision. */
export interface HistoryStep {
  readonly version: number
  readonly at: Date
  readonly changes: readonly ProvisionChange[]
}

/** One provision through the versions, newest first; empty where no version has it. */
export async function historyOf(archive: Archive, id: string): Promise<readonly HistoryStep[]> {
  const document = id.replace(/\/.*$/, '')
  const steps: HistoryStep[] = []
  let before: { readonly digest: string; readonly edition: Edition } | undefined
  for (const { number, at } of (await archive.versions()).toReversed()) {
    const digest = await archive.editionHeld(number, document)
    if (digest === undefined || digest === before?.digest) continue
    const edition = await readEdition(archive, digest)
    const changes = diffEditions(before?.edition, edition).provisions.filter((one) => one.id === id)
    if (changes.length > 0) steps.push({ version: number, at, changes })
    before = { digest, edition }
  }
  return steps.toReversed()
}
