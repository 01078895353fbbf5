import type { Published } from '#knowledge/published.ts'
import type { Provision } from '#knowledge/provision.ts'
import { documentLabel } from '#knowledge/shelf.ts'
import type { Shelf } from '#knowledge/shelf.ts'
import { inForce } from '#knowledge/validity.ts'
import { cite } from './citations.ts'
import { NOTHING_CARRIED } from './decision.ts'
import type { Decision } from './decision.ts'
import * as say from './phrases-answer.ts'
import { leadByUnit } from './write.ts'
import type { Draft, When } from './write.ts'
import { basis, tell, tellShort } from './writer-quotes.ts'

/** One of several matters; those of a comparison by their names. */
interface Decided {
  readonly about?: string
  readonly asked?: string
  /** It is no question about the law by itself; others than the desk take care of it. */
  readonly isTurned?: boolean
  readonly decision: Decision
}

/** Longest each of several answers may be, in characters, so that all of them fit a telephone. */
const LONGEST_EACH = 330

/** Answers the matters of one message one by one, shortly; what the law does not answer is said to be open. */
export function writeSeveral({ shelf }: Published, decided: readonly Decided[], when: When): Draft {
  const told: Provision[] = []
  const lines = decided.map(({ about, asked = '', decision, isTurned }, at) => {
    const begins = about === undefined ? (say.MATTERS[at] ?? '') : say.onThing(about)
    if (isTurned === true) return `${begins} ${say.MATTER_TURNED}`
    if (decision.kind !== 'holds' && decision.kind !== 'doubtful') return `${begins} ${say.MATTER_OPEN}`
    const { main } = decision
    const former = decision.kind === 'holds' ? decision.former : null
    const carried = decision.kind === 'holds' ? decision.carried : NOTHING_CARRIED
    const by = carried.get(main.id)?.by
    told.push(main, ...(by === undefined ? [] : [by]), ...(former === null ? [] : [former]))
    const first = [...before(shelf, main, former, when), ...leadByUnit(shelf, { main, carried })]
    return [begins, ...first, tellEach(shelf, main, asked)].join(' ')
  })
  const citations = [...new Set(told)].map((provision) => cite(shelf, provision, when.day))
  const lead = when.day === when.today ? [] : [say.IN_THAT_TIME]
  const isWhole = decided.every(({ decision }) => decision.kind === 'holds')
  return {
    outcome: isWhole ? 'answered' : 'partial',
    reason: 'several',
    text: [[...lead, ...lines].join('\n'), `${say.BASIS} ${basis(shelf, citations)}.`].join('\n\n'),
    lead: lead.join('\n'),
    citations,
  }
}

/** With its points where they are few. */
function tellEach(shelf: Shelf, provision: Provision, asked: string): string {
  const whole = tell(shelf, provision, LONGEST_EACH, asked)
  return whole.length <= LONGEST_EACH ? whole : tellShort(shelf, provision, LONGEST_EACH, asked)
}

/** What must be said before one of the answers: that its law must be checked, or that the rule asked about has ended. */
function before(shelf: Shelf, main: Provision, former: Provision | null, { day }: When): readonly string[] {
  const { state, reason = '' } = inForce(main, day, null)
  if (state === 'needs_ruling') return [say.mustBeChecked(documentLabel(shelf.document(main)), reason)]
  if (former === null) return []
  return [say.hasEnded(shelf.label(former), inForce(former, day, null).reason ?? ''), say.HOLDS_NOW]
}
