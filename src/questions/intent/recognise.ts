import { lately } from '#knowledge/lately.ts'
import { fold } from '#knowledge/vietnamese.ts'
import { believe, isProven } from './believe.ts'
import type { Belief, Judge } from './believe.ts'
import { asks, judgeBy, sight, train } from './classifier.ts'
import type { Example, Learnt, Sight } from './classifier.ts'
import { withoutCourtesy } from './courtesy.ts'
import type { Courtesy } from './courtesy.ts'
import { dangerIn, dangerousSentences, speaksOfDanger } from './danger.ts'
import { examples } from './examples.ts'
import type { Intent } from './examples.ts'
import { foreignShare } from './language.ts'
import { read, typed } from './reading.ts'

export type { Intent } from './examples.ts'

/** What kind of message it is; `services` in an emergency: whom to call, the most urgent first. */
export interface Recognised extends Belief {
  /** The message without greeting, thanks and insults; empty when nothing else was said. */
  readonly question: string
  /** An insult was in it. */
  readonly rude: boolean
}

// How likely tampering must be beside a wording of it.
const TAMPERED = 0.15
const FORCED = 0.3
const COURTESY_CERTAIN = 0.6
const FOREIGN = 0.6
const QUESTION_FROM_WORDS = 4
// One sentence alone must look like danger itself, and more so without accents, where a word may be many.
const DANGER_TOLD = 0.15
const DANGER_TOLD_PLAINLY = 0.3

let learnt: Learnt<Intent> | undefined
let judge: Judge | undefined

/** What {@link recognise} goes by. Learns it (half a second) at the first call. */
export function learntKinds(): Learnt<Intent> {
  learnt ??= learn(examples())
  return learnt
}

/** Has {@link recognise} go by what was learnt elsewhere of the same examples. */
export function useKinds(given: Learnt<Intent>): void {
  learnt ??= given
}

/** What kind of message a citizen sent. Takes any string. */
export const recognise = lately((text): Recognised => {
  judge ??= judgeBy(learntKinds())
  return recogniseBy(judge, text)
})

/**
 * Danger, in the words of danger. To an official's question people reply with what no example has foreseen ("dạ bé nhà em
 * 3 tuổi ạ"), and what merely resembles a call for help must not be kept from the official.
 */
export function isInDanger(text: string): boolean {
  return speaksOfDanger(sight(text)) && recognise(text).intent === 'emergency'
}

/** Greets, thanks or takes leave, and says nothing else. */
export function isOnlyCourtesy(text: string): boolean {
  const { intent, question } = recognise(text)
  return isCourtesy(intent) && question === ''
}

const OF_OTHERS: ReadonlySet<Intent> = new Set(['field_report', 'complaint', 'own_file'])

/** Whether others than the desk take care of it, unless a rule is asked for. */
export function isOfOthers({ intent }: Belief): boolean {
  return OF_OTHERS.has(intent)
}

/** "Ai ra quyết định cắt điện": over a text without marks. */
const WHO_ORDERS = /\bai (?:duoc |co quyen |moi )*(?:ra|ky) (?:quyet dinh|lenh)\b/

/** Whether a message uses the words of whoever asks after a rule or an authority. */
export function asksAfterRules(text: string): boolean {
  const { cues } = sight(text)
  return cues.has('rule') || cues.has('authority') || cues.has('penalty') || WHO_ORDERS.test(fold(text))
}

/** Whether a message uses the words of whoever tampers with the desk; without them it only looks like theirs. */
export function tampers(text: string): boolean {
  return isProven('injection', sight(text))
}

/** Learns from examples; a question as it is judged, without its greeting. */
function learn(from: readonly Example<Intent>[]): Learnt<Intent> {
  return train(
    from.map(({ label, text }) => {
      const reading = read(text)
      const { from: first, to } = withoutCourtesy(reading)
      return { label, text: typed(reading, first, to) || text }
    }),
  )
}

