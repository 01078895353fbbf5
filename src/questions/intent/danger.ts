import type { Sight } from './classifier.ts'
import type { Cue, Found } from './cues.ts'
import { endsSentence } from './reading.ts'
import type { Reading } from './reading.ts'

/** 113 công an, 114 chữa cháy và cứu nạn, 115 cấp cứu, 111 bảo vệ trẻ em. */
export type Service = '113' | '114' | '115' | '111'

/** The worst first: whoever can save a life from it is called first. */
const DANGERS: readonly (readonly [Cue, readonly Service[]])[] = [
  ['fire', ['114']],
  ['gas', ['114']],
  ['trapped', ['114']],
  ['drowning', ['114', '115']],
  ['child_harm', ['111', '113']],
  ['violence', ['113']],
  ['crime_now', ['113']],
  ['suicide', ['115', '113']],
  ['injured', ['115']],
  ['crash', ['115', '113']],
  ['rescue_call', []],
]
/** When danger is told in words nobody foresaw. */
export const ANY_SERVICE: readonly Service[] = ['113', '114', '115']

// With a wording of danger, near-certainty that it is something else is needed to let it pass; more of it where a rule,
// a fine or an authority is asked about.
const AT_LEAST = 0.08
const AT_LEAST_PLAIN = 0.01
const OF_LAW: readonly Cue[] = ['rule', 'authority', 'penalty', 'howmuch', 'office']
const CALMING: readonly Cue[] = ['calm', 'in_charge']
// "mức phạt", "ai bồi thường", "năm ngoái": a question about such things, unless it is pressing.
const CALM_BUT_URGENT = 0.5
const CALM = 0.9

/** Without accents many a word looks like danger ("chủ lô" like "cháy lò"). */
function leastFor({ cues, reading }: Sight): number {
  return reading.accented && !OF_LAW.some((cue) => cues.has(cue)) ? AT_LEAST_PLAIN : AT_LEAST
}

/**
 * Danger now: never to be missed, so a wording of danger is enough unless the message asks about the rules for it.
 *
 * @param likelihood what the classifier gives for an emergency
 */
export function dangerIn(
  seen: Sight,
  likelihood: number,
): { readonly confidence: number; readonly services: readonly Service[] } | undefined {
  const { cues } = seen
  const dangers = DANGERS.filter(([cue]) => cues.has(cue))
  if (dangers.length === 0) return undefined
  const believed = isCalm(seen)
    ? likelihood >= CALM || (cues.has('urgent') && likelihood >= CALM_BUT_URGENT)
    : likelihood >= leastFor(seen) || cues.has('urgent')
  if (!believed) return undefined
  const services = new Set(dangers.flatMap(([, numbers]) => numbers))
  return {
    confidence: Math.max(likelihood, 0.5),
    services: services.size > 0 ? [...services] : ANY_SERVICE,
  }
}

/** Whether it uses the words of whoever asks about the rules for such things, or about something long over. */
export function isCalm({ cues }: Sight): boolean {
  return CALMING.some((cue) => cues.has(cue))
}

/** Whether its words speak of danger, whatever else it is about. */
export function speaksOfDanger({ cues }: Sight): boolean {
  return DANGERS.some(([cue]) => cues.has(cue))
}

/** Words from, to one past the last. */
type Stretch = Pick<Found, 'from' | 'to'>

/**
 * The sentences of a longer message with a wording of danger and none of calm; where nothing in it is calm, its clauses as
 * well: "chồng em cầm dao đòi giết em, phường có quyền bắt không".
 */
export function dangerousSentences({ cues, reading }: Sight): readonly Stretch[] {
  const standing = (cue: Cue): readonly Stretch[] => cues.get(cue) ?? []
  const dangers = DANGERS.flatMap(([cue]) => standing(cue))
  if (dangers.length === 0) return []
  const isEnd = (at: number): boolean =>
    endsSentence(reading.words[at]) || (!cues.has('calm') && commaBefore(reading, at))
  const ends = reading.words.flatMap((_, at) => (isEnd(at) ? [at] : []))
  const begins = [0, ...ends.map((at) => (endsSentence(reading.words[at]) ? at + 1 : at))]
  const sentences = [...ends, reading.words.length].map((to, at) => ({ from: begins[at] ?? 0, to }))
  const within = (sentence: Stretch, one: Stretch): boolean =>
    one.from >= sentence.from && one.to <= sentence.to
  return sentences.filter(
    (sentence) =>
      sentences.length > 1 &&
      dangers.some((one) => within(sentence, one)) &&
      !CALMING.flatMap(standing).some((one) => within(sentence, one)),
  )
}

function commaBefore({ text, words }: Reading, at: number): boolean {
  const [before, word] = [words[at - 1], words[at]]
  return before !== undefined && word !== undefined && text.slice(before.end, word.start).includes(',')
}
