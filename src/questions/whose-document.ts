import { bodiesIn } from '#knowledge/body.ts'
import type { Body, NamedBody } from '#knowledge/body.ts'
import { lately } from '#knowledge/lately.ts'
import type { Provision } from '#knowledge/provision.ts'
import { arePeers } from './asked-bodies.ts'
import { fold, foldEach, syllables } from '#knowledge/vietnamese.ts'

/** What is done with a document that should not stand. */
const UNDONE = /\b(?:bai bo|huy bo|huy|dinh chi)\b/
const DOCUMENTS: ReadonlySet<string> = new Set(['van ban', 'nghi quyet', 'quyet dinh', 'chi thi'])
/** Between a document and whoever made it: "văn bản trái pháp luật của", "văn bản mà". */
const MOST_BETWEEN = 4
const SENTENCE_ENDS = /(?<=[.;])\s+|\n+/u

/** Whose document a question wants undone, where it says so: "nghị quyết của Hội đồng nhân dân tỉnh sai thì ai bãi bỏ". */
export const documentOf = lately((question): Body | undefined => {
  if (!UNDONE.test(fold(question))) return undefined
  return makersIn(question, true)[0]
})

/** Whether provisions speak of that body's documents, or leave open whose they are. */
export function speaksOfItsDocuments(maker: Body | undefined, provisions: readonly Provision[]): boolean {
  if (maker?.organ === undefined || maker.units.length === 0) return true
  const makers = provisions.flatMap(makersOf)
  return makers.length === 0 || makers.some((one) => isIt(maker, one))
}

const known = new WeakMap<Provision, readonly Body[]>()

/** Whose documents a provision speaks of that are undone. */
function makersOf(provision: Provision): readonly Body[] {
  const kept = known.get(provision)
  if (kept !== undefined) return kept
  const told = [provision.summary, provision.text].join('\n')
  const makers = UNDONE.test(fold(told))
    ? told.split(SENTENCE_ENDS).flatMap((sentence) => makersIn(sentence, false))
    : []
  known.set(provision, makers)
  return makers
}

function isIt(maker: Body, { organ, units }: Body): boolean {
  // A city's council is spoken of as the province's, a ward's as the commune's, where the law carries the rule over.
  const isOfUnits = units.length === 0 || units.some((unit) => maker.units.some((its) => arePeers(its, unit)))
  return organ === maker.organ && isOfUnits
}

/** Who made the documents that a text names: "văn bản của X", "văn bản mà X ban hành", "X ra văn bản". */
function makersIn(text: string, typed: boolean): readonly NamedBody[] {
  const words = foldEach(syllables(text))
  const isDocument = (at: number): boolean => DOCUMENTS.has(`${words[at]} ${words[at + 1]}`)
  const starts = words.flatMap((_, at) => (isDocument(at) ? [at] : []))
  const bodies = bodiesIn(text, typed)
  const firstOf = starts.flatMap((at) => {
    const next = bodies.find(({ from }) => from >= at + 2)
    return next !== undefined && next.from - at - 2 <= MOST_BETWEEN ? [next] : []
  })
  const before = starts.flatMap((at) =>
    /^(?:ra|ban hanh)$/.test(words[at - 1] ?? '') || words.slice(at - 2, at).join(' ') === 'ban hanh'
      ? bodies.filter(({ to }) => to <= at)
      : [],
  )
  return [...firstOf, ...before]
}
