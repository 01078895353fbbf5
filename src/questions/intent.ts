import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import * as z from 'zod'
import { asks, sight, train } from './intent-classifier.ts'
import type { Example, Judgement, Sight } from './intent-classifier.ts'
import { withoutCourtesy } from './intent-courtesy.ts'
import type { Courtesy } from './intent-courtesy.ts'
import type { Cue } from './intent-cues.ts'
import { ANY_SERVICE, dangerIn } from './intent-danger.ts'
import type { Service } from './intent-danger.ts'
import { foreignShare } from './intent-language.ts'
import type { Reading } from './intent-reading.ts'

const INTENTS = [
  ...([
    'law',
    'emergency',
    'field_report',
    'complaint',
    'own_file',
    'opinion',
    'forecast',
    'greeting',
  ] as const),
  ...(['thanks', 'goodbye', 'about_desk', 'injection', 'abuse', 'others_data', 'wrongdoing'] as const),
  'other_language',
] as const
/** What a citizen needs who sends a message; `intents.yaml` says what each is, with examples. */
export type Intent = (typeof INTENTS)[number]

/** What kind of message it is. */
export interface Recognised {
  readonly intent: Intent
  /** 0 to 1. */
  readonly confidence: number
  /** In an emergency: whom to call, the most urgent first. */
  readonly services?: readonly Service[]
  /** The message without greeting, thanks and insults; empty when nothing else was said. */
  readonly question: string
  /** An insult was in it. */
  readonly rude: boolean
}

/** A kind of message is believed on little only with a wording of its own: an unknown word alone proves nothing. */
const EVIDENCE: Partial<Readonly<Record<Intent, readonly Cue[]>>> = {
  field_report: ['street', 'report', 'broken'],
  complaint: ['complain', 'corrupt', 'price_low'],
  own_file: ['status', 'lookup', 'own_thing', 'mine'],
  opinion: ['judge'],
  forecast: ['future'],
  about_desk: ['desk_self'],
  injection: ['tamper', 'force'],
  others_data: ['private', 'third'],
  wrongdoing: ['howto_wrong', 'misdeed'],
  abuse: ['insult'],
}
// Likelihoods from which a kind is believed, chosen where few questions about the law are lost (test/unit/intent.test.ts).
const WITH_EVIDENCE = 0.5
const WITHOUT_EVIDENCE = 0.6
// Who tells something and asks nothing seldom asks about the law.
const TOLD_WITH_EVIDENCE = 0.35
const TOLD_FROM_WORDS = 6
const STORY_FROM_WORDS = 20
const SENTENCE_END = /(?<=[.?!;])\s+|\n+|,\s*(?=(?:cho|xin) \S+ ?hỏi|vậy )/i
const COURTESY_BEGUN = 0.35
const COURTESY_CERTAIN = 0.6
const DANGER_TOLD = 0.4
const LAW_UNLIKELY = 0.2
const DANGER_ASKED = 0.6
const TAMPERED = 0.15
const FORCED = 0.3
const FOREIGN = 0.6

/** Told at length, these often lead up to a question about the law. */
const STORIES: ReadonlySet<Intent> = new Set([
  'complaint',
  'field_report',
  'own_file',
  'opinion',
  'others_data',
  'forecast',
])

/** What kind of message a citizen sent. Takes any string; learns its examples (half a second) at the first call. */
export function recognise(text: string): Recognised {
  judge ??= learn(examples())
  return recogniseBy(judge, text)
}

type Judge = (seen: Sight) => Judgement<Intent>
let judge: Judge | undefined

/** The examples people may add to. */
export function examples(): readonly Example<Intent>[] {
  const lists = z
    .record(z.enum(INTENTS), z.string())
    .parse(parse(readFileSync(new URL('intents.yaml', import.meta.url), 'utf8')))
  return INTENTS.flatMap((label) =>
    lists[label]
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((text) => ({ label, text })),
  )
}

export function learn(from: readonly Example<Intent>[]): Judge {
  // A question is learnt as it is judged: without its greeting.
  return train(from.map(({ label, text }) => ({ label, text: bareText(sight(text).reading) || text })))
}

export function recogniseBy(judge: Judge, text: string): Recognised {
  const whole = sight(text)
  const { reading } = whole
  const full = reading.text.trim()
  if (!/[\p{L}\p{N}]/u.test(full)) return wordless(full)

  const first = judge(whole)
  const danger = dangerIn(whole, first.get('emergency') ?? 0)
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
  const question = rude ? withoutInsults(whole, bare.asked, bare.to) : slice(reading, bare.asked, bare.to)
  const main =
    bare.from === 0 && bare.to === reading.words.length ? whole : sight(slice(reading, bare.from, bare.to))
  const believed = believe(judge, main, bare.kinds, main === whole ? first : judge(main))
  if (believed.intent !== 'abuse') return { ...believed, question, rude }

  // An insult beside a question is answered politely; the question is what is left of it.
  const rest = sight(question)
  if (!asks(rest) || rest.reading.words.length < 4) return { ...believed, question: '', rude }
  const meant = believe(judge, rest, bare.kinds, judge(rest))
  return meant.intent === 'abuse' ? { ...meant, question: '', rude } : { ...meant, question, rude }
}

