import type { Place } from '#knowledge/place.ts'
import type { Citation } from '../../domain/answer.ts'
import type { DepartmentId } from '../../domain/ids.ts'
import { matchesIn, matchesInLaw } from './phrase-matches.ts'
import type { Match } from './phrase-matches.ts'
import type { PhraseTable } from './phrase-table.ts'
import type { MessageKind, Reason } from './reason.ts'

/** A question with what is known about it when it is routed. */
export interface ToRoute {
  readonly question: string
  readonly place: Place | null
  /** The same with slips and abbreviations put right, in one way or several. */
  readonly meant?: readonly string[]
  /** The citizen's earlier questions, oldest first: looked at where this one says nothing. */
  readonly earlier?: readonly string[]
  readonly message?: MessageKind
  /** The province asked about, where it is not ours. */
  readonly elsewhere?: string
  /** Of what was found. */
  readonly citations?: readonly Pick<Citation, 'label' | 'quote'>[]
}

/** What speaks for one department. */
export interface Evidence {
  readonly score: number
  readonly reasons: readonly Reason[]
}

/** Below this a question says too little by itself: one hint of one common syllable. */
export const LIKELY = 0.9
/** What was found is about the neighbourhood of the question; its own words come first. */
const OF_PROVISIONS = 0.15
const PROVISIONS_READ = 2
/**
 * A report from the street is the ward's to look at first, unless its words say whose it is; a complaint about
 * officials the inspectorate's. As much as one phrase of two common syllables.
 */
const OF_MESSAGE = { report: ['ubnd-cap-xa', 1.5], complaint: ['thanh-tra', 1.5] } as const
/** Phrases that begin so are names of authorities. */
const AUTHORITY =
  /^(?:sở|công an|thanh tra|ban quản lý|chi cục|cục|ủy ban|văn phòng|hội đồng nhân dân|bảo hiểm xã hội)/u

/** What speaks for each department, those alone for which something does. */
export function evidenceIn(table: PhraseTable, asked: ToRoute): ReadonlyMap<DepartmentId, Evidence> {
  const own = bySum(matchesIn(table, asked.question, asked.place))
  const meant = (asked.meant ?? []).flatMap((one) => bySum(matchesIn(table, one, asked.place)))
  const best = new Map<DepartmentId, Evidence>()
  for (const { department, score, words } of [...own, ...meant]) {
    if (score <= (best.get(department)?.score ?? 0)) continue
    best.set(department, { score, reasons: [{ kind: 'words', words }] })
  }
  if (!someLikely(best)) addEarlier(best, table, asked)
  if (asked.message !== undefined) {
    const [department, score] = OF_MESSAGE[asked.message]
    add(best, department, score, [{ kind: 'message', message: asked.message }])
  }
  for (const citation of (asked.citations ?? []).slice(0, PROVISIONS_READ)) {
    for (const { department, score, words } of bySum(matchesInLaw(table, citation.quote, asked.place))) {
      add(best, department, score * OF_PROVISIONS, provisionReasons(citation.label, words))
    }
  }
  return best
}

function someLikely(evidence: ReadonlyMap<DepartmentId, Evidence>): boolean {
  return [...evidence.values()].some(({ score }) => score >= LIKELY)
}

function addEarlier(
  evidence: Map<DepartmentId, Evidence>,
  table: PhraseTable,
  { earlier = [], place }: ToRoute,
): void {
  for (const { department, score, words } of bySum(
    matchesIn(table, earlier.toReversed().join('\n'), place),
  )) {
    add(evidence, department, score, [{ kind: 'earlier', words }])
  }
}

function add(
  evidence: Map<DepartmentId, Evidence>,
  department: DepartmentId,
  score: number,
  reasons: readonly Reason[],
): void {
  const before = evidence.get(department) ?? { score: 0, reasons: [] }
  evidence.set(department, { score: before.score + score, reasons: [...before.reasons, ...reasons] })
}

function provisionReasons(provision: string, words: readonly string[]): readonly Reason[] {
  const authority = words.find((phrase) => AUTHORITY.test(phrase))
  return authority === undefined
    ? [{ kind: 'field', provision, words }]
    : [{ kind: 'named', provision, authority }]
}

function bySum(found: ReadonlyMap<DepartmentId, readonly Match[]>) {
  return [...found].map(([department, matches]) => ({
    department,
    score: matches.reduce((sum, match) => sum + match.score, 0),
    words: matches.map(({ phrase }) => phrase.words.join(' ')),
  }))
}
