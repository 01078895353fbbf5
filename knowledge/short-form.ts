import type { Address } from './address.ts'
import { citationTokens } from './citation-tokens.ts'
import type { LevelToken, Token } from './citation-tokens.ts'
import { citedIds, findCitations } from './citation-words.ts'
import type { CitedLaw } from './citation-words.ts'
import type { LegalDocument, Provision } from './provision.ts'
import type { Shelf } from './shelf.ts'
import { settle } from './vietnamese.ts'

/** What may stand between the words of a short form; anything else makes it a search. */
const GLUE = /^[\s,;.:/-]*(?:(?:của|cua|và|va|thuộc|thuoc|tại|tai|theo|ở|o)[\s,;.:/-]*)*$/iu

/**
 * Reads what officials type for a provision, whatever its order and without accents: "d4 k1 nq 97", "k5 d6 nq98 điểm a",
 * "điều 4 khoản 1 nghị quyết 97/2019". Where it names one of each level at most, the order says nothing; several of a level
 * are read as {@link findCitations} reads them.
 *
 * @returns nothing where other words stand beside it, or no article and no document is named
 */
export function readShortForm(words: string): readonly CitedLaw[] {
  const settled = spelledOut(settle(words).trim())
  const tokens = [...citationTokens(settled)]
  if (tokens.length === 0 || !coversAll(tokens, settled)) return []
  const levels = tokens.map(({ level }) => level)
  const isPlain =
    new Set(levels).size === levels.length &&
    tokens.every((token) => token.level === 'document' || token.values.length === 1)
  if (!isPlain) return findCitations(settled)
  const document = tokens.find((token) => token.level === 'document')?.document
  const address = addressIn(tokens)
  if (address === undefined && (document === undefined || tokens.length > 1)) return []
  return [{ ...(document !== undefined && { document }), ...(address !== undefined && { address }) }]
}

/**
 * `d4k1` as `điều 4 khoản 1`: run together, or behind a letter ("điểm a, k5"), a short level reads as something else.
 * "điểm d1" is a point.
 */
function spelledOut(settled: string): string {
  return settled
    .replace(
      /(?<![\p{L}\d])(?<!(?:điểm|diem)\s{1,3})(?:[dđ]\.?\d{1,3}k|k\.?\d{1,3}[dđ])(?=\.?\d)/giu,
      (run) => `${run.slice(0, -1)} ${run.slice(-1)}`,
    )
    .replace(/(?<![\p{L}\d])(?<!(?:điểm|diem)\s{1,3})([dđk])\.?(?=\d{1,3})/giu, (_, level: string) =>
      level.toLowerCase() === 'k' ? 'khoản ' : 'điều ',
    )
}

function coversAll(tokens: readonly Token[], settled: string): boolean {
  const ends = [0, ...tokens.map(({ to }) => to)]
  const begins = [...tokens.map(({ from }) => from), settled.length]
  return begins.every((begin, at) => GLUE.test(settled.slice(ends[at], begin)))
}

function addressIn(tokens: readonly Token[]): Address | undefined {
  const valueOf = (level: LevelToken['level']): string | undefined =>
    tokens.flatMap((token) => (token.level === level ? token.values : []))[0]
  const article = valueOf('article')
  if (article === undefined) return undefined
  const clause = valueOf('clause')
  const point = valueOf('point')
  return { article, ...(clause !== undefined && { clause }), ...(point !== undefined && { point }) }
}

/** What a short form leads to on a shelf. */
export interface Named {
  readonly provisions: readonly Provision[]
  /** Documents named whose words do not lead to a provision: no such article, or none was named. */
  readonly documents: readonly LegalDocument[]
  /** The words name something smaller than what was found: the article has no such clause. */
  readonly isWider: boolean
}

/** Looks up what short forms name; of a provision that is not there, the next larger one that is. */
export function lookUp(shelf: Shelf, cited: readonly CitedLaw[]): Named {
  const provisions = new Map<string, Provision>()
  const documents = new Map<string, LegalDocument>()
  let isWider = false
  for (const one of cited) {
    for (const id of citedIds(one, shelf.documents.keys())) {
      const known = ladder(id).find((step) => shelf.provisions.has(step))
      const provision = known === undefined ? undefined : shelf.provisions.get(known)
      const document = shelf.documents.get(id.replace(/\/.*$/, ''))
      if (provision !== undefined) {
        provisions.set(provision.id, provision)
        isWider ||= known !== id
      } else if (document !== undefined) documents.set(document.id, document)
    }
  }
  return { provisions: [...provisions.values()], documents: [...documents.values()], isWider }
}

/** `x/dieu-4/khoan-1/diem-a`, `x/dieu-4/khoan-1`, `x/dieu-4`. */
function ladder(id: string): readonly string[] {
  const steps = id.split('/')
  return steps.slice(1).map((_, at) => steps.slice(0, steps.length - at).join('/'))
}
