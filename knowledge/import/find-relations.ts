import { citedIds } from '../citation-words.ts'
import type { CitedLaw } from '../citation-words.ts'
import { relationId } from '../relation.ts'
import type { Relation } from '../relation.ts'
import type { Day } from '../validity.ts'
import { readSentence } from './acts.ts'
import type { Act, Given } from './acts.ts'
import { blankQuotations } from './blanked.ts'
import { consolidated } from './consolidation.ts'
import { ownDays } from './own-days.ts'
import { ownWords, sentencesOf, shortened } from './sentences.ts'
import type { Node, Tree } from './tree.ts'

const LONGEST_WORDS = 600
const LONGEST_INTRODUCTION = 250

/** "Bộ Nội vụ có trách nhiệm: …": what the points name is to be done, not done. */
const DUTY =
  /^(?!.*(?:hiệu lực|thi hành|sửa đổi|bãi bỏ|thay thế)).*(?<!\p{L})(?:trách nhiệm|nhiệm vụ|quyền hạn|thẩm quyền|giao|kiến nghị|đề nghị)(?!\p{L})/iu
const DUTIFUL = { acts: [], given: {} }

/** What stands above a piece of text and goes on in it. */
interface Above {
  readonly given: Given
  /** The sentence that says so, shown with what is found below it. */
  readonly introduction?: string
  readonly isDuty?: boolean
}
interface Found {
  readonly act: Act
  readonly by: string
  readonly words: string
}

/**
 * What a document does to others, by its own words: in its title, its articles and, of a consolidated text, its footnotes.
 * Proposals for a person, never applied by themselves. Never throws; time in proportion to the length.
 *
 * @param documentId of the text itself; what it does to itself is no relation
 * @param from its first day in force; else what the tree says
 * @param knownIds documents to look among where a citation leaves kind, year or suffix open; one that fits several is left out
 */
export function findRelations(
  tree: Tree,
  documentId: string,
  from: Day | undefined,
  knownIds: Iterable<string>,
): readonly Relation[] {
  const known = [...knownIds]
  const days = ownDays(tree, documentId)
  const first = from ?? tree.document?.inForce?.from
  const byId = new Map<string, Relation>()
  for (const found of [...inArticles(tree), ...inTitle(tree, documentId)]) {
    for (const relation of relationsOf(found, dayOf(found, first, days), known)) {
      const isOwn = relation.target.split('/')[0] === documentId
      if (!isOwn && !byId.has(relationId(relation))) byId.set(relationId(relation), relation)
    }
  }
  const relations = [...byId.values()]
  // The title says in short what an article says.
  const said = new Set(relations.filter(({ by }) => by !== documentId).map(deed))
  const own = relations.filter((one) => one.by !== documentId || !said.has(deed(one)))
  return [...own, ...consolidated(tree, documentId, known)]
}

function deed({ kind, target }: Relation): string {
  return `${kind} ${target}`
}

function inTitle({ document }: Tree, documentId: string): readonly Found[] {
  const title = document?.name ?? ''
  return sentencesOf(title).flatMap(({ words, settled }) =>
    readSentence(settled, 'title', {}).acts.map((act) => ({ act, by: documentId, words })),
  )
}

function inArticles({ nodes }: Tree): readonly Found[] {
  const found: Found[] = []
  const above = new Map<string, Above>()
  for (const node of nodes) {
    if (node.address === undefined) continue
    const before = (node.parent === undefined ? undefined : above.get(node.parent)) ?? { given: {} }
    above.set(node.id, readNode(node, before, found))
  }
  return found
}

/** @returns what goes on in the node's clauses or points: its heading, or the last sentence that ends with a colon */
function readNode(node: Node, above: Above, found: Found[]): Above {
  let current = above
  let below = above
  const headings = sentencesOf(node.heading ?? '').map((one) => ({ ...one, isHeading: true }))
  const own = ownWords(node)
  const text = sentencesOf(own, blankQuotations(own)).map((one) => ({ ...one, isHeading: false }))
  for (const { settled, words, isFirst, isHeading } of [...headings, ...text]) {
    const stands = isHeading ? 'title' : isFirst ? 'first' : 'later'
    const { acts, given } = current.isDuty ? DUTIFUL : readSentence(settled, stands, current.given)
    for (const act of acts) found.push({ act, by: node.id, words: withIntroduction(words, current) })
    const goesOn = isHeading || settled.trimEnd().endsWith(':')
    if (goesOn && acts.length === 0 && DUTY.test(settled)) current = { given: {}, isDuty: true }
    else if (given !== current.given) current = { given, ...(goesOn && { introduction: words }) }
    if (goesOn) below = current
  }
  return below
}

function withIntroduction(words: string, { introduction }: Above): string {
  const before = introduction === undefined ? '' : `${shortened(introduction, LONGEST_INTRODUCTION)}\n`
  return shortened(before + words, LONGEST_WORDS)
}

function dayOf(
  { act: { since }, by }: Found,
  first: Day | undefined,
  days: ReadonlyMap<string, Day>,
): Day | undefined {
  if (since === 'elsewhere') return undefined
  if (since === 'own') return first
  if (since !== undefined) return since.day
  const parts = by.split('/')
  const own = parts.map((_, at) => days.get(parts.slice(0, parts.length - at).join('/')))
  return own.find((day) => day !== undefined) ?? first
}

function relationsOf(
  { act: { kind, upon, except, until }, by, words }: Found,
  from: Day | undefined,
  known: readonly string[],
): readonly Relation[] {
  const left = except.flatMap((cite) => idOf(cite, known))
  return upon.flatMap((cite) =>
    idOf(cite, known).map((target) => {
      const within = left.filter((id) => id !== target && id.startsWith(`${target}/`))
      return {
        kind,
        by,
        target,
        words,
        ...(from !== undefined && { from }),
        ...(until !== undefined && { until }),
        ...(within.length > 0 && { except: within }),
      }
    }),
  )
}

function idOf(cite: CitedLaw, known: readonly string[]): readonly string[] {
  const ids = citedIds(cite, known)
  return ids.length === 1 ? ids : []
}
