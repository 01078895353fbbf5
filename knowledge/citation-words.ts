import { printAddress, printId } from './address.ts'
import type { Address } from './address.ts'
import {
  documentId,
  DOCUMENT_PATTERN,
  matchDocuments,
  nameFrom,
  printDocumentName,
} from './document-number.ts'
import type { DocumentName } from './document-number.ts'
import { settle } from './vietnamese.ts'

/** Trích dẫn: what words name of the law; a text may name a document, a provision of it, or a provision alone. */
export interface CitedLaw {
  readonly document?: DocumentName
  readonly address?: Address
}

/** Words that name one level: "các khoản 2, 3 và 6" are values 2, 3, 6. */
interface LevelToken {
  readonly level: 'point' | 'clause' | 'article'
  readonly values: readonly string[]
  readonly from: number
  readonly to: number
}
interface DocumentToken {
  readonly level: 'document'
  readonly document: DocumentName
  readonly from: number
  readonly to: number
}
type Token = LevelToken | DocumentToken

const AND = String.raw`\s*(?:,|;|và|va|hoặc|hoac)\s*`
const LETTER = String.raw`(?:dd|đ|[a-z])\d{0,2}(?![\p{L}\d])`
const FIGURE = String.raw`[1-9]\d{0,2}[a-zđ]?(?![\p{L}\d/])`
// "Điều 5, 10 ngày": a figure after a comma goes on with the list only where no other word takes it up.
const LISTED = String.raw`${FIGURE}(?=\s*(?:$|[^\p{L}\s]|(?:và|va|hoặc|hoac|khoản|khoan|điều|dieu|của|cua|này|luật|luat|bộ luật|nghị|nghi|pháp|thông|quyết|nq|nđ|nd)(?!\p{L})))`
const LEVELS = [
  ['point', String.raw`(?:điểm|diem)\s+(${LETTER}(?:${AND}${LETTER})*)`],
  ['clause', String.raw`(?:khoản|khoan|k\.?)\s*(${FIGURE}(?:${AND}${LISTED})*)`],
  ['article', String.raw`(?:điều|dieu|[đd]\.?)\s*(${FIGURE}(?:${AND}${LISTED})*)`],
] as const
const TOKEN = new RegExp(
  [...LEVELS.map(([level, words]) => String.raw`(?<![\p{L}\d])(?<${level}>${words})`), DOCUMENT_PATTERN].join(
    '|',
  ),
  'giu',
)
/** What may stand between the words of one citation. */
const GLUE = /^[\s,;]*(?:(?:và|va|hoặc|hoac|của|cua|thuộc|tại|tai|các|cac)(?!\p{L})[\s,;]*)*$/iu
const CLOSE = /^[\s,]*$/
// No citation is longer or names more; the bounds keep the work linear in whatever text comes.
const LONGEST_PHRASE = 100
const MOST_VALUES = 60
const MOST_PROVISIONS = 500

/**
 * Every provision and document a text cites, in order: official style ("điểm a và điểm b khoản 1, khoản 3 Điều 8 Nghị
 * quyết số 98/2023/QH15") and what people type ("d4 k1 nq 97"). Relative words ("khoản này") cite nothing.
 */
export function findCitations(text: string): readonly CitedLaw[] {
  const settled = settle(text)
  const citations: CitedLaw[] = []
  let phrase: Token[] = []
  for (const token of tokens(settled)) {
    const last = phrase.at(-1)
    const ended = last !== undefined && !GLUE.test(settled.slice(last.to, token.from))
    if (ended || phrase.length === LONGEST_PHRASE) {
      citations.push(...citedIn(phrase, settled))
      phrase = []
    }
    phrase.push(token)
  }
  citations.push(...citedIn(phrase, settled))
  return citations
}

/** The first thing a text cites; the inverse of {@link printCitation}. */
export function parseCitation(text: string): CitedLaw | undefined {
  return findCitations(text)[0]
}

/** `điểm đ khoản 1 Điều 6 Nghị quyết số 98/2023/QH15` */
export function printCitation({ document, address }: CitedLaw): string {
  const parts = [address && printAddress(address), document && printDocumentName(document)]
  return parts.filter((part) => part !== undefined).join(' ')
}

/**
 * The canonical ids a citation can mean.
 *
 * @param knownIds documents to look among when the words leave kind, year or suffix open ("nq97")
 * @returns several where the words fit several documents; none where no document is named
 */
export function citedIds({ document, address }: CitedLaw, knownIds: Iterable<string>): readonly string[] {
  if (document === undefined) return []
  const id = documentId(document)
  const documents = id === undefined ? matchDocuments(document, knownIds) : [id]
  return documents.map((one) => (address === undefined ? one : printId(one, address)))
}

