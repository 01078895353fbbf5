import { bodiesIn } from '#knowledge/body.ts'
import { carriedOver } from '#knowledge/carried-over.ts'
import { lately } from '#knowledge/lately.ts'
import type { Shelf } from '#knowledge/shelf.ts'
import { spokenOf } from '#knowledge/spoken-of.ts'
import { fold, syllables } from '#knowledge/vietnamese.ts'
import type { AskedBodies } from './asked-bodies.ts'
import { sayingSomething } from './empty-words.ts'
import type { Finding } from './find.ts'
import { placeNamesIn } from './setting/place.ts'

const ASKS = /\b(?:nhiem vu|quyen han|chuc nang|tham quyen|quyen gi|quyen nao|lam gi|viec gi|viec nao)\b/
/** Words that ask for all a body does, and for nothing in particular. */
const ALL_DUTIES = new Set(
  'nhiệm vụ quyền hạn chức năng trách nhiệm thẩm quyền vai trò làm việc công gì nào những các được phải lo gồm'
    .split(' ')
    .map((word) => fold(word)),
)
const OF_DUTIES = /^nhiệm vụ, quyền hạn|nhiệm vụ, quyền hạn của/iu

/** Whether a question asks for a body's duties as a whole: "Ủy ban nhân dân phường có nhiệm vụ gì". */
export const asksForAllDuties = lately((text): boolean => {
  const typed = syllables(text)
  if (!ASKS.test(fold(typed.join(' ')))) return false
  const says = sayingSomething(typed)
  const places = placeNamesIn(text)
  const bodies = bodiesIn(text, true)
  const isOfBody = (at: number): boolean => bodies.some(({ from, to }) => from <= at && at < to)
  return typed.every(
    (word, at) => says[at] !== true || isOfBody(at) || places.has(word) || ALL_DUTIES.has(fold(word)),
  )
})

/**
 * The article on the duties of the body asked about, among what was found; of one that carries another unit's duties over
 * in one of its clauses, that clause.
 */
export function dutiesOf(
  shelf: Shelf,
  { bodies }: AskedBodies,
  found: readonly Finding[],
): Finding | undefined {
  const [asked] = bodies
  if (asked?.organ === undefined) return undefined
  const whole = found.find(({ provision, carried }) => {
    if (provision.level !== 'article' || carried !== undefined) return false
    if (!OF_DUTIES.test(provision.heading ?? '')) return false
    const [first] = spokenOf(shelf, provision).subjects
    if (first === undefined || (first.organ !== undefined && first.organ !== asked.organ)) return false
    return first.units.length === 0
      ? first.organ === asked.organ
      : asked.units.some((unit) => first.units.includes(unit))
  })
  if (whole === undefined) return undefined
  const carrying = shelf.children(whole.provision).find((clause) => carriesOver(shelf, clause.id, found))
  return carrying === undefined ? whole : { ...whole, provision: carrying }
}

/** Whether a clause carries over anything that was found. */
function carriesOver(shelf: Shelf, id: string, found: readonly Finding[]): boolean {
  return found.some(({ provision }) => carriedOver(shelf, provision).some(({ by }) => by.id === id))
}
