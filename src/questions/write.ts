import { parseId, printAddress, printId } from '#knowledge/address.ts'
import type { Provision } from '#knowledge/provision.ts'
import type { Published } from '#knowledge/published.ts'
import { documentLabel } from '#knowledge/shelf.ts'
import type { Shelf } from '#knowledge/shelf.ts'
import { inForce } from '#knowledge/validity.ts'
import type { Day } from '#knowledge/validity.ts'
import { WHICH_PLACE } from '../domain/answer.ts'
import type { Answer, Citation } from '../domain/answer.ts'
import { cite } from './citations.ts'
import { NOTHING_CARRIED } from './decision.ts'
import type { Decision, SetAside } from './decision.ts'
import * as say from './phrases-answer.ts'
import { withBasis, writeStatus, writeWordless } from './write-status.ts'
import { firstSentence } from './sentences.ts'
import { writeQuotes } from './writer-quotes.ts'
import type { Composition } from './writer-quotes.ts'

/** An answer before it is checked. */
export interface Draft extends Pick<Answer, 'outcome' | 'reason' | 'text' | 'citations'> {
  /** The sentences at the head of the text that nobody may reword; empty where there are none. */
  readonly lead: string
}

export interface When {
  readonly day: Day
  readonly today: Day
  /** The citizen's own words for the time, where they named one: "năm 2022". */
  readonly saidWhen: string | null
}

/** What the desk must know before it can answer. */
export function askBack(reason: string, text: string): Draft {
  return { outcome: 'clarification', reason, text, lead: '', citations: [] }
}

/**
 * Puts a decision into words, with its citations.
 *
 * @param asked the question, by which it is chosen what of long provisions is told
 */
export function write(published: Published, decision: Decision, when: When, asked: string): Draft {
  const { shelf } = published
  const citing = (provision: Provision): Citation => cite(shelf, provision, when.day)
  const compose = (outcome: Draft['outcome'], reason: string, composition: Composition): Draft => ({
    outcome,
    reason,
    lead: composition.lead.join('\n'),
    ...writeQuotes(shelf, composition, citing),
  })
  /** What one provision says, and why it is only a part of an answer. */
  const partly = (reason: string, main: Provision, beside: Partial<Composition>): Draft => {
    const bare = { lead: [], leadRestsOn: [], former: null, related: [], carried: NOTHING_CARRIED, asked }
    return compose('partial', reason, { ...bare, main, ...beside })
  }
  const decline = (reason: string, text: string, ...basis: readonly (Provision | null)[]): Draft => ({
    outcome: 'no_answer',
    reason,
    text,
    lead: '',
    citations: basis.flatMap((provision) => (provision === null ? [] : [citing(provision)])),
  })
  switch (decision.kind) {
    case 'holds': {
      const { main, related, former, bodyEnded, setAside, carried } = decision
      return compose('answered', former === null && setAside === null ? 'found' : 'replaced', {
        lead: leadFor(shelf, decision, when),
        leadRestsOn: bodyEnded === null ? [] : [bodyEnded],
        main,
        former,
        related,
        carried,
        asked,
      })
    }
    case 'not_yet': {
      const { main, begins } = decision
      const { reason = '' } = inForce(main, when.day, null)
      const first =
        begins === undefined
          ? say.notYet(shelf.label(main), reason)
          : say.notBegun(shelf.label(begins.by), begins.day)
      const leadRestsOn = begins === undefined ? [] : [begins.by]
      const lead = [first, say.WILL_SAY]
      return partly('not_yet', main, { lead, leadRestsOn })
    }
    case 'body_ended': {
      const { main, asks } = decision
      return partly('body_ended', main, { lead: asks === 'what_now' ? [say.SUCCESSOR_UNKNOWN] : [] })
    }
    case 'doubtful': {
      const { main, related } = decision
      const reason = inForce(main, when.day, null).reason ?? ''
      const lead = [say.mustBeChecked(documentLabel(shelf.document(main)), reason)]
      return partly('needs_ruling', main, { lead, related })
    }
    case 'ended': {
      const { former } = decision
      const { reason = '' } = inForce(former, when.day, null)
      const lead = [say.hasEnded(shelf.label(former), reason), say.NOTHING_HOLDS_NOW, say.SAID_BEFORE]
      return partly('ended', former, { lead })
    }
    case 'status':
      return writeStatus(decision.document, decision.basis.map(citing), when)
    case 'article_count': {
      const { document, said } = decision
      const text = say.articleCount(documentLabel(document), document.articles, said)
      const last = shelf.provisions.get(printId(document.id, { article: String(document.articles) }))
      if (last === undefined) return decline('premise', text)
      const citation = citing(last)
      return {
        outcome: 'answered',
        reason: 'premise',
        text: withBasis(text, [citation]),
        lead: '',
        citations: [citation],
      }
    }
    case 'which_place':
      return askBack(WHICH_PLACE, say.WHICH_PLACE)
    case 'no_such_provision':
      return decline('no_such_provision', noSuch(shelf, decision))
    case 'text_missing':
      return writeWordless(shelf, decision, when, citing)
    case 'not_on_shelf':
      return decline('not_in_knowledge', say.notOnShelf(decision.name))
    case 'not_in_document': {
      const { document, scope } = decision
      const label = documentLabel(document)
      if (scope === null) return decline('text_missing', say.textMissing(label))
      return decline(
        'not_in_document',
        document.complete ? say.notInDocument(label) : say.partlyOnFile(label),
        scope,
      )
    }
    case 'other_city': {
      const { document, scope } = decision
      if (document.territory === 'vn') return decline('not_in_knowledge', say.NOT_FOUND)
      return decline(
        'other_city',
        `${say.otherCity(documentLabel(document), document.territory)} ${say.NOT_FOUND}`,
        scope,
      )
    }
    case 'nothing':
      return decline('not_in_knowledge', say.NOT_FOUND)
  }
}

