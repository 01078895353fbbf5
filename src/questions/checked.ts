import { carriedOver } from '#knowledge/carried-over.ts'
import { latelyOf } from '#knowledge/lately.ts'
import type { LegalDocument, Provision } from '#knowledge/provision.ts'
import type { Published } from '#knowledge/published.ts'
import type { Shelf } from '#knowledge/shelf.ts'
import { unsupportedAuthorities, unsupportedFigures } from './citations.ts'
import * as phrases from './phrases-answer.ts'
import { sourceOf, unsupportedSentences } from './support.ts'
import type { Source } from './support.ts'
import type { Question } from './understand.ts'
import type { Draft } from './write.ts'

/** What the desk itself says needs no law. */
const OWN_WORDS = Object.values(phrases).flatMap((one) => (typeof one === 'string' ? [sourceOf(one)] : []))

/**
 * Whether cited law supports an answer: every figure and every authority stands in a cited provision, in its document's
 * number or validity, or in the question; every sentence that states a rule says what a cited provision says.
 *
 * @param named the document the question names; its number and validity may be told though nothing of it is cited
 */
export function isSupported(
  { shelf }: Published,
  asked: Question,
  named: LegalDocument | undefined,
  draft: Draft,
): boolean {
  if (draft.citations.length === 0) return true
  const rested = draft.citations.flatMap(({ id }) => shelf.provisions.get(id) ?? [])
  const documents = new Set([
    ...rested.map((provision) => shelf.document(provision)),
    ...(named === undefined ? [] : [named]),
  ])
  const given = [
    asked.question,
    ...asked.earlier,
    // The quote may be the official wording, the answer our account of it.
    ...rested.flatMap(({ summary, text }) => [summary ?? '', text ?? '']),
    ...[...documents].flatMap(({ number, name, articles, validity, note }) => [
      number,
      name,
      String(articles),
      JSON.stringify(validity),
      note ?? '',
    ]),
  ]
  const { text, citations } = draft
  const notes = citations.map(({ label, note }) => `${label} ${note ?? ''}`)
  const carried = rested.flatMap((provision) => saidToBeCarried(shelf, provision, rested))
  const read = [...OWN_WORDS, ...rested.map(({ id }) => familyOf(shelf, id))]
  return (
    unsupportedFigures(text, citations, given).length === 0 &&
    unsupportedAuthorities(text, citations, given).length === 0 &&
    (statesNoRule(draft) || unsupportedSentences(statedIn(draft), [...carried, ...notes], read).length === 0)
  )
}

/** That a rule also holds for other units, as what carries it over says. */
function saidToBeCarried(
  shelf: Shelf,
  provision: Provision,
  rested: readonly Provision[],
): readonly string[] {
  return carriedOver(shelf, provision).flatMap(({ by, from, to }) => {
    if (!rested.includes(by)) return []
    const label = shelf.label(by)
    return [phrases.carriedOver(label, from, to), phrases.alsoFor(to, label), phrases.ruleOf(from, label)]
  })
}

/** Of these every sentence is ours: a refusal to say, or a document's life. */
function statesNoRule({ outcome, reason }: Draft): boolean {
  return outcome === 'no_answer' || reason === 'status' || reason === 'premise'
}

/** What an answer states between its lead and its basis. */
function statedIn({ text, lead }: Draft): string {
  const begins = text.startsWith(lead) ? lead.length : 0
  const ends = text.lastIndexOf(phrases.BASIS)
  return text.slice(begins, ends === -1 ? undefined : ends)
}

/** Provisions are cited again and again, a few hundred of them nearly always. */
const FAMILIES_KEPT = 500

/** All the knowledge's words for a provision, its parts and the sentence it stands under. */
const familyOf = latelyOf((shelf: Shelf, id: string): Source => {
  const provision = shelf.provisions.get(id)
  if (provision === undefined) return sourceOf('')
  const family = shelf.withParts(provision)
  return sourceOf(
    [
      shelf.parent(provision)?.text ?? '',
      ...family.flatMap(({ heading, summary, text }) => [heading ?? '', summary ?? '', text ?? '']),
    ].join('\n'),
  )
}, FAMILIES_KEPT)
