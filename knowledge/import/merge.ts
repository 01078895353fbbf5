import type { Edition } from '../edition.ts'
import type { FormerWording, LegalDocument, Part, Provision } from '../provision.ts'
import type { Day } from '../validity.ts'
import { settle } from '../vietnamese.ts'
import type { Node, Tree } from './tree.ts'

/**
 * Lays the wording of a document taken apart over what the shelf has of it: our summaries, citizens' words and validity stay,
 * official heading and wording come from the tree. What the tree does not have stays as it is.
 *
 * @param wordingFrom first day of this wording; where it differs, the wording before is kept for the time before. Without it
 *   the wording on the shelf was wrong and is put right for every day
 */
export function layWording(before: Edition, tree: Tree, wordingFrom?: Day): Edition {
  const known = new Map(before.provisions.map((provision) => [provision.id, provision]))
  const nodes = tree.nodes.filter(({ address }) => address !== undefined)
  const gaps = new Set(tree.gaps.flatMap(({ within }) => within ?? []))
  const laid = new Map(
    nodes.map((node) => {
      const laidOver = layOne(known.get(node.id), node, before.document, wordingFrom)
      return [node.id, gaps.has(node.id) ? laidOver : withoutGap(laidOver)]
    }),
  )
  const parts = tree.nodes.flatMap(toPart)
  const document = { ...before.document, ...extentOf(before.document, tree) }
  return {
    document,
    provisions: inOrder(before.provisions, laid),
    parts: parts.length > 0 ? parts : before.parts,
  }
}

function layOne(
  known: Provision | undefined,
  node: Node,
  document: LegalDocument,
  wordingFrom: Day | undefined,
): Provision {
  const { heading, text } = node
  const wording = { ...(heading !== undefined && { heading }), ...(text !== '' && { text }) }
  const children = node.children
  if (known === undefined) return { ...newProvision(node, document), ...wording }
  if (isGap(node)) return { ...known, children: union(known.children, children) }
  const isReworded =
    wordingFrom !== undefined && known.text !== undefined && !sameWords(known.text, text) && text !== ''
  return {
    ...known,
    ...wording,
    children: union(known.children, children),
    ...(isReworded && { former: [...(known.former ?? []), formerOf(known, wordingFrom)] }),
  }
}

/** The whole wording is on file now. */
function withoutGap(provision: Provision): Provision {
  const { missing: _filled, ...rest } = provision
  return rest
}

function formerOf({ heading, text, summary }: Provision, until: Day): FormerWording {
  return {
    until,
    ...(heading !== undefined && { heading }),
    ...(text !== undefined && { text }),
    ...(summary !== undefined && { summary }),
  }
}

function newProvision(node: Node, document: LegalDocument): Provision {
  // Only nodes with an address come here, and their parents are provisions where their address has a parent.
  const { clause, point } = node.address ?? {}
  const hasParent = clause !== undefined || point !== undefined
  return {
    id: node.id,
    document: document.id,
    ...(hasParent && node.parent !== undefined && { parent: node.parent }),
    children: node.children,
    level: point !== undefined ? 'point' : clause !== undefined ? 'clause' : 'article',
    words: [],
    territory: document.territory,
    validity: document.validity,
    today: [],
  }
}

/** The file itself says that it has not got these words. */
function isGap({ text, heading, children }: Node): boolean {
  return text === '' && heading === undefined && children.length === 0
}

/** In the order of the new text; what only the shelf has keeps its place behind the one it followed. */
function inOrder(before: readonly Provision[], laid: ReadonlyMap<string, Provision>): readonly Provision[] {
  const followers = new Map<string | undefined, Provision[]>()
  let last: string | undefined
  for (const provision of before) {
    if (laid.has(provision.id)) last = provision.id
    else followers.set(last, [...(followers.get(last) ?? []), provision])
  }
  return [
    ...(followers.get(undefined) ?? []),
    ...[...laid.values()].flatMap((provision) => [provision, ...(followers.get(provision.id) ?? [])]),
  ]
}

/** How many articles there are is known once the text says that it leaves none out. */
function extentOf(
  before: LegalDocument,
  { nodes, gaps }: Tree,
): Pick<LegalDocument, 'articles' | 'complete'> {
  const articles = nodes.filter(({ level }) => level === 'article').length
  const isWhole =
    articles > 0 && !gaps.some(({ within }) => within === undefined || within.includes('/dieu-'))
  return isWhole ? { articles, complete: true } : { articles: before.articles, complete: before.complete }
}

function toPart(node: Node): Part | readonly [] {
  const { id, level, parent, heading, text } = node
  if (level === 'article' || level === 'clause' || level === 'point') return []
  return {
    id,
    level,
    ...(parent !== undefined && { parent }),
    ...(heading !== undefined && { heading }),
    ...(text !== '' && { text }),
  }
}

function union(known: readonly string[], found: readonly string[]): readonly string[] {
  return [...found, ...known.filter((id) => !found.includes(id))]
}

/** Spaces, line ends and the place of the tone mark are no change of wording. */
export function sameWords(a: string | undefined, b: string | undefined): boolean {
  return plain(a) === plain(b)
}

function plain(words: string | undefined): string {
  return settle(words ?? '')
    .replace(/\s+/g, ' ')
    .trim()
}