function recogniseBy(judge: Judge, text: string): Recognised {
  const whole = sight(text)
  const { reading } = whole
  const full = reading.text.trim()
  if (!/[\p{L}\p{N}]/u.test(full)) return wordless(full)

  const first = judge(whole)
  const danger = dangerIn(whole, first.get('emergency') ?? 0) ?? dangerAmong(judge, whole)
  if (danger !== undefined) return { intent: 'emergency', ...danger, question: full, rude: false }

  const tampering = first.get('injection') ?? 0
  if (
    (whole.cues.has('tamper') && tampering >= TAMPERED) ||
    (whole.cues.has('force') && tampering >= FORCED)
  ) {
    return { intent: 'injection', confidence: Math.max(tampering, 0.5), question: full, rude: false }
  }
  const bare = withoutCourtesy(reading)
  if (bare.to === bare.from) return courteous(bare.kinds)
  // "cảm ơn, rõ lắm": what is left says the same in other words.
  const said = [...bare.kinds].find((kind) => (first.get(kind) ?? 0) >= COURTESY_CERTAIN)
  if (said !== undefined && !asks(whole))
    return { ...courteous(new Set([said])), confidence: first.get(said) ?? 0 }

  const foreign = foreignShare(full)
  if (foreign >= FOREIGN)
    return { intent: 'other_language', confidence: foreign, question: full, rude: false }

  const rude = whole.cues.has('insult')
  const question = rude ? withoutInsults(whole, bare.asked, bare.to) : typed(reading, bare.asked, bare.to)
  const main =
    bare.from === 0 && bare.to === reading.words.length ? whole : sight(typed(reading, bare.from, bare.to))
  const believed = spokenTo(
    judge,
    main,
    bare.kinds,
    believe(judge, main, bare.kinds, main === whole ? first : undefined),
  )
  if (isCourtesy(believed.intent)) return { ...believed, question: '', rude }
  if (believed.intent !== 'abuse') return { ...believed, question, rude }

  // An insult beside a question is answered politely; the question is what is left of it.
  const rest = sight(question)
  if (!asks(rest) || rest.reading.words.length < QUESTION_FROM_WORDS)
    return { ...believed, question: '', rude }
  const meant = believe(judge, rest, bare.kinds)
  return meant.intent === 'abuse' ? { ...meant, question: '', rude } : { ...meant, question, rude }
}

/** Whom a question is put to at its end: "ai phê chuẩn vậy bạn". */
const SPOKEN_TO: ReadonlySet<string> = new Set(['bạn', 'ban', 'ad', 'admin', 'shop'])
/** What asks for the desk's own mind or after itself speaks to it as well. */
const SPEAK_TO_IT: ReadonlySet<Intent> = new Set<Intent>(['opinion', 'about_desk'])

/** A word for whoever is asked, at the end, makes no question one about them. */
function spokenTo(judge: Judge, seen: Sight, courtesies: ReadonlySet<Courtesy>, believed: Belief): Belief {
  const { words } = seen.reading
  const last = words.findLastIndex(({ plain }) => /\p{L}/u.test(plain))
  const isSpokenTo = SPOKEN_TO.has(words[last]?.plain ?? '') && last + 1 >= QUESTION_FROM_WORDS
  if (!isSpokenTo || !SPEAK_TO_IT.has(believed.intent) || isProven(believed.intent, seen)) return believed
  return believe(judge, sight(typed(seen.reading, 0, last)), courtesies)
}

/** Danger told in one sentence of a longer message is danger, however calmly the rest is put. */
function dangerAmong(judge: Judge, whole: Sight): ReturnType<typeof dangerIn> {
  for (const { from, to } of dangerousSentences(whole)) {
    const seen = sight(typed(whole.reading, from, to))
    const likelihood = judge(seen).get('emergency') ?? 0
    const least = whole.reading.accented ? DANGER_TOLD : DANGER_TOLD_PLAINLY
    const danger = likelihood >= least ? dangerIn(seen, likelihood) : undefined
    if (danger !== undefined) return danger
  }
  return undefined
}

function isCourtesy(intent: Intent): intent is Courtesy {
  return intent === 'greeting' || intent === 'thanks' || intent === 'goodbye'
}

/** Pictures and signs alone. */
function wordless(text: string): Recognised {
  const pleased = /[👍👌🙏💯😊😍🥰😘😁]|\u2764/u.test(text)
  return { intent: pleased ? 'thanks' : 'greeting', confidence: 0.6, question: '', rude: false }
}

/** Nothing but courtesy: goodbye is said last and means most; "vâng", "ok" are thanks. */
function courteous(kinds: ReadonlySet<Courtesy>): Recognised {
  const intent = (['goodbye', 'thanks', 'greeting'] as const).find((kind) => kinds.has(kind)) ?? 'thanks'
  return { intent, confidence: 0.95, question: '', rude: false }
}

function withoutInsults({ reading, cues }: Sight, from: number, to: number): string {
  const insulting = new Set(cues.get('insult')?.flatMap((place) => range(place.from, place.to)))
  const kept = range(from, to).filter((at) => !insulting.has(at))
  // Runs of kept words, so that what stands between them keeps its commas.
  const runs = kept.filter((at) => at === from || insulting.has(at - 1))
  return runs
    .map((start) => typed(reading, start, range(start, to).find((at) => insulting.has(at)) ?? to))
    .join(' ')
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)
}