function* tokens(settled: string): Generator<Token> {
  for (const match of settled.matchAll(TOKEN)) {
    const from = match.index
    const to = from + match[0].length
    const level = (['point', 'clause', 'article'] as const).find((one) => match.groups?.[one] !== undefined)
    if (level !== undefined) yield { level, values: valuesOf(match[0], level), from, to }
    else {
      // Two groups a level come before those of the document.
      const document = nameFrom(match.slice(1 + LEVELS.length * 2))
      if (document !== undefined) yield { level: 'document', document, from, to }
    }
  }
}

function valuesOf(words: string, level: LevelToken['level']): readonly string[] {
  const pattern = level === 'point' ? /(?<![\p{L}\d])(?:dd|đ|[a-z])\d{0,2}(?![\p{L}\d])/giu : /\d+[a-zđ]?/giu
  const values = (words.match(pattern) ?? []).slice(0, MOST_VALUES)
  return values.map((value) => value.toLowerCase().replace('dd', 'đ'))
}

interface Open {
  readonly point?: string
  readonly clause?: string
}

/** One phrase, smallest level first as the law cites, or largest first as people also write. */
function citedIn(phrase: readonly Token[], settled: string): readonly CitedLaw[] {
  const citations: CitedLaw[] = []
  let open: Open[] = []
  let addresses: Address[] = []
  let leading: DocumentName | undefined
  const gap = (index: number) => settled.slice(phrase[index - 1]?.to ?? 0, phrase[index]?.from ?? 0)
  for (const [index, token] of phrase.entries()) {
    switch (token.level) {
      case 'point':
      case 'clause': {
        if (isDescending(phrase, index, gap(index))) addresses = narrowed(addresses, token)
        else open = widened(open, token, gap(index)).slice(0, MOST_PROVISIONS)
        break
      }
      case 'article': {
        const within = open.length === 0 ? [{}] : open
        const named = token.values.flatMap((article) => within.map((one) => ({ article, ...one })))
        addresses = [...addresses, ...named].slice(0, MOST_PROVISIONS)
        open = []
        break
      }
      case 'document': {
        const { document } = token
        if (addresses.length > 0) {
          citations.push(...addresses.map((address) => ({ document, address })))
        } else if (
          index === phrase.length - 1 ||
          phrase.slice(index + 1).some(({ level }) => level === 'document')
        ) {
          citations.push({ document })
        } else leading = document
        addresses = []
        open = []
      }
    }
  }
  const named = leading === undefined ? {} : { document: leading }
  citations.push(...addresses.map((address) => ({ ...named, address })))
  if (addresses.length === 0 && leading !== undefined) citations.push({ document: leading })
  return citations
}

/** "Điều 4 khoản 1": a smaller level right behind a larger one, with no further article for it to belong to. */
function isDescending(phrase: readonly Token[], index: number, gap: string): boolean {
  const before = phrase[index - 1]
  if (before === undefined || !CLOSE.test(gap)) return false
  const rest = phrase.slice(index + 1)
  const documentAt = rest.findIndex(({ level }) => level === 'document')
  const ahead = documentAt === -1 ? rest : rest.slice(0, documentAt)
  if (ahead.some(({ level }) => level === 'article')) return false
  if (before.level === 'article') return true
  return phrase[index]?.level === 'point' && before.level === 'clause' && isDescending(phrase, index - 1, '')
}

function narrowed(addresses: readonly Address[], token: LevelToken): Address[] {
  const last = addresses.at(-1)
  if (last === undefined) return [...addresses]
  const key = token.level === 'point' ? 'point' : 'clause'
  return [...addresses.slice(0, -1), ...token.values.map((value) => ({ ...last, [key]: value }))]
}

function widened(open: readonly Open[], token: LevelToken, gap: string): Open[] {
  if (token.level === 'point') {
    const last = open.at(-1)
    // "khoản 1 điểm a Điều 5"
    if (last?.clause !== undefined && last.point === undefined && /^\s*$/.test(gap)) {
      return [...open.slice(0, -1), ...token.values.map((point) => ({ ...last, point }))]
    }
    return [...open, ...token.values.map((point) => ({ point }))]
  }
  const waiting = open.filter((one) => one.clause === undefined)
  if (waiting.length === 0) return [...open, ...token.values.map((clause) => ({ clause }))]
  const settledOnes = open.filter((one) => one.clause !== undefined)
  return [...settledOnes, ...token.values.flatMap((clause) => waiting.map((one) => ({ ...one, clause })))]
}
