import type { Provision } from '#knowledge/provision.ts'
import type { Published } from '#knowledge/published.ts'
import { fold } from '#knowledge/vietnamese.ts'
import { isAnswerable } from './answerable.ts'
import { decide } from './decide.ts'
import type { Decision, Matter } from './decision.ts'
import { endedBodyIn } from './ended-body.ts'
import { endingOfUnitNamed } from './ended-unit.ts'
import { findProvisions } from './find.ts'
import { isOfOthers } from './intent/recognise.ts'
import type { Recognised } from './intent/recognise.ts'

/** "Nộp ở quận 7", "gửi lên huyện": with whom it lies, not where its owner lives. */
const HANDED_TO_UNIT =
  /\b(?:nop|gui)\b(?: \S+){0,4}? (?:o|cho|len|tren|tai|ve|toi|den|duoi)(?: uy ban nhan dan)? (?:quan|huyen|thi xa)\b/

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
  const { summary, text } = decision.main
  return /\bcap huyen\b/.test(fold([summary, text].join(' '))) ? decision : null
}

/** What ended the kind of district to which somebody says they handed something in. */
function endOfUnitHandedTo(published: Published, matter: Matter): Provision | undefined {
  const folded = fold(matter.text).replaceAll(/\s+/g, ' ')
  return HANDED_TO_UNIT.test(folded) ? endingOfUnitNamed(published, matter) : undefined
}
