import type { LegalDocument, Provision } from '#knowledge/provision.ts'
import type { Published } from '#knowledge/published.ts'
import { documentLabel } from '#knowledge/shelf.ts'
import { publishedAsItRead } from '#knowledge/wording.ts'
import { decide } from './decide.ts'
import type { Decision } from './decision.ts'
import { LAW_POINTED_AT } from './mention.ts'
import { asksStatusOfUnnamed } from './status.ts'
import { understand } from './understand.ts'
import type { Question } from './understand.ts'

/** Whoever says "luật này" asks after the whole of it, and not after the clause that answered. */
const A_WHOLE = /^(?:luật|luat|nghị|nghi|văn|van|thông|thong|quyết|quyet)(?!\p{L})/iu

/**
 * "Quy định này còn hiệu lực không?" asks after the law that answered the question before; it is put there by its name, and
 * asked of today. Where nothing answered, the question stays as it is.
 */
export function withLawPointedAt(inUse: Published, asked: Question): Question {
  if (!asksStatusOfUnnamed(asked.question)) return asked
  const name = (pointed: string): string => lawThatAnswered(inUse, asked, A_WHOLE.test(pointed)) ?? pointed
  const question = asked.question.replace(LAW_POINTED_AT, name)
  return question === asked.question ? asked : { ...asked, question, earlier: [] }
}

function lawThatAnswered(inUse: Published, asked: Question, isWhole: boolean): string | undefined {
  const question = asked.earlier.at(-1)
  if (question === undefined) return undefined
  const before = withLawPointedAt(inUse, { ...asked, question, earlier: asked.earlier.slice(0, -1) })
  const understood = understand(inUse, before)
  if (understood.kind !== 'matter') return undefined
  const published = publishedAsItRead(inUse, understood.day)
  const { document, provision } = spokenOf(decide(published, understood.matter))
  const { shelf } = published
  const whole = document ?? (provision && shelf.document(provision))
  // An answer that was made public is no law.
  if (whole === undefined || provision?.document === 'hoi-dap') return undefined
  return isWhole || provision === undefined ? documentLabel(whole) : shelf.label(provision)
}

/** What a decision tells of: one provision, or a document as a whole. */
interface SpokenOf {
  readonly document?: LegalDocument
  readonly provision?: Provision
}

function spokenOf(decision: Decision): SpokenOf {
  if ('main' in decision) return { provision: decision.main }
  if (decision.kind === 'ended') return { provision: decision.former }
  if ('provision' in decision) return { provision: decision.provision }
  return 'document' in decision ? { document: decision.document } : {}
}
