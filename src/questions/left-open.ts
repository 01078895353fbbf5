import type { Provision } from '#knowledge/provision.ts'
import type { Published } from '#knowledge/published.ts'
import { fold } from '#knowledge/vietnamese.ts'
import { hasTheThing, isAnswerable } from './answerable.ts'
import { decide } from './decide.ts'
import { heldBy } from './decision.ts'
import type { Decision, Matter } from './decision.ts'
import { endedBodyIn, tellsOfEnd, withEndedBody } from './ended-body.ts'
import { endingOfUnitNamed } from './ended-unit.ts'
import { findProvisions } from './find.ts'
import { isOfOthers } from './intent/recognise.ts'
import type { Recognised } from './intent/recognise.ts'

/** "Nộp ở quận 7", "gửi lên phòng Nội vụ huyện": with whom it lies, not where its owner lives; courts are no part of it. */
const HANDED_TO_UNIT =
  /\b(?:nop|gui)\b(?: \S+){0,7}? (?:o|cho|len|tren|tai|ve|toi|den|duoi)(?: uy ban nhan dan| (?:phong|mot cua|bo phan) (?:\S+ ){0,6}?\S+)? (?:quan|huyen|thi xa)\b/
/** It is not done yet: who goes on with it may be asked. */
const STILL_LIES = /\b(?:chua|treo|dang do|do dang|bo do|khong (?:ai )?(?:tra loi|giai quyet)|tiep|nop lai)\b/

/**
 * A complaint or a file that lies with a body that is no more: whoever sent it there cannot be told to turn to that body, and
 * who goes on with what it left is law.
 *
 * @returns `null` where it lies with no such body, or the law does not say
 */
export function decideLeftOpen(
  published: Published,
  { screened, matter }: { readonly screened: Recognised; readonly matter: Matter },
): Decision | null {
  if (!isOfOthers(screened)) return null
  const ended = endedBodyIn(published, matter) ?? endOfUnitHandedTo(published, matter)
  if (ended === undefined) return null
  const { holding } = findProvisions(published, matter.text, matter)
  if (!isAnswerable(published, matter, holding)) return null
  const decision = decide(published, matter)
  if (decision.kind !== 'holds' || decision.main.id === ended.id) return null
  return tellsOfEnd(published.shelf, decision.main) ? decision : null
}

/**
 * The same told as a story, of which nothing else was found: what was handed in at a district and is not done yet is gone on with
 * as the law says, however much else the story tells.
 *
 * @returns `null` where it tells of no such thing, or what is found first is about another
 */
export function decideHandedIn(published: Published, matter: Matter): Decision | null {
  const ended = endOfUnitHandedTo(published, matter)
  if (ended === undefined || !STILL_LIES.test(fold(matter.text).replaceAll(/\s+/g, ' '))) return null
  const [best] = findProvisions(published, matter.text, matter).holding
  if (best === undefined || best.provision.id === ended.id) return null
  const isTold =
    tellsOfEnd(published.shelf, best.provision) && hasTheThing(published, matter.text, best.provision)
  return isTold ? withEndedBody(heldBy(best.provision), ended, false) : null
}

/** What ended the kind of district to which somebody says they handed something in. */
function endOfUnitHandedTo(published: Published, matter: Matter): Provision | undefined {
  const folded = fold(matter.text).replaceAll(/\s+/g, ' ')
  return HANDED_TO_UNIT.test(folded) ? endingOfUnitNamed(published, matter) : undefined
}
