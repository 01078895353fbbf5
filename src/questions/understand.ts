import { PLACE_NAMES } from '#knowledge/place.ts'
import type { Place } from '#knowledge/place.ts'
import type { Published } from '#knowledge/published.ts'
import type { Day } from '#knowledge/validity.ts'
import { settle, syllables } from '#knowledge/vietnamese.ts'
import { asMeantBy } from './typed/as-meant.ts'
import { askingPart } from './asking.ts'
import type { Matter } from './decision.ts'
import { sayingSomething } from './empty-words.ts'
import { standAlone } from './follow-up.ts'
import { asksAfterRules, recognise } from './intent/recognise.ts'
import type { Intent, Recognised } from './intent/recognise.ts'
import { findMention } from './mention.ts'
import type { Mention } from './mention.ts'
import { placeAlone, placeIn } from './setting/place.ts'
import type { PlaceFound } from './setting/place.ts'
import { timeIn } from './setting/time.ts'
import type { TimeFound } from './setting/time.ts'

/** A question with all that bears on its answer. */
export interface Question {
  readonly question: string
  /** The citizen's earlier questions, oldest first. */
  readonly earlier: readonly string[]
  /** Where the citizen has been asking about; the question's own words come first. */
  readonly place: Place | null
  readonly today: Day
  /** The day asked about, when the caller names one; the question's own words come first. */
  readonly asOf?: Day
  /** The question made to stand by itself, for the search alone, where someone has done that better than we would. */
  readonly rewritten?: string
}

/** What a message turns out to be, with its time and place. */
export type Understood = { readonly day: Day; readonly place: Place | null } & (
  | {
      readonly kind: 'signpost'
      readonly screened: Recognised
      /** Whether it surely is no question about the law. */
      readonly certain: boolean
      /** What it asks, if it should be about the law after all. */
      readonly matter: Matter
      readonly saidWhen: string | null
    }
  /** About a province the knowledge does not cover. */
  | { readonly kind: 'elsewhere'; readonly name: string }
  | {
      readonly kind: 'matter'
      readonly screened: Recognised
      readonly matter: Matter
      /** Other readings, to be tried in turn when it gives nothing: what a story asks. */
      readonly readings: readonly Matter[]
      /** Last of all, a short question with the earlier ones. */
      readonly withEarlier: WithEarlier | null
      /** The citizen's own words for the time, where they named one: "năm 2022". */
      readonly saidWhen: string | null
    }
)

export interface WithEarlier {
  readonly matter: Matter
  /** What the question itself says, and an answer must bear on; `null` when it says nothing but when or where. */
  readonly own: string | null
}

/** A date so shortly before is what happened to the citizen, not the law they ask about. */
const RECENT_DAYS = 120
const DAY_MS = 86_400_000

/** The time a question is about, from the words that ask; what a long story tells of the past is only its background. */
function askedTime(question: string, base: Day): TimeFound | null {
  const found = timeIn(askingPart(question), base)
  // "Năm nay" is today, said in another way.
  if (found?.kind === 'year' && found.day === base) return { ...found, kind: 'now' }
  if (found?.kind !== 'date') return found
  const daysBefore = (Date.parse(base) - Date.parse(found.day)) / DAY_MS
  return daysBefore > 0 && daysBefore < RECENT_DAYS ? null : found
}

/** Longer messages are read up to here; nobody types more, a machine might. */
export const READ_AT_MOST = 8000

