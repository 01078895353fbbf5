import { parseId, printId } from './address.ts'
import { bodiesIn } from './body.ts'
import type { Body } from './body.ts'
import { citedIds, findPhrases } from './citation-words.ts'
import type { CitedLaw } from './citation-words.ts'
import type { Provision } from './provision.ts'
import type { Shelf } from './shelf.ts'
import { spokenOf } from './spoken-of.ts'
import type { Unit } from './unit.ts'
import { settle } from './vietnamese.ts'

/** Dẫn chiếu: a rule given for one kind of unit that the law carries over to another. */
export interface CarriedOver {
  /** What carries it over: "Hội đồng nhân dân phường thực hiện nhiệm vụ, quyền hạn quy định tại … Điều 21 …". */
  readonly by: Provision
  readonly from: Unit
  readonly to: Unit
  /** It also says of some of these units otherwise: whoever is told of the rule must be told its words. */
  readonly isDivided: boolean
}

/** "Thực hiện nhiệm vụ, quyền hạn quy định tại …", "… tương ứng của chính quyền địa phương ở xã". */
const TAKES_OVER =
  /(?<!\p{L})thực hiện (?:các |những )?nhiệm vụ,? (?:và )?quyền hạn (?:(?:đã |được )*(?:quy định |nêu )?(?:tại|ở)|tương ứng của) /iu
const OF_UNIT = /tương ứng của $/iu
/** "Điều 21 của Luật này ở khoản 1, …": the parts named after the whole. */
const PARTS_BEHIND = /^[\s,]*(?:của (?:luật|nghị quyết|nghị định|bộ luật) này[\s,]*)?(?:ở|gồm|tại)\s/iu
const EXCEPT = /(?<!\p{L})trừ(?!\p{L})/iu
const CONDITION = /^\s*(?:nếu|trường hợp|khi)(?!\p{L})/iu

const known = new WeakMap<Shelf, ReadonlyMap<string, readonly CarriedOver[]>>()

/**
 * By what a provision also holds for other units than those it speaks of. Of an article that is carried over in part,
 * a clause or point left out does not hold for them, nor does what contains one.
 */
export function carriedOver(shelf: Shelf, { id }: Provision): readonly CarriedOver[] {
  const all = known.get(shelf) ?? readAll(shelf)
  known.set(shelf, all)
  return all.get(id) ?? NOT_CARRIED
}

const NOT_CARRIED: readonly CarriedOver[] = []

function readAll(shelf: Shelf): ReadonlyMap<string, readonly CarriedOver[]> {
  const all = new Map<string, readonly CarriedOver[]>()
  for (const by of shelf.provisions.values()) {
    for (const { target, from, to, isDivided } of takenOverBy(shelf, by)) {
      for (const id of [target, ...partsOf(shelf, target)])
        all.set(id, [...(all.get(id) ?? []), { by, from, to, isDivided }])
    }
  }
  return all
}

function partsOf(shelf: Shelf, id: string): readonly string[] {
  const children = shelf.provisions.get(id)?.children ?? []
  return children.flatMap((child) => [child, ...partsOf(shelf, child)])
}

interface Taken extends Omit<CarriedOver, 'by'> {
  readonly target: string
}

function takenOverBy(shelf: Shelf, by: Provision): readonly Taken[] {
  const words = by.text ?? by.summary ?? ''
  if (!TAKES_OVER.test(words)) return []
  const sentences = sentencesOf(settle(words))
  const isDivided = sentences.some((sentence) => CONDITION.test(sentence))
  return sentences.flatMap((sentence) => {
    const cue = TAKES_OVER.exec(sentence)
    // What it says of some of them only is not said of all.
    if (cue === null || CONDITION.test(sentence)) return []
    const rest = sentence.slice(cue.index + cue[0].length)
    const targets = OF_UNIT.test(cue[0]) ? articlesOf(shelf, by, rest) : namedIn(shelf, by, rest)
    return targets.flatMap((target) => betweenUnits(shelf, by, target, isDivided))
  })
}

