import { PLACE_NAMES } from '#knowledge/place.ts'
import type { Place } from '#knowledge/place.ts'
import type { Published } from '#knowledge/published.ts'
import type { Day } from '#knowledge/validity.ts'
import { settle, syllables } from '#knowledge/vietnamese.ts'
import { asMeantBy } from './typed/as-meant.ts'
import { findPhrases } from '#knowledge/citation-words.ts'
import { askedInStory, askingPart, ASKS_FROM, isStory, saidIn } from './asking.ts'
import { askedTime } from './asked-time.ts'
import { ofTimeBefore, withoutGuess } from './confirming.ts'
import type { Matter } from './decision.ts'
import { sayingSomething } from './empty-words.ts'
import { hasOwnMatter, namesPart, standAlone, withoutEnd } from './follow-up.ts'
import { saysWhat, together } from './lean-on.ts'
import { asksOn, isAboutLaw, isLawAsMeant, MAY_BE_LAW, NEVER_LAW } from './about-law.ts'
import { asksAfterRules, isOfOthers, recognise } from './intent/recognise.ts'
import type { Recognised } from './intent/recognise.ts'
import { withoutLinks } from './links.ts'
import { findMention } from './mention.ts'
import type { Mention } from './mention.ts'
import { placeIn, placesNamedIn } from './setting/place.ts'
import type { PlaceFound } from './setting/place.ts'
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
  /** The day it is about where it says nothing but "before that". */
  readonly dayBefore?: Day
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
      readonly leaning: string | null
      /** Other readings of that: what a story asks, a follow-up with all that was asked before. */
      readonly readings: readonly Matter[]
      readonly saidWhen: string | null
    }
  /** About a province the knowledge does not cover. */
  | { readonly kind: 'elsewhere'; readonly name: string }
  | {
      readonly kind: 'matter'
      readonly screened: Recognised
      readonly matter: Matter
      /** What a follow-up says itself; an answer must not pass it by. */
      readonly leaning: string | null
      /** Other readings, to be tried in turn when it gives nothing: what a story asks. */
      readonly readings: readonly Matter[]
      /** What is asked amid what its asker tells of themselves, where the law surely answers that. */
      readonly inStory: Matter | null
      /** Last of all, the question with earlier ones: first with what it would lean on, then with all that was asked. */
      readonly withEarlier: readonly Matter[]
      /** It may be no question about the law: the law answers it only beyond doubt. */
      readonly isDoubted: boolean
      /** The citizen's own words for the time, where they named one: "năm 2022". */
      readonly saidWhen: string | null
    }
)

/** Longer messages are read up to here; nobody types more, a machine might. */
export const READ_AT_MOST = 8000

/** Screens a message, makes a follow-up stand by itself, settles time and place. */
export function understand(published: Published, asked: Question): Understood {
  const typed = withoutLinks(settle(asked.question).slice(0, READ_AT_MOST))
  const screened = recognise(typed)
  // Two words about a part of a provision look like thanks.
  const question = namesPart(typed) ? typed : screened.question
  const { kind: readAs, own: said, before } = standAlone(question, asked.earlier)
  const base = asked.asOf ?? asked.today
  const ownTime = askedTime(question, base)
  const ownDay = ownTime?.day ?? base
  // "Hà Nội chứ không phải Sài Gòn" is about the first.
  const ownPlace = placeNamed(published, said === question ? typed : said, ownDay)
  const besidesTime = withoutEnd(ownTime === null ? said : said.replace(ownTime.said, ' '))
  const saysOnlyWhenOrWhere =
    (ownTime !== null || ownPlace.place !== null) && !saysWhat(asMeantBy(published, besidesTime))
  const kind = saysOnlyWhenOrWhere && before.length > 0 ? 'leans' : readAs
  const leansOn = kind === 'leans' ? before : []
  const time = leansOn.reduce((found, text) => found ?? askedTime(text, base), ownTime)
  const day = asked.dayBefore ?? time?.day ?? base
  const here = day === ownDay ? ownPlace : placeNamed(published, said === question ? typed : said, day)
  const isPlaceless = here.place === null && here.elsewhere === null
  const named = isPlaceless ? (leansOn.map((text) => placeIn(text, day)).find(namesPlace) ?? here) : here
  const place = named.place ?? asked.place
  const setting = { day, place }

  const mention = mentionOf(published, question, leansOn, day)
  // "Before that" names no time.
  const namesTime = time !== null && time.kind !== 'now' && asked.dayBefore === undefined
  const saidWhen = namesTime ? time.said : null
  const meant = (text: string): string =>
    withoutGuess(asMeantBy(published, underCityName(withoutTime(text, time, base), named)))
  const leaningOn = (own: string, earlier: readonly string[]): readonly [string, readonly string[]] =>
    asked.dayBefore === undefined ? [own, earlier] : ofTimeBefore(own, earlier)
  const matterOf = (text: string): Matter => ({ ...setting, text, mention })
  const after = (earlier: readonly string[]): string =>
    asked.rewritten === undefined
      ? together(...leaningOn(meant(said), earlier.map(meant)))
      : meant(asked.rewritten)
  const ofChain = after(before.toReversed())
  const matter = matterOf(kind === 'leans' ? ofChain : meant(question))
  // Who asks a question and another may have said only with the first what both are about.
  const alone = kind === 'leans' && hasOwnMatter(question) ? [meant(question)] : []
  // "Thế còn TP.HCM thì sao?" is about the last of them, whatever was asked before it.
  const ofAll = saysOnlyWhenOrWhere ? [] : [after(asked.earlier)]
  const inContext = isStory(question) ? [] : new Set([...alone, ofChain, ...ofAll])
  const others = before.length === 0 ? [] : [...inContext].filter((text) => text !== matter.text)
  const withEarlier = others.map(matterOf)
  const asking = askingPart(question)
  const story = askedInStory(question)
  const leaning = kind === 'leans' ? meant(said) : null
  const asks = [asking].filter((text) => text !== question && saidIn(text) >= ASKS_FROM)
  const readings = asks.map((text) => matterOf(meant(text)))
  const inStory = story === undefined ? null : matterOf(meant(story))

  const isFollowUp =
    kind === 'leans' &&
    (question !== screened.question || saysOnlyWhenOrWhere || asksOn(screened.intent, question))
  // What was already so cannot be foretold.
  const isPast = ownTime !== null && ownTime.kind !== 'event' && ownTime.day < base
  const isLaw = isAboutLaw(screened, mention) || (screened.intent === 'forecast' && isPast)
  if (!isFollowUp && !isLaw && !isLawAsMeant(published, screened)) {
    // "Nếu sau này tòa tuyên vô tội thì sao": what a follow-up asks is seen only with what it leans on.
    const isOpen = leaning !== null && MAY_BE_LAW.has(screened.intent)
    const certain =
      screened.confidence >= CERTAIN ||
      NEVER_LAW.has(screened.intent) ||
      (isOfOthers(screened) && !asksAfterRules(typed))
    const all = [
      ...readings,
      ...(inStory === null ? [] : [inStory]),
      ...(leaning === null ? [] : withEarlier),
    ]
    return {
      ...setting,
      kind: 'signpost',
      screened,
      certain: certain && !isOpen,
      matter,
      leaning,
      readings: all,
      saidWhen,
    }
  }
  if (named.elsewhere !== null && named.place === null) {
    return { ...setting, kind: 'elsewhere', name: named.elsewhere }
  }
  return {
    ...setting,
    kind: 'matter',
    screened,
    matter,
    leaning,
    readings,
    inStory,
    withEarlier,
    isDoubted: screened.doubted === true && kind === 'stands' && !namesDocument(mention),
    saidWhen,
  }
}

