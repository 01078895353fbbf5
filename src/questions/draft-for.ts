import type { Place } from '#knowledge/place.ts'
import type { Published } from '#knowledge/published.ts'
import { answeredBefore } from './answered-before.ts'
import { isStory } from './asking.ts'
import { decideCompared } from './compared.ts'
import { hasLostByDeceit, isDeceived } from './deceived.ts'
import { decide, decideIfSure } from './decide.ts'
import type { Decision, Matter } from './decision.ts'
import { insteadOf } from './instead.ts'
import { isOfOthers } from './intent/recognise.ts'
import type { Intent, Recognised } from './intent/recognise.ts'
import { decideHandedIn, decideLeftOpen } from './left-open.ts'
import { measure } from './overlap.ts'
import { decidePartly } from './partly.ts'
import * as say from './phrases-answer.ts'
import { DECEIVED, signpost } from './phrases-signpost.ts'
import { decideSeveral } from './several.ts'
import { asksStatusOfUnnamed } from './status.ts'
import { namesDocument } from './understand.ts'
import type { Question, Understood } from './understand.ts'
import { rareThingWanted, tellsTheThing } from './wanted-thing.ts'
import { askBack, write } from './write.ts'
import type { Draft, When } from './write.ts'
import { writeSeveral } from './write-several.ts'

/** What is to be said to a message, before anything in it is checked. */
export function draftFor(published: Published, asked: Question, understood: Understood): Draft {
  switch (understood.kind) {
    case 'signpost':
      return draftTurned(published, asked, understood)
    case 'elsewhere':
      return noAnswer('elsewhere', say.elsewhere(understood.name))
    case 'matter':
      return draftOfMatter(published, asked, understood)
  }
}

/** A message that looks like none about the law: the law answers it, or one of its matters, only beyond doubt. */
function draftTurned(
  published: Published,
  asked: Question,
  understood: Extract<Understood, { kind: 'signpost' }>,
): Draft {
  const { certain, matter, screened } = understood
  const when = whenOf(asked, understood)
  const turned = certain ? null : decideTurned(published, understood)
  const decision = turned ?? decideLeftOpen(published, understood)
  if (decision !== null) return write(published, decision, when, matter.text)
  if (!HEARD_FIRST.has(screened.intent) && isDeceived(asked.question)) return deceivedDraft()
  const partly = isOfOthers(screened) ? decidePartly(published, asked, understood) : undefined
  return partly === undefined ? signpostDraft(understood) : writeSeveral(published, partly, when)
}

/** The first reading of it that the law surely answers. */
function decideTurned(
  published: Published,
  { matter, leaning, readings }: Extract<Understood, { kind: 'signpost' }>,
): Decision | null {
  for (const reading of [matter, ...readings]) {
    const decision = decideIfSure(published, reading)
    if (decision !== null && !isPassedBy(published, leaning, decision)) return decision
  }
  return null
}

function draftOfMatter(
  published: Published,
  asked: Question,
  understood: Extract<Understood, { kind: 'matter' }>,
): Draft {
  const { place, screened, matter } = understood
  const when = whenOf(asked, understood)
  if (hasLostByDeceit(asked.question)) return deceivedDraft()
  if (!namesDocument(matter.mention) && asksStatusOfUnnamed(asked.question))
    return askBack('which_document', say.WHICH_DOCUMENT)
  const before = answeredBefore(published, asked.question, understood)
  if (before !== undefined) return before
  const several = decideCompared(published, matter) ?? decideSeveral(published, asked, understood)
  if (several !== undefined) return writeSeveral(published, several, when)
  const decision = understood.isDoubted
    ? (decideIfSure(published, matter) ?? NOTHING)
    : decideByReading(published, understood)
  const isFound = decision.kind !== 'nothing' && decision.kind !== 'body_ended'
  const partly = isFound ? undefined : decidePartly(published, asked, understood)
  if (partly !== undefined) return writeSeveral(published, partly, when)
  if (decision.kind === 'nothing' && isDeceived(asked.question)) return deceivedDraft()
  const instead = decision.kind === 'nothing' ? insteadOf(published, screened, asked) : undefined
  if (instead !== undefined) return signpostDraft({ screened: instead, place })
  return write(published, decision, when, matter.text)
}