/** Only from one unit's body to the same body of another unit. */
function betweenUnits(shelf: Shelf, by: Provision, target: string, isDivided: boolean): readonly Taken[] {
  const provision = shelf.provisions.get(target)
  if (provision === undefined) return []
  const theirs = spokenOf(shelf, shelf.ancestors(provision).at(-1) ?? provision).subjects
  return spokenOf(shelf, by).subjects.flatMap((own) =>
    theirs.flatMap((other): readonly Taken[] => {
      const [[from, ...moreFrom], [to, ...moreTo]] = [other.units, own.units]
      if (from === undefined || to === undefined || from === to) return []
      if (moreFrom.length > 0 || moreTo.length > 0 || !isSameOrgan(own, other)) return []
      return [{ target, from, to, isDivided }]
    }),
  )
}

function isSameOrgan(one: Body, other: Body): boolean {
  return one.organ === undefined || other.organ === undefined || one.organ === other.organ
}

/** "Chính quyền địa phương ở xã": all articles on the bodies of that unit. */
function articlesOf(shelf: Shelf, by: Provision, rest: string): readonly string[] {
  const [whose] = bodiesIn(rest)
  return [...shelf.provisions.values()].flatMap((one) => {
    if (one.document !== by.document || one.level !== 'article' || whose === undefined) return []
    const units = bodiesIn(one.heading ?? '').flatMap((body) => body.units)
    return units.length > 0 && units.every((unit) => whose.units.includes(unit)) ? [one.id] : []
  })
}

/** What the words name, without what they except. */
function namedIn(shelf: Shelf, by: Provision, rest: string): readonly string[] {
  const exceptAt = EXCEPT.exec(rest)?.index ?? rest.length
  const except = idsOf(shelf, by, rest.slice(exceptAt))
  // An exception that cannot be read may be of anything.
  if (exceptAt < rest.length && except.length === 0) return []
  return idsOf(shelf, by, rest.slice(0, exceptAt)).flatMap((id) => without(shelf, id, except))
}

/** A provision, or its parts where some of it is excepted. */
function without(shelf: Shelf, id: string, except: readonly string[]): readonly string[] {
  if (except.includes(id)) return []
  if (!except.some((one) => one.startsWith(`${id}/`))) return [id]
  const provision = shelf.provisions.get(id)
  return (provision?.children ?? []).flatMap((child) => without(shelf, child, except))
}

function idsOf(shelf: Shelf, by: Provision, words: string): readonly string[] {
  const [phrase, ...more] = findPhrases(words)
  if (phrase === undefined) return []
  const [whole] = phrase.cites
  const behind = words.slice(phrase.to)
  const isWhole = phrase.cites.length === 1 && whole?.address?.clause === undefined
  const parts =
    isWhole && whole?.address !== undefined && PARTS_BEHIND.test(behind)
      ? findPhrases(behind, whole.address).flatMap(({ cites }) => cites)
      : []
  if (parts.length > 0) return parts.flatMap((part) => idOf(shelf, by, { ...part, ...documentOf(whole) }))
  return [phrase, ...more].flatMap(({ cites }) => cites.flatMap((cited) => idOf(shelf, by, cited)))
}

function documentOf(cited: CitedLaw | undefined): Pick<CitedLaw, 'document'> {
  return cited?.document === undefined ? {} : { document: cited.document }
}

/** An address without a document is in its own. */
function idOf(shelf: Shelf, by: Provision, cited: CitedLaw): readonly string[] {
  const own = parseId(by.id)
  if (cited.address === undefined || own === undefined) return []
  return cited.document === undefined
    ? [printId(own.document, cited.address)]
    : citedIds(cited, shelf.documents.keys())
}

function sentencesOf(text: string): readonly string[] {
  return text.split(/\n|(?<=[.;])\s+(?=\p{Lu})/u)
}
