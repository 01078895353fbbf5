import { unsupportedAuthorities, unsupportedFigures } from '../citations.ts'
import { bundlesOf } from './bundles.ts'
import { excepts, limits } from './limits.ts'
import { difference, tells } from './same-words.ts'
import type { Stretch } from './same-words.ts'
import type { Told } from './told.ts'

/** One sentence of a model's wording. */
export interface WordedSentence {
  readonly text: string
  /** Tokens of the provisions it rests on. */
  readonly basis: readonly string[]
}

type FaultCode =
  /** Not the JSON that was asked for. */
  | 'unreadable'
  /** A sign that a plain sentence has not: markup, a link, a bracket, a line break. */
  | 'form'
  | 'no_basis'
  /** A token that stands for no provision. */
  | 'unknown_token'
  | 'figure'
  | 'authority'
  /** The provision does not say it in these words. */
  | 'not_said'
  | 'repeated'
  /** Sentences of one provision do not stand together. */
  | 'apart'
  /** Sentences that lean on one another were parted, or one that limits the rule was dropped. */
  | 'left_out'
  /** The provision that answers the question does not come first. */
  | 'main_missing'

/** What keeps a wording from a citizen. */
export interface WordingFault {
  readonly code: FaultCode
  /** Counted from 1; absent where the wording as a whole is at fault. */
  readonly sentence?: number
  /** Words of the wording or of the provision; for the model only, never for a log. */
  readonly detail?: string
}

/** What one sentence tells of one provision. */
interface Telling extends Stretch {
  readonly token: string
  /** Which sentence of the wording, from 0. */
  readonly at: number
}

/**
 * Everything that is wrong with a model's wording. Every sentence must say what a told sentence of each provision it
 * names says; what limits a rule stays with it.
 */
export function faultsOf(wording: readonly WordedSentence[], told: readonly Told[]): readonly WordingFault[] {
  const tellings: Telling[] = []
  const faults: WordingFault[] = []
  for (const [at, { text, basis }] of wording.entries()) {
    const blame = (code: FaultCode, detail = ''): void => {
      faults.push({ code, sentence: at + 1, detail })
    }
    const strange = NOT_PLAIN.exec(text)
    if (strange !== null) blame('form', strange[0])
    if (basis.length === 0) blame('no_basis')
    for (const token of new Set(basis)) {
      const provision = told.find((one) => one.token === token)
      if (provision === undefined) {
        blame('unknown_token', token)
        continue
      }
      const { citation, sentences } = provision
      for (const figure of unsupportedFigures(text, [citation], sentences)) blame('figure', figure)
      for (const name of unsupportedAuthorities(text, [citation], sentences)) blame('authority', name)
      const stretch = tells(text, sentences)
      if (stretch === undefined) blame('not_said', `${token}: ${differenceInWords(text, sentences)}`)
      else tellings.push({ token, at, ...stretch })
    }
  }
  const [main] = told
  const begins = main !== undefined && wording[0]?.basis.includes(main.token) === true
  if (!begins) faults.push({ code: 'main_missing' })
  const byToken = Map.groupBy(tellings, ({ token }) => token)
  return [...faults, ...told.flatMap((one) => faultsOfTelling(one, byToken.get(one.token) ?? []))]
}

// What the library's own sentences are made of; everything else is markup, an address or a model talking to itself.
const NOT_PLAIN = /[^\p{L}\p{M}\p{N} .,;:()/%\-–“”"'’+&²³°]/u

function differenceInWords(sentence: string, told: readonly string[]): string {
  const { added, missing } = difference(sentence, told)
  return `+ ${added.slice(0, 8).join(' ')} − ${missing.slice(0, 8).join(' ')}`
}

/** What was told of one provision, taken together. */
function faultsOfTelling({ token, sentences }: Told, tellings: readonly Telling[]): readonly WordingFault[] {
  if (tellings.length === 0) {
    // A related provision may be left out, unless it is there because it makes an exception.
    return sentences
      .filter(excepts)
      .map((sentence) => ({ code: 'left_out', detail: `${token}: ${sentence}` }))
  }
  const order = tellings.flatMap(({ from, to }) =>
    sentences.slice(from, to + 1).map((_, step) => from + step),
  )
  if (new Set(order).size < order.length) return [{ code: 'repeated', detail: token }]
  // Words of another provision in between would be taken for what "this" points at.
  const apart = tellings.some(({ at }, index) => index > 0 && at !== (tellings[index - 1]?.at ?? at) + 1)
  if (apart) return [{ code: 'apart', detail: token }]
  return bundlesOf(sentences)
    .filter(({ from, to }) => !isToldWhole(order, { from, to }))
    .map(({ from, to }) => ({
      touched: order.some((index) => index >= from && index <= to),
      bundle: sentences.slice(from, to + 1),
    }))
    .filter(({ touched, bundle }) => touched || bundle.some(limits))
    .map(({ bundle }) => ({ code: 'left_out', detail: `${token}: ${bundle.join(' ')}` }))
}

function isToldWhole(order: readonly number[], { from, to }: Stretch): boolean {
  const start = order.indexOf(from)
  if (start === -1) return false
  for (let step = 1; step <= to - from; step += 1) {
    if (order[start + step] !== from + step) return false
  }
  return true
}
