import type { Place } from '#knowledge/place.ts'
import type { Provision } from '#knowledge/provision.ts'
import type { Published } from '#knowledge/published.ts'
import type { Shelf } from '#knowledge/shelf.ts'
import { stateOn } from '#knowledge/validity.ts'
import type { Day } from '#knowledge/validity.ts'
import { fold, settle } from '#knowledge/vietnamese.ts'
import type { Decision, Matter } from './decision.ts'
import { syllablesOf, wordsOf } from './words.ts'
import type { Syllable } from './words.ts'

/** What goes on after a syllable that, typed without marks, looks like the end of a body's name: quản trị, quân sự. */
const OTHER_WORDS: ReadonlySet<string> = new Set([
  'quan tri',
  'quan ly',
  'quan su',
  'quan doi',
  'quan nhan',
  'quan trac',
  'quan he',
  'quan tam',
])

/** The provision that ended a body which the question still asks for. */
export function endedBodyIn({ shelf }: Published, { text, day, place }: Matter): Provision | undefined {
  const asked = wordsOf(settle(text))
  return shelf.endingBodies.find(
    (provision) => hasEnded(provision, day, place) && namesOf(provision).some((name) => stands(name, asked)),
  )
}

const known = new WeakMap<Provision, ReadonlyArray<readonly Syllable[]>>()

/** The names of the bodies that a provision ended. */
function namesOf(provision: Provision): ReadonlyArray<readonly Syllable[]> {
  const kept = known.get(provision)
  if (kept !== undefined) return kept
  const names = (provision.endedBodies?.names ?? []).map((name) => syllablesOf(settle(name).toLowerCase()))
  known.set(provision, names)
  return names
}

/** Whether a provision has ended the bodies it names on a day. */
export function hasEnded(provision: Provision, day: Day, place: Place | null): boolean {
  const { endedBodies } = provision
  if (endedBodies === undefined || day < endedBodies.from) return false
  return stateOn(provision, day, place) !== 'no'
}

/**
 * Whether a body's name stands in a question. Its last syllable says which body it is ("quận"): with other marks it is
 * another ("Hội đồng quản trị"). Slips in those before it do no harm.
 */
function stands(name: readonly Syllable[], asked: readonly Syllable[]): boolean {
  const last = name.at(-1)
  return asked.some((_, at) => {
    const end = asked[at + name.length - 1]
    if (end === undefined || last === undefined) return false
    if (!name.every(({ folded }, each) => folded === asked[at + each]?.folded)) return false
    if (end.lower === last.lower) return true
    return end.lower === end.folded && !OTHER_WORDS.has(`${end.folded} ${asked[at + name.length]?.folded}`)
  })
}

/** Whether a provision, or what it stands in, is about the bodies of districts and what their end left. */
export function tellsOfEnd(shelf: Shelf, provision: Provision): boolean {
  const told = [provision, ...shelf.ancestors(provision)]
  return told.some(({ heading, summary, text }) =>
    /\bcap huyen\b/.test(fold([heading, summary, text].join(' '))),
  )
}

/**
 * Whoever asks about a body that is no more is told so, whatever else there is to say.
 *
 * @param namesLaw whether the question names a document: what that one says is then what is asked
 */
export function withEndedBody(decision: Decision, ended: Provision, namesLaw: boolean): Decision {
  switch (decision.kind) {
    case 'holds': {
      const related = decision.related.filter(({ id }) => id !== ended.id)
      return decision.main.id === ended.id ? decision : { ...decision, related, bodyEnded: ended }
    }
    case 'nothing':
    case 'which_place':
    case 'ended':
    case 'not_in_document':
      return { kind: 'body_ended', main: ended }
    // Law in doubt that only shares words with the question is no reason to leave its end unsaid.
    case 'doubtful':
      return namesLaw ? decision : { kind: 'body_ended', main: ended }
    case 'body_ended':
    case 'not_yet':
    case 'status':
    case 'article_count':
    case 'no_such_provision':
    case 'text_missing':
    case 'not_on_shelf':
    case 'other_city':
      return decision
  }
}