/** What bears on believing what a message is. */
interface View {
  readonly share: (intent: Intent) => number
  /** The likeliest first. */
  readonly ranked: readonly Intent[]
  /** A wording of its own stands in the message. */
  readonly proven: (intent: Intent) => boolean
  readonly courtesies: ReadonlySet<Courtesy>
  readonly calm: boolean
}

/** The likeliest kind, or `law` when it is not likely enough. */
function believe(
  judge: Judge,
  seen: Sight,
  courtesies: ReadonlySet<Courtesy>,
  likely: Judgement<Intent>,
): Pick<Recognised, 'intent' | 'confidence' | 'services'> {
  const view: View = {
    share: (intent) => likely.get(intent) ?? 0,
    ranked: [...likely].toSorted(([, a], [, b]) => b - a).map(([intent]) => intent),
    proven: (intent) => EVIDENCE[intent]?.some((cue) => seen.cues.has(cue)) ?? false,
    courtesies,
    calm: seen.cues.has('calm'),
  }
  const told = !asks(seen) && seen.reading.words.length >= TOLD_FROM_WORDS
  const intent = told ? whatIsTold(view) : whatIsAsked(view)
  if (intent === 'law' || (STORIES.has(intent) && endsInLaw(judge, seen))) {
    const [best = 'law'] = view.ranked
    return { intent: 'law', confidence: best === 'law' ? view.share('law') : 1 - view.share(best) }
  }
  const confidence = view.share(intent)
  return intent === 'emergency' ? { intent, confidence, services: ANY_SERVICE } : { intent, confidence }
}

function whatIsAsked({ share, ranked, proven, courtesies }: View): Intent {
  const [best = 'law'] = ranked
  return share(best) >= needed(best, proven(best), courtesies) ? best : 'law'
}

/** Who tells something and asks nothing seldom asks about the law, so it takes less to believe the rest. */
function whatIsTold({ share, ranked, proven, courtesies, calm }: View): Intent {
  const [best = 'law'] = ranked
  if (best === 'law')
    return ranked.find((intent) => proven(intent) && share(intent) >= TOLD_WITH_EVIDENCE) ?? 'law'
  const enough =
    best === 'emergency' && !calm
      ? DANGER_TOLD
      : proven(best)
        ? TOLD_WITH_EVIDENCE
        : needed(best, false, courtesies)
  if (share(best) >= enough) return best
  const likelier = share('complaint') > share('field_report') ? 'complaint' : 'field_report'
  return share('law') < LAW_UNLIKELY && share(likelier) >= TOLD_WITH_EVIDENCE ? likelier : 'law'
}

function needed(intent: Intent, proven: boolean, courtesies: ReadonlySet<Courtesy>): number {
  if (intent === 'law') return 0
  // Told by its words in `foreignShare`; learnt so that no English word looks like tampering.
  if (intent === 'other_language') return Infinity
  if (intent === 'emergency') return DANGER_ASKED
  if (intent === 'greeting' || intent === 'thanks' || intent === 'goodbye') {
    return courtesies.has(intent) ? COURTESY_BEGUN : WITH_EVIDENCE
  }
  return proven ? WITH_EVIDENCE : WITHOUT_EVIDENCE
}

/** A story of grievances that leads up to a question about the law is that question. */
function endsInLaw(judge: Judge, { reading }: Sight): boolean {
  if (reading.words.length < STORY_FROM_WORDS) return false
  const sentences = reading.text.split(SENTENCE_END).map((sentence) => sight(sentence))
  const last = sentences.findLast((sentence) => asks(sentence) && sentence.reading.words.length >= 4)
  return sentences.length > 1 && last !== undefined && (judge(last).get('law') ?? 0) >= WITH_EVIDENCE
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

function bareText(reading: Reading): string {
  const { from, to } = withoutCourtesy(reading)
  return slice(reading, from, to)
}

/** The words from `from` up to `to` as they were typed. */
function slice({ text, words }: Reading, from: number, to: number): string {
  const [first, last] = [words[from], words[to - 1]]
  return first === undefined || last === undefined || to <= from ? '' : text.slice(first.start, last.end)
}

function withoutInsults({ reading, cues }: Sight, from: number, to: number): string {
  const insulting = new Set(cues.get('insult')?.flatMap((place) => range(place.from, place.to)))
  const kept = range(from, to).filter((at) => !insulting.has(at))
  // Runs of kept words, so that what stands between them keeps its commas.
  const runs = kept.filter((at) => at === from || insulting.has(at - 1))
  return runs
    .map((start) => slice(reading, start, range(start, to).find((at) => insulting.has(at)) ?? to))
    .join(' ')
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)
}
