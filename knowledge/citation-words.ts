import { printAddress, printId } from './address.ts'
import type { Address } from './address.ts'
import { citationTokens } from './citation-tokens.ts'
import type { LevelToken, Token } from './citation-tokens.ts'
import { documentId, matchDocuments, printDocumentName } from './document-number.ts'
import type { DocumentName } from './document-number.ts'
import { settle } from './vietnamese.ts'

/** Trích dẫn: what words name of the law; a text may name a document, a provision of it, or a provision alone. */
export interface CitedLaw {
  readonly document?: DocumentName
  readonly address?: Address
}

/** What may stand between the words of one citation. */
const GLUE = /^[\s,;]*(?:(?:và|va|hoặc|hoac|của|cua|thuộc|tại|tai|các|cac|từ|tu)(?!\p{L})[\s,;]*)*$/iu
const CLOSE = /^[\s,]*$/
// No citation is longer or names more; the bounds keep the work linear in whatever text comes.
const LONGEST_PHRASE = 100
const MOST_PROVISIONS = 500

/** Words that name law in one breath, and where they stand in the settled text. */
export interface CitedPhrase {
  readonly cites: readonly CitedLaw[]
  readonly from: number
  readonly to: number
}

/**
 * Every provision and document a text cites, in order: official style ("điểm a và điểm b khoản 1, khoản 3 Điều 8 Nghị
 * quyết số 98/2023/QH15") and what people type ("d4 k1 nq 97"). Relative words ("khoản này") cite nothing.
 */
export function findCitations(text: string): readonly CitedLaw[] {
  return findPhrases(text).flatMap(({ cites }) => cites)
}

/**
 * The same by phrase, for whoever must know what stands around the words; a phrase may cite nothing ("khoản 2" alone).
 *
 * @param within what went before has named: under "Sửa đổi Điều 5 như sau:", "khoản 2" is one of Điều 5
 */
export function findPhrases(text: string, within?: Address): readonly CitedPhrase[] {
  const settled = settle(text)
  const phrases: CitedPhrase[] = []
  let phrase: Token[] = []
  const close = () => {
    const [first] = phrase
    const last = phrase.at(-1)
    if (first === undefined || last === undefined) return
    phrases.push({ cites: citedIn(phrase, settled, within), from: first.from, to: last.to })
    phrase = []
  }
  for (const token of citationTokens(settled)) {
    const last = phrase.at(-1)
    const gap = settled.slice(last?.to ?? token.from, token.from)
    // "Điều 5; Nghị định số 2" are two things, "Điều 5, Nghị định số 2" is one.
    const ended = !GLUE.test(gap) || (token.level === 'document' && gap.includes(';'))
    if (ended || phrase.length === LONGEST_PHRASE) close()
    phrase.push(token)
  }
  close()
  return phrases
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

interface Open {
  readonly point?: string
  readonly clause?: string
}

/** One phrase, smallest level first as the law cites, or largest first as people also write. */
function citedIn(
  phrase: readonly Token[],
  settled: string,
  within: Address | undefined,
): readonly CitedLaw[] {
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
  if (within !== undefined) addresses = [...addresses, ...open.map((one) => completed(one, within))]
  const named = leading === undefined ? {} : { document: leading }
  citations.push(...addresses.map((address) => ({ ...named, address })))
  if (addresses.length === 0 && leading !== undefined) citations.push({ document: leading })
  return citations
}

function completed(open: Open, { article, clause }: Address): Address {
  return { article, ...(open.clause === undefined && clause !== undefined && { clause }), ...open }
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