/** What must be said before the answer: which body is no more, which rule has ended, which time is meant. */
function leadFor(
  shelf: Shelf,
  decision: Extract<Decision, { kind: 'holds' }>,
  when: When,
): readonly string[] {
  const { bodyEnded } = decision
  const gone = bodyEnded === null ? [] : [firstSentence(bodyEnded.summary ?? '')]
  return [...gone, ...leadByTime(shelf, decision, when), ...leadByUnit(shelf, decision)]
}

/** For whom a rule is given, and by what it holds for those asked about. */
export function leadByUnit(
  shelf: Shelf,
  { main, carried }: Pick<Extract<Decision, { kind: 'holds' }>, 'main' | 'carried'>,
): readonly string[] {
  const over = carried.get(main.id)
  if (over === undefined) return []
  const { by, from, to, isDivided } = over
  return isDivided
    ? [say.carriedOverInPart(shelf.label(by), by.summary ?? by.text ?? '', from)]
    : [say.carriedOver(shelf.label(by), from, to)]
}

function leadByTime(
  shelf: Shelf,
  { main, former, setAside }: Extract<Decision, { kind: 'holds' }>,
  when: When,
): readonly string[] {
  if (former !== null) {
    const { reason = '' } = inForce(former, when.day, null)
    return [
      say.hasEnded(shelf.label(former), reason),
      when.day === when.today ? say.HOLDS_NOW : say.HOLDS_THEN,
    ]
  }
  if (setAside !== null) {
    return [whySetAside(setAside, when.day), when.day === when.today ? say.HOLDS_NOW : say.HOLDS_THEN]
  }
  const { to } = main.validity
  // Whoever asks on the eve of its end is not told so the day after.
  const ending =
    to !== undefined && to > when.today && to > when.day
      ? [say.willEnd(inForce(main, to, null).reason ?? '')]
      : []
  if (when.day === when.today) return ending
  const later = to ?? main.validity.needsRuling?.from
  const { state, reason = '' } = inForce(main, when.today, null)
  const told = state === 'needs_ruling' ? say.inDoubtNow(reason) : say.hasEnded('Quy định này', reason)
  const since = later !== undefined && later <= when.today && later > when.day ? [told] : []
  return [when.saidWhen === null ? say.IN_THAT_TIME : say.inTheTime(when.saidWhen), ...since, ...ending]
}

function whySetAside({ document, why }: SetAside, day: Day): string {
  const label = documentLabel(document)
  const { reason = '' } = inForce(document, day, null)
  switch (why) {
    case 'not_yet':
      return say.notYet(label, reason)
    case 'ended':
      return say.hasEnded(label, reason)
    case 'silent':
      return document.complete ? say.silentInFull(label) : say.silentInPart(label)
    case 'other_city':
      return document.territory === 'vn' ? say.silentInFull(label) : say.otherCity(label, document.territory)
  }
}

function noSuch(
  shelf: Shelf,
  { document, address }: Extract<Decision, { kind: 'no_such_provision' }>,
): string {
  const label = documentLabel(document)
  const { article, clause, point } = address
  const found = [...shelf.provisions.values()].filter(
    ({ id, document: its }) => its === document.id && parseId(id)?.address.article === article,
  )
  if (found.length === 0) return say.noSuchArticle(label, document.articles, article)
  const clauses = found.filter(({ level }) => level === 'clause')
  if (clause !== undefined && !clauses.some(({ id }) => parseId(id)?.address.clause === clause)) {
    const last = clauses.at(-1)
    return say.noSuchClause(label, article, last && parseId(last.id)?.address.clause, clause)
  }
  return say.noSuchPoint(
    `${printAddress({ article, ...(clause !== undefined && { clause }) })} ${label}`,
    point ?? '',
  )
}
