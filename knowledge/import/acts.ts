import type { Address } from '../address.ts'
import { findPhrases } from '../citation-words.ts'
import type { CitedLaw } from '../citation-words.ts'
import type { DocumentName } from '../document-number.ts'
import type { RelationKind } from '../relation.ts'
import type { Day } from '../validity.ts'
import { meansWhole, readZone } from './acted-upon.ts'
import type { ActedUpon, Side } from './acted-upon.ts'
import { ENDING, findCues } from './acting-cues.ts'
import type { Cue } from './acting-cues.ts'
import { blankHistories } from './blanked.ts'
import { dayUntil, sinceIn } from './since.ts'
import type { Since } from './since.ts'

/** What one sentence does to law: each thing acted upon, with its document. */
export interface Act {
  readonly kind: RelationKind
  readonly upon: readonly CitedLaw[]
  readonly except: readonly CitedLaw[]
  /** Absent where the words say nothing of it, so that the text's own first day is meant. */
  readonly since?: Since
  readonly until?: Day
}

/** What the words above have said for those below: "Sửa đổi … của Luật X như sau:", "Bãi bỏ các văn bản sau đây:". */
export interface Given {
  readonly document?: DocumentName
  readonly within?: Address
  /** An act that still waits for what it acts upon. */
  readonly pending?: Pick<Act, 'kind' | 'since'>
}

// Of a document, words for some of its provisions.
const PART_OF_DOCUMENT =
  /(?<!\p{L})(?:một số|(?:các|những) (?:điều|khoản|điểm|quy định|nội dung)|quy định tại)(?!\p{L})/iu
const INTO = /(?<!\p{L})vào (?:(?:trước|sau|cuối)(?: các)? ?)?$/iu
const BESIDE = /(?<!\p{L})vào (?:trước|sau)(?: các)? ?$/iu
/** "Kể từ ngày …, ": when, not what. */
const WHEN = /^[^;]{0,200}?từ ngày [^,;]{3,120},\s*/iu

/** @param stands an entry of a list begins a paragraph; headings and titles act without saying who */
export function readSentence(
  settled: string,
  stands: 'title' | 'first' | 'later',
  given: Given,
): { readonly acts: readonly Act[]; readonly given: Given } {
  const sentence = blankHistories(settled)
  const cues = findCues(sentence, stands === 'title')
  if (cues.length === 0) return { acts: stands === 'first' ? listed(sentence, given) : [], given }
  const isIntroduction = sentence.trimEnd().endsWith(':')
  const acts: Act[] = []
  let next: Given = {}
  let end = sentence.length
  // From the last to the first: "sửa đổi khoản 1, bãi bỏ khoản 2 Điều 5 của Luật số …" says the law at the end.
  let behind: Given = given
  for (const [at, cue] of [...cues.entries()].toReversed()) {
    const previous = cues[at - 1]?.to ?? 0
    const begin = cue.direction === 'behind' ? subjectFrom(sentence, previous, cue.from) : cue.from
    const done = actsOf(sentence, begin, previous, cue, end, behind)
    const upon = done.flatMap((act) => act.upon)
    end = upon.length > 0 ? begin : cue.from
    acts.unshift(...done.filter((act) => act.upon.length > 0))
    const { document, address } = upon.at(-1) ?? {}
    if (address !== undefined) behind = { ...(document && { document }), within: address }
    if (next.document === undefined) next = contextOf(upon)
    const waits = isIntroduction && upon.every((one) => one.address === undefined)
    if (waits && next.pending === undefined) {
      const since = done[0]?.since
      next = { ...next, pending: { kind: cue.kind, ...(since !== undefined && { since }) } }
    }
  }
  const document = next.document ?? given.document
  return { acts, given: { ...next, ...(document !== undefined && { document }) } }
}

function contextOf(upon: readonly CitedLaw[]): Given {
  const [first, ...more] = upon
  const document = upon.at(-1)?.document
  return {
    ...(document !== undefined && { document }),
    ...(more.length === 0 && first?.address !== undefined && { within: first.address }),
  }
}

/** One act for what is acted upon whole, one for what is in part. */
function actsOf(
  sentence: string,
  begin: number,
  previous: number,
  cue: Cue,
  end: number,
  given: Given,
): readonly Act[] {
  const after = sentence.slice(cue.to, end)
  const side: Side =
    cue.direction === 'behind' ? 'behind' : cue.kind === 'details' ? 'ahead-of-details' : 'ahead'
  const zone = side === 'behind' ? subjectOf(sentence, begin, previous, cue) : after
  const read = readZone(zone, side, given.within)
  const left = side === 'behind' ? readZone(after, 'after', given.within) : []
  const found = cue.adds && side === 'ahead' ? added(read) : read.filter(({ role }) => role === 'object')
  const holder = read.find(({ role }) => role === 'holder')?.cites[0]?.document
  const except = exceptions([...read, ...left], holder ?? given.document)
  const since = sinceIn(sentence, side === 'behind' ? after : '')
  const until = cue.kind === 'extends' ? dayUntil(after) : undefined
  const when = { ...(since !== undefined && { since }), ...(until !== undefined && { until }) }
  const isPart = (one: ActedUpon) => one.isPart || (one === found[0] && !isWhole(one, side))
  return grouped(cue.kind, found, except, isPart, holder ?? given.document).map((act) => ({
    ...act,
    ...when,
  }))
}

