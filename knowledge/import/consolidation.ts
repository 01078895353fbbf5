import { parseId, printId } from '../address.ts'
import { citedIds, findPhrases } from '../citation-words.ts'
import { documentId, readDocumentName } from '../document-number.ts'
import type { Relation, RelationKind } from '../relation.ts'
import { settle } from '../vietnamese.ts'
import { dateIn } from './facts.ts'
import { sentencesOf, shortened } from './sentences.ts'
import type { Node, Tree } from './tree.ts'

/** "[12] Điều này được sửa đổi, bổ sung theo quy định tại khoản 3 Điều 1 của Luật số …, có hiệu lực kể từ ngày …" */
const CHANGED =
  /^[^.;]{0,300}?(?<!(?:không|chưa) )(?:được|bị) (sửa đổi|bổ sung|bãi bỏ|hủy bỏ|thay thế)[^.;:]{0,300}?(?<!\p{L})(?:theo(?: quy định)?(?: tại)?|bởi|tại)\s+/iu
const LEVEL = /^(Điều|Khoản|Điểm) này/iu
const WORDS_ONLY = /(?<!\p{L})(?:cụm từ|từ|đoạn|câu|tên|mẫu|biểu|phụ lục)(?!\p{L})/iu
const SINCE = /có hiệu lực(?: thi hành)?(?: kể)? từ (ngày [^.;,]{3,60})/iu
/** "…, được sửa đổi, bổ sung bởi:", and the laws below it. */
const AMENDED_BY = /được (?:sửa đổi|bổ sung)[^.;:]{0,80}? bởi\s*:?\s*/iu
const LONGEST_WORDS = 600

/** What a văn bản hợp nhất tells of the texts it joins; `by` is the text that amends, not the consolidation. */
export function consolidated(tree: Tree, document: string, knownIds: Iterable<string>): readonly Relation[] {
  const known = [...knownIds]
  return [
    ...joined(tree, document),
    ...tree.nodes
      .filter(({ level }) => level === 'front')
      .flatMap((front) => amendedAsWhole(front.text, document, known)),
    ...amendedInPart(tree, known),
  ]
}

function joined({ document: facts, nodes }: Tree, target: string): readonly Relation[] {
  if (facts?.consolidation === undefined) return []
  const name = readDocumentName(`Văn bản hợp nhất số ${facts.consolidation}`)
  const by = name && documentId(name)
  const front = nodes.find(({ level }) => level === 'front')?.text.split('\n') ?? []
  const words = front.find((line) => /hợp nhất/iu.test(line)) ?? facts.consolidation
  return by === undefined
    ? []
    : [{ kind: 'consolidates', by, target, words: shortened(words, LONGEST_WORDS) }]
}

function amendedAsWhole(text: string, target: string, known: readonly string[]): readonly Relation[] {
  const relations: Relation[] = []
  let isList = false
  for (const paragraph of text.split('\n')) {
    const settled = settle(paragraph)
    const opening = AMENDED_BY.exec(settled)
    const [own] = findPhrases(settled)
    const isOwn = own?.cites.some((cite) => citedIds(cite, known).includes(target)) === true
    if (opening !== null && isOwn) isList = true
    else if (!isList || !/^\s*(?:\d{1,2}\.|[-–—+]|[a-zđ]\))/u.test(settled)) {
      isList = false
      continue
    }
    const behind = opening === null ? settled : settled.slice(opening.index + opening[0].length)
    const by = findPhrases(behind)[0]?.cites.flatMap((cite) => citedIds(cite, known)) ?? []
    for (const one of by) relations.push(relation('amends', one, target, paragraph))
  }
  return relations
}

function amendedInPart({ nodes }: Tree, known: readonly string[]): readonly Relation[] {
  const noted = new Map<string, Node>()
  for (const node of nodes) for (const note of node.notes) noted.set(note, node)
  return nodes.flatMap((footnote) => {
    const node = footnote.level === 'footnote' ? noted.get(footnote.number ?? '') : undefined
    const target = node && noteTarget(node.id, footnote.text)
    if (target === undefined) return []
    return sentencesOf(footnote.text).flatMap(({ words, settled }) => {
      const [lead, verb = ''] = CHANGED.exec(settled) ?? []
      if (lead === undefined) return []
      const [phrase] = findPhrases(settled.slice(lead.length))
      if (phrase === undefined || phrase.from > 3) return []
      const kind = kindOf(verb, lead)
      return phrase.cites
        .filter(({ document }) => document !== undefined)
        .flatMap((cite) => citedIds(cite, known))
        .map((by) => relation(kind, by, target, words))
    })
  })
}

function kindOf(verb: string, lead: string): RelationKind {
  if (WORDS_ONLY.test(lead)) return 'amends'
  return /bỏ/iu.test(verb) ? 'repeals' : /thay/iu.test(verb) ? 'replaces' : 'amends'
}

/** The mark stands in a clause, and the note says "Điều này". */
function noteTarget(id: string, note: string): string | undefined {
  const parsed = parseId(id)
  if (parsed === undefined) return undefined
  const { document, address } = parsed
  const { article, clause } = address
  const level = LEVEL.exec(note)?.[1]?.toLowerCase()
  if (level === 'điều') return printId(document, { article })
  if (level === 'khoản' && clause !== undefined) return printId(document, { article, clause })
  return id
}

function relation(kind: RelationKind, by: string, target: string, words: string): Relation {
  const from = dateIn(SINCE.exec(settle(words))?.[1])
  const shown = shortened(words, LONGEST_WORDS)
  return { kind, by, target, words: shown, ...(from !== undefined && { from }) }
}
