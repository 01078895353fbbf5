import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import * as z from 'zod'
import { askingPart } from './asking.ts'
import { sight, train } from './intent-classifier.ts'
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
const WITHOUT_EVIDENCE = 0.55
// Who tells something and asks nothing seldom asks about the law.
const TOLD_WITH_EVIDENCE = 0.3
const TOLD_FROM_WORDS = 6
const COURTESY_BEGUN = 0.35
const DANGER_TOLD = 0.4
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
  // Other languages are told by their words, not by examples; a question is learnt as it is judged, without greeting.
  return train(
    from
      .filter(({ label }) => label !== 'other_language')
      .map(({ label, text }) => ({ label, text: bareText(sight(text).reading) || text })),
  )
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

  const foreign = foreignShare(full)
  if (foreign >= FOREIGN)
    return { intent: 'other_language', confidence: foreign, question: full, rude: false }

  const rude = whole.cues.has('insult')
  const question = rude ? withoutInsults(whole, bare.asked, bare.to) : slice(reading, bare.asked, bare.to)
  const main =
    bare.from === 0 && bare.to === reading.words.length ? whole : sight(slice(reading, bare.from, bare.to))
  const believed = believe(judge, main, bare.kinds)
  if (believed.intent !== 'abuse') return { ...believed, question, rude }

  // An insult beside a question is answered politely; the question is what is left of it.
  const rest = sight(question)
  if (!asks(rest) || rest.reading.words.length < 4) return { ...believed, question: '', rude }
  const meant = believe(judge, rest, bare.kinds)
  return meant.intent === 'abuse' ? { ...meant, question: '', rude } : { ...meant, question, rude }
}

/** The likeliest kind, or `law` when it is not likely enough. */
function believe(
  judge: Judge,
  seen: Sight,
  courtesies: ReadonlySet<Courtesy>,
): Pick<Recognised, 'intent' | 'confidence' | 'services'> {
  const likely = judge(seen)
  const told = !asks(seen) && seen.reading.words.length >= TOLD_FROM_WORDS
  const proven = (intent: Intent): boolean => EVIDENCE[intent]?.some((cue) => seen.cues.has(cue)) ?? false
  const ranked = [...likely].toSorted(([, a], [, b]) => b - a)
  const [best] = ranked
  const telling =
    told && best?.[0] === 'law'
      ? ranked.find(([intent, share]) => proven(intent) && share >= TOLD_WITH_EVIDENCE)
      : undefined
  const [intent, confidence] = telling ?? best ?? ['law', 0]

  const law = { intent: 'law' as const, confidence: Math.max(likely.get('law') ?? 0, 1 - confidence) }
  if (intent === 'law' || confidence < needed(intent, { told, proven: proven(intent), seen, courtesies }))
    return law
  // A story of grievances that ends in a question about the law is that question.
  const question = askingPart(seen.reading.text)
  if (STORIES.has(intent) && question !== seen.reading.text) {
    const asked = judge(sight(question)).get('law') ?? 0
    if (asked >= WITH_EVIDENCE) return { intent: 'law', confidence: asked }
  }
  if (intent === 'emergency') return { intent, confidence, services: ANY_SERVICE }
  return { intent, confidence }
}

interface Circumstances {
  readonly told: boolean
  readonly proven: boolean
  readonly seen: Sight
  readonly courtesies: ReadonlySet<Courtesy>
}

function needed(intent: Intent, { told, proven, seen, courtesies }: Circumstances): number {
  if (intent === 'emergency') return told && !seen.cues.has('calm') ? DANGER_TOLD : DANGER_ASKED
  if (intent === 'greeting' || intent === 'thanks' || intent === 'goodbye') {
    return courtesies.has(intent) ? COURTESY_BEGUN : WITH_EVIDENCE
  }
  if (!proven) return WITHOUT_EVIDENCE
  return told ? TOLD_WITH_EVIDENCE : WITH_EVIDENCE
}

function asks({ reading, cues }: Sight): boolean {
  return cues.has('asks') || reading.words.some(({ plain }) => plain === '?')
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
