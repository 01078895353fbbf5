import { isDeepStrictEqual } from 'node:util'
import type { Edition } from '../edition.ts'
import type { Provision } from '../provision.ts'
import { sameWords } from './merge.ts'
import type { DocumentFacts } from './facts.ts'
import type { Instruction } from './instructions.ts'
import { instructionsIn } from './instructions-in-edition.ts'
import type { Hidden, Line, Reading } from './reading.ts'
import type { Gap, Node, Tree, Unplaced } from './tree.ts'

/** The wording a provision has on the shelf before the import. */
export interface Wording {
  readonly heading?: string
  readonly text?: string
}

/** What an import would do, for the person who decides on it. Ids are those of provisions. */
export interface ImportReport {
  readonly document?: DocumentFacts
  readonly format: Reading['format']
  /** Those of which the shelf had no official wording. */
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly unchanged: readonly string[]
  /** On the shelf but not in the file, although the file has no gap that could explain it. */
  readonly ended: readonly string[]
  /** Those whose wording the file itself says is missing; what is on the shelf stays. */
  readonly missing: readonly string[]
  readonly gaps: readonly Gap[]
  readonly unplaced: readonly Unplaced[]
  readonly hidden: readonly Hidden[]
  /** Lines of the text that speak to a machine. They are not taken out: what an official text says, a person decides on. */
  readonly instructions: readonly Instruction[]
  readonly setAside: readonly Line[]
  /** Why a person must look before this is published; empty when nothing was in doubt. */
  readonly waitsFor: readonly ('number' | 'unplaced' | 'skipped' | 'instructions')[]
}

/** @param before wording by id of all provisions the shelf has of this document */
export function reportImport(
  reading: Reading,
  tree: Tree,
  before: ReadonlyMap<string, Wording>,
): ImportReport {
  const { document, gaps, unplaced } = tree
  const provisions = tree.nodes.filter(({ address }) => address !== undefined)
  const marked = gaps.filter(({ kind }) => kind === 'marked')
  const gapsIn = new Set(marked.map(({ within }) => within))
  const isMissing = (node: Node) => isEmpty(node) && gapsIn.has(node.id)
  const present = provisions.filter((node) => !isMissing(node))
  const ids = new Set(provisions.map(({ id }) => id))
  const instructions = instructionsIn(reading)
  const isKnown = (node: Node) => hasWording(before.get(node.id), node)
  const known = present.filter(isKnown)
  return {
    ...(document !== undefined && { document }),
    format: reading.format,
    added: present.filter((node) => !isKnown(node)).map(({ id }) => id),
    changed: known.filter((node) => !isSame(node, before.get(node.id))).map(({ id }) => id),
    unchanged: known.filter((node) => isSame(node, before.get(node.id))).map(({ id }) => id),
    ended: [...before.keys()].filter((id) => !ids.has(id) && !leavesOut(gapsIn, id)),
    missing: provisions.filter(isMissing).map(({ id }) => id),
    gaps,
    unplaced,
    hidden: reading.hidden,
    instructions,
    setAside: reading.setAside,
    waitsFor: [
      ...(document?.id === undefined ? (['number'] as const) : []),
      ...(unplaced.length > 0 ? (['unplaced'] as const) : []),
      ...(gaps.length > marked.length ? (['skipped'] as const) : []),
      ...(instructions.length > 0 ? (['instructions'] as const) : []),
    ],
  }
}

/** The same for a file in the library's own format, where nothing is left to be placed. */
export function reportLibrary(reading: Reading, edition: Edition, before: Edition | undefined): ImportReport {
  const known = new Map((before?.provisions ?? []).map((provision) => [provision.id, provision]))
  const written = new Set(edition.provisions.map(({ id }) => id))
  const isUnchanged = (provision: Provision) => isDeepStrictEqual(known.get(provision.id), provision)
  const old = edition.provisions.filter(({ id }) => known.has(id))
  const instructions = instructionsIn(reading, edition)
  const ended = [...known.keys()].filter((id) => !written.has(id))
  return {
    format: reading.format,
    added: edition.provisions.filter(({ id }) => !known.has(id)).map(({ id }) => id),
    changed: old.filter((one) => !isUnchanged(one)).map(({ id }) => id),
    unchanged: old.filter(isUnchanged).map(({ id }) => id),
    ended,
    missing: edition.provisions.filter(({ missing }) => missing !== undefined).map(({ id }) => id),
    gaps: [],
    unplaced: [],
    hidden: reading.hidden,
    setAside: [],
    instructions,
    waitsFor: instructions.length > 0 ? ['instructions'] : [],
  }
}

/** Whether a gap in the file may be the reason why a provision is not in it; a missing chapter name or signature cannot be. */
function leavesOut(gapsIn: ReadonlySet<string | undefined>, id: string): boolean {
  if (gapsIn.has(undefined)) return true
  for (let above = id; above.includes('/');) {
    above = above.slice(0, above.lastIndexOf('/'))
    if (gapsIn.has(above)) return true
  }
  return false
}

function isEmpty({ text, heading, children }: Node): boolean {
  return text === '' && heading === undefined && children.length === 0
}

/** Whether the shelf has official wording to compare with; our own summary does not count. */
function hasWording(wording: Wording | undefined, { text }: Node): wording is Wording {
  return wording !== undefined && (wording.text !== undefined || text === '')
}

function isSame({ heading, text }: Node, wording: Wording | undefined): boolean {
  return sameWords(heading, wording?.heading) && sameWords(text, wording?.text)
}