function grouped(
  kind: RelationKind,
  found: readonly ActedUpon[],
  except: readonly CitedLaw[],
  isPart: (one: ActedUpon) => boolean,
  document: DocumentName | undefined,
): readonly Act[] {
  const upon = withDocuments(found, document)
  const parts = new Set(found.filter(isPart))
  const act = (as: RelationKind, wanted: boolean): Act => ({
    kind: as,
    upon: upon.filter(({ of }) => parts.has(of) === wanted).map(({ cite }) => cite),
    except,
  })
  return ENDING.has(kind)
    ? [act(kind, false), act('amends', true)]
    : [{ kind, upon: upon.map(({ cite }) => cite), except }]
}

/** "Nghị định số 1, trừ Điều 5; Nghị định số 2": what is left out is of what stands before it. */
function exceptions(read: readonly ActedUpon[], given: DocumentName | undefined): readonly CitedLaw[] {
  let held = given
  return read.flatMap((one) => {
    if (one.role === 'object') held = one.cites.at(-1)?.document ?? held
    return one.role === 'except' ? withDocuments([one], held).map(({ cite }) => cite) : []
  })
}

/** The words that "hết hiệu lực" is said of; none where they begin within brackets, or go on from what is only named. */
function subjectOf(sentence: string, begin: number, previous: number, cue: Cue): string {
  const subject = sentence.slice(begin, cue.from)
  const when = WHEN.exec(subject)?.[0] ?? ''
  const isBroken = /^[^(]*\)/.test(subject) || /đến khi/iu.test(when)
  const goesOn = cue.kind === 'extends' && findPhrases(sentence.slice(previous, begin)).length > 0
  return isBroken || goesOn ? '' : subject.slice(when.length)
}

/** "Bổ sung khoản 3 vào sau khoản 2 Điều 7": what is new does not stand yet; Điều 7 is what changes. */
function added(read: readonly ActedUpon[]): readonly ActedUpon[] {
  const at = read.findIndex(({ gap, role }) => INTO.test(gap) && role !== 'own')
  const objects = read.filter(({ role }) => role === 'object')
  if (at === -1) return objects.map((one) => (one.isPart ? one : around(one)))
  const place = read[at]
  const rest = read.slice(at + 1).filter(({ role }) => role === 'object')
  if (place === undefined) return rest
  return [BESIDE.test(place.gap) ? around(place) : place, ...rest]
}

function around(one: ActedUpon): ActedUpon {
  const cites = one.cites.map(({ document, address }): CitedLaw => {
    const above = address && wholeOf(address)
    return { ...(document !== undefined && { document }), ...(above !== undefined && { address: above }) }
  })
  return { ...one, cites }
}

function wholeOf({ article, clause, point }: Address): Address | undefined {
  if (point !== undefined) return clause === undefined ? { article } : { article, clause }
  return clause === undefined ? undefined : { article }
}

/** The document of a provision stands behind it, or above the whole; one that has none is left out. */
function withDocuments<T extends Pick<ActedUpon, 'cites'>>(
  found: readonly T[],
  given: DocumentName | undefined,
): readonly { readonly cite: CitedLaw; readonly of: T }[] {
  const named: { readonly cite: CitedLaw; readonly of: T }[] = []
  let last = given
  for (const of of found.toReversed()) {
    for (const { document: own, address } of of.cites.toReversed()) {
      const document = own ?? last
      if (own !== undefined && address !== undefined) last = own
      if (document === undefined) continue
      named.push({ cite: { document, ...(address !== undefined && { address }) }, of })
    }
  }
  return named.toReversed()
}

/** Of "…; Nghị định số 1; Nghị định số 2 hết hiệu lực", where the list begins. */
function subjectFrom(sentence: string, from: number, to: number): number {
  const words = sentence.slice(from, to)
  let begin = words.lastIndexOf(';') + 1
  while (begin > 1) {
    const before = words.lastIndexOf(';', begin - 2) + 1
    const [first] = readZone(words.slice(before, begin).replace(WHEN, ''), 'behind', undefined)
    if (first?.role !== 'object') break
    begin = before
  }
  return from + begin
}

/** An entry of a list whose introduction acts: "a) Nghị định số …;". */
function listed(sentence: string, { document, within, pending }: Given): readonly Act[] {
  if (pending === undefined) return []
  const isDetailing = pending.kind === 'details'
  const read = readZone(sentence, isDetailing ? 'ahead-of-details' : 'behind', within)
  const objects = isDetailing
    ? read
        .filter(({ role }) => role !== 'own' && role !== 'except')
        .map((one) => ({ ...one, cites: one.cites.filter((cite) => isOf(cite, document)) }))
    : read.filter(({ role }) => role === 'object')
  const except = exceptions(read, document)
  const when = pending.since === undefined ? {} : { since: pending.since }
  return grouped(pending.kind, objects, except, ({ isPart }) => isPart, document)
    .filter(({ upon }) => upon.length > 0)
    .map((act) => ({ ...act, ...when }))
}

/** "Bãi bỏ Điều 5" against "Bãi bỏ thủ tục tại Điều 5", "Bãi bỏ một số điều của Luật số …". */
function isWhole({ cites, gap }: ActedUpon, side: Side): boolean {
  if (side === 'behind') return true
  const isDocument = cites.every(({ address }) => address === undefined)
  return meansWhole(gap) && !(isDocument && PART_OF_DOCUMENT.test(gap))
}

/** What a decree details are provisions of the law it says it details. */
function isOf({ document, address }: CitedLaw, whole: DocumentName | undefined): boolean {
  if (address === undefined || whole === undefined) return false
  return document === undefined || (document.serial === whole.serial && document.year === whole.year)
}
