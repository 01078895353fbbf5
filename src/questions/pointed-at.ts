import type { LegalDocument, Provision } from '#knowledge/provision.ts'
import type { Published } from '#knowledge/published.ts'
import { documentLabel } from '#knowledge/shelf.ts'
import { fold } from '#knowledge/vietnamese.ts'
import { publishedAsItRead } from '#knowledge/wording.ts'
import { withDayBefore } from './before-that.ts'
import { decide } from './decide.ts'
import type { Decision } from './decision.ts'
import { LAW_POINTED_AT } from './mention.ts'
import type { Mention } from './mention.ts'
import { whatItSays } from './phrases.ts'
import { asksStatusOfUnnamed } from './status.ts'
import { understand } from './understand.ts'
import type { Question, Understood } from './understand.ts'
import { asksWhereWritten } from './where-written.ts'

/** Whoever says "luật này" asks after the whole of it, and not after the clause that answered. */
const A_WHOLE = /^(?:luật|luat|nghị|nghi|văn|van|thông|thong|quyết|quyet|nó|no|cái)(?!\p{L})/iu
/** What may be pointed at by its kind. */
const KINDS = ['luat', 'nghi quyet', 'nghi dinh', 'thong tu']

/**
 * What points at the law that answered the question before, with that law in its place: "quy định này còn hiệu lực không?",
 * asked of today, and "khoản mấy vậy?", of the same day. Where nothing answered, the question stays as it is.
 */
export function withLawPointedAt(inUse: Published, asked: Question): Question {
  if (asksWhereWritten(asked.question)) return asOfProvision(inUse, asked)
  if (!asksStatusOfUnnamed(asked.question)) return asked
  const question = asked.question.replace(
    LAW_POINTED_AT,
    (pointed) => lawBefore(inUse, asked, pointed) ?? pointed,
  )
  return question === asked.question ? asked : { ...asked, question, earlier: [] }
}

function asOfProvision(inUse: Published, asked: Question): Question {
  const { understood, decision } = before(inUse, asked) ?? {}
  if (understood === undefined || decision === undefined) return asked
  const { provision } = spokenOf(decision)
  if (provision === undefined || isNoLaw(provision)) return asked
  const { day, place } = understood
  const question = whatItSays(inUse.shelf.label(provision), day === (asked.asOf ?? asked.today) ? null : day)
  return { ...asked, question, earlier: [], asOf: day, place }
}

/** The name of the law that is pointed at: "nghị quyết ấy" is the one that was asked about, where that is one. */
function lawBefore(inUse: Published, asked: Question, pointed: string): string | undefined {
  const { understood, decision } = before(inUse, asked) ?? {}
  if (understood === undefined || decision === undefined) return undefined
  const { shelf } = inUse
  const isWhole = A_WHOLE.test(pointed)
  const named = isWhole ? nameOf(understood.matter.mention, pointed) : undefined
  if (named !== undefined) return named
  const { document, provision } = spokenOf(decision)
  const whole = document ?? (provision && shelf.document(provision))
  if (whole === undefined || (provision !== undefined && isNoLaw(provision))) return undefined
  if (isWhole && !isOfKind(whole.kind, pointed)) return undefined
  return isWhole || provision === undefined ? documentLabel(whole) : shelf.label(provision)
}

/** What was asked before, and what was made of it. */
function before(
  inUse: Published,
  asked: Question,
): { readonly understood: Extract<Understood, { kind: 'matter' }>; readonly decision: Decision } | undefined {
  const question = asked.earlier.at(-1)
  if (question === undefined) return undefined
  const given = { ...asked, question, earlier: asked.earlier.slice(0, -1) }
  const understood = understand(inUse, withLawPointedAt(inUse, withDayBefore(inUse, given)))
  if (understood.kind !== 'matter') return undefined
  const decision = decide(publishedAsItRead(inUse, understood.day), understood.matter)
  return { understood, decision }
}

function nameOf({ document, unknown }: Mention, pointed: string): string | undefined {
  if (document !== undefined) return isOfKind(document.kind, pointed) ? documentLabel(document) : undefined
  return unknown !== undefined && isOfKind(unknown, pointed) ? unknown : undefined
}

/** "Văn bản đó" may be of any kind. */
function isOfKind(name: string, pointed: string): boolean {
  const kind = KINDS.find((one) => fold(pointed).startsWith(one))
  return kind === undefined || fold(name).startsWith(kind)
}

/** An answer that was made public is no law. */
function isNoLaw({ document }: Provision): boolean {
  return document === 'hoi-dap'
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
