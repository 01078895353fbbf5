import { asks, OF_LAW, sight } from './classifier.ts'
import type { Judgement, Sight } from './classifier.ts'
import type { Courtesy } from './courtesy.ts'
import type { Cue } from './cues.ts'
import { ANY_SERVICE, isCalm } from './danger.ts'
import type { Service } from './danger.ts'
import type { Intent } from './examples.ts'

export type Judge = (seen: Sight) => Judgement<Intent>

/** What a message is taken for, and how surely, 0 to 1. */
export interface Belief {
  readonly intent: Intent
  readonly confidence: number
  readonly services?: readonly Service[]
  /** What it may be instead, where it is taken for a question about the law; for when the law does not answer it. */
  readonly otherwise?: { readonly intent: Intent; readonly share: number }
  /** It looks more like another kind, and is taken for a question about the law for want of a surer sign of that. */
  readonly doubted?: true
}

/** A kind of message is believed on little only with a wording of its own: an unknown word alone proves nothing. */
const EVIDENCE: Partial<Readonly<Record<Intent, readonly Cue[]>>> = {
  field_report: ['street', 'report', 'broken'],
  complaint: ['complain', 'corrupt', 'price_low'],
  own_file: ['status', 'lookup', 'own_thing', 'mine'],
  opinion: ['judge'],
  forecast: ['future'],
  about_desk: ['desk_self', 'scope'],
  injection: ['tamper', 'force'],
  others_data: ['private', 'third'],
  wrongdoing: ['howto_wrong', 'misdeed'],
  abuse: ['insult'],
}
/** Told at length, these often lead up to a question about the law. */
const STORIES: ReadonlySet<Intent> = new Set<Intent>([
  'complaint',
  'field_report',
  'own_file',
  'opinion',
  'others_data',
  'forecast',
])
/** For these a question about an office or a rule is easily mistaken. */
const MISTAKEN_FOR: ReadonlySet<Intent> = new Set<Intent>([
  'complaint',
  'own_file',
  'opinion',
  'forecast',
  'about_desk',
])
/** Whoever asks is refused; without a wording of a wrong, a word nobody foresaw may be all that is against them. */
const REFUSED: ReadonlySet<Intent> = new Set<Intent>(['wrongdoing', 'others_data'])
/** These are for others than the desk. */
const TOLD_TO_OTHERS: ReadonlySet<Intent> = new Set<Intent>(['complaint', 'field_report'])
const STORY_FROM_WORDS = 20
const SENTENCE_END = /(?<=[.?!;])\s+|\n+|,\s*(?=(?:cho|xin) \S+ ?hỏi|vậy )/i

// How likely a kind must be. Chosen on messages not learnt, so that few questions about the law are lost.
const WITH_EVIDENCE = 0.5
const WITHOUT_EVIDENCE = 0.6
// What is asked has words enough to look like something by chance, and more so where it names an office or a rule.
const REFUSED_WITHOUT_EVIDENCE = 0.8
const ASKED_IN_WORDS_OF_LAW = 0.85
// Whoever asks what may be asked asks the desk, even with an example.
const SCOPE_ASKED = 0.9
const COURTESY_BEGUN = 0.35
const DANGER_ASKED = 0.6
// Who tells something at some length and asks nothing seldom asks about the law: it takes less to believe the rest.
const TOLD_FROM_WORDS = 6
const TOLD_WITH_EVIDENCE = 0.35
const DANGER_TOLD = 0.4
const LAW_UNLIKELY = 0.2

/** What bears on believing what a message is. */
interface View {
  readonly share: (intent: Intent) => number
  /** The likeliest first. */
  readonly ranked: readonly Intent[]
  /** A wording of its own stands in the message. */
  readonly proven: (intent: Intent) => boolean
  readonly courtesies: ReadonlySet<Courtesy>
  readonly calm: boolean
  /** It uses words of whoever asks about offices and rules. */
  readonly ofLaw: boolean
}

/**
 * The likeliest kind, or `law` when it is not likely enough.
 *
 * @param courtesies greetings and thanks found around the message
 * @param likely how likely the judge holds each kind to be
 */
export function believe(
  judge: Judge,
  seen: Sight,
  courtesies: ReadonlySet<Courtesy>,
  likely = judge(seen),
): Belief {
  const view: View = {
    share: (intent) => likely.get(intent) ?? 0,
    ranked: [...likely].toSorted(([, a], [, b]) => b - a).map(([intent]) => intent),
    proven: (intent) => isProven(intent, seen),
    courtesies,
    calm: isCalm(seen),
    ofLaw: OF_LAW.some((cue) => seen.cues.has(cue)),
  }
  if (seen.cues.has('scope') && view.ranked[0] === 'about_desk')
    return { intent: 'about_desk', confidence: SCOPE_ASKED }
  const told = !asks(seen) && seen.reading.words.length >= TOLD_FROM_WORDS
  const intent = told ? whatIsTold(view) : whatIsAsked(view)
  if (intent === 'law' || (STORIES.has(intent) && endsInLaw(judge, seen))) {
    const [best = 'law'] = view.ranked
    const other = view.ranked.find((one) => TOLD_TO_OTHERS.has(one) && view.proven(one))
    return {
      intent: 'law',
      confidence: best === 'law' ? view.share('law') : 1 - view.share(best),
      ...(intent === 'law' &&
        view.share(best) >= WITH_EVIDENCE &&
        best !== 'law' &&
        !told && { doubted: true }),
      ...(other !== undefined && { otherwise: { intent: other, share: view.share(other) } }),
    }
  }
  const confidence = view.share(intent)
  return intent === 'emergency' ? { intent, confidence, services: ANY_SERVICE } : { intent, confidence }
}

/** Whether a wording of that kind of message stands in it. */
export function isProven(intent: Intent, { cues }: Sight): boolean {
  return EVIDENCE[intent]?.some((cue) => cues.has(cue)) ?? false
}

/** "Nếu hội đồng không chịu thông qua thì sao" asks for a rule, whatever grievance its words could tell. */
function whatIsAsked({ share, ranked, proven, courtesies, ofLaw }: View): Intent {
  const [best = 'law'] = ranked
  if (ofLaw && MISTAKEN_FOR.has(best)) return share(best) >= ASKED_IN_WORDS_OF_LAW ? best : 'law'
  if (REFUSED.has(best) && !proven(best)) return share(best) >= REFUSED_WITHOUT_EVIDENCE ? best : 'law'
  return share(best) >= needed(best, proven(best), courtesies) ? best : 'law'
}

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
  // Known by its words, before this; learnt only so that no English word looks like tampering.
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