/** What is said to these whatever else they tell of. */
const HEARD_FIRST: ReadonlySet<Intent> = new Set([
  'emergency',
  'injection',
  'abuse',
  'greeting',
  'thanks',
  'goodbye',
])

function deceivedDraft(): Draft {
  return { ...DECEIVED, outcome: 'signposted', lead: '', citations: [] }
}

function whenOf({ today }: Question, { day, saidWhen }: Exclude<Understood, { kind: 'elsewhere' }>): When {
  return { day, today, saidWhen }
}

/** How much of what a question says a provision must hold that was found with the words of earlier ones. */
const BEARS_ON_IT = 0.5
/** The same of a follow-up that says so much itself: with less of it, what was asked before is answered once more. */
const BARELY = 0.2
const SAYS_MUCH = 4
/** With none of it, of one that says so much. */
const SAYS_SOMETHING = 2

/** The first reading of a question that gives something; the last one otherwise. */
function decideByReading(
  published: Published,
  { matter, leaning, readings, inStory, withEarlier }: Extract<Understood, { kind: 'matter' }>,
): Decision {
  const first = decide(published, matter)
  const decision = isPassedBy(published, leaning, first) ? NOTHING : first
  // A law says nothing of a whole story; it may answer what is asked in it.
  const isOpen =
    decision.kind === 'nothing' || (decision.kind === 'not_in_document' && isTold(inStory, readings))
  if (!isOpen) return decision
  for (const reading of readings) {
    const other = decide(published, reading)
    if (other.kind !== 'nothing' && other.kind !== 'not_in_document') return other
  }
  const told = inStory === null ? null : decideIfSure(published, inStory)
  if (told !== null) return told
  const handedIn = isStory(matter.text) ? decideHandedIn(published, matter) : null
  if (handedIn !== null) return handedIn
  for (const one of withEarlier) {
    const other = leaning === null ? decide(published, one) : decideIfSure(published, one)
    if (other === null || other.kind === 'nothing') continue
    const bears =
      leaning === null ? addsToEarlier(published, matter.text, other) : !isPassedBy(published, leaning, other)
    if (bears) return other
  }
  return decision
}

const NOTHING: Decision = { kind: 'nothing' }

/** Whether a decision passes by what a follow-up says itself, and answers only what was asked before. */
function isPassedBy(published: Published, leaning: string | null, decision: Decision): boolean {
  if (leaning === null || decision.kind !== 'holds') return false
  const { said, syllables } = measure(published, leaning, decision.main)
  if (rareThingWanted(leaning)?.(published.shelf.withParts(decision.main)) === true) return false
  return (said >= SAYS_MUCH && syllables < BARELY) || (said >= SAYS_SOMETHING && syllables === 0)
}

function isTold(inStory: Matter | null, readings: readonly Matter[]): boolean {
  return inStory !== null || readings.length > 0
}

/** Whether it answers what is asked now, with what that wants, and not only once more what was asked before. */
function addsToEarlier(published: Published, own: string, decision: Decision): boolean {
  const main = 'main' in decision ? decision.main : decision.kind === 'ended' ? decision.former : undefined
  if (main === undefined) return true
  const { said, syllables } = measure(published, own, main)
  return said > 0 && syllables >= BEARS_ON_IT && tellsTheThing(own, published.shelf.withParts(main))
}

const OUTCOMES = {
  emergency: 'signposted',
  field_report: 'signposted',
  complaint: 'signposted',
  own_file: 'signposted',
  opinion: 'no_answer',
  forecast: 'no_answer',
  other_language: 'no_answer',
  greeting: 'smalltalk',
  thanks: 'smalltalk',
  goodbye: 'smalltalk',
  about_desk: 'smalltalk',
  injection: 'refused',
  abuse: 'refused',
  others_data: 'refused',
  wrongdoing: 'refused',
  law: 'no_answer',
} as const

function signpostDraft({
  screened,
  place,
}: {
  readonly screened: Recognised
  readonly place: Place | null
}): Draft {
  const { text, reason } = signpost(screened, place)
  return { outcome: OUTCOMES[screened.intent], reason, text, lead: '', citations: [] }
}

export function noAnswer(reason: string, text: string): Draft {
  return { outcome: 'no_answer', reason, text, lead: '', citations: [] }
}
