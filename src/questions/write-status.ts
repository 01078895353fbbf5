import type { LegalDocument, Provision } from '#knowledge/provision.ts'
import { documentLabel } from '#knowledge/shelf.ts'
import type { Shelf } from '#knowledge/shelf.ts'
import { holds, inForce } from '#knowledge/validity.ts'
import type { Citation } from '../domain/answer.ts'
import type { Decision } from './decision.ts'
import * as say from './phrases-answer.ts'
import type { Draft, When } from './write.ts'

/** Whether a document holds, since when and until when. */
export function writeStatus(
  document: LegalDocument,
  citations: readonly Citation[],
  { day, today }: When,
): Draft {
  const label = documentLabel(document)
  const { state, reason } = inForce(document, day, null)
  const began = say.tookEffect(label, document.validity.from)
  const held = day === today ? say.stillHolds(label) : say.heldThen(label)
  const isLaw = holds({ state })
  const told = reason === undefined ? [] : [isLaw ? say.thisText(reason) : `${label} ${reason}.`]
  const asked = [...(isLaw ? [held] : []), ...told].join(' ')
  const since = inForce(document, today, null).reason
  const later = since === undefined || since === reason ? [] : [say.hasEnded(label, since)]
  const sentences = state === 'not_yet' ? [say.notYet(label, reason ?? '')] : [asked, began, ...later]
  const note = document.note === undefined ? [] : [document.note]
  if (citations.length === 0) {
    const text = [...sentences, ...note].join(' ')
    return { outcome: 'no_answer', reason: 'status', text, lead: '', citations }
  }
  const isOpen = state === 'needs_ruling' && document.validity.needsRuling?.presumed === undefined
  return {
    outcome: isOpen ? 'partial' : 'answered',
    reason: 'status',
    text: withBasis([...sentences, ...note].join('\n'), citations),
    lead: '',
    citations,
  }
}

/** What is known of a provision whose wording is not on file: that it is not, and that it has ended, where it has. */
export function writeWordless(
  shelf: Shelf,
  { provision, ended }: Extract<Decision, { kind: 'text_missing' }>,
  { day }: When,
  citing: (provision: Provision) => Citation,
): Draft {
  const label = shelf.label(provision)
  const missing = say.textMissing(label)
  const told = say.hasEnded(label, inForce(provision, day, null).reason ?? '')
  const citations = (ended?.by ?? []).map(citing)
  if (ended?.isAsked === true && citations.length > 0)
    return { outcome: 'answered', reason: 'status', text: withBasis(told, citations), lead: '', citations }
  const text = ended === undefined ? missing : `${told} ${missing}`
  return { outcome: 'no_answer', reason: 'text_missing', text, lead: '', citations }
}

/** An answer's text with the line that names what it rests on. */
export function withBasis(text: string, citations: readonly Citation[]): string {
  return `${text}\n\n${say.BASIS} ${citations.map(({ label }) => label).join('; ')}.`
}