/** Screens a message, makes a follow-up stand by itself, settles time and place. */
export function understand(published: Published, asked: Question): Understood {
  const typed = settle(asked.question).slice(0, READ_AT_MOST)
  const screened = recognise(typed)
  const { kind, inContext: joined, before } = standAlone(screened.question, asked.earlier)
  const inContext = asked.rewritten ?? joined
  const leansOn = kind === 'leans' ? before : []
  const base = asked.asOf ?? asked.today
  const time = [screened.question, ...leansOn].reduce<TimeFound | null>(
    (found, text) => found ?? askedTime(text, base),
    null,
  )
  const day = time?.day ?? base
  const here = placeNamed(published, typed, day)
  const isPlaceless = here.place === null && here.elsewhere === null
  const named = isPlaceless ? (leansOn.map((text) => placeIn(text, day)).find(namesPlace) ?? here) : here
  const place = named.place ?? asked.place
  const setting = { day, place }

  const own = findMention(published.shelf, asMeantBy(published, screened.question), day)
  const spokenOf = namesDocument(own)
    ? undefined
    : leansOn.map((text) => findMention(published.shelf, asMeantBy(published, text), day)).find(namesDocument)
  const mention = spokenOf === undefined ? own : { ...spokenOf, address: own.address }
  const saidWhen = time !== null && time.kind !== 'now' ? time.said : null
  const matterOf = (text: string): Matter => ({
    ...setting,
    text: asMeantBy(published, underCityName(text, named)),
    mention,
  })
  const matter = matterOf(kind === 'leans' ? inContext : screened.question)
  const asking = askingPart(screened.question)
  const besidesTime = time === null ? screened.question : screened.question.replace(time.said, ' ')
  const saysOnlyWhenOrWhere =
    placeAlone(besidesTime) !== null || (time !== null && !saysSomething(besidesTime))

  if (!isAboutLaw(screened, mention) && !isLawAsMeant(published, screened)) {
    const certain =
      screened.confidence >= CERTAIN ||
      NEVER_LAW.has(screened.intent) ||
      (OF_OTHERS.has(screened.intent) && !asksAfterRules(typed))
    return { ...setting, kind: 'signpost', screened, certain, matter, saidWhen }
  }
  if (named.elsewhere !== null && named.place === null) {
    return { ...setting, kind: 'elsewhere', name: named.elsewhere }
  }
  return {
    ...setting,
    kind: 'matter',
    screened,
    matter,
    readings: asking === screened.question ? [] : [matterOf(asking)],
    withEarlier:
      kind === 'may_lean'
        ? { matter: matterOf(inContext), own: saysOnlyWhenOrWhere ? null : matter.text }
        : null,
    saidWhen,
  }
}

function saysSomething(text: string): boolean {
  return sayingSomething(syllables(text)).includes(true)
}

function namesPlace({ place, elsewhere, both }: PlaceFound): boolean {
  return place !== null || elsewhere !== null || both
}

function namesDocument({ document, unknown }: Mention): boolean {
  return document !== undefined || unknown !== undefined
}

/** The law speaks of "Thành phố Hồ Chí Minh" where people of the provinces that joined it still say theirs. */
function underCityName(text: string, { place, joined = [] }: PlaceFound): string {
  return place === null ? text : joined.reduce((all, name) => all.replaceAll(name, PLACE_NAMES[place]), text)
}

/** Recognised so surely that the law is not asked. */
const CERTAIN = 0.9
const SLIPS_MAY_HIDE = 0.7
/** What others than the desk take care of, unless a rule is asked for. */
const OF_OTHERS: ReadonlySet<Intent> = new Set(['field_report', 'complaint', 'own_file'])
/** The place a message names as typed, or else with slips put right: "tp thủ đứt". */
function placeNamed(published: Published, typed: string, day: Day): PlaceFound {
  const asTyped = placeIn(typed, day)
  return namesPlace(asTyped) ? asTyped : placeIn(asMeantBy(published, typed), day)
}

/** What is never a question about the law, whatever words it uses. */
const NEVER_LAW: ReadonlySet<Intent> = new Set(['emergency', 'injection', 'greeting', 'thanks', 'goodbye'])

/** Slips may hide what kind of message it is: without them it may be a question about the law. */
function isLawAsMeant(published: Published, { intent, confidence, question }: Recognised): boolean {
  if (confidence >= SLIPS_MAY_HIDE || NEVER_LAW.has(intent) || intent === 'other_language') return false
  const meant = asMeantBy(published, question)
  return meant !== question && recognise(meant).intent === 'law'
}

function isAboutLaw({ intent }: Recognised, { document }: Mention): boolean {
  if (intent === 'law') return true
  // Whoever names a document on the shelf asks about it; a question in another language is followed only so far.
  return document !== undefined && !NEVER_LAW.has(intent)
}