/** What a question names itself; a follow-up without a document of its own, that of the question it leans on. */
function mentionOf(published: Published, question: string, leansOn: readonly string[], day: Day): Mention {
  const mentioned = (text: string): Mention => findMention(published.shelf, asMeantBy(published, text), day)
  const own = mentioned(question)
  if (namesDocument(own)) return own
  const spokenOf = leansOn.map(mentioned).find(namesDocument)
  if (spokenOf === undefined) return own
  const [part] = findPhrases(question, spokenOf.address).flatMap(({ cites }) => cites)
  return { ...spokenOf, address: own.address ?? part?.address }
}

/**
 * Without the date that says of when the law is asked: "tháng 3 năm 2027" would find whatever names that month. Where it
 * is all that was said, it is what is asked, and so is what came after the merger, for those who ask about today.
 */
function withoutTime(text: string, time: TimeFound | null, today: Day): string {
  if (time === null || time.kind === 'now' || (time.kind === 'event' && time.day === today)) return text
  const rest = text
    .replaceAll(time.said, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .trim()
  return saysSomething(rest) ? rest : text
}

function saysSomething(text: string): boolean {
  return sayingSomething(syllables(text)).includes(true)
}

function namesPlace({ place, elsewhere, both }: PlaceFound): boolean {
  return place !== null || elsewhere !== null || both
}

export function namesDocument({ document, unknown }: Mention): boolean {
  return document !== undefined || unknown !== undefined
}

/** A unit with its name says which it is: "đặc khu Côn Đảo" is no special zone called Thành phố Hồ Chí Minh. */
const UNIT_BEFORE =
  /(?<!\p{L})(?:đặc khu|dac khu|phường|phuong|xã|xa|huyện|huyen|quận|quan|thị xã|thị trấn|thành phố|thanh pho|tp\.?)\s$/iu

/**
 * The law speaks of "Thành phố Hồ Chí Minh" where people of the provinces that joined it still say theirs. Said once, it is
 * said: a story told of an island is not about the city in every sentence.
 */
function underCityName(text: string, { place, joined = [] }: PlaceFound): string {
  if (place === null || joined.length === 0) return text
  const city = PLACE_NAMES[place]
  // "Bình Dương nhập vào TP.HCM": by whatever name.
  let isSaid = text.includes(city) || placesNamedIn(text).city
  return joined.reduce(
    (all, name) =>
      all.replaceAll(name, (typed, at: number) => {
        if (isSaid || UNIT_BEFORE.test(all.slice(0, at))) return typed
        isSaid = true
        return city
      }),
    text,
  )
}

/** Recognised so surely that the law is not asked. */
const CERTAIN = 0.9

/** The place a message names as typed, or else with slips put right: "tp thủ đứt". */
function placeNamed(published: Published, typed: string, day: Day): PlaceFound {
  const asTyped = placeIn(typed, day)
  return namesPlace(asTyped) ? asTyped : placeIn(asMeantBy(published, typed), day)
}
