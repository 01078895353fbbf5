import type { Edition } from '../edition.ts'
import type { LegalDocument, Part, Provision } from '../provision.ts'
import type { Day } from '../validity.ts'
import { settle } from '../vietnamese.ts'
import { reworded } from './timeline.ts'
import type { Wording } from './timeline.ts'
import type { Node, Tree } from './tree.ts'

/**
 * Lays the wording of a document taken apart over what the shelf has of it: our summaries, citizens' words and validity stay,
 * official heading and wording come from the tree. What the tree does not have stays as it is.
 *
 * @param wordingFrom first day of this wording: what differs before keeps its own wording, and what is new holds from then
 *   on. Without it the wording on the shelf was wrong and is put right for every day
 */
export function layWording(before: Edition, tree: Tree, wordingFrom?: Day): Edition {
  const known = new Map(before.provisions.map((provision) => [provision.id, provision]))
  const nodes = tree.nodes.filter(({ address }) => address !== undefined)
  const gaps = new Set(tree.gaps.flatMap(({ within }) => within ?? []))
  const beginsLater = before.provisions.length > 0 ? wordingFrom : undefined
  const laid = new Map(
    nodes.map((node) => {
      const provision = known.get(node.id)
      if (provision === undefined) return [node.id, newProvision(node, before.document, beginsLater)]
      if (isGap(node)) return [node.id, provision]
      const laidOver = layOver(provision, node, wordingFrom)
      return [node.id, gaps.has(node.id) ? laidOver : withoutGap(laidOver)]
    }),
  )
  const parts = tree.nodes.flatMap(toPart)
  const document = { ...before.document, ...extentOf(before, tree) }
  return {
    document,
    provisions: withChildren(inOrder(before.provisions, laid)),
    parts: parts.length > 0 ? parts : before.parts,
  }
}

function layOver(known: Provision, node: Node, wordingFrom: Day | undefined): Provision {
  const { heading = known.heading, text } = node
  const told = { ...(heading !== undefined && { heading }), ...(text !== '' && { text }) }
  // A summary written of other wording does not fit this one; a summary written while there was no wording on file does.
  const saysTheSame = known.text === undefined || sameLetters(known.text, text)
  const wording: Wording = {
    ...told,
    ...(saysTheSame && known.summary !== undefined && { summary: known.summary }),
  }
  const isChanged = !sameWords(known.heading, heading) || !sameWords(known.text, text)
  const isCompared = known.text !== undefined || known.former !== undefined || text === ''
  return reworded(known, wording, isChanged && isCompared ? wordingFrom : undefined)
}

function newProvision(node: Node, document: LegalDocument, wordingFrom: Day | undefined): Provision {
  // Only nodes with an address come here, and their parents are provisions where their address has a parent.
  const { clause, point } = node.address ?? {}
  const hasParent = clause !== undefined || point !== undefined
  const { validity } = document
  return {
    id: node.id,
    document: document.id,
    ...(hasParent && node.parent !== undefined && { parent: node.parent }),
    children: [],
    level: point !== undefined ? 'point' : clause !== undefined ? 'clause' : 'article',
    ...(node.heading !== undefined && { heading: node.heading }),
    ...(node.text !== '' && { text: node.text }),
    words: [],
    territory: document.territory,
    validity:
      wordingFrom !== undefined && wordingFrom > validity.from
        ? { ...validity, from: wordingFrom }
        : validity,
    today: [],
  }
}

/** Drops the note of what is missing, now that the whole wording is on file. */
function withoutGap(provision: Provision): Provision {
  const { missing: _filled, ...rest } = provision
  return rest
}

/** Whether the file itself says that this wording is missing from it. */
function isGap({ text, heading, children }: Node): boolean {
  return text === '' && heading === undefined && children.length === 0
}

/** In the order of the new text; what only the shelf has keeps its place behind the one it followed. */
function inOrder(before: readonly Provision[], laid: ReadonlyMap<string, Provision>): readonly Provision[] {
  const followers = new Map<string | undefined, Provision[]>()
  let last: string | undefined
  for (const provision of before) {
    if (laid.has(provision.id)) {
      last = provision.id
      continue
    }
    const known = followers.get(last)
    if (known === undefined) followers.set(last, [provision])
    else known.push(provision)
  }
  return [
    ...(followers.get(undefined) ?? []),
    ...[...laid.values()].flatMap((provision) => [provision, ...(followers.get(provision.id) ?? [])]),
  ]
}

/** Children as the parents they name say, in the order of the document. */
export function withChildren(provisions: readonly Provision[]): readonly Provision[] {
  const children = Map.groupBy(provisions, ({ parent }) => parent)
  return provisions.map((provision) => ({
    ...provision,
    children: (children.get(provision.id) ?? []).map(({ id }) => id),
  }))
}

/**
 * How many articles the document has, and whether all are on file. The text is believed only when it says that it leaves
 * none out and has every article the shelf has: a file that stops early shows no gap after its last article.
 */
function extentOf(
  { document: before, provisions }: Edition,
  { nodes, gaps }: Tree,
): Pick<LegalDocument, 'articles' | 'complete'> {
  const told = new Set(nodes.flatMap(({ id, level }) => (level === 'article' ? [id] : [])))
  const articles = told.size
  const hasAll =
    articles >= before.articles && provisions.every(({ id, level }) => level !== 'article' || told.has(id))
  const isWhole =
    articles > 0 && hasAll && !gaps.some(({ within }) => within === undefined || within.includes('/dieu-'))
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

/** Spaces, line ends and the place of the tone mark are no change of wording. */
export function sameWords(a: string | undefined, b: string | undefined): boolean {
  return plain(a) === plain(b)
}

/** The same without capitals and punctuation: what our summaries rest on. */
function sameLetters(a: string, b: string): boolean {
  const letters = (text: string): string =>
    plain(text)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}%]+/gu, ' ')
      .trim()
  return letters(a) === letters(b)
}

function plain(words: string | undefined): string {
  return settle(words ?? '')
    .replace(/\s+/g, ' ')
    .trim()
}
