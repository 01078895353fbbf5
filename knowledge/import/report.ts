import { settle } from '../vietnamese.ts'
import type { DocumentFacts } from './facts.ts'
import { findInstructions } from './instructions.ts'
import type { Instruction } from './instructions.ts'
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
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly unchanged: readonly string[]
  /** On the shelf, and not in the file although the file is not known to leave anything out there. */
  readonly ended: readonly string[]
  /** The file says that it has not got their wording; what is on the shelf stays. */
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
  const isMissing = (node: Node) => isEmpty(node) && marked.some(({ within }) => within === node.id)
  const present = provisions.filter((node) => !isMissing(node))
  const ids = new Set(provisions.map(({ id }) => id))
  const instructions = findInstructions(reading.lines)
  const known = present.filter(({ id }) => before.has(id))
  return {
    ...(document !== undefined && { document }),
    format: reading.format,
    added: present.filter(({ id }) => !before.has(id)).map(({ id }) => id),
    changed: known.filter((node) => !isSame(node, before.get(node.id))).map(({ id }) => id),
    unchanged: known.filter((node) => isSame(node, before.get(node.id))).map(({ id }) => id),
    ended: [...before.keys()].filter((id) => !ids.has(id) && !marked.some((gap) => leavesOut(gap, id))),
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

/** Whether a gap may be why a provision is not in the file; a missing chapter name or signature is not. */
function leavesOut({ within }: Gap, id: string): boolean {
  return within === undefined || id.startsWith(`${within}/`)
}

function isEmpty({ text, heading, children }: Node): boolean {
  return text === '' && heading === undefined && children.length === 0
}

/** Spaces, line ends and the place of the tone mark are no change of wording. */
function isSame({ heading, text }: Node, wording: Wording | undefined): boolean {
  const plain = (words: string | undefined) =>
    settle(words ?? '')
      .replace(/\s+/g, ' ')
      .trim()
  return plain(heading) === plain(wording?.heading) && plain(text) === plain(wording?.text)
}
