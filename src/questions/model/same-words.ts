import { settle } from '#knowledge/vietnamese.ts'
import { limits } from './limits.ts'

/** Told sentences `from` … `to`, both among them. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/**
 * Which told sentences a new one tells. It has to keep every word in its order, since in law a word left out, added or
 * put elsewhere is another rule. What may change: plural and topic particles, an opening "ngoài ra", how a date is
 * written, the turn into the passive with "do", a place put in front, and neighbours joined into one sentence.
 */
export function tells(sentence: string, told: readonly string[]): Stretch | undefined {
  const said = wordsOf(sentence)
  for (const [from, one] of told.entries()) {
    const to = saysTheSame(sentence, one) ? from : joined(said, told, from)
    if (to !== undefined && isNoLonger(sentence, told.slice(from, to + 1))) return { from, to }
  }
  return undefined
}

/** Free words are few words. */
function isNoLonger(sentence: string, told: readonly string[]): boolean {
  return allWords(sentence).length <= allWords(told.join(' ')).length + MOST_FREE
}

const MOST_FREE = 4

/** Words that one sentence has and the nearest told one has not, and the other way round: what a repair must mend. */
export function difference(
  sentence: string,
  told: readonly string[],
): { readonly added: readonly string[]; readonly missing: readonly string[] } {
  const said = wordsOf(sentence)
  const differences = told.map((one) => {
    const words = wordsOf(one)
    return {
      added: said.filter((word) => !words.includes(word)),
      missing: words.filter((word) => !said.includes(word)),
    }
  })
  const [nearest] = differences.toSorted(
    (a, b) => a.added.length + a.missing.length - (b.added.length + b.missing.length),
  )
  return nearest ?? { added: said, missing: [] }
}

const FREE: ReadonlySet<string> = new Set(['các', 'những', 'thì', 'cũng'])
const OPENING = /^(?:ngoài ra|đồng thời|cụ thể|bên cạnh đó),? /
const WRITTEN_DATE = /(\d{1,2}) tháng (\d{1,2}) năm (\d{4})/g
/** Words, numbers with what parts them, numbers of documents, per cent signs, the dash of a range. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:[./-][\p{L}\p{M}\p{N}]+|,\p{N}+)*|%|(?<=\p{N} ?)[-–](?= ?\p{N})/gu

function wordsOf(text: string): readonly string[] {
  return allWords(text).filter((word) => !FREE.has(word))
}

function allWords(text: string): readonly string[] {
  const plain = settle(text).toLowerCase().replace(OPENING, '').replace(WRITTEN_DATE, '$1/$2/$3')
  return (plain.match(WORD) ?? []).map((word) => word.replace(/(?<=^|[/-])0+(?=\d)/g, ''))
}

/** "Ở thành phố Hà Nội, …" */
const PLACE_IN_FRONT = /^((?:ở|tại) [^,]{2,60}), (.+)$/isu

function saysTheSame(sentence: string, one: string): boolean {
  const said = wordsOf(sentence)
  const told = wordsOf(one)
  if (same(said, told)) return true
  // "B, trừ C, do A bổ nhiệm" is another rule than "A bổ nhiệm B, trừ C": what limits a sentence must stay in its place.
  if (limits(one)) return false
  if (isPassiveOf(said, told)) return true
  const [, front, rest] = PLACE_IN_FRONT.exec(settle(sentence)) ?? []
  if (front === undefined || rest === undefined) return false
  const place = wordsOf(front)
  const at = told.findIndex((_, index) => same(told.slice(index, index + place.length), place))
  const others = told.toSpliced(at, place.length)
  return at !== -1 && (same(wordsOf(rest), others) || isPassiveOf(wordsOf(rest), others))
}

/** Who acts, at the beginning of a sentence in the active. */
const AGENT =
  /^(?:(?:phó )?chủ tịch|thường trực|hội đồng|ủy ban|quốc hội|chính phủ|(?:phó )?thủ tướng|bộ|sở|phòng|cơ quan|ban|trưởng|(?:phó )?giám đốc|người|nhà nước|thành phố|chính quyền)(?!\p{L})/u
const PASSIVE: ReadonlySet<string> = new Set(['do', 'bởi', 'được'])

/** "Chủ tịch phường | do | Chủ tịch quận bổ nhiệm" of "Chủ tịch quận bổ nhiệm | Chủ tịch phường". */
function isPassiveOf(said: readonly string[], told: readonly string[]): boolean {
  const [agent] = AGENT.exec(told.join(' ')) ?? []
  if (agent === undefined) return false
  const shortest = agent.split(' ').length + 2
  return said.some((word, index) => {
    const after = said.slice(index + 1)
    const turns = PASSIVE.has(word) && index > 0 && after.length >= shortest
    return turns && same([...after, ...said.slice(0, index)], told)
  })
}

const JOINING: ReadonlyArray<readonly string[]> = [[], ['và'], ['đồng', 'thời']]

/** The last of the told sentences from `first` on that the words tell one after the other; at least two. */
function joined(said: readonly string[], told: readonly string[], first: number): number | undefined {
  const opening = wordsOf(told[first] ?? '')
  if (!same(said.slice(0, opening.length), opening)) return undefined
  let left = said.slice(opening.length)
  let at = first
  while (left.length > 0) {
    const next = told[at + 1]
    // After "trừ C" or "không", a further clause would fall under the exception or the negation.
    if (next === undefined || limits(told[at] ?? '')) return undefined
    const ways = [wordsOf(next), ...withoutSubject(next, opening)].flatMap((words) =>
      JOINING.map((join) => [...join, ...words]),
    )
    const way = ways.find((words) => same(left.slice(0, words.length), words))
    if (way === undefined) return undefined
    left = left.slice(way.length)
    at += 1
  }
  return at > first ? at : undefined
}

/** "Chủ tịch quận | cũng điều động …" after a sentence about the same chairman: what follows "cũng". */
function withoutSubject(sentence: string, opening: readonly string[]): readonly (readonly string[])[] {
  const words = allWords(sentence)
  const also = words.indexOf('cũng')
  const subject = words.slice(0, also).filter((word) => !FREE.has(word))
  if (also < 2 || !same(opening.slice(0, subject.length), subject)) return []
  return [words.slice(also + 1).filter((word) => !FREE.has(word))]
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, index) => word === b[index])
}
